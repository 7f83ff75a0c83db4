"""The open interview in memory: what everybody sealed, and on top what I am typing.

Data flows to a widget once, when it is opened; afterwards editors tell the document, never the other way,
except where something other than the editor changed its field (`refreshed`).
"""

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from winnotes.core.guide import Guide, Question
from winnotes.core.identity import spelled
from winnotes.core.insight.lead_source import LEAD_SOURCE, SourceCheck, checked
from winnotes.core.interview import (
    LISTENS,
    NOTE,
    Answer,
    Interview,
    Scrap,
    Voice,
    closing,
    keys_in,
    status_of,
)
from winnotes.core.joining import SAME_AS, joined
from winnotes.core.notebook import Notebook, write
from winnotes.core.sales_model import FOLLOWED, Expected, expected_in, followed
from winnotes.core.text import normalise
from winnotes.core.value import Row, Value, value_of, with_said
from winnotes.core.version import Json, Version
from winnotes.core.voice import unite
from winnotes.desk.home import now
from winnotes.desk.joining import code_of
from winnotes.desk.known import Known
from winnotes.desk.person import Person
from winnotes.gui.lunch.own_heads import content_of, shown_of, typed_upon
from winnotes.i18n import _, ngettext
from winnotes.store.store import Draft
from winnotes.wording import gist, words

UNTOLD = ("code", SAME_AS)  # who only wrote these noted nothing


class InterviewDocument(QObject):
    """One interview being noted by `person`.

    `edited(fields)` tells the names of fields that changed and are to be kept; `left(drafts)` hands over
    drafts to seal; `refreshed(field)` tells an editor that its field changed behind it; `agreed(key, value, ids)`
    asks to settle a question's value in place of these versions, `disagreed(key)` to take that back, and
    `reread()` tells that other heads are shown than before. An interview may go by several ids (joined): what I
    write goes where I wrote before, else under `subject`; what is shown is all of them.
    """

    edited = Signal(list)
    left = Signal(list)
    refreshed = Signal(str)
    agreed = Signal(str, object, list)
    disagreed = Signal(str)
    reread = Signal()

    def __init__(self, subject: str, notebook: Notebook, guide: Guide, person: Person) -> None:
        super().__init__()
        self.subject, self.guide, self.person = subject, guide, person
        self._notebook = notebook
        self._seen = joined(notebook)
        self._drafts: dict[tuple[str, str, str], Draft] = {}
        self.known = Known()

    # what I typed

    def content(self, field: str) -> Json:
        """Return my content of `field`: being typed, else sealed by me, else agreed; None where there is none."""
        draft = self._drafts.get(self._key(field))
        return draft.content if draft else content_of(self._shown(field))

    def _shown(self, field: str) -> list[Version]:
        heads, here = self._seen.heads(self.subject, field), self._key(field)[0]
        return shown_of(heads, self.person, here, is_note=field.endswith(NOTE))

    def _key(self, field: str) -> tuple[str, str, str]:
        """Return what my draft of `field` is kept under: the id I wrote it under before, else `subject`."""
        home = (self.subject, field, self.person.writer)
        if home in self._drafts:
            return home
        places = [
            head.subject
            for head in self._seen.heads(self.subject, field) if head.person == self.person.id
        ]  # fmt: skip
        return home if self.subject in places or not places else (places[-1], field, self.person.writer)

    def put(self, contents: Mapping[str, Json]) -> None:
        """Take new contents of my fields, kept together."""
        for field, content in contents.items():
            key = self._key(field)
            heads: Iterable[Version] = self._notebook.heads(key[0], field)
            if field in self.guide.by_key:
                heads = typed_upon(heads, self._shown(field), self.person)
            known = self._drafts.get(key)
            base = known.base if known else tuple(head.id for head in heads)
            self._drafts[key] = Draft(*key, content, base, now())
        self.edited.emit(list(contents))

    def drafts(self, fields: Iterable[str] | None = None) -> list[Draft]:
        """Return my drafts of `fields`, or everybody's drafts here when none are named."""
        wanted = None if fields is None else {self._key(field) for field in fields}
        return [draft for key, draft in self._drafts.items() if wanted is None or key in wanted]

    def leave(self, *fields: str) -> None:
        """Hand over my drafts of `fields` to be sealed; all drafts when none are named."""
        drafts = self.drafts(fields or None)
        if drafts:
            self.left.emit(drafts)

    def take_sealed(self, drafts: Sequence[Draft], versions: Sequence[Version]) -> None:
        """Take note that `drafts` were sealed as `versions`; a draft typed on meanwhile stays one."""
        for draft in drafts:
            current = self._drafts.get(draft.key)
            if current and current.content == draft.content:
                del self._drafts[draft.key]
        fresh = {(one.subject, one.field, one.writer, one.n) for one in versions}
        kept = [one for one in self._notebook if (one.subject, one.field, one.writer, one.n) not in fresh]
        self._take(Notebook([*kept, *versions]))

    def take_heads(self, notebook: Notebook) -> None:
        """Show these heads instead: interviews were joined or parted, something was agreed, a file came in."""
        self._take(notebook)
        self.reread.emit()

    def _take(self, notebook: Notebook) -> None:
        self._notebook, self._seen = notebook, joined(notebook)

    def last_sealed(self, fields: Iterable[str]) -> tuple[str, str]:
        """Return (field, ISO instant) of what I sealed last among `fields`; ("", "") where there is nothing."""
        mine = (
            (head.at, field)
            for field in fields
            for head in self._seen.heads(self.subject, field)
            if head.person == self.person.id
        )
        at, field = max(mine, default=("", ""))
        return field, at

    # questions

    def question_left(self) -> str:
        """Return the key of the question I typed in last, else of the first one."""
        order = [question.key for question in self.guide.in_checklist_order]
        field = self.last_sealed(name for key in order for name in (key, key + NOTE))[0]
        return order[0] if self.is_finished or not field else field.removesuffix(NOTE)

    def note(self, key: str) -> str:
        """Return my note of a question."""
        return str(self.content(key + NOTE) or "")

    def set_note(self, key: str, text: str) -> None:
        """Take my note of a question as it stands in the editor."""
        self.put({key + NOTE: normalise(text)})

    def value(self, key: str) -> Value:
        """Return my value of a question."""
        return value_of(self.content(key))

    def set_said(self, key: str, part: str, typed: str | list[Row]) -> None:
        """Take what was typed in one part of a question, read anew."""
        question, value = self.guide.by_key[key], self.value(key)
        clean = normalise(typed) if isinstance(typed, str) else [
            {column: normalise(cell) for column, cell in row.items()} for row in typed
        ]  # fmt: skip
        said = {**value.said, part: clean}
        self.put({key: with_said(value, question, said, words()).content()})

    def stages(self) -> tuple[Expected, ...]:
        """Return the stages of the sales-cycle model it is answered against: those it began with, else the team's."""
        mine = FOLLOWED + self.person.id
        content = self.content(mine)
        version = Version(self.subject, mine, self.person.writer, 1, {}, content)
        return expected_in({mine: (version,)}) or self.known.stages

    def keep_stages(self) -> None:
        """Keep what question 22 is answered against, whatever becomes of the model later."""
        mine = FOLLOWED + self.person.id
        if self.known.stages and self.content(mine) is None:
            self.put({mine: followed(self.known.stages)})
            self.leave(mine)

    def set_state(self, key: str, state: str) -> None:
        """Say how a question stands; said twice, it is open again."""
        value = self.value(key)
        chosen = "open" if value.state == state and state != "answered" else state
        self.put({key: Value(chosen, value.said, value.read, value.provenance).content()})
        self.leave(key)

    def set_provenance(self, key: str, provenance: str) -> None:
        """Say how the sales person knows."""
        value = self.value(key)
        self.put({key: Value(value.state, value.said, value.read, provenance).content()})

    def status(self, key: str) -> str:
        """Return how a question stands over everybody's voices."""
        values = [value_of(content) for content in self._contents(key)]
        return status_of(values, (str(content) for content in self._contents(key + NOTE)))

    def statuses(self) -> dict[str, str]:
        """Return the status of every question."""
        return {question.key: self.status(question.key) for question in self.guide.questions}

    def gist(self, question: Question) -> str:
        """Return the gist of a question's answer for one line of the checklist."""
        united = unite(question, [value_of(content) for content in self._contents(question.key)])
        shown = gist(question, {part: found.reading for part, found in united.items()})
        check = self.source_check() if question.key == LEAD_SOURCE and shown else None
        if check is not None and check.verdict == "mismatch":
            return _("{recalled} ≠ CRM").format(recalled=shown)
        lines = sum(
            1
            for content in self._contents(question.key + NOTE)
            for line in str(content).split("\n")
            if line.strip()
        )
        return shown or (ngettext("{n} line", "{n} lines", lines).format(n=lines) if lines else "")

    def source_check(self) -> SourceCheck | None:
        """Return what the recalled lead source comes to beside the CRM's, None where nobody told of it."""
        question = self.guide.by_key.get(LEAD_SOURCE)
        if question is None:
            return None
        said = tuple(Voice("", content, "", "") for content in self._contents(LEAD_SOURCE))
        return checked(Answer(question, (), said), self.fact("crm_lead_source"))

    def others_notes(self, key: str) -> list[tuple[str, str]]:
        """Return (person, text) of every note of a question but the one I type: others', or mine under another id."""
        here = self._key(key + NOTE)
        found = {
            (head.subject, head.person): str(head.content)
            for head in self._seen.heads(self.subject, key + NOTE)
        }
        for (subject, field, writer), draft in self._drafts.items():
            if field == key + NOTE:
                found[subject, writer.split(".", 1)[0]] = str(draft.content)
        found.pop((here[0], self.person.id), None)
        return [(person, text) for (_subject, person), text in found.items() if text.strip()]

    # the other laptop

    @property
    def code(self) -> str:
        """The lunch code to show: the one typed to join another lunch, else this lunch's own."""
        typing = self._drafts.get((self.subject, "code", self.person.writer))
        found = code_of(self._seen.fields(self.subject), self.subject, self.person.id)
        return found or (str(typing.content) if typing else "")

    def joined_with(self) -> list[str]:
        """Return who wrote in the notes this interview was joined with; empty where it stands for itself."""
        others = self._notebook.of(*self._seen.members(self.subject))
        wrote = {head.person for head in others if head.subject != self.subject and head.field not in UNTOLD}
        return sorted(wrote - {self.person.id}) or sorted(wrote)

    @property
    def is_joined(self) -> bool:
        """Whether it goes by several ids: notes begun apart that are one interview."""
        return len(self._seen.members(self.subject)) > 1

    def listens(self) -> dict[str, frozenset[str]]:
        """Return who listens for which questions; people who took none are left out."""
        mine = self.person.id
        names = {name for name in self._seen.fields(self.subject) if name.startswith(LISTENS)}
        said = {
            name.removeprefix(LISTENS): frozenset(key for content in self._contents(name) for key in keys_in(content))
            for name in sorted({*names, LISTENS + mine})
        }  # fmt: skip
        return {person: keys for person, keys in said.items() if keys}

    def listen_for(self, keys: Collection[str]) -> None:
        """Say which questions I listen for, and no others."""
        order = [question.key for question in self.guide.in_checklist_order]
        self.put({LISTENS + self.person.id: [key for key in order if key in keys]})
        self.leave(LISTENS + self.person.id)

    # facts, scraps, the end

    def fact(self, name: str) -> str:
        """Return a header fact: mine where I say one thing, else whatever is known."""
        heads, here = self._seen.heads(self.subject, name), self._key(name)
        mine = shown_of(heads, self.person, here[0], is_note=True)
        if here in self._drafts or len({str(head.content) for head in mine}) == 1:
            return str(self.content(name))
        return " / ".join(dict.fromkeys(map(str, self._contents(name))))

    def set_fact(self, name: str, text: str) -> None:
        """Take a header fact as it stands in its field."""
        self.put({name: normalise(text)})

    def interview(self) -> Interview:
        """Return the view of everything here, drafts included."""
        overlay = [
            write(self._below(draft), *draft.key, draft.content, at=draft.at)
            for draft in self._drafts.values()
        ]
        notebook = joined(self._notebook | Notebook(overlay)) if overlay else self._seen
        names = {
            subject: str(heads["name"][0].content)
            for subject in notebook.subjects("p")
            if "name" in (heads := notebook.fields(subject))
        }
        names.setdefault(self.person.id, self.person.name)
        return Interview(self.subject, notebook.fields(self.subject), self.guide, names)

    def _below(self, draft: Draft) -> Notebook:
        heads = self._notebook.heads(draft.subject, draft.field)
        return Notebook(head for head in heads if head.id in draft.base or head.writer == draft.writer)

    @property
    def planned_minutes(self) -> int:
        """How long the lunch is meant to last."""
        planned = [one for one in self._contents("planned_minutes") if isinstance(one, int)]
        return max(planned, default=45)

    @property
    def is_finished(self) -> bool:
        """Whether I finished my notes."""
        content = self.content(f"finished.{self.person.id}")
        return isinstance(content, dict) and content.get("done") is True

    def finish(self, *, done: bool, reason: str = "") -> None:
        """Finish my notes, or reopen them with a reason; everything typed is sealed."""
        field = f"finished.{self.person.id}"
        self.put({field: closing(self.content(field), done=done, reason=normalise(reason), at=now())})
        self.leave()

    def add_scrap(self, text: str, talk_s: int) -> None:
        """Keep a line whose place is decided later."""
        field = "scrap.s" + spelled(secrets.token_bytes(5))
        self.put({field: {"text": normalise(text), "talk_s": talk_s, "placed": ""}})
        self.leave(field)

    def scraps(self) -> tuple[Scrap, ...]:
        """Return every scrap, oldest first."""
        return self.interview().scraps

    def place_scrap(self, scrap: Scrap, key: str) -> None:
        """Append the scrap's line to my note of a question and mark it placed, in one commit."""
        note = self.note(key)
        joined = f"{note.rstrip()}\n{scrap.text}" if note.strip() else scrap.text
        self.put({f"scrap.{scrap.id}": _placed(scrap, key), key + NOTE: joined})
        self.refreshed.emit(key + NOTE)

    def take_back_scrap(self, scrap: Scrap) -> None:
        """Undo the placing: the line leaves my note (where it is unchanged) and the scrap is unsorted again."""
        lines = self.note(scrap.placed).split("\n")
        if scrap.text in lines:
            lines.reverse()
            lines.remove(scrap.text)
            lines.reverse()
        self.put({f"scrap.{scrap.id}": _placed(scrap, ""), scrap.placed + NOTE: "\n".join(lines)})
        self.refreshed.emit(scrap.placed + NOTE)

    def _contents(self, field: str) -> list[Json]:
        """Everybody's contents of a field, with what is being typed in place of what it replaces."""
        typing = [draft for draft in self._drafts.values() if draft.field == field]
        heads = self._seen.heads(self.subject, field)
        standing = [head for head in heads if not any(_stands_for(draft, head) for draft in typing)]
        return [*(head.content for head in standing), *(draft.content for draft in typing)]


def _stands_for(draft: Draft, head: Version) -> bool:
    """Whether `draft` is what becomes of `head`: typed upon it, or by its writer."""
    is_by_them = draft.subject == head.subject and draft.writer.split(".", 1)[0] == head.person
    return is_by_them and (not draft.base or head.id in draft.base or head.writer == draft.writer)


def _placed(scrap: Scrap, key: str) -> Json:
    return {"text": scrap.text, "talk_s": scrap.talk_s, "placed": key}
