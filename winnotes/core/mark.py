"""Line marks inside plain notes: quotes, to-dos, surprises and tags are only text, so they survive anything."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OWNER = re.compile(r"(?:^|\s)@(\S+)")
_DUE = re.compile(r"(?:^|\s)by\s+(\d{4}-\d{2}-\d{2})\b")
_TAG = re.compile(r"(?:^|(?<=\s))#([^\W\d]\w*)")
_CLOSING = '"”“„»«'


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked line. `kind` is quote, key_quote, todo, done, surprise or text; `text` is without its mark."""

    kind: str
    text: str
    owner: str = ""
    due: str = ""  # ISO date or ""
    tags: tuple[str, ...] = ()


def read_mark(line: str) -> Mark:
    """Return what one line of a note is.

    `"` opens a quote, `"*` a key quote, `>` a to-do (`@who`, `by 2027-05-01`), `>x` one that is done,
    `!` a surprise; `#` and a letter at a word's start is a tag anywhere.
    """
    line = line.strip()
    tags = tuple(_TAG.findall(line))
    if line[:1] in ('"', "“", "„", "«") and len(line) > 1:
        key = line[1:2] == "*"
        spoken = line[2 if key else 1 :].strip().strip(_CLOSING).strip()
        return Mark("key_quote" if key else "quote", spoken, tags=tags)
    if line.startswith(">"):
        return _read_todo(line, tags)
    if line.startswith("!"):
        return Mark("surprise", line[1:].strip(), tags=tags)
    return Mark("text", line, tags=tags)


def _read_todo(line: str, tags: tuple[str, ...]) -> Mark:
    done = re.match(r">\s*x(\s|$)", line)
    text = line[done.end() :] if done else line[1:]
    owner, due = _OWNER.search(text), _DUE.search(text)
    bare = _DUE.sub(" ", _OWNER.sub(" ", text))
    return Mark(
        "done" if done else "todo",
        " ".join(bare.split()),
        owner.group(1) if owner else "",
        due.group(1) if due else "",
        tags,
    )


def marks(note: str) -> Iterator[Mark]:
    """Yield what each line of `note` is, blank lines left out."""
    return (read_mark(line) for line in note.split("\n") if line.strip())
