"""A lunch leaves as a CSV, two colleagues each change the same row in a spreadsheet, and both files come back."""

import csv
import io
from pathlib import Path

import pytest

from tests.hands import Hands
from winnotes.gui.export.formats import Asked
from winnotes.gui.export.saving import export_job
from winnotes.gui.keyboard import settle_until


@pytest.fixture
def kim(qapp, tmp_path: Path):
    """Kim, with a lunch noted and sent round as a CSV."""
    hands = Hands(qapp, tmp_path / "kim")
    hands.press("Ctrl+N")
    hands.page.name_strip.field.setFocus()
    hands.type("Kim Berger\n")
    hands.turn_to("Why us")
    hands.page.pane.note.setFocus()
    hands.type("they liked the price")
    hands.turn_to("Competition")
    hands.type("7")
    hands.window.autosave.run(
        export_job(hands.document.subject, Asked(tmp_path / "sent.csv", "team")), hands.window.foot.tell
    )
    hands.wait()
    yield hands
    hands.close()


def changed(folder: Path, name: str, **cells: str) -> Path:
    """The CSV that was sent round, with some cells of Kim's row changed, as a spreadsheet saves it."""
    rows = list(csv.DictReader(io.StringIO((folder / "sent.csv").read_text("utf-8-sig"))))
    next(row for row in rows if row["why_us_note"]).update(cells)
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    (folder / name).write_text(out.getvalue(), "utf-8")
    return folder / name


@pytest.fixture
def both_back(kim: Hands, tmp_path: Path) -> Hands:
    """Both changed files, looked at and taken."""
    anna = changed(
        tmp_path, "anna.csv", why_us_note="they liked the price\nsays Anna", competition_fierceness="8"
    )
    bob = changed(
        tmp_path, "bob.csv", why_us_note="they liked the price\nsays Bob", competition_fierceness="9"
    )
    kim.window.open_files([str(anna), str(bob)])
    preview = kim.window.preview
    settle_until(lambda: kim.window.autosave.is_idle and not preview.is_busy)
    kim.press("Return")
    settle_until(lambda: kim.window.autosave.is_idle and not preview.is_busy)
    kim.press("Escape")
    return kim


def test_all_three_texts_stand_in_the_note_and_typing_on_loses_none(both_back: Hands):
    kim = both_back
    kim.turn_to("Why us")
    first, *more = kim.page.pane.note.toPlainText().split("\n")
    assert first == "they liked the price" and sorted(more) == ["says Anna", "says Bob"]
    kim.page.pane.note.setFocus()
    kim.press("Ctrl+End")
    kim.type("\nand I say so too")
    kim.turn_to("In the door")
    told = [note.content for note in kim.document.interview().answer("why_us").notes]
    assert told == ["\n".join([first, *more, "and I say so too"])]


def test_unlike_values_are_asked_about_and_none_is_typed_over_unseen(both_back: Hands):
    kim = both_back
    assert kim.document.interview().answer("competition_fierceness").differs
    kim.turn_to("Competition")
    kim.page.pane.fields[0].line.setFocus()
    kim.press("Ctrl+A")
    kim.type("6")
    kim.turn_to("In the door")
    answer = kim.document.interview().answer("competition_fierceness")
    scores = sorted(voice.content["read"]["score"] for voice in answer.voices)
    assert scores in ([6, 8], [6, 9]) and answer.differs
    kim.press("F8")
    (row,) = kim.window.review.voices.agree_rows
    row.setFocus()
    kim.press("1", "Return")
    assert kim.window.review.voices.agree_rows == []
