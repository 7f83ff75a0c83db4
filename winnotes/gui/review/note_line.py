"""One marked line of a note, and the way to rewrite it: through the document, nothing else in the note touched."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from winnotes.core.interview import NOTE
from winnotes.core.mark import Mark, read_mark
from winnotes.core.text import one_line
from winnotes.gui.lunch.interview_document import InterviewDocument
from winnotes.gui.review.view import View


@dataclass(frozen=True, slots=True)
class NoteLine:
    """Line `number` (from 0) of a person's note of question `key`, as it stands there and what it means."""

    key: str
    person: str
    number: int
    text: str
    is_mine: bool

    @property
    def mark(self) -> Mark:
        """What the line is."""
        return read_mark(self.text)


def marked_lines(view: View, *kinds: str) -> list[NoteLine]:
    """Return every line of these kinds (quote, key_quote, todo, done), question by question, mine first."""
    return [line for line in _lines(view) if line.mark.kind in kinds]


def _lines(view: View) -> Iterator[NoteLine]:
    document = view.document
    for question in document.guide.in_checklist_order:
        mine = (document.person.id, document.note(question.key))
        for person, note in (mine, *document.others_notes(question.key)):
            for number, text in enumerate(note.split("\n")):
                if text.strip():
                    yield NoteLine(question.key, person, number, text, view.is_mine(person))


def rewrite(document: InterviewDocument, line: NoteLine, text: str) -> NoteLine:
    """Put `text` in the line's place in my note and return the line as it is now.

    A line that is not there any more is left alone: nothing is overwritten that was not read before.
    """
    lines = document.note(line.key).split("\n")
    number = line.number
    if number >= len(lines) or lines[number] != line.text:
        if line.text not in lines:
            return line
        number = lines.index(line.text)
    lines[number] = text
    document.set_note(line.key, "\n".join(lines))
    return replace(line, number=number, text=text)


def settle(document: InterviewDocument, key: str) -> None:
    """Seal my note of a question and let its editor follow."""
    document.refreshed.emit(key + NOTE)
    document.leave(key + NOTE)


def todo_line(text: str, owner: str, due: str, *, is_done: bool) -> str:
    """Return a to-do as a line of a note: `> text @owner by 2027-05-01`, `>x` for one that is done.

    A `due` that is no ISO date stays in the line as words. Nothing at all makes a blank line.
    """
    words, who, by = one_line(text), "_".join(one_line(owner).lstrip("@").split()), one_line(due)
    parts = [words, f"@{who}" if who else "", f"by {by}" if by else ""]
    told = " ".join(part for part in parts if part)
    return f"{'>x' if is_done else '>'} {told}" if told else ""


def with_key(line: str, *, is_key: bool) -> str:
    """Return a quote's line as a key quote (`"*`) or as a plain one; everything else in it stays."""
    opening = len(line) - len(line.lstrip()) + 1
    rest = line[opening:]
    bare = rest[1:] if rest.startswith("*") else rest
    return line[:opening] + ("*" if is_key else "") + bare
