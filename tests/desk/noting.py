"""A library for the tests of the desk: two lunches under two guides, one still being typed."""

from winnotes.core.guide import Guide, read_guide
from winnotes.core.value import Value, with_said
from winnotes.core.version import Json
from winnotes.desk.guides import keep_guide
from winnotes.desk.home import now
from winnotes.desk.interviews import start_interview
from winnotes.desk.person import Person, named_note_taker
from winnotes.desk.sample import sample_notebook
from winnotes.store.store import Draft, Store
from winnotes.wording import original_guide, words

TEAM_GUIDE = """
title = "Our own"
[[sections]]
key = "own"
title = "Our own"
[[questions]]
key = "why_us"
text = "Why us, in your own words?"
label = "Why us"
section = "own"
[[questions]]
key = "dessert"
text = "How sweet was it?"
label = "Dessert"
section = "own"
[[questions.parts]]
key = "score"
label = "Sweet"
kind = "scale"
[[questions]]
key = "gossip"
text = "What should stay between us?"
label = "Gossip"
section = "own"
private = true
"""


def team_guide() -> Guide:
    return read_guide(TEAM_GUIDE)


def kim(store: Store) -> Person:
    return named_note_taker(store, "Kim Berger")


def fill_sample(store: Store) -> None:
    store.merge(sample_notebook()[0])


def start_original(store: Store) -> str:
    """A lunch by the original guide: awkward texts, a value, and a note still being typed."""
    person = kim(store)
    facts = {
        "account": "=cmd|' /C calc'!A0",
        "deal_name": 'O\'Neill; \\ "x"\ty',
        "interviewee": "Pat\u202eLind",
    }
    subject = start_interview(store, person, original_guide(), facts)
    question = original_guide().by_key["time_to_close"]
    value = with_said(Value(), question, {"days": "about 14w"}, words())
    store.seal([Draft(subject, "time_to_close", person.writer, value.content(), (), now())])
    store.keep_drafts([Draft(subject, "why_us_note", person.writer, "-5\n\"*'quote\n日本語 🍜", (), now())])
    return subject


def start_own(store: Store) -> str:
    """A lunch by the team's own guide, with a private answer."""
    keep_guide(store, TEAM_GUIDE, team_guide())
    person = kim(store)
    subject = start_interview(store, person, team_guide(), {"account": "Contoso"})
    value = with_said(Value(), team_guide().by_key["dessert"], {"score": "7"}, words())
    store.seal(
        [
            Draft(subject, "dessert", person.writer, value.content(), (), now()),
            Draft(subject, "gossip_note", person.writer, "the merger", (), now()),
        ]
    )
    return subject


def said_of(key: str, said: dict[str, str | list[dict[str, str]]]) -> Json:
    """Return what is written where this was said of a question of the original 22."""
    return with_said(Value(), original_guide().by_key[key], said, words()).content()
