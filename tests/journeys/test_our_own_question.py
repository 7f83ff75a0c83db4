"""We wanted to ask about the price too: so we wrote it into the guide, asked it, and the boss read the answer."""

import io
from pathlib import Path

from pypdf import PdfReader

from tests.hands import Hands
from winnotes.desk.exporting import export_interview
from winnotes.desk.home import DATABASE
from winnotes.desk.importing import import_file
from winnotes.desk.interviews import interview
from winnotes.store.store import Store


def test_an_own_question_is_asked_merged_by_a_colleague_and_printed(hands: Hands, tmp_path: Path):
    hands.press("Ctrl+5")
    hands.wait()
    hands.press("Ctrl+Ins")
    hands.type("Was the price fair?")
    key = hands.window.rooms["guide"].page.key
    hands.press("Ctrl+N")
    hands.window.lunch.show_question(key)
    hands.type("Worth every cent, they said.")
    subject = hands.window.lunch.document.subject
    hands.press("Alt+Left")
    hands.wait()
    ours = hands.window.autosave.run
    ours(lambda store: export_interview(store, subject, tmp_path / "lunch.csv"), lambda _none: None)
    hands.wait()
    theirs = Store(tmp_path / "colleague" / DATABASE)
    assert import_file(theirs, tmp_path / "lunch.csv").notes == ()
    assert interview(theirs, subject).answer(key).notes[0].content == "Worth every cent, they said."
    export_interview(theirs, subject, tmp_path / "lunch.pdf")
    theirs.close()
    pages = PdfReader(io.BytesIO((tmp_path / "lunch.pdf").read_bytes())).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "Was the price fair?" in text and "Worth every cent, they said." in text
