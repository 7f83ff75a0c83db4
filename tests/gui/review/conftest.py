"""What the tests of the review share: the page on an interview of its own, and the keys pressed in it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from winnotes.core.interview import people_in
from winnotes.core.notebook import Notebook
from winnotes.desk.interviews import first_facts
from winnotes.desk.person import Person
from winnotes.desk.sample import sample_notebook, sample_person
from winnotes.gui.keyboard import press, settle, type_text
from winnotes.gui.lunch.interview_document import InterviewDocument
from winnotes.gui.review.review_page import ReviewPage
from winnotes.gui.theme import LIGHT, dress
from winnotes.wording import original_guide

KIM = Person("pkim", "Kim Berger", "klaptop")


class Reviewer:
    """Somebody at the review page, with the keyboard. `told` collects what the page's signals said."""

    def __init__(self, document: InterviewDocument, names: dict[str, str]) -> None:
        self.document, self.names, self.told = document, names, []
        self.page = ReviewPage()
        self.page.resize(1280, 800)
        for name in ("back_asked", "finished"):
            getattr(self.page, name).connect(lambda name=name: self.told.append(name))
        for name in ("question_asked", "export_asked"):
            getattr(self.page, name).connect(lambda what, name=name: self.told.append((name, what)))
        self.page.show()
        self.page.activateWindow()
        self.open()

    def open(self) -> None:
        """Open the review of the document as it stands now."""
        self.page.open_document(self.document, self.names, LIGHT, 100)
        self.page.setFocus()
        settle()

    def press(self, *keys: str) -> None:
        """Press key combinations where the cursor is."""
        for one in keys:
            press(self.page, one)

    def type(self, text: str, into) -> None:
        """Go to a field and type."""
        into.setFocus()
        type_text(self.page, text)
        settle()

    def words_in(self, section: QWidget) -> list[str]:
        """Return the texts of all labels of a section."""
        return [one.text() for one in section.findChildren(QLabel)]

    def press_link(self, section: QWidget, text: str) -> None:
        """Go to a link and press the space bar."""
        next(one for one in section.findChildren(QPushButton) if one.text() == text).setFocus()
        self.press("Space")

    def leave_field(self) -> None:
        """Go on reading: the keys go to the page."""
        self.page.setFocus()
        settle()


@pytest.fixture
def fresh(qapp: QApplication) -> Iterator[Reviewer]:
    """The review of a lunch nobody noted anything at."""
    dress(LIGHT)
    document = InterviewDocument("ifresh", Notebook(), original_guide(), KIM)
    document.put({**first_facts(original_guide()), "account": "Contoso", "interviewee": "Sam Okafor"})
    found = Reviewer(document, {KIM.id: KIM.name})
    yield found
    found.page.close()
    found.page.deleteLater()
    settle()


@pytest.fixture
def sample(qapp: QApplication) -> Iterator[Reviewer]:
    """The review of the sample lunch, reopened by Kim so that it can be changed."""
    dress(LIGHT)
    notebook, subject = sample_notebook()
    kim = Person(sample_person("Kim Berger"), "Kim Berger", "klaptop")
    document = InterviewDocument(subject, notebook, original_guide(), kim)
    document.finish(done=False, reason="")
    found = Reviewer(document, people_in(notebook))
    yield found
    found.page.close()
    found.page.deleteLater()
    settle()
