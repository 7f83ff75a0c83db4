"""A lunch in which invented names stand everywhere a hand can type: whoever finds one afterwards was told too much."""

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.exchange.noting import AT, LUNCH, Lunch
from winnotes.core.notebook import Notebook, write
from winnotes.core.text import normalise
from winnotes.core.version import Json

_SYLLABLES = ["zqor", "vexu", "dwylb", "qimfa", "jhaxo", "übzq", "ørqv", "пжщо", "ξψωα", "kzwé"]
_names = st.lists(st.sampled_from(_SYLLABLES), min_size=2, max_size=3, unique=True).map(
    lambda parts: "".join(parts).capitalize()
)
_FORMS: list[Callable[[str], str]] = [
    str, str.upper, str.lower, lambda name: f"{name}'s", lambda name: f"{name}’s", lambda name: f"{name}s",
    lambda name: f"({name})", lambda name: f"„{name}“", lambda name: f"@{name.lower()}", lambda name: f"#{name}",
    lambda name: f"{name}-deal", lambda name: f"{name}_2026", lambda name: f"the{name}", lambda name: f"\n{name}\n",
    lambda name: f"{name[:3]}\u00ad{name[3:]}", lambda name: f"https://www.{name}.com/{name}",
    lambda name: f"{name}@{name}.org", lambda name: name[:2] + name[3:], lambda name: f"{name}/{name}",
]  # fmt: skip
_FACTS: dict[str, Json] = {
    "amount": "83,250 EUR", "closed_on": "2026-10-12", "created_on": "2026-06-22", "met_on": "2026-10-29",
    "code": "kem-tav-rus", "planned_minutes": 45,
}  # fmt: skip
_QUANTITIES = ("83,250", "83250", "2026-10-29", "2026-10-12", "2026-11-06", "kem-tav", "kem tav")


@dataclass(frozen=True)
class Planted:
    """The notebook, and the words nobody may find in what is made of it."""

    notebook: Notebook
    words: tuple[str, ...]


@st.composite
def planted(draw: Callable) -> Planted:
    """Draw a lunch with canaries in every fact, every kind of field, every note, scrap, name and reason."""
    names = draw(st.lists(_names, min_size=10, max_size=10, unique_by=lambda name: name[:6]))
    first, last, firm, buyer, rival, owner, taker, deal, product, place = names
    known = names[:7]  # the others are found whole only

    def text() -> str:
        said = draw(st.lists(st.sampled_from(known), min_size=1, max_size=3))
        forms = [draw(st.sampled_from(_FORMS))(name) for name in said]
        return " und ".join(["we met", *forms, "for 83,250 EUR"])

    lunch = Lunch()
    facts: dict[str, Json] = {
        "account": f"{firm} GmbH & Co. KG", "deal_name": f"{deal} {product}", "interviewee": f"{first} {last}, AE",
        "interviewee_email": f"{first}.{last}@{firm}-group.com", "place": f"Café {place}, harbour", "product": product,
        **_FACTS, "segment": text(), "crm_lead_source": text(), "summary": text(), "same_as": f"i{firm}",
        "guide": lunch.guide.id, f"{firm.lower()}_note": text(),
    }  # fmt: skip
    lunch.fact(**facts)
    lunch.say("buying_group_size", people=[{"name": f"{buyer} ({buyer[:4]}), head of ops"}], count=text())
    lunch.say("competition_fierceness", competitors=f"{rival}; status quo", strongest=rival, score="8")
    _answer(lunch, owner, text)
    _put(lunch, "finished.palex", {"done": True, "reason": "", "at": AT, firm: firm})
    _put(lunch, "name", f"{taker} Berger", "pkim")
    slips = [name[:2] + name[3:] for name in known]
    words = dict.fromkeys(normalise(word).casefold() for word in [*names, *slips, f"{firm}-group.com"])
    return Planted(lunch.notebook, (*words, *_QUANTITIES))


def _answer(lunch: Lunch, owner: str, text: Callable[[], str]) -> None:
    for question in lunch.guide.questions:
        for by in ("pkim", "palex"):
            todo = f"> {text()} @{owner} by 2026-11-06"
            lunch.note(question.key, f'{text()}\n{todo}\n"* {text()}\nsee kem tav rus', by)
        if question.key not in ("buying_group_size", "competition_fierceness"):
            said = {part.key: text() for part in question.fields}
            rows = question.rows
            said |= {rows.key: [{column.key: text() for column in rows.columns}]} if rows else {}
            lunch.say(question.key, "pkim", **said)
    _put(lunch, "scrap.s1", {"text": text(), "talk_s": 5, "placed": ""})
    opened = [{"at": AT, "reason": text()}]
    _put(lunch, "finished.pkim", {"done": False, "reason": text(), "at": AT, "reopened": opened})


def _put(lunch: Lunch, field: str, content: Json, subject: str = LUNCH) -> None:
    version = write(lunch.notebook, subject, field, "pkim.k1", content, at=AT)
    lunch.notebook |= Notebook([version])
