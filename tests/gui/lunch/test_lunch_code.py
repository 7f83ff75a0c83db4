"""The lunch code by its key: shown large, typed on another laptop, joined and taken apart, and nothing lost."""

from winnotes.core.identity import interview_id
from winnotes.desk.interviews import start_interview
from winnotes.desk.library import library
from winnotes.desk.person import named_note_taker
from winnotes.gui.theme import LIGHT
from winnotes.store.store import Draft, Store
from winnotes.wording import original_guide

CODE, ID = "kem-tav-rus", interview_id("kem-tav-rus")
AT = "2026-10-29T12:00:00.000+00:00"


def lines(hands):
    store = Store(hands.folder / "winnotes.db")
    found = library(store)
    store.close()
    return found


def colleague(hands, **facts):
    """Alex's notes under the code have come to this laptop."""

    def job(store):
        kim = named_note_taker(store, hands.window.person.name)
        alex = "palex.kother"
        fields = {"code": CODE, "interviewee": "Dana Ruiz", "why_us_note": "alex heard service", **facts}
        store.seal([Draft(ID, name, alex, text, (), AT) for name, text in fields.items()])
        store.seal([Draft("palex", "name", alex, "Alex Osei", (), AT)])
        return kim

    hands.window.autosave.run(job, lambda _kim: None)
    hands.wait()


def test_one_key_shows_the_code_large_and_puts_it_away(lunch):
    lunch.press("F12")
    sheet = lunch.page.code_sheet
    code = lunch.document.code
    assert sheet.isVisible() and sheet.shown.text().split() == code.upper().split("-")
    assert sheet.shown.font().pixelSize() >= 70
    assert sheet.shown.width() <= sheet.width()
    lunch.press("F12")
    assert not sheet.isVisible() and lunch.page.pane.note.hasFocus()


def test_a_bad_code_is_told_in_a_sentence_and_stays_as_typed(lunch):
    lunch.type("my words")
    lunch.press("F12")
    lunch.type("kem tav ru1\n")
    sheet = lunch.page.code_sheet
    assert "“kem tav ru1”" in sheet.told.text() and sheet.field.text() == "kem tav ru1"
    lunch.press("Escape")
    assert lunch.document.note("entry_path") == "my words" and not lunch.document.is_joined


def test_a_lunch_nobody_noted_in_takes_the_codes_id_and_its_clock_runs_on(lunch):
    lunch.press("F5")
    for _second in range(61):
        lunch.now_ms += 1000
        lunch.page.timekeeper.tick()
    before = lunch.document.subject
    lunch.press("F12")
    lunch.type("KEM tavrus\n")
    assert lunch.document.subject == ID != before and lunch.document.code == CODE
    assert lunch.page.timekeeper.watch.running == "talk" and lunch.page.timekeeper.watch.seconds("talk") >= 60
    lunch.type("first words")
    lunch.press("Alt+Left")
    assert [line.id for line in lines(lunch)] == [ID]


def test_a_lunch_under_way_is_joined_in_place_and_goes_on(lunch):
    lunch.type("kim heard price")
    lunch.press("F12")
    lunch.type("kem tav rus\n")
    assert not lunch.page.code_sheet.isVisible() and "Joined" in lunch.window.foot.notice
    assert lunch.document.is_joined and lunch.document.code == CODE
    assert lunch.page.timekeeper.watch.running == "talk"
    lunch.type(" and speed")
    assert lunch.document.note("entry_path") == "kim heard price and speed"
    lunch.press("F12")
    assert lunch.page.code_sheet.shown.text().split() == ["KEM", "TAV", "RUS"]


def test_a_colleagues_notes_already_here_stand_beside_mine_once_the_code_is_typed(lunch):
    lunch.turn_to("Why us")
    lunch.type("kim heard price")
    colleague(lunch)
    lunch.press("F12")
    lunch.type("kem tav rus\n")
    assert lunch.document.others_notes("why_us") == [("palex", "alex heard service")]
    assert "alex heard service" in lunch.page.pane.colleagues.text()
    assert lunch.document.note("why_us") == "kim heard price"
    lunch.press("Alt+Left")
    assert len(lines(lunch)) == 1
    lunch.press("Return")
    assert lunch.document.note("why_us") == "kim heard price" and lunch.document.is_joined


def test_another_account_under_the_code_is_asked_first(lunch):
    lunch.type("kim heard price")
    lunch.document.set_fact("account", "Contoso")
    colleague(lunch, account="Globex")
    lunch.press("F12")
    lunch.type("kem tav rus\n")
    sheet = lunch.page.code_sheet
    assert "account" in sheet.told.text() and sheet.sure.isVisible() and not lunch.document.is_joined
    lunch.press("Space")
    assert sheet.field.hasFocus() and not sheet.sure.isVisible() and not lunch.document.is_joined
    lunch.press("Return")
    sheet.sure.setFocus()
    lunch.press("Space")
    assert lunch.document.is_joined and lunch.document.fact("account") == "Contoso"


def test_joined_notes_are_taken_apart_in_the_header(lunch):
    lunch.turn_to("Why us")
    lunch.type("kim heard price")
    colleague(lunch)
    lunch.press("F12")
    lunch.type("kem tav rus\n")
    lunch.press("F7")
    header = lunch.page.header
    assert "Alex Osei" in header.joined.text() and header.apart.isVisible()
    header.apart.setFocus()
    lunch.press("Space")
    assert not lunch.document.is_joined and lunch.document.others_notes("why_us") == []
    assert lunch.document.note("why_us") == "kim heard price"
    lunch.press("Alt+Left")
    assert len(lines(lunch)) == 2
    lunch.window.open_interview(lines(lunch)[0].id)
    lunch.press("F7")
    assert not lunch.page.header.apart.isVisible()


def test_the_header_leads_to_the_code(lunch):
    lunch.press("F7")
    lunch.page.header.code.setFocus()
    lunch.press("Space")
    assert lunch.page.code_sheet.isVisible() and not lunch.page.header.isVisible()


def test_its_own_code_is_told_and_changes_nothing(lunch):
    lunch.type("words")
    lunch.press("F12")
    lunch.type(lunch.document.code + "\n")
    assert "already" in lunch.page.code_sheet.told.text() and not lunch.document.is_joined


def test_the_next_deal_follows_the_shared_code(lunch):
    lunch.type("words")
    lunch.press("F12")
    lunch.type("kem tav rus\n")
    lunch.press("Ctrl+Shift+D")
    assert lunch.document.subject == interview_id(f"{CODE}-2")
    lunch.press("F12")
    assert lunch.page.code_sheet.shown.text().split() == ["KEM", "TAV", "RUS", "2"]


def test_two_notes_of_mine_of_one_question_are_both_seen_when_joined(lunch):
    lunch.turn_to("Why us")
    lunch.type("first")

    def job(store):
        kim = named_note_taker(store, "Kim Berger")
        other = start_interview(store, kim, original_guide())
        store.seal([Draft(other, "why_us_note", kim.writer, "second", (), AT)])
        return str(store.notebook(other).heads(other, "code")[0].content)

    codes = []
    lunch.window.autosave.run(job, codes.append)
    lunch.wait()
    lunch.press("F12")
    lunch.type(codes[0] + "\n")
    assert {lunch.document.note("why_us"), lunch.document.others_notes("why_us")[0][1]} == {"first", "second"}


def test_the_code_is_shown_whole_at_the_largest_text_on_a_small_screen(lunch):
    lunch.window.set_look(LIGHT, 200)
    lunch.window.resize(1024, 600)
    lunch.press("F12")
    shown = lunch.page.code_sheet.shown
    assert shown.visibleRegion().boundingRect().width() == shown.width() >= shown.sizeHint().width()
    lunch.press("F12")
    lunch.window.set_look(LIGHT, 100)
