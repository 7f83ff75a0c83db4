"""Teams drawn at random: lunches noted by up to three, who differ, agree, correct, skip, erase and leave blank."""

from dataclasses import dataclass, field
from random import Random

from winnotes.core.erasure import erase
from winnotes.core.guide import Guide, Part, Question, guide_of
from winnotes.core.interview import NOTE, Interview, people_in
from winnotes.core.notebook import Notebook, agree, write
from winnotes.core.value import STATES, Value, with_said
from winnotes.core.version import Json, Version
from winnotes.wording import original_guide, words

WRITERS = ("pann.k1", "pbob.k2", "pcat.k3")
TAGS = [
    "idle vans",
    "Idle Vans",
    "paper plans",
    "Quillgate",
    "quillgate",
    "status quo",
    "Staying as they are",
]
TEXTS = ["CFO", "cfo", "Depot manager", "Quillgate", "Status quo", "late in the day"]
TYPED = {
    "number": ["5", "~7", "7", "12", "dunno"],
    "amount": ["20k EUR", "~20k EUR", "15 000 EUR", "9k", "lots"],
    "duration": ["14w", "98d", "~98d", "3 months", "30 days", "ages"],
}
FIRST = {
    "piece": ["ROI sheet", "roi sheet", "Product deck", "Price list", "Depot video"],
    "objection": ["too dear", "Too dear!", "not now", "who else"],
    "stage": ["Discovery", "discovery", "Pilot", "Legal review"],
    "name": ["Nikos", "Petra", "Yuki"],
}
LINES = [
    '"they pick up the phone', '"* your customers won it', "> new paper @rosa by 2026-12-04", "> fewer slides",
    ">x sent the sheet @kim", "! he was on nobody's list", "a plain line", "", "> soon by 2026-11-01",
]  # fmt: skip
SAYING = {
    "why_us": ["they answered at four", "Night shift answered", '"the night shift number'],
    "objections": ["price per van", '"price of the pilot', "! no price at all"],
}
FACTS = {
    "account": ["Northwind", "Alpha"],
    "interviewee": ["Dana Ruiz", "dana ruiz", "Lee Park", ""],
    "amount": ["84 000 EUR", "20k USD", "9k", "a lot", ""],
    "created_on": ["2026-01-05", "2026-03-01", "soon", ""],
    "closed_on": ["2026-02-05", "2026-05-31", "2026-07-01", ""],
    "met_on": ["2026-06-02", "2026-08-14", ""],
    "crm_lead_source": ["Web", "web", "event", "Trade paper", ""],
    "segment": ["Food", "Steel", ""],
    "product": ["Dispatch", "Track", ""],
}


def shorter_guide() -> Guide:
    """A team's own guide: the original without its first questions, in another order."""
    import tomllib

    from winnotes.resources import resource

    data = tomllib.loads(resource("guides", "original_22.toml").read_text("utf-8"))
    return guide_of({**data, "title": "Shorter", "questions": data["questions"][:3:-1]})


@dataclass
class Team:
    """All versions ever written but the erased, the notebook they come to, and which guide each lunch followed."""

    versions: list[Version] = field(default_factory=list)
    notebook: Notebook = field(default_factory=Notebook)
    guides: dict[str, Guide] = field(default_factory=dict)

    def put(self, version: Version) -> None:
        self.versions.append(version)
        self.notebook = self.notebook.of(version.subject) | Notebook([version])

    def interviews(self) -> list[Interview]:
        return [
            Interview(subject, self.notebook.fields(subject), guide, people_in(self.notebook))
            for subject, guide in self.guides.items()
        ]


def team(seed: int, lunches: int = 14) -> Team:
    """Return a team of some lunches."""
    random, found = Random(seed), Team()
    guides = [original_guide(), original_guide(), shorter_guide()]
    whole = Notebook()
    for number in range(lunches):
        subject = f"i{number:02}"
        found.guides[subject] = random.choice(guides)
        found.notebook = Notebook()
        _held(random, found, subject)
        whole = whole | found.notebook
    found.notebook = whole
    return found


def _held(random: Random, team: Team, subject: str) -> None:
    for name, told in FACTS.items():
        if said := random.choice(told):
            team.put(write(team.notebook, subject, name, WRITERS[0], said, at="0001"))
    for question in team.guides[subject].questions:
        for writer in WRITERS[: random.choice((0, 1, 1, 1, 2, 2, 3))]:
            for _time in range(random.choice((1, 1, 2))):
                _type(random, team, subject, question, writer)
        if random.random() < 0.1:
            content = _value(random, question)
            team.put(agree(team.notebook, subject, question.key, WRITERS[1], content, at=_at(random)))
    for writer in WRITERS:
        done: Json = {"done": random.random() < 0.8, "reason": "", "at": ""}
        person = writer[:4]
        team.put(write(team.notebook, subject, f"finished.{person}", writer, done, at="0002"))
    if random.random() < 0.3:
        _forget(random, team, subject)


def _type(random: Random, team: Team, subject: str, question: Question, writer: str) -> None:
    at = _at(random)
    if random.random() < 0.85:
        content = _value(random, question)
        team.put(write(team.notebook, subject, question.key, writer, content, at=at))
    if random.random() < 0.4:
        note = "\n".join(random.choices(LINES + 3 * SAYING.get(question.key, []), k=3))
        team.put(write(team.notebook, subject, question.key + NOTE, writer, note, at=at))


def _forget(random: Random, team: Team, subject: str) -> None:
    key = random.choice(team.guides[subject].questions).key
    gone = {key, key + NOTE}
    version, team.notebook = erase(team.notebook, subject, sorted(gone), WRITERS[0], "0003")
    team.versions = [one for one in team.versions if one.subject != subject or one.field not in gone]
    team.versions.append(version)


def _at(random: Random) -> str:
    return f"2026-10-{random.randint(1, 28):02}"


def _value(random: Random, question: Question) -> Json:
    said = {part.key: _typed(random, part) for part in question.parts if random.random() < 0.75}
    state = random.choice(("open",) * 9 + STATES)
    return with_said(Value(state), question, said, words()).content()


def _typed(random: Random, part: Part) -> str | list[dict[str, str]]:
    if part.kind == "rows":
        return [_row(random, part) for _row_number in range(random.randint(1, 3))]
    if part.kind == "choice":
        return random.choice((*list(part.codes)[:3], "zzz"))
    if part.kind in ("choices", "ranked", "counts"):
        some = random.sample(list(part.codes)[:5], k=random.randint(1, 3))
        counted = [f"{code} x{random.randint(1, 2)}" if random.random() < 0.5 else code for code in some]
        return ", ".join(counted if part.kind == "counts" else some)
    if part.kind == "scale":
        return str(random.choice((part.low, part.low + 1, part.high, part.high + 1)))
    if part.kind == "tags":
        return ", ".join(random.sample(TAGS, k=random.randint(1, 3)))
    return random.choice(TYPED.get(part.kind, TEXTS))


def _row(random: Random, part: Part) -> dict[str, str]:
    first, *others = part.columns
    row = {column.key: str(_typed(random, column)) for column in others if random.random() < 0.8}
    named = {first.key: random.choice(FIRST.get(first.key, TEXTS))} if random.random() < 0.85 else {}
    return {**named, **row}
