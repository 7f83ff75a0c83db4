"""The notes are roomy, however the text came in, and undo knows nothing of it."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from winnotes.gui.keyboard import settle
from winnotes.gui.lunch.typing_field import TextField
from winnotes.gui.theme import LIGHT, dress


@pytest.fixture
def note(qapp):
    dress(LIGHT)
    field = TextField("Notes", "note")
    field.resize(600, 400)
    field.show()
    field.setFocus()
    settle()
    yield field
    field.close()
    field.deleteLater()
    settle()


def pitches(field):
    """From line to line, over the height of the letters."""
    layout, block, tops = field.document().documentLayout(), field.document().firstBlock(), []
    while block.isValid():
        top = layout.blockBoundingRect(block).top()
        tops += [top + block.layout().lineAt(n).y() for n in range(block.layout().lineCount())]
        block = block.next()
    return [(below - above) / field.fontMetrics().lineSpacing() for above, below in pairwise(tops)]


def are_roomy(field):
    return all(1.45 <= pitch <= 1.55 for pitch in pitches(field))


def paste(field, text):
    source = QMimeData()
    source.setText(text)
    source.setHtml(f"<p style='line-height:80%'>{text}</p>")
    field.insertFromMimeData(source)


def test_lines_typed_pasted_and_shown_are_one_and_a_half_letters_apart(note):
    note.show_text("one\ntwo\n\n" + "wrapped " * 40)
    assert are_roomy(note)
    note.insertPlainText("\ntyped\n")
    paste(note, "pasted\nlines")
    assert len(pitches(note)) >= 8 and are_roomy(note)


def test_lines_stay_apart_after_everything_was_taken_out(note):
    note.show_text("one\ntwo")
    note.selectAll()
    note.cut()
    assert note.toPlainText() == ""
    paste(note, "again\nand again")
    note.follow_text("changed\nelsewhere")
    assert are_roomy(note)


def test_undo_takes_back_words_and_nothing_else(note):
    note.show_text("as\nit stood")
    assert not note.document().isUndoAvailable()
    note.insertPlainText(" and more")
    note.undo()
    assert note.toPlainText() == "as\nit stood"
    assert not note.document().isUndoAvailable() and are_roomy(note)
    note.redo()
    assert note.toPlainText() == "as\nit stood and more"


def test_what_is_copied_is_plain_text(note):
    note.show_text("one\ntwo")
    note.selectAll()
    note.copy()
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == "one\ntwo" and not copied.hasHtml()


def test_a_mail_to_read_is_set_as_tight_as_a_mail(qapp):
    mail = TextField("Mail")
    mail.show_text("one\ntwo")
    assert all(pitch < 1.3 for pitch in pitches(mail))
