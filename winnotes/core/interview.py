"""A typed view of one interview: facts, answers with every voice, scraps, progress.

Built anew from a Notebook whenever it is needed; it holds nothing of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from winnotes.core.guide import Guide, Question
from winnotes.core.mark import Mark, marks
from winnotes.core.notebook import Fields, Notebook
from winnotes.core.value import Value, value_of
from winnotes.core.version import Json, Version
from winnotes.core.voice import United, states_differ, unite

FACTS = (
    "account", "deal_name", "interviewee", "interviewee_email", "amount", "closed_on", "created_on",
    "crm_lead_source", "product", "segment", "met_on", "place",
)  # fmt: skip
NOTE = "_note"
LISTENS = "listens."  # and a person's id: the keys of the questions that person listens for; never a voice
KNOWN_AT_START = ("code", "guide", "met_on", "planned_minutes")
TALLIES = ("clock.", "seconds.", "gaps.", LISTENS)


@dataclass(frozen=True, slots=True)
class Voice:
    """One head: who said it, what, when it was sealed, and the version's id."""

    person: str
    content: Json
    at: str
    version: str
    is_agreed: bool = False


@dataclass(frozen=True)
class Answer:
    """All that was said of one question."""

    question: Question
    notes: tuple[Voice, ...] = ()
    voices: tuple[Voice, ...] = ()

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """The value of each voice, in the voices' order."""
        return tuple(value_of(voice.content) for voice in self.voices)

    @cached_property
    def united(self) -> Mapping[str, United]:
        """What each typed part comes to over all voices."""
        return unite(self.question, self.values)

    @cached_property
    def status(self) -> str:
        """How the question stands: open, touched, answered, not_known, not_applicable or skipped."""
        return status_of(self.values, (str(note.content) for note in self.notes))

    @property
    def has_content(self) -> bool:
        """Whether anybody typed anything."""
        return any(str(note.content).strip() for note in self.notes) or any(
            value.said for value in self.values
        )

    @property
    def differs(self) -> bool:
        """Whether voices ask to be agreed."""
        return any(united.differs for united in self.united.values()) or states_differ(self.values)

    @property
    def agreed(self) -> Voice | None:
        """The voice that settled the typed value, where no other stands beside it; of several the latest."""
        settled = [voice for voice in self.voices if voice.is_agreed]
        return (
            max(settled, key=lambda voice: voice.at) if settled and len(settled) == len(self.voices) else None
        )

    @property
    def lines(self) -> int:
        """How many lines of notes there are."""
        return sum(1 for note in self.notes for line in str(note.content).split("\n") if line.strip())

    def marks(self) -> Iterator[tuple[Voice, Mark]]:
        """Yield every marked or plain line with the voice that wrote it."""
        for note in self.notes:
            for mark in marks(str(note.content)):
                yield note, mark


def status_of(values: Sequence[Value], notes: Iterator[str]) -> str:
    """Return how a question stands, given every voice's value and note.

    What was said outright (answered, not known …) holds; a typed value that was understood answers;
    any other content touches.
    """
    stated = [value.state for value in values if value.state != "open"]
    if stated:
        return "answered" if "answered" in stated else stated[0]
    if any(value.has_reading for value in values):
        return "answered"
    touched = any(value.said for value in values) or any(note.strip() for note in notes)
    return "touched" if touched else "open"


@dataclass(frozen=True, slots=True)
class Scrap:
    """A line written before anybody knew where it belongs. `placed` is a question's key, or ""."""

    id: str
    text: str
    talk_s: int
    placed: str
    person: str


@dataclass(frozen=True, slots=True)
class Reopening:
    """Who opened a finished interview again, when (ISO instant) and why."""

    person: str
    at: str
    reason: str


@dataclass(frozen=True)
class Interview:
    """One interview as the notebook shows it under a guide.

    `pieces` gives for names of content pieces that were joined the one they go by.
    """

    id: str
    fields: Fields
    guide: Guide
    people: Mapping[str, str] = field(default_factory=dict)
    pieces: Mapping[str, str] = field(default_factory=dict)

    def fact(self, name: str) -> str:
        """Return a header fact as text; of differing voices all, joined by " / "."""
        return " / ".join(
            dict.fromkeys(str(one.content) for one in self._heads(name) if one.content not in ("", None))
        )

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """One Answer per question of the guide, in the guide's order."""
        return tuple(self._answer(question) for question in self.guide.questions)

    def answer(self, key: str) -> Answer:
        """Return the Answer to the question with this key."""
        return self._answer(self.guide.by_key[key])

    @cached_property
    def scraps(self) -> tuple[Scrap, ...]:
        """Every scrap that still says something, oldest first."""
        found = [self._scrap(name, heads) for name, heads in self.fields.items() if name.startswith("scrap.")]
        return tuple(
            sorted((scrap for scrap in found if scrap.text), key=lambda scrap: (scrap.talk_s, scrap.id))
        )

    @cached_property
    def writers(self) -> tuple[str, ...]:
        """The people who typed an answer, note, scrap or header fact, in the order of their ids."""
        facts = (*FACTS, "summary")
        keys = set(self.guide.by_key) | {key + NOTE for key in self.guide.by_key} | set(facts)
        found = {
            head.person for name, heads in self.fields.items() for head in heads
            if name in keys or name.startswith("scrap.")
        }  # fmt: skip
        return tuple(sorted(found))

    @cached_property
    def is_finished(self) -> bool:
        """Whether every person who wrote in it has finished."""
        return bool(self.writers) and all(self.has_finished(person) for person in self.writers)

    def has_finished(self, person: str) -> bool:
        """Whether `person` said their notes are done (and did not reopen them since)."""
        return any(_flag(head.content, "done") for head in self._heads(f"finished.{person}"))

    @property
    def reopened(self) -> tuple[tuple[str, str], ...]:
        """(person, reason) for every time the interview was reopened after finishing, by person, oldest first."""
        return tuple((one.person, one.reason) for one in self.reopenings)

    @cached_property
    def reopenings(self) -> tuple[Reopening, ...]:
        """Every time the interview was reopened with a reason, by person, oldest first; finishing keeps them."""
        found = {
            Reopening(name.removeprefix("finished."), at, reason)
            for name, heads in self.fields.items() if name.startswith("finished.")
            for head in heads for at, reason in reopenings_in(head.content)
        }  # fmt: skip
        return tuple(sorted(found, key=lambda one: (one.person, one.at, one.reason)))

    @property
    def planned_minutes(self) -> int:
        """How long the lunch was meant to last; 45 unless said otherwise."""
        found = [head.content for head in self._heads("planned_minutes") if isinstance(head.content, int)]
        return max(found, default=45)

    def clock_s(self, clock: str) -> int:
        """Return the seconds on a clock (talk, bite, pause): the longest of everybody's."""
        heads = [
            head
            for name, heads in self.fields.items()
            if name.startswith(f"clock.{clock}.")
            for head in heads
        ]
        return max((head.content for head in heads if isinstance(head.content, int)), default=0)

    def seconds_on(self, key: str) -> int:
        """Return the seconds spent on a question over all visits: the longest of everybody's."""
        heads = [
            head
            for name, heads in self.fields.items()
            if name.startswith(f"seconds.{key}.")
            for head in heads
        ]
        return max((head.content for head in heads if isinstance(head.content, int)), default=0)

    @cached_property
    def listens(self) -> Mapping[str, frozenset[str]]:
        """Who listens for what: {person: keys of questions}; people who took none are left out."""
        taken = {
            name.removeprefix(LISTENS): {key for head in heads for key in keys_in(head.content)}
            for name, heads in self.fields.items() if name.startswith(LISTENS)
        }  # fmt: skip
        return {person: frozenset(keys) for person, keys in sorted(taken.items()) if keys}

    def name_of(self, person: str) -> str:
        """Return the person's name, or the id where no name is known here."""
        return self.people.get(person) or person

    def open_must_asks(self) -> list[Question]:
        """Return the must-asks nobody has touched or put aside, in the guide's order."""
        return [
            answer.question for answer in self.answers if answer.question.must_ask and answer.status == "open"
        ]

    def marked(self, *kinds: str) -> list[tuple[Question, Voice, Mark]]:
        """Return every marked line of these kinds (quote, key_quote, todo, done, surprise), in guide order."""
        return [
            (answer.question, voice, mark)
            for answer in self.answers
            for voice, mark in answer.marks()
            if mark.kind in kinds
        ]

    def _heads(self, name: str) -> tuple[Version, ...]:
        return self.fields.get(name, ())

    def _answer(self, question: Question) -> Answer:
        return Answer(question, self._voices(question.key + NOTE), self._voices(question.key))

    def _voices(self, name: str) -> tuple[Voice, ...]:
        heads = self._heads(name)
        if len(heads) > 1:
            heads = tuple(sorted(heads, key=lambda head: (not head.is_agreed, head.at, head.id)))
        return tuple(Voice(head.person, head.content, head.at, head.id, head.is_agreed) for head in heads)

    def _scrap(self, name: str, heads: Sequence[Version]) -> Scrap:
        head = min(heads, key=lambda one: (not _text(one.content, "placed"), one.id))
        talk_s = head.content.get("talk_s") if isinstance(head.content, dict) else 0
        return Scrap(
            name.removeprefix("scrap."),
            _text(head.content, "text"),
            talk_s if isinstance(talk_s, int) else 0,
            _text(head.content, "placed"),
            head.person,
        )


def closing(before: Json, *, done: bool, reason: str, at: str) -> Json:
    """Return the content of `finished.<p>` after finishing, or reopening with a reason, at an ISO instant.

    `before` is its content until now. Every reopening stays in it as `reopened`, [{at, reason}], oldest first:
    that an interview was reopened still shows when it is finished again.
    """
    told = reopenings_in(before)
    if reason and not done:
        told.append((at, reason))
    content: dict[str, Json] = {"done": done, "reason": "" if done else reason, "at": at}
    return content | {"reopened": [{"at": when, "reason": why} for when, why in told]} if told else content


def reopenings_in(content: Json) -> list[tuple[str, str]]:
    """Return (ISO instant, reason) of every reopening the content of a `finished.<p>` tells of, oldest first."""
    kept = content.get("reopened") if isinstance(content, dict) else None
    found = [(_text(one, "at"), _text(one, "reason")) for one in (kept if isinstance(kept, list) else ())]
    latest = (_text(content, "at"), _text(content, "reason"))
    return [one for one in dict.fromkeys([*found, latest]) if one[1]]


def keys_in(content: Json) -> list[str]:
    """Return the keys of questions a `listens.<p>` holds."""
    return [str(key) for key in content] if isinstance(content, list) else []


def people_in(notebook: Notebook) -> dict[str, str]:
    """Return the name of every person the notebook knows, by id."""
    return {
        subject: " / ".join(dict.fromkeys(str(head.content) for head in notebook.heads(subject, "name")))
        for subject in notebook.subjects("p")
    }


def interview_in(notebook: Notebook, subject: str, guide: Guide) -> Interview:
    """Return the view of interview `subject`."""
    return Interview(subject, notebook.fields(subject), guide, people_in(notebook))


def is_noting(field: str) -> bool:
    """Whether anything in this field is a note: an answer, a scrap or a fact, not what a lunch begins with."""
    return field not in KNOWN_AT_START and not field.startswith(TALLIES)


def is_untouched(fields: Fields) -> bool:
    """Whether nobody noted anything yet."""
    return not any(
        is_noting(name) and any(head.content not in ("", None) for head in heads)
        for name, heads in fields.items()
    )


def initials(name: str) -> str:
    """Return up to two initials for a name: Kim Berger → KB."""
    words = name.split()
    return "".join(word[0].upper() for word in (words[:1] + words[-1:] if len(words) > 1 else words))


def _flag(content: Json, name: str) -> bool:
    return isinstance(content, dict) and content.get(name) is True


def _text(content: Json, name: str) -> str:
    found = content.get(name) if isinstance(content, dict) else None
    return found if isinstance(found, str) else ""
