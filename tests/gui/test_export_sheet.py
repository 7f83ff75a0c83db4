"""What the sheet asks before an interview leaves: what a CRM would cut, who may read it, under which passphrase."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from winnotes.desk.unsealing import opened_bytes
from winnotes.exchange.sealing import is_sealed
from winnotes.gui.export.export_sheet import ExportSheet
from winnotes.gui.export.formats import FORMATS
from winnotes.gui.export.headings_table import KEY

PASSPHRASE = "five forks and a knife"


@pytest.fixture
def saved(monkeypatch, tmp_path: Path) -> Path:
    """The place the system's own dialog answers with, without a suffix."""
    place = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(place), ""))
    return place


def sheet_for(hands, suffix: str, profile: str = "") -> ExportSheet:
    """Open the sheet and go to a format."""
    hands.press("Ctrl+E")
    sheet = next(one for one in hands.window.findChildren(ExportSheet) if one.isVisible())
    row = next(n for n, one in enumerate(FORMATS) if (one.suffix, one.profile) == (suffix, profile))
    sheet.formats.setCurrentRow(row)
    hands.wait()
    return sheet


@pytest.mark.parametrize("profile", ["salesforce", "hubspot", "dynamics", "pipedrive"])
def test_what_a_crm_would_not_take_whole_is_told_before_anything_is_written(lunch, saved, profile):
    lunch.turn_to("Why us")
    lunch.type("the people")
    sheet = sheet_for(lunch, "csv", profile)
    assert sheet.findings.isVisible() and "Looking" not in sheet.findings.toPlainText()
    assert "Row 2" in sheet.findings.toPlainText() or "Create first" in sheet.findings.toPlainText()
    assert not sheet.safe.isVisible() and not sheet.passphrase.isVisible()
    assert not saved.with_suffix(".csv").exists()
    lunch.press("Return")
    assert b"the people" in saved.with_suffix(".csv").read_bytes()


def test_the_findings_of_one_crm_give_way_to_those_of_the_next(lunch):
    sheet = sheet_for(lunch, "csv", "salesforce")
    shown = sheet.findings.toPlainText()
    lunch.press("Down")
    assert sheet.findings.toPlainText() != shown
    sheet.show_findings("salesforce", ["late"])
    assert sheet.findings.toPlainText() != "late"
    sheet.formats.setCurrentRow(0)
    assert not sheet.findings.isVisible()


@pytest.mark.parametrize(("suffix", "profile"), [("csv", "plain"), ("winnotes", "")])
def test_a_file_safe_to_share_names_nobody(lunch, saved, suffix, profile):
    lunch.document.set_fact("account", "Halvorsen Dairy")
    lunch.type("Halvorsen Dairy called us")
    sheet = sheet_for(lunch, suffix, profile)
    sheet.safe.setChecked(True)
    lunch.press("Return")
    data = saved.with_suffix(f".{suffix}").read_bytes()
    assert b"called us" in data and b"Halvorsen" not in data


def test_a_passphrase_is_typed_twice_and_encrypts_the_file(lunch, saved):
    lunch.type("they called us")
    sheet = sheet_for(lunch, "winnotes")
    file = saved.with_suffix(".winnotes")
    lunch.press("Tab", "Tab")
    lunch.type(PASSPHRASE)
    assert sheet.passphrase.text() == PASSPHRASE and sheet.passphrase.displayText() != PASSPHRASE
    lunch.press("Return")
    assert sheet.trouble.isVisible() and sheet.again.hasFocus() and not file.exists()
    lunch.type(PASSPHRASE)
    assert not sheet.trouble.isVisible()
    lunch.press("Return")
    assert is_sealed(file.read_bytes())
    assert b"they called us" in opened_bytes(file.read_bytes(), lambda _name: PASSPHRASE, file.name)


def heading_of(sheet: ExportSheet, key: str) -> str:
    """The heading that stands in the table for a column."""
    cells = [sheet.headings.item(row, 1) for row in range(sheet.headings.rowCount())]
    return next(cell.text() for cell in cells if cell.data(KEY) == key)


def go_to(sheet: ExportSheet, key: str) -> None:
    """Put the cursor on the heading of a column."""
    cells = [sheet.headings.item(row, 1) for row in range(sheet.headings.rowCount())]
    sheet.headings.setCurrentItem(next(cell for cell in cells if cell.data(KEY) == key))
    sheet.headings.setFocus()


def test_headings_are_changed_in_the_window_and_remembered_for_this_crm(lunch, saved):
    lunch.turn_to("Why us")
    lunch.type("the people")
    sheet = sheet_for(lunch, "csv", "salesforce")
    assert not sheet.headings.isVisible()
    sheet.change.setFocus()
    lunch.press("Space")
    assert sheet.headings.isVisible() and heading_of(sheet, "account") == "Account__c"
    go_to(sheet, "account")
    lunch.press("Return")
    lunch.type("Kunde__c\n")
    assert heading_of(sheet, "account") == "Kunde__c" and sheet.trouble.isHidden()
    go_to(sheet, "place")
    lunch.press("Return", "Backspace", "Return")
    sheet.choose.setFocus()
    lunch.press("Space")
    header = saved.with_suffix(".csv").read_text("utf-8").splitlines()[0]
    assert '"Kunde__c"' in header and "Account__c" not in header and "Place__c" not in header
    again = sheet_for(lunch, "csv", "salesforce")
    assert heading_of(again, "account") == "Kunde__c"
    again.change.setChecked(True)
    go_to(again, "account")
    lunch.press("Delete")
    assert heading_of(again, "account") == "Account__c"
    assert heading_of(sheet_of_another_crm(lunch), "account") == "Account"


def sheet_of_another_crm(hands) -> ExportSheet:
    """Put the sheet away and open it for Dynamics."""
    hands.press("Escape")
    return sheet_for(hands, "csv", "dynamics")


def test_a_heading_the_crm_does_not_take_or_another_column_has_is_refused_in_a_sentence(lunch):
    sheet = sheet_for(lunch, "csv", "salesforce")
    sheet.change.setChecked(True)
    for wrong in ("two words", "Amount__c"):
        go_to(sheet, "account")
        lunch.press("Return")
        lunch.type(f"{wrong}\n")
        assert heading_of(sheet, "account") == "Account__c"
        assert sheet.trouble.isVisible() and "was not taken" in sheet.trouble.text()
