"""The lunch broke off in the middle of a word; the next day it goes on there, nothing lost, nothing counted twice."""

from datetime import timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from tests.hands import Hands
from winnotes.core.interview import interview_in
from winnotes.desk.home import wall_ms
from winnotes.desk.importing import read_file
from winnotes.gui.export.formats import Asked
from winnotes.gui.export.saving import export_job
from winnotes.wording import original_guide

DAY_MS = round(timedelta(hours=22).total_seconds() * 1000)


@pytest.fixture
def broken_off(hands: Hands) -> Hands:
    """A lunch of Kim's, closed in the middle of a word, and WinNotes started again the next day."""
    hands.now_ms = wall_ms()
    hands.press("Ctrl+N")
    hands.page.name_strip.field.setFocus()
    hands.type("Kim Berger\n")
    hands.press("F7")
    hands.type("Northwind Traders\nFleet renewal\nDana Ruiz")
    hands.press("Escape")
    hands.type("a referral from their ops lead")
    for _second in range(90):
        hands.now_ms += 1000
        hands.page.timekeeper.tick()
    hands.turn_to("Time to close")
    hands.press("F4")
    hands.type("14w")
    hands.turn_to("Competition")
    hands.type("8")
    hands.turn_to("Objections")
    hands.type('price came up only after the pilot\n"is this per van or per jo')
    hands.close()
    hands.now_ms += DAY_MS
    hands.open()
    return hands


def test_the_lunch_is_in_the_library_as_unfinished_and_one_key_goes_on_where_it_stopped(broken_off):
    library = broken_off.window.library
    broken_off.window.refresh_library()
    broken_off.wait()
    spoken = str(library.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert library.titles() == ["Northwind Traders · Fleet renewal"]
    assert "4 of 22 asked" in spoken and "finished" not in spoken
    broken_off.press("Return")
    assert broken_off.page.key == "objections"
    assert broken_off.page.pane.note.hasFocus()
    broken_off.type('ke?"')
    assert broken_off.document.note("objections").endswith('"is this per van or per joke?"')


def test_undo_takes_back_todays_words_and_leaves_yesterdays(broken_off):
    broken_off.press("Return")
    before = broken_off.document.note("objections")
    broken_off.press("Ctrl+Z")
    assert broken_off.document.note("objections") == before
    broken_off.type("ke?")
    broken_off.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert broken_off.document.note("objections") == before
    broken_off.press("Ctrl+Shift+Z")
    assert broken_off.document.note("objections") == before + "ke?"


def test_the_night_is_shown_as_a_gap_and_not_counted(broken_off):
    broken_off.press("Return", "F5")
    assert broken_off.page.timer_bar.clock.text() == "01:30"
    told = broken_off.page.timer_bar.pace.whole_text
    assert "22:0" in told and "away, not counted" in told
    for _second in range(5):
        broken_off.now_ms += 1000
        broken_off.page.timekeeper.tick()
    assert broken_off.page.timer_bar.clock.text() == "01:35"


def finish(hands: Hands) -> None:
    """Answer one more question on the second day, write the summary and finish."""
    hands.press("Return")
    hands.type('ke?"')
    hands.turn_to("Who decided")
    hands.type("Samir, the depot manager")
    hands.press("F8")
    assert hands.window.review.must_asks.isVisible()
    hands.window.review.summary_field.setFocus()
    hands.type("won on service")
    hands.press("Ctrl+Shift+Return")
    assert hands.document.is_finished


def notes_of(answer) -> list[str]:
    return [str(note.content) for note in answer.notes]


def test_it_is_finished_and_every_file_says_what_was_typed_on_both_days(broken_off, tmp_path):
    finish(broken_off)
    subject = broken_off.document.subject
    for suffix in ("pdf", "csv", "winnotes"):
        job = export_job(subject, Asked(tmp_path / f"lunch.{suffix}"))
        broken_off.window.autosave.run(job, lambda _told: None)
        broken_off.wait()
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(tmp_path / "lunch.pdf").pages).split())
    for words in ("Northwind Traders", "Dana Ruiz", "per van or per joke?", "14 weeks", "won on service"):
        assert words in text, words
    for name in ("lunch.winnotes", "lunch.csv"):
        view = interview_in(read_file(tmp_path / name).notebook, subject, original_guide())
        objections = 'price came up only after the pilot\n"is this per van or per joke?"'
        assert notes_of(view.answer("objections")) == [objections]
        assert notes_of(view.answer("decision_maker")) == ["Samir, the depot manager"]
        assert view.answer("time_to_close").united["days"].reading == [98, False]
        assert view.answer("competition_fierceness").united["score"].reading == 8
        assert view.fact("summary") == "won on service"
