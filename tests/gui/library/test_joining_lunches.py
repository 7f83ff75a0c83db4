"""Joining from the library: a code typed there, and two lunches that may be the same one."""

from winnotes.core.identity import interview_id
from winnotes.desk.joining import Likely
from winnotes.desk.person import named_note_taker
from winnotes.store.store import Draft

CODE = "kem-tav-rus"
AT = "2026-10-29T12:00:00.000+00:00"


def note(hands, subject, writer, **fields):
    """Somebody's notes have come to this laptop."""
    drafts = [Draft(subject, name, writer, text, (), AT) for name, text in fields.items()]
    hands.window.autosave.run(lambda store: store.seal(drafts), lambda _versions: None)
    hands.wait()


def two(hands):
    """Two lunches that look like one: the code was forgotten."""
    hands.window.autosave.run(lambda store: named_note_taker(store, "Kim Berger"), lambda _kim: None)
    header = {"account": "Contoso", "interviewee": "Dana Ruiz", "met_on": "2026-10-29"}
    note(hands, "i1", "pkim.k1", why_us_note="price", **header)
    note(hands, "i2", "palex.k2", why_us_note="service", **header)
    hands.window.refresh_library()
    hands.wait()
    return hands.window.library


def test_the_second_laptop_begins_by_typing_the_code(hands):
    hands.press("F12")
    hands.type("kemtav rus\n")
    assert hands.document.subject == interview_id(CODE) and hands.document.code == CODE
    hands.type("words at once")
    assert hands.document.note("entry_path") == "words at once"
    hands.press("Alt+Left")
    assert not hands.window.library.join_strip.isVisible() and len(hands.window.library.titles()) == 1


def test_a_code_that_is_none_is_told_in_a_sentence_and_stays(hands):
    hands.press("F12")
    hands.type("kem tav 123\n")
    strip = hands.window.library.join_strip
    assert "“kem tav 123”" in strip.told.text() and strip.field.text() == "kem tav 123"
    assert hands.window.lunch is None
    hands.press("Escape")
    assert not strip.isVisible() and hands.window.library.titles() == []


def test_a_code_known_here_opens_that_lunch(hands):
    note(hands, interview_id(CODE), "palex.k2", code=CODE, account="Contoso")
    hands.press("F12")
    hands.type("KEM-TAV-RUS\n")
    assert hands.document.fact("account") == "Contoso"


def test_the_same_key_puts_the_question_away(hands):
    hands.press("F12", "F12")
    assert not hands.window.library.join_strip.isVisible()


def test_two_that_may_be_one_are_offered_quietly_and_joined(hands):
    library = two(hands)
    strip = library.pair_strip
    assert strip.isVisible() and "same account" in strip.told.text()
    assert library.list.hasFocus() and len(library.titles()) == 2
    strip.same.setFocus()
    hands.press("Space")
    assert library.titles() == ["Contoso"] and not strip.isVisible()
    assert library.list.hasFocus()
    hands.press("Return")
    assert {text for _who, text in hands.document.others_notes("why_us")} == {"price", "service"}


def test_not_the_same_is_remembered(hands):
    library = two(hands)
    library.pair_strip.other.setFocus()
    hands.press("Space")
    assert not library.pair_strip.isVisible() and len(library.titles()) == 2
    hands.close()
    hands.open()
    hands.window.refresh_library()
    hands.wait()
    assert not hands.window.library.pair_strip.isVisible()


def test_a_pair_that_is_not_listed_is_not_asked_about(library):
    library.page.show_pairs([Likely("i2", "i9", ("account",))])
    assert not library.page.pair_strip.isVisible()
    library.page.show_pairs([Likely("i2", "i3", ("account", "near_dates"))])
    assert library.page.pair_strip.isVisible()
