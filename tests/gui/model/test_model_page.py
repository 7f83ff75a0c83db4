"""The sales-cycle page: stages typed in rows, moved, taken out, taken back; a list in and out."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from tests.hands import Hands
from winnotes.desk.exporting import export_library
from winnotes.desk.home import DATABASE
from winnotes.desk.importing import import_file
from winnotes.desk.sales_model import sales_model, set_stages
from winnotes.store.store import Store


def stages(hands: Hands) -> list[str]:
    """Return the stages the disk has, after what was typed has come to rest."""
    hands.window.rooms["model"].page.settle()
    found = []
    hands.window.autosave.run(sales_model, found.append)
    hands.wait()
    return [stage.name for stage in found[0].stages]


def shown(hands: Hands) -> list[str]:
    rows = hands.window.rooms["model"].page.rows.rows()
    return [row.get("name", "") for row in rows]


@pytest.fixture
def typed(hands: Hands) -> Hands:
    hands.press("Ctrl+6")
    hands.type("Discovery\tsoon")
    hands.press("Return")
    hands.type("Demo\t3w\tAE, SE")
    hands.press("Return")
    hands.type("Legal")
    return hands


def test_stages_are_typed_row_by_row_and_stand_there_after_the_next_start(typed: Hands):
    assert stages(typed) == ["Discovery", "Demo", "Legal"]
    typed.close()
    typed.open()
    typed.press("Ctrl+6")
    assert shown(typed) == ["Discovery", "Demo", "Legal"]
    assert typed.window.rooms["model"].page.told.text() == "3 stages, 3 weeks in all"


def test_what_was_typed_is_written_when_the_typing_rests_though_nobody_leaves_the_field(hands: Hands):
    hands.press("Ctrl+6")
    hands.window.rooms["model"].page.rest.setInterval(0)
    hands.type("Discovery")
    hands.wait()
    found = []
    hands.window.autosave.run(sales_model, found.append)
    hands.wait()
    assert [stage.name for stage in found[0].stages] == ["Discovery"]


def test_what_was_typed_last_is_there_though_the_window_closes_at_once(hands: Hands):
    hands.press("Ctrl+6")
    hands.type("Discovery\t2w")
    hands.close()
    hands.open()
    hands.press("Ctrl+6")
    assert (
        shown(hands) == ["Discovery"]
        and hands.window.rooms["model"].page.told.text() == "1 stage, 2 weeks in all"
    )


def test_alt_and_arrows_move_the_stage_and_the_cursor_goes_along(typed: Hands):
    typed.press("Alt+Up", "Alt+Up", "Alt+Up")
    assert stages(typed) == ["Legal", "Discovery", "Demo"]
    typed.type(" check")
    assert stages(typed) == ["Legal check", "Discovery", "Demo"]
    typed.press("Alt+Down")
    assert stages(typed) == ["Discovery", "Legal check", "Demo"]


def test_a_stage_is_taken_out_and_ctrl_z_brings_it_back_where_it_stood(typed: Hands):
    assert stages(typed) == ["Discovery", "Demo", "Legal"]
    typed.press("Up", "Ctrl+Del")
    assert stages(typed) == ["Discovery", "Legal"]
    typed.press("Ctrl+Z")
    assert stages(typed) == ["Discovery", "Demo", "Legal"] == shown(typed)


def test_a_list_comes_in_and_is_written_and_is_taken_back(typed: Hands, tmp_path: Path):
    before = stages(typed)
    (tmp_path / "stages.csv").write_text("Stage,Days\nQualify,10\nClose,5\n")
    room = typed.window.rooms["model"]
    room.take_list(tmp_path / "stages.csv")
    typed.wait()
    assert stages(typed) == ["Qualify", "Close"] == shown(typed)
    room.write_list(tmp_path / "out.csv")
    typed.wait()
    assert (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()[1] == '"Qualify","10","",""'
    typed.press("Ctrl+Z")
    assert stages(typed) == before == shown(typed)


def test_an_expectation_nobody_understands_is_marked_and_kept_as_typed(typed: Hands):
    assert stages(typed)
    cells = typed.window.rooms["model"].page.rows.grid_rows()
    assert [row["expected"].property("unread") for row in cells[:2]] == [True, False]
    assert cells[0]["expected"].text() == "soon"


def test_what_two_laptops_wrote_unlike_is_told_with_both_words_until_it_is_settled(
    typed: Hands, tmp_path: Path
):
    assert stages(typed) == ["Discovery", "Demo", "Legal"]
    with closing(Store(tmp_path / "alex" / DATABASE)) as alex:
        set_stages(alex, [{"name": "Discovery"}, {"name": "Demo", "expected": "5w", "people": "AE, SE"}])
        export_library(alex, tmp_path / "alex.winnotes")
    typed.window.autosave.run(
        lambda store: import_file(store, tmp_path / "alex.winnotes"), lambda _came: None
    )
    typed.press("Ctrl+6")
    page = typed.window.rooms["model"].page
    assert "Demo, Expected to take: “3w” or “5w”" in page.differs.text()
    assert (
        "Discovery, Expected to take: “” or “soon”" in page.differs.text()
        or "“soon” or “”" in page.differs.text()
    )
    typed.press("End")
    typed.type(" call")
    assert stages(typed)[0] == "Discovery call" and "Discovery" not in page.differs.text()
    typed.press("Ctrl+Z")
    assert stages(typed)[0] == "Discovery" and "Demo" in page.differs.text(), "what is unlike stays so"
    choice = next(one for one in page.findChildren(QPushButton) if one.text() == "Demo: 5w")
    choice.setFocus()
    typed.press("Space")
    assert not page.differs.isVisible() and shown(typed) == stages(typed)
    assert page.rows.rows()[1] == {"name": "Demo", "expected": "5w", "people": "AE, SE"}


def test_rows_copied_from_a_spreadsheet_come_behind_the_stages_and_a_word_goes_where_one_types(typed: Hands):
    before = stages(typed)
    QGuiApplication.clipboard().setText("demo\t5w\nPilot\t10 days\n")
    typed.press("Ctrl+V")
    assert stages(typed) == ["Discovery", "demo", "Legal", "Pilot"] == shown(typed)
    assert typed.window.rooms["model"].page.told.text() == "4 stages, 45 days in all"
    typed.press("Ctrl+Z")
    assert stages(typed) == before
    QGuiApplication.clipboard().setText(" review")
    typed.press("End", "Ctrl+V")
    assert stages(typed) == ["Discovery", "Demo", "Legal review"]
