"""Sorting after the lunch: scraps, values not understood, must-asks left, voices that differ."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from winnotes.gui.actions import COMMANDS, add_commands
from winnotes.gui.keyboard import settle
from winnotes.gui.review.follow_up import follow_up

REVIEW_COMMANDS = [command.name for command in COMMANDS if command.page == "review"]


def scraps_in(page):
    return [line.accessibleName().removeprefix("Question for: ") for line in page.scraps.lines]


def test_a_review_with_nothing_to_do_asks_for_nothing(fresh):
    for question in fresh.document.guide.questions:
        fresh.document.set_state(question.key, "answered")
    fresh.open()
    shown = [section.accessibleName() for section in fresh.page.sections if section.isVisible()]
    assert shown == ["Summary", "Save as a file"]


def test_a_scrap_goes_where_a_few_letters_send_it(fresh):
    fresh.document.add_scrap("they use Contoso too", 61)
    fresh.open()
    fresh.type("compe\n", into=fresh.page.scraps.lines[0])
    assert fresh.document.note("competition_fierceness") == "they use Contoso too"
    assert fresh.document.scraps()[0].placed == "competition_fierceness"
    assert fresh.page.scraps.lines == []


def test_a_scrap_goes_where_a_number_sends_it_and_the_next_one_has_the_keys(fresh):
    for text in ("one", "two"):
        fresh.document.add_scrap(text, 5)
    fresh.open()
    first, second = scraps_in(fresh.page)
    fresh.type("1\n", into=fresh.page.scraps.lines[0])
    assert fresh.document.note("entry_path") == first
    assert scraps_in(fresh.page) == [second]
    assert fresh.page.scraps.lines[0].hasFocus()


def test_a_scrap_sent_to_the_wrong_question_is_taken_back(fresh):
    fresh.document.set_note("entry_path", "mine")
    fresh.document.add_scrap("not here", 5)
    fresh.open()
    fresh.type("1\n", into=fresh.page.scraps.lines[0])
    assert fresh.document.note("entry_path") == "mine\nnot here"
    fresh.press("Tab", "Tab", "Tab")
    assert fresh.page.focusWidget().accessibleName() == "Take it back: not here"
    fresh.press("Space")
    assert fresh.document.note("entry_path") == "mine"
    assert scraps_in(fresh.page) == ["not here"]


def test_letters_that_fit_no_question_stay_and_are_marked(fresh):
    fresh.document.add_scrap("where to?", 5)
    fresh.open()
    line = fresh.page.scraps.lines[0]
    fresh.type("qqqq\n", into=line)
    assert line.text() == "qqqq" and line.property("unread") is True
    assert fresh.document.scraps()[0].placed == ""


def test_the_questions_found_are_listed_below_and_escape_closes_the_list_only(fresh):
    fresh.document.add_scrap("where to?", 5)
    fresh.open()
    add_commands(fresh.page, "review", dict.fromkeys(REVIEW_COMMANDS, fresh.page.back_asked.emit))
    line = fresh.page.scraps.lines[0]
    fresh.type("time to", into=line)
    assert line.list.isVisible()
    assert line.list.item(0).text().endswith("Time to close")
    fresh.press("Escape")
    assert not line.list.isVisible() and line.text() == "time to"
    assert fresh.told == []
    fresh.press("Escape")
    assert fresh.told == ["back_asked"]


def test_a_question_chosen_in_the_list_takes_the_scrap(fresh):
    fresh.document.add_scrap("Nikos signed", 5)
    fresh.open()
    line = fresh.page.scraps.lines[0]
    fresh.type("dec", into=line)
    offered = [line.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(line.list.count())]
    fresh.press("Down", "Return")
    assert fresh.document.note(offered[1]) == "Nikos signed"


def test_a_question_clicked_in_the_list_takes_the_scrap(fresh):
    fresh.document.add_scrap("Nikos signed", 5)
    fresh.open()
    line = fresh.page.scraps.lines[0]
    line.setFocus()
    fresh.press("Down")
    spot = line.list.visualItemRect(line.list.item(0)).center()
    QTest.mouseClick(line.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    settle()
    assert fresh.document.note("entry_path") == "Nikos signed"


def test_a_scrap_that_is_a_to_do_shows_up_among_the_to_dos(fresh):
    fresh.document.add_scrap("> send flowers @kim by 2027-05-01", 5)
    fresh.open()
    assert not fresh.page.todos.isVisible()
    fresh.type("1\n", into=fresh.page.scraps.lines[0])
    assert [row.text.text() for row in fresh.page.todos.todos] == ["send flowers"]


def test_a_value_not_understood_is_shown_as_typed_and_leads_to_its_question(sample):
    assert "Amount (guess): “dunno, lots”" in sample.words_in(sample.page.unread)
    sample.press_link(sample.page.unread, "Bigger")
    assert sample.told == [("question_asked", "deal_bigger")]


def test_must_asks_left_are_links_and_a_mail_ready_to_paste(fresh):
    fresh.document.set_note("why_us", "service")
    fresh.open()
    assert [link.text() for link in fresh.page.must_asks.links][:2] == ["Lead source", "Problem to solve"]
    mail = fresh.page.must_asks.mail.toPlainText()
    assert mail.startswith("Hi Sam,") and mail.endswith("Kim Berger")
    assert "1. Do you recall the lead source?" in mail
    assert "Why did the customer choose us" not in mail
    fresh.page.must_asks.copy.setFocus()
    fresh.press("Space")
    assert QGuiApplication.clipboard().text() == mail


def test_the_mail_says_one_question_where_there_is_one_and_needs_no_name(fresh):
    interview = fresh.document.interview()
    text = follow_up(interview, interview.open_must_asks()[:1], "")
    assert "There is 1 question we did not get to." in text
    assert text.endswith("Many thanks")


def test_voices_that_differ_stand_side_by_side_with_their_names(sample):
    row = sample.page.voices.agree_rows[0]
    assert [card.words for card in row.cards[:2]] == [
        ["KB  ·  Kim Berger", "As expected: No"],
        ["AO  ·  Alex Osei", "As expected: Partly"],
    ]
    sample.press_link(sample.page.voices, "Who decided")
    assert sample.told == [("question_asked", "decision_maker")]
