"""What lies over a page: the export sheet, the keys, the curtain; and whose turn it is to type."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.desk.noting import TEAM_GUIDE, team_guide
from winnotes.desk.guides import keep_guide
from winnotes.gui.actions import COMMANDS
from winnotes.gui.export.export_sheet import ExportSheet
from winnotes.gui.export.formats import FORMATS


@pytest.fixture
def saving(monkeypatch, tmp_path: Path):
    """Answers the system's own dialog with a place."""
    asked = []

    def answer(_parent, _title, suggested, kind):
        asked.append((Path(suggested).name, kind))
        return str(tmp_path / "out"), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return asked


def sheet_of(hands) -> ExportSheet:
    return next(one for one in hands.window.findChildren(ExportSheet) if one.isVisible())


def private_lunch(hands):
    """Go on with a lunch under a guide of the team's own, with a private answer and a scrap sent to it."""
    hands.window.autosave.run(lambda store: keep_guide(store, TEAM_GUIDE, team_guide()), lambda _none: None)
    hands.document.put(
        {
            "guide": team_guide().id,
            "gossip_note": "the merger",
            "why_us_note": "the people",
            "scrap.sabc": {"text": "hush hush", "talk_s": 5, "placed": "gossip"},
            "scrap.sdef": {"text": "ask the CFO", "talk_s": 6, "placed": ""},
        }
    )
    hands.document.leave()
    hands.wait()


def test_the_format_is_chosen_in_a_sheet_and_the_file_written(lunch, saving, tmp_path: Path):
    lunch.type("they called us")
    lunch.press("Ctrl+E", "Return")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    assert saving[0][0].endswith(".pdf")
    assert "out.pdf" in lunch.window.foot.notice
    lunch.type(" first")
    assert lunch.document.note("entry_path") == "they called us first"


def test_semicolons_are_a_format_of_their_own(lunch, saving, tmp_path: Path):
    lunch.press("Ctrl+E", "Down", "Down", "Down", "Return")
    assert (tmp_path / "out.csv").read_text("utf-8-sig").count(";") > 20


def test_every_format_is_written_through_the_window(lunch, saving, tmp_path: Path):
    lunch.type("they called us")
    for number, one in enumerate(FORMATS):
        lunch.press("Ctrl+E")
        sheet_of(lunch).formats.setCurrentRow(number)
        lunch.press("Return")
        written = tmp_path / f"out.{one.suffix}"
        assert written.stat().st_size > 100
        written.unlink()


def test_where_nothing_is_private_nothing_is_asked_about_it(lunch):
    lunch.press("Ctrl+E")
    assert not sheet_of(lunch).private.isVisible()
    lunch.press("Escape")


def test_private_answers_and_their_scraps_stay_unless_ticked(lunch, saving, tmp_path: Path):
    private_lunch(lunch)
    for is_ticked in (False, True):
        lunch.press("Ctrl+E")
        sheet = sheet_of(lunch)
        assert sheet.private.isVisible() and not sheet.private.isChecked()
        sheet.private.setChecked(is_ticked)
        sheet.formats.setCurrentRow(len(FORMATS) - 1)
        lunch.press("Return")
        data = (tmp_path / "out.winnotes").read_bytes()
        assert b"the people" in data and b"ask the CFO" in data
        assert (b"the merger" in data, b"hush hush" in data) == (is_ticked, is_ticked)


@pytest.mark.parametrize("size", [(1024, 600), (1280, 800)])
def test_the_curtain_hides_everything_and_no_key_reaches_behind_it(lunch, size):
    lunch.document.set_fact("crm_lead_source", "Web")
    lunch.turn_to("Lead source")
    lunch.window.resize(*size)
    lunch.wait()
    page = lunch.page
    lunch.press("F9")
    curtain = lunch.window.curtain
    assert curtain.rect() == lunch.window.rect()
    picture = lunch.window.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, size[0], 3) for y in (40, 200, 400)}
    assert len(colours) == 1
    lunch.press("Tab", "Ctrl+N", "F1", "Ctrl+K", "Alt+Left")
    lunch.type("secret")
    assert QApplication.focusWidget() is curtain and lunch.window.lunch is page
    lunch.press("F9")
    assert not curtain.isVisible()
    assert not any("secret" in lunch.document.note(one.key) for one in lunch.document.guide.questions)


def test_f1_gives_the_cursor_back(lunch):
    lunch.type("one ")
    lunch.press("F1", "Escape")
    lunch.type("two")
    assert lunch.document.note("entry_path") == "one two"
    lunch.press("F1", "F1", "F8")
    assert lunch.window.pages.currentWidget() is lunch.window.review


def test_the_keys_of_the_library_are_on_the_key_map(lunch):
    (found,) = [one for one in COMMANDS if one.name == "find_interview"]
    assert found.keys == ("/",) and found.page == "library"
    lunch.type("a/b")
    assert lunch.document.note("entry_path") == "a/b"
    for keys in found.keys:
        lunch.press("Alt+Left")
        lunch.window.library.list.setFocus()
        lunch.press(keys)
        assert lunch.window.library.filter_line.hasFocus()
    lunch.type("a/b")
    assert lunch.window.library.filter_line.text() == "a/b"


def test_who_types_is_said_quietly_and_only_where_two_share_the_laptop(lunch):
    assert lunch.window.foot.typist == "" and lunch.window.foot.notice == ""
    lunch.press("F6")
    lunch.type("Alex Osei\n")
    assert lunch.window.foot.typist == "·  Alex Osei types" and lunch.window.foot.notice == ""
    lunch.press("F6")
    assert lunch.window.foot.typist == "·  Kim Berger types"
    lunch.press("Alt+Left")
    assert lunch.window.foot.typist == ""
