"""Two laptops, one lunch, no network: both note blind, files are exchanged, one value is agreed, both are equal."""

import csv
import io

import pytest
from pypdf import PdfReader

from tests.hands import Hands
from winnotes.core.joining import joined
from winnotes.desk.joining import members
from winnotes.gui.export.formats import Asked
from winnotes.gui.export.saving import export_job
from winnotes.gui.keyboard import settle_until
from winnotes.store.store import Store


class Laptop(Hands):
    """A person with a window and notes of their own; pressing keys brings the window to the front first."""

    def __init__(self, application, folder, name: str) -> None:
        super().__init__(application, folder)
        self.name = name

    def sit_down(self) -> None:
        """Bring this laptop's window to the front."""
        self.window.activateWindow()
        settle_until(self.window.isActiveWindow)

    def press(self, *keys: str) -> None:
        self.sit_down()
        super().press(*keys)

    def type(self, text: str) -> None:
        self.sit_down()
        super().type(text)

    def say_who(self) -> None:
        """Answer who is typing, and go back to the notes."""
        self.sit_down()
        self.page.name_strip.field.setFocus()
        self.type(f"{self.name}\n")

    def score(self, digits: str) -> None:
        """Say how fierce the competition was."""
        self.turn_to("Competition")
        self.type(digits)

    def note(self, label: str, text: str) -> None:
        """Turn to a question and note something."""
        self.turn_to(label)
        self.page.pane.note.setFocus()
        self.type(text)

    def carry(self, folder, suffix: str = "winnotes", profile: str = ""):
        """Save the open lunch for the other laptop, as Ctrl+E does, and return the file."""
        path = folder / f"{self.name.split()[0]}.{suffix}"
        job = export_job(self.document.subject, Asked(path, profile))
        self.window.autosave.run(job, self.window.foot.tell)
        self.wait()
        return path

    def take(self, *paths) -> None:
        """Open the other's file, look at the preview, take it, and go back to where one was."""
        self.sit_down()
        self.window.open_files([str(path) for path in paths])
        self.settle_preview()
        self.press("Return")
        self.settle_preview()
        self.press("Escape")

    def settle_preview(self) -> None:
        preview = self.window.preview
        settle_until(lambda: self.window.autosave.is_idle and not preview.is_busy)

    def voices(self, key: str) -> list[tuple[str, object]]:
        """Who says what of a question's note, in the window."""
        view = self.document.interview()
        names = {**view.people, **self.page.names}
        return sorted((names[note.person], note.content) for note in view.answer(key).notes)

    def notes(self):
        """Everything on this laptop's disk about the open lunch."""
        store = Store(self.folder / "winnotes.db")
        found = joined(store.notebook(*members(store, self.document.subject)))
        store.close()
        return found


@pytest.fixture
def laptops(qapp, tmp_path):
    """Kim's and Alex's laptops on one table."""
    both = Laptop(qapp, tmp_path / "kim", "Kim Berger"), Laptop(qapp, tmp_path / "alex", "Alex Osei")
    yield both
    for one in both:
        one.close()


@pytest.fixture
def at_lunch(laptops):
    """Kim begins; Alex types the code that stands on her screen; both note without seeing the other."""
    kim, alex = laptops
    kim.press("Ctrl+N")
    kim.say_who()
    kim.press("F12")
    shown = kim.page.code_sheet.shown.text()
    kim.press("Escape")
    alex.press("F12")
    alex.type(f"{shown.lower()}\n")
    alex.say_who()
    assert alex.document.subject == kim.document.subject
    kim.note("Why us", "they liked the price")
    kim.score("7")
    alex.note("Why us", "they liked the service")
    alex.score("9")
    return laptops


def agree(laptop, whose: str) -> None:
    """Take somebody's value of the first answer that is to be agreed, by its number and Enter."""
    laptop.press("F8")
    row = laptop.window.review.voices.agree_rows[0]
    row.setFocus()
    laptop.press(str(next(n for n, card in enumerate(row.cards, 1) if whose in card.words[0])), "Return")


def test_both_voices_stand_side_by_side_and_one_value_is_agreed_on_both(at_lunch, tmp_path):
    kim, alex = at_lunch
    kims, alexs = kim.carry(tmp_path), alex.carry(tmp_path)
    kim.take(alexs)
    alex.take(kims)
    both = [("Alex Osei", "they liked the service"), ("Kim Berger", "they liked the price")]
    assert kim.voices("why_us") == alex.voices("why_us") == both
    kim.press("F8")
    (row,) = kim.window.review.voices.agree_rows
    assert sorted(card.words[0] for card in row.cards[:2]) == ["AO  ·  Alex Osei", "KB  ·  Kim Berger"]
    assert sorted(card.words[1][-1] for card in row.cards[:2]) == ["7", "9"]
    agree(kim, "Alex")
    assert kim.window.review.voices.agree_rows == []
    kim.press("Escape")
    alex.take(kim.carry(tmp_path))
    assert alex.document.interview().answer("competition_fierceness").agreed.content["read"] == {"score": 9}
    assert alex.voices("why_us") == both
    kim.take(alex.carry(tmp_path))
    assert kim.notes() == alex.notes()


def test_the_same_by_team_csv(at_lunch, tmp_path):
    kim, alex = at_lunch
    kims, alexs = kim.carry(tmp_path, "csv", "team"), alex.carry(tmp_path, "csv", "team")
    kim.take(alexs)
    alex.take(kims)
    agree(alex, "Kim")
    alex.press("Escape")
    kim.take(alex.carry(tmp_path, "csv", "team"))
    alex.take(kim.carry(tmp_path, "csv", "team"))
    assert kim.document.interview().answer("competition_fierceness").agreed.content["read"] == {"score": 7}
    assert kim.notes() == alex.notes()


def test_each_listens_for_a_half_and_both_checklists_tell_whose_once_exchanged(at_lunch, tmp_path):
    kim, alex = at_lunch
    for laptop, half in ((kim, 0), (alex, 1)):
        laptop.press("Ctrl+Shift+M")
        laptop.page.listening.halves[half].setFocus()
        laptop.press("Space", "Escape")
    alex.take(kim.carry(tmp_path))
    kim.take(alex.carry(tmp_path))
    drawn = [one.page.checklist.model().drawn() for one in (kim, alex)]
    assert drawn[0] == drawn[1] and "In the door [KB]" in drawn[0] and "Our questions [AO]" in drawn[0]


def test_next_deal_goes_on_under_one_code_on_both(at_lunch):
    kim, alex = at_lunch
    kim.press("Ctrl+Shift+D")
    alex.press("Ctrl+Shift+D")
    assert kim.document.subject == alex.document.subject and kim.document.code.endswith("-2")


def test_a_forgotten_code_is_suggested_joined_printed_as_one_and_taken_apart(laptops, tmp_path):
    kim, alex = laptops
    for one, words in ((kim, "they liked the price"), (alex, "they liked the service")):
        one.press("Ctrl+N")
        one.say_who()
        one.press("F7")
        one.type("Northwind Traders\nFleet renewal\nDana Ruiz")
        one.press("Escape")
        one.note("Why us", words)
    hers, his = kim.document.subject, alex.document.subject
    assert hers != his
    alexs = alex.carry(tmp_path)
    kim.press("Alt+Left")
    kim.take(alexs)
    library = kim.window.library
    assert len(library.titles()) == 2 and library.pair_strip.isVisible()
    assert all(f"noted by {name}" in library.pair_strip.told.text() for name in ("Kim Berger", "Alex Osei"))
    library.pair_strip.same.setFocus()
    kim.press("Space")
    assert library.titles() == ["Northwind Traders · Fleet renewal"]
    kim.press("Return")
    both = [("Alex Osei", "they liked the service"), ("Kim Berger", "they liked the price")]
    assert kim.document.subject == hers and kim.voices("why_us") == both
    pdf = "\n".join(page.extract_text() for page in PdfReader(kim.carry(tmp_path, "pdf")).pages)
    assert "they liked the price" in pdf and "they liked the service" in pdf
    (row,) = csv.DictReader(io.StringIO(kim.carry(tmp_path, "csv", "plain").read_text("utf-8")))
    assert "they liked the price" in row["why_us_note"] and "they liked the service" in row["why_us_note"]
    alex.take(kim.carry(tmp_path))
    assert alex.document.subject == his and alex.voices("why_us") == both
    take_apart(kim, alex, his, tmp_path)


def take_apart(kim, alex, his, tmp_path):
    """Alex takes the join back; Kim's library follows when his file comes."""
    alex.press("F7")
    alex.page.header.apart.setFocus()
    alex.press("Space", "Alt+Left")
    assert len(alex.window.library.titles()) == 2 and not alex.window.library.pair_strip.isVisible()
    alex.window.open_interview(his)
    alex.wait()
    assert alex.voices("why_us") == [("Alex Osei", "they liked the service")]
    kim.take(alex.carry(tmp_path))
    assert kim.voices("why_us") == [("Kim Berger", "they liked the price")]
