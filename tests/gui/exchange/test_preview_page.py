"""Files coming in by keyboard: looked at, ticked, merged, told, taken back; the window lives on meanwhile."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.desk.coming import ALEX, KIM, LUNCH, SAMPLE, by, edited, packed
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.exchange.package import write_package
from winnotes.exchange.sealing import seal
from winnotes.gui.keyboard import settle_until


def small(**fields: str) -> Notebook:
    """A few facts of another lunch, by Alex."""
    return Notebook(Version("i7", name, f"{ALEX}.k1", 1, {}, text) for name, text in fields.items())


def drop(window, *paths: Path) -> None:
    """Drag files over the window's surface and let go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    surface = window.windowHandle()
    for event in (
        QDragEnterEvent(QPoint(20, 20), Qt.DropAction.CopyAction, data, *keys),
        QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data, *keys),
    ):
        event.ignore()
        QApplication.sendEvent(surface, event)
        assert event.isAccepted()


def current(merger) -> str:
    return merger.page.tree.currentIndex().data()


def test_files_are_looked_at_before_a_word_comes_in(merger, alex):
    before = merger.notes()
    merger.open(alex)
    assert merger.hands.window.pages.currentWidget() is merger.page
    assert "☑ Who decided  ·  Second voice" in merger.shown and merger.page.tree.hasFocus()
    assert merger.page.head.title.whole_text == "1 file to look at"
    merger.press("Escape")
    assert merger.hands.window.pages.currentWidget() is merger.hands.window.library
    assert merger.notes() == before


def test_arrows_go_down_the_space_bar_ticks_and_enter_merges(merger, tmp_path):
    merger.open(packed(tmp_path / "a.winnotes", small(account="Contoso", place="Harbour", product="Vans")))
    assert current(merger) == "Account"
    merger.press("Down", "Space")
    assert current(merger) == "Product" and "☐ Product" in merger.shown
    assert merger.page.head.merge.text() == "Merge 2 changes"
    merger.press("Return")
    found = merger.notes()
    assert found.heads("i7", "place") and not found.heads("i7", "product")
    assert merger.page.head.title.whole_text == "Merged 1 file"
    assert "☑ Account  ·  Came in" in merger.shown and "☐ Product  ·  Left out" in merger.shown
    merger.press("Return")
    assert "Contoso" in merger.hands.window.library.titles()


def test_the_texts_of_a_row_stand_side_by_side(merger, tmp_path):
    theirs = edited(by(ALEX), "why_us_note", "the reference call", ALEX)
    merger.open(packed(tmp_path / "alex.winnotes", theirs))
    while current(merger) != "Why us, notes":
        merger.press("Down")
    mine, theirs = merger.page.texts.mine, merger.page.texts.theirs
    assert mine.heading.text() == "Why us, notes, here" and mine.text().startswith("Kim Berger: ")
    assert theirs.heading.text() == "In alex.winnotes" and theirs.text() == "Alex Osei: the reference call"
    while not current(merger).startswith("Who decided"):
        merger.press("Down")
    assert "As expected: No" in mine.text() and "As expected: Partly" in theirs.text()


def test_the_merge_is_taken_back_from_the_report_and_the_ticks_are_there_again(merger, alex):
    before = merger.notes()
    merger.open(alex)
    merger.press("Return")
    assert merger.notes() == SAMPLE and merger.page.head.undo.isVisible()
    merger.press("Ctrl+Z")
    assert merger.notes() == before
    assert merger.page.trouble.sentences == ["The merge was undone. Everything stands as it did before."]
    assert "Second voice" in merger.shown and not merger.page.head.undo.isVisible()
    merger.press("Return")
    assert merger.notes() == SAMPLE


def test_the_last_merge_is_taken_back_from_the_list_until_something_is_written_on_top(merger, alex):
    before = merger.notes()
    merger.open(alex)
    merger.press("Return", "Return", "Ctrl+Z")
    assert merger.hands.window.foot.notice.startswith("The merge of alex.winnotes was undone.")
    assert merger.notes() == before
    merger.press("Ctrl+Z")
    assert merger.hands.window.foot.notice.startswith("The last merge cannot be undone any more")
    merger.open(alex)
    merger.press("Return", "Return")
    merger.put(edited(by(ALEX), "why_us_note", "newer", ALEX))
    merger.press("Ctrl+Z")
    assert merger.hands.window.foot.notice.startswith("The last merge cannot be undone any more")


def test_the_report_is_copied_as_text(merger, alex):
    merger.open(alex)
    merger.press("Return", "Ctrl+C")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Merged 1 file" and "Who decided  ·  Stands beside" in "\n".join(lines)


def test_bad_files_get_a_sentence_each_and_the_others_still_come(merger, alex, tmp_path):
    (tmp_path / "cut.winnotes").write_bytes(write_package(SAMPLE)[:500])
    (tmp_path / "shopping.csv").write_text("milk,eggs\n1,2\n")
    merger.open(tmp_path / "cut.winnotes", tmp_path / "shopping.csv", alex)
    assert [one.split("”")[0] for one in merger.page.trouble.sentences] == ["“cut.winnotes", "“shopping.csv"]
    assert merger.page.trouble.isVisible() and merger.shown.startswith("☑ alex.winnotes")
    merger.press("Return")
    assert merger.notes() == SAMPLE


def test_a_folder_is_looked_through_and_an_empty_one_told(merger, tmp_path):
    (tmp_path / "in").mkdir()
    merger.open(tmp_path / "in")
    assert merger.hands.window.pages.currentWidget() is merger.hands.window.library
    assert merger.hands.window.foot.notice.startswith("There is no file to read.")
    for number in range(3):
        packed(tmp_path / "in" / f"{number}.winnotes", small(account=f"Account {number}"))
    (tmp_path / "in" / "notes.txt").write_text("not for us")
    merger.open(tmp_path / "in")
    assert [file.coming.path.name for file in merger.page.model.preview.files] == [
        "0.winnotes", "1.winnotes", "2.winnotes",
    ]  # fmt: skip


def test_files_dropped_on_the_library_or_on_a_lunch_are_looked_at(merger, alex, tmp_path):
    window = merger.hands.window
    drop(window, alex)
    merger.wait()
    assert "Second voice" in merger.shown
    merger.press("Escape")
    window.open_interview(LUNCH)
    merger.wait()
    merger.hands.page.show_question("why_us")
    merger.hands.type("half a")
    drop(window, tmp_path)
    merger.wait()
    assert "alex.winnotes" in merger.shown
    merger.press("Escape")
    assert window.pages.currentWidget() is merger.hands.page
    assert merger.hands.document.subject == LUNCH


def test_a_lunch_that_lies_open_shows_what_came(merger, alex):
    window = merger.hands.window
    window.open_interview(LUNCH)
    merger.wait()
    assert [one.person for one in merger.hands.document.interview().answer("decision_maker").voices] == [KIM]
    merger.open(alex)
    merger.press("Return", "Escape")
    assert window.pages.currentWidget() is merger.hands.page
    assert {one.person for one in merger.hands.document.interview().answer("decision_maker").voices} == {
        KIM,
        ALEX,
    }


def test_more_files_join_those_that_are_looked_at_and_ticks_stay(merger, alex, tmp_path):
    merger.open(packed(tmp_path / "a.winnotes", small(account="Contoso", place="Harbour")))
    merger.press("Space")
    merger.hands.window.take_second_start([str(alex)])
    merger.wait()
    assert "☐ Account  ·  New\n    ☑ Place" in merger.shown and "alex.winnotes" in merger.shown
    assert merger.page.head.title.whole_text == "2 files to look at"


def test_an_encrypted_file_asks_for_its_passphrase_in_the_window(merger, tmp_path):
    (tmp_path / "secret.winnotes").write_bytes(seal(write_package(SAMPLE), "correct horse"))
    merger.open(tmp_path / "secret.winnotes")
    strip = merger.page.passphrase
    assert strip.told == "“secret.winnotes” is encrypted." and strip.field.hasFocus()
    merger.hands.type("wrong")
    merger.press("Return")
    assert strip.told == "This passphrase does not open “secret.winnotes”. Type it again."
    merger.hands.type("correct horse")
    merger.press("Return")
    assert strip.told == "" and "☑ secret.winnotes" in merger.shown and merger.page.trouble.sentences == []
    assert merger.page.tree.hasFocus()


def test_an_encrypted_file_left_out_is_told_and_the_others_come(merger, alex, tmp_path):
    (tmp_path / "secret.winnotes").write_bytes(seal(write_package(SAMPLE), "correct horse"))
    merger.open(tmp_path / "secret.winnotes", alex)
    assert merger.page.trouble.sentences == []
    merger.page.passphrase.skipped.emit()
    merger.wait()
    assert len(merger.page.trouble.sentences) == 1 and merger.page.passphrase.told == ""
    merger.press("Return")
    assert merger.notes() == SAMPLE


def test_nothing_new_is_said_and_enter_merges_nothing(merger, tmp_path):
    merger.open(packed(tmp_path / "kim.winnotes", by(KIM)))
    assert merger.page.head.merge.text() == "Nothing to merge" and not merger.page.head.merge.isEnabled()
    before = merger.notes()
    merger.press("Return")
    assert merger.notes() == before and merger.page.taken is None


def test_reading_can_be_left_at_any_moment(merger, tmp_path):
    paths = [packed(tmp_path / f"{number}.winnotes", SAMPLE) for number in range(30)]
    window = merger.hands.window
    window.open_files([str(path) for path in paths])
    window.preview.leave()
    merger.wait()
    assert window.pages.currentWidget() is window.library
    assert window.preview.model.preview.files == () and merger.notes() == by(KIM)


def test_a_merge_can_be_stopped_before_it_is_in_the_notes(merger, alex):
    merger.open(alex)
    merger.page.merging.stepped.connect(
        lambda *_far: merger.page.merging.cancel(), Qt.ConnectionType.DirectConnection
    )
    merger.press("Return")
    assert merger.page.trouble.sentences == ["Stopped in time. Nothing came in."]
    assert merger.notes() == by(KIM) and merger.page.taken is None


def test_notes_that_cannot_be_copied_first_stay_as_they_are(merger, alex):
    (merger.hands.folder / "snapshots").write_bytes(b"in the way")
    merger.open(alex)
    merger.press("Return")
    (told,) = merger.page.trouble.sentences
    assert told.startswith("No safety copy could be made") and merger.notes() == by(KIM)
    assert merger.page.head.merge.isEnabled()


def test_the_window_goes_on_while_files_are_read(merger, tmp_path):
    paths = [packed(tmp_path / f"{number}.winnotes", SAMPLE) for number in range(40)]
    window = merger.hands.window
    window.open_files([str(path) for path in paths])
    turns = 0
    while merger.page.is_busy:
        QApplication.processEvents()
        turns += 1
    assert turns > 20 and len(merger.page.model.preview.files) == 40


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_file_that_takes_long_is_named_and_can_be_stopped(merger, tmp_path):
    slow = tmp_path / "round.winnotes"
    os.mkfifo(slow)
    merger.hands.window.open_files([str(slow)])
    progress = merger.page.progress
    settle_until(progress.isVisible)
    assert progress.words == "Reading round.winnotes"
    progress.cancel.click()
    assert (
        not progress.isVisible() and merger.hands.window.pages.currentWidget() is merger.hands.window.library
    )
    slow.open("wb").close()
    merger.wait()
    assert merger.notes() == by(KIM)


def test_everything_on_the_page_is_reached_by_tab_and_has_a_name(merger, alex):
    from tests.gui.test_walk import nameless, round_trip

    merger.open(alex)
    page = merger.page
    stops = round_trip(merger.hands, "Tab")
    assert {page.tree, page.texts.mine.area, page.texts.theirs.area, page.head.merge, page.head.back} <= set(
        stops
    )
    assert nameless(merger.hands.window) == []
    assert round_trip(merger.hands, "Shift+Tab") == stops[::-1]


def test_a_window_that_closes_while_it_reads_is_not_held_up(merger, tmp_path):
    paths = [packed(tmp_path / f"{number}.winnotes", SAMPLE) for number in range(30)]
    merger.hands.window.open_files([str(path) for path in paths])
    merger.hands.close()
    merger.hands.open()
    assert merger.notes() == by(KIM)
