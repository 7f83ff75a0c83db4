"""Quotes, summary, to-dos, files and the end of the review, by the keys."""

from datetime import date, timedelta
from io import BytesIO

from pypdf import PdfReader

from winnotes.desk.home import today
from winnotes.exchange.interview_pdf import write_interview_pdf
from winnotes.gui.keyboard import settle


def lines_of(document, key):
    return document.note(key).split("\n")


def quotes(page):
    return {quote.line.mark.text: quote for quote in page.quotes.quotes}


def test_a_key_quote_is_a_star_in_the_line_and_nothing_else_changes(fresh):
    fresh.document.set_note("why_us", 'first\n"we bought the people”\n> a to-do')
    fresh.open()
    quotes(fresh.page)["we bought the people"].toggle.setFocus()
    fresh.press("Space")
    assert fresh.document.note("why_us") == 'first\n"*we bought the people”\n> a to-do'
    assert fresh.page.quotes.count.text() == "1 of 3 key quotes"
    fresh.press("Space")
    assert fresh.document.note("why_us") == 'first\n"we bought the people”\n> a to-do'


def test_a_fourth_key_quote_cannot_be_chosen_until_one_is_taken_off(fresh):
    fresh.document.set_note("why_us", '"*one\n"*two\n"*three\n"four')
    fresh.open()
    found = quotes(fresh.page)
    assert not found["four"].toggle.isEnabled()
    found["one"].toggle.setFocus()
    fresh.press("Space")
    assert found["four"].toggle.isEnabled()


def test_the_lunchs_editor_is_told_when_its_note_changed_behind_it(fresh):
    fresh.document.set_note("why_us", '"one')
    fresh.open()
    told = []
    fresh.document.refreshed.connect(told.append)
    quotes(fresh.page)["one"].toggle.setFocus()
    fresh.press("Space")
    assert told == ["why_us_note"]


def test_a_colleagues_quote_is_shown_with_their_name_and_has_no_toggle(sample):
    found = quotes(sample.page)
    theirs = found["the reference call was worth more than all your slides"]
    mine = found["is this per van or per joke?"]
    assert theirs.toggle is None and mine.toggle is not None
    assert "Why us  ·  noted by Alex Osei" in sample.words_in(sample.page.quotes)


def test_the_summary_is_typed_in_three_lines_and_kept_at_once(fresh):
    fresh.type("won on service\nSamir decided\nthe deck nearly lost it", into=fresh.page.summary_field)
    assert fresh.document.fact("summary") == "won on service\nSamir decided\nthe deck nearly lost it"
    left = []
    fresh.document.left.connect(left.append)
    fresh.leave_field()
    assert [draft.field for drafts in left for draft in drafts] == ["summary"]


def test_typing_in_the_summary_is_not_disturbed_by_a_refresh(fresh):
    fresh.type("half a sen", into=fresh.page.summary_field)
    fresh.page.refresh()
    settle()
    assert fresh.page.summary_field.hasFocus()
    fresh.type("tence", into=fresh.page.summary_field)
    assert fresh.document.fact("summary") == "half a sentence"


def test_a_to_do_is_reworded_given_away_and_dated_in_its_line(fresh):
    fresh.document.set_note("why_us", "before\n> fix teh deck\nafter")
    fresh.open()
    row = fresh.page.todos.todos[0]
    row.text.selectAll()
    fresh.type("fix the deck #deck", into=row.text)
    fresh.type("@Alex", into=row.owner)
    fresh.type("2027-05-01", into=row.due)
    assert lines_of(fresh.document, "why_us") == [
        "before",
        "> fix the deck #deck @Alex by 2027-05-01",
        "after",
    ]


def test_a_to_do_ticked_with_the_space_bar_is_done_and_back(fresh):
    fresh.document.set_note("why_us", "> fix the deck @alex by 2027-05-01")
    fresh.open()
    fresh.page.todos.todos[0].done.setFocus()
    fresh.press("Space")
    assert fresh.document.note("why_us") == ">x fix the deck @alex by 2027-05-01"
    assert fresh.page.todos.count.text() == "1 of 1 done"
    fresh.press("Space")
    assert fresh.document.note("why_us") == "> fix the deck @alex by 2027-05-01"


def test_a_due_date_is_read_as_people_type_it_and_shown_as_it_was_understood(fresh):
    fresh.document.set_note("why_us", "> fix the deck")
    fresh.open()
    row = fresh.page.todos.todos[0]
    fresh.type("2w", into=row.due)
    in_two_weeks = (date.fromisoformat(today()) + timedelta(days=14)).isoformat()
    assert fresh.document.note("why_us") == f"> fix the deck by {in_two_weeks}"
    assert row.hint.isVisible()
    fresh.leave_field()
    assert row.due.text() == in_two_weeks and not row.hint.isVisible()


def test_a_due_date_nobody_can_read_is_kept_in_the_words_and_marked(fresh):
    fresh.document.set_note("why_us", "> fix the deck")
    fresh.open()
    row = fresh.page.todos.todos[0]
    fresh.type("the spring fair", into=row.due)
    fresh.leave_field()
    assert fresh.document.note("why_us") == "> fix the deck by the spring fair"
    assert row.due.text() == "the spring fair" and row.due.property("unread") is True
    row.due.selectAll()
    fresh.type("2027-05-01", into=row.due)
    assert fresh.document.note("why_us") == "> fix the deck by 2027-05-01"


def test_a_to_do_with_all_its_words_taken_out_leaves_no_empty_to_do(fresh):
    fresh.document.set_note("why_us", "> a\n> b")
    fresh.open()
    row = fresh.page.todos.todos[0]
    row.text.selectAll()
    fresh.press("Tab")
    row.text.setFocus()
    row.text.selectAll()
    fresh.press("Backspace")
    fresh.leave_field()
    fresh.open()
    assert [one.text.text() for one in fresh.page.todos.todos] == ["b"]


def test_a_line_that_is_gone_meanwhile_is_not_written_over(fresh):
    fresh.document.set_note("why_us", "> a\nb")
    fresh.open()
    fresh.document.set_note("why_us", "something else\naltogether")
    fresh.type("x", into=fresh.page.todos.todos[0].text)
    assert fresh.document.note("why_us") == "something else\naltogether"


def test_a_colleagues_to_do_is_shown_and_cannot_be_changed(sample):
    mine = [row.text.text() for row in sample.page.todos.todos]
    assert "correct the lead source in the crm" in mine
    theirs = "ask product for the date of the Dutch app, Dana needs it for the review"
    assert theirs not in mine
    assert {theirs, "Alex Osei"} <= set(sample.words_in(sample.page.todos))


def test_the_files_are_asked_for_by_their_suffix(fresh):
    for one in fresh.page.outputs.buttons:
        one.setFocus()
        fresh.press("Space")
    assert fresh.told == [("export_asked", name) for name in ("pdf", "csv", "winnotes")]


def test_finish_locks_everything_and_says_who_and_when(fresh):
    fresh.document.set_note("why_us", '"one\n> two')
    fresh.document.add_scrap("three", 5)
    fresh.open()
    fresh.page.head.finish.setFocus()
    fresh.press("Space")
    assert fresh.told == ["finished"]
    assert fresh.document.is_finished
    assert fresh.page.strip.told.text().startswith("Kim Berger finished on ")
    assert not fresh.page.head.finish.isVisible()
    assert (fresh.page.scraps.lines, fresh.page.todos.todos) == ([], [])
    assert all(quote.toggle is None for quote in fresh.page.quotes.quotes)
    fresh.type("more", into=fresh.page.summary_field)
    assert fresh.document.fact("summary") == ""


def test_reopening_asks_why_and_the_reason_shows(fresh):
    fresh.page.press_finish()
    fresh.page.press_finish()
    assert fresh.document.is_finished and fresh.page.strip.reason.hasFocus()
    fresh.type("forgot the CFO\n", into=fresh.page.strip.reason)
    assert not fresh.document.is_finished
    assert "reopened it on" in fresh.page.strip.told.text()
    assert fresh.page.strip.told.text().endswith("forgot the CFO")
    assert fresh.document.interview().reopened == (("pkim", "forgot the CFO"),)


def test_that_it_was_reopened_still_shows_when_it_is_finished_again(fresh):
    for reason in ("forgot the CFO", "Dana rang back"):
        fresh.page.press_finish()
        fresh.type(f"{reason}\n", into=fresh.page.strip.reason)
    fresh.page.press_finish()
    told = fresh.page.strip.told.text()
    assert fresh.document.is_finished and "Kim Berger finished on" in told
    assert told.index("forgot the CFO") < told.index("Dana rang back")
    interview = fresh.document.interview()
    assert interview.reopened == (("pkim", "forgot the CFO"), ("pkim", "Dana rang back"))
    text = " ".join(
        page.extract_text()
        for page in PdfReader(BytesIO(write_interview_pdf(interview, made_on="2026-10-30"))).pages
    )
    assert "Reopened by Kim Berger: forgot the CFO" in text and "Dana rang back" in text


def test_a_reopening_written_before_reasons_were_kept_is_not_lost_when_it_is_finished(fresh):
    fresh.document.put(
        {"finished.pkim": {"done": False, "reason": "an old one", "at": "2026-10-29T12:00:00Z"}}
    )
    fresh.document.finish(done=True)
    assert fresh.document.interview().reopened == (("pkim", "an old one"),)


def test_a_colleague_who_finished_does_not_lock_my_notes(sample):
    assert "Alex Osei finished on" in sample.page.strip.told.text()
    assert sample.page.head.finish.isVisible()
    assert sample.page.todos.todos


def test_the_head_says_whose_lunch_it_was_and_how_long(sample):
    assert sample.page.head.title.whole_text == "Northwind Traders  ·  Fleet renewal"
    told = [one.whole_text for one in sample.page.head.findChildren(type(sample.page.head.title))]
    assert "as told by Dana Ruiz" in told[1] and "39 minutes of talk" in told[1]


def test_the_way_back_is_one_key(fresh):
    fresh.page.head.back.setFocus()
    fresh.press("Space")
    assert fresh.told == ["back_asked"]
