"""The content page: pieces added, found, joined, taken apart, retired and taken back, by keys alone."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from tests.hands import Hands
from winnotes.desk.content import Line
from winnotes.gui.content.content_model import ContentModel


@pytest.fixture
def listed(hands: Hands) -> Hands:
    """A window on a list of three pieces."""
    hands.press("Ctrl+7")
    QGuiApplication.clipboard().setText(
        "Piece\tKind\nSecurity deck\tdeck\nSecurity decks\t\nROI sheet\tsheet\n"
    )
    hands.press("Ctrl+V")
    return hands


def page(hands: Hands):
    return hands.window.rooms["content"].page


def names(hands: Hands) -> list[str]:
    return [line.name for line in page(hands).catalogue.lines]


def test_rows_that_were_copied_come_in_and_ctrl_z_takes_them_back(listed: Hands):
    assert names(listed) == ["ROI sheet", "Security deck", "Security decks"]
    listed.press("Ctrl+Z")
    assert names(listed) == []


def test_a_name_nobody_knows_is_added_with_enter_and_is_the_current_one(listed: Hands):
    listed.press("/")
    listed.type("Battle card")
    listed.press("Return")
    assert names(listed) == ["Battle card", "ROI sheet", "Security deck", "Security decks"]
    assert page(listed).line.name == "Battle card"
    assert page(listed).strip.told.text().endswith("No lunch named it yet.")


def test_a_kind_and_a_stage_are_typed_behind_a_name_new_or_known_and_taken_back(listed: Hands):
    for typed in ("Battle card; card; late", "Security deck; slides"):
        listed.press("/")
        listed.type(typed)
        listed.press("Return")
    told = {line.name: (line.piece.kind, line.piece.stage) for line in page(listed).catalogue.lines}
    assert told["Battle card"] == ("card", "late") and told["Security deck"] == ("slides", "")
    listed.press("Ctrl+Z")
    assert page(listed).catalogue.lines[page(listed).model.row_of("Security deck")].piece.kind == "deck"


def test_two_pieces_are_joined_by_one_letter_each_and_taken_apart_by_another(listed: Hands):
    listed.press("Down", "J", "Down", "J")
    assert names(listed) == ["ROI sheet", "Security deck"]
    assert "Also called “Security decks”" in page(listed).strip.told.text()
    listed.press("P")
    assert names(listed) == ["ROI sheet", "Security deck", "Security decks"]
    listed.press("Ctrl+Z")
    assert names(listed) == ["ROI sheet", "Security deck"]
    listed.press("Ctrl+Z")
    assert names(listed) == ["ROI sheet", "Security deck", "Security decks"]


def test_a_likely_pair_is_suggested_and_a_pair_turned_down_is_not_asked_again(listed: Hands):
    assert page(listed).pair_told.text() == "“Security deck” and “Security decks” may be one piece."
    page(listed).settle_pair(is_same=False)
    listed.wait()
    assert not page(listed).pair_told.isVisible()


def test_a_retired_piece_says_so_and_comes_back_with_the_same_key(listed: Hands):
    listed.press("R")
    assert page(listed).line.piece.is_retired
    listed.press("R")
    assert not page(listed).line.piece.is_retired


def test_a_list_in_a_file_comes_in(hands: Hands, tmp_path: Path):
    (tmp_path / "pieces.csv").write_text("Case study;story\nDemo video;video\n")
    hands.press("Ctrl+7")
    hands.window.rooms["content"].take_list(tmp_path / "pieces.csv")
    hands.wait()
    assert names(hands) == ["Case study", "Demo video"]


@pytest.mark.parametrize("question", ["content_used", "content_effect", "content_not_used"])
def test_known_pieces_are_offered_while_one_is_typed_and_the_right_arrow_takes_the_first(
    listed: Hands, question
):
    listed.press("Ctrl+N")
    listed.window.lunch.name_strip.field.setFocus()
    listed.type("Kim Berger\n")
    listed.page.show_question(question)
    listed.press("F4")
    listed.type("sec")
    assert listed.page.pane.rows.offered == ["Security deck", "Security decks"]
    listed.press("Right")
    said = listed.document.value(question).rows("pieces")
    assert said[0]["piece"] == "Security deck" and said[0].get("kind", "deck") == "deck"
    assert listed.page.pane.rows.offered == []


def test_what_nobody_knows_is_typed_as_ever_and_offers_nothing(listed: Hands):
    listed.press("Ctrl+N")
    listed.window.lunch.name_strip.field.setFocus()
    listed.type("Kim Berger\n")
    listed.turn_to("Content shown")
    listed.press("F4")
    listed.type("zebra")
    listed.press("Right")
    assert listed.document.value("content_used").rows("pieces") == [{"piece": "zebra"}]


def test_the_model_behind_the_table_keeps_qt_s_promises_while_it_is_filled_and_narrowed():
    model = ContentModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_lines([Line(f"Piece {n}", None, None) for n in range(30)])
    model.mark("Piece 3")
    model.narrow("piece 2")
    assert model.rowCount() == 12 and model.row_of("Piece 3") == -1
    model.show_lines([])
    assert model.rowCount() == 0
