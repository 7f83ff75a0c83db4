"""A person asks to be forgotten: found by their words, ticked by whoever is asked, erased everywhere on this laptop."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from winnotes.core.joining import SAME_AS, canonical_ids
from winnotes.core.notebook import ERASED
from winnotes.core.text import folded, one_line
from winnotes.core.version import Json
from winnotes.desk.home import now
from winnotes.desk.joining import members
from winnotes.desk.library import library
from winnotes.desk.person import now_typing
from winnotes.store.store import Store

EXCERPT = 60  # letters of a text that are shown around a word
WHOLE = ""  # the field of a place that is a whole subject


@dataclass(frozen=True, slots=True)
class Place:
    """A field of a subject, `WHOLE` for all of them: what is erased at once. `title` is its interview's.

    `excerpt` is a short piece of the text, the first word found in its middle.
    """

    subject: str
    field: str
    excerpt: str = ""
    title: str = ""


def find(store: Store, words: Sequence[str], interview: str = "") -> list[Place]:
    """Return the fields in which any of `words` occurs: as it stands, as it stood before, or as it is being typed.

    Case, blanks and punctuation count for nothing, and part of a word is enough: what was meant is for a person to
    say. `interview` (an id) looks there alone, in all it was joined with.
    """
    wanted = [word for word in map(folded, words) if word]
    among = members(store, interview) if interview else ()
    titles = _titles(store)
    found: dict[tuple[str, str], Place] = {}
    for subject, field, content in _contents(store):
        if (subject, field) in found or field == ERASED or (among and subject not in among):
            continue
        excerpt = next(filter(None, (_excerpt(text, wanted) for text in _texts(content))), "")
        if excerpt:
            found[subject, field] = Place(subject, field, excerpt, titles.get(subject, ""))
    return [found[place] for place in sorted(found)]


def whole(store: Store, interview: str) -> list[Place]:
    """Return the places that are the whole interview, in all it was joined with."""
    titles = _titles(store)
    return [Place(one, WHOLE, "", titles.get(one, "")) for one in sorted(members(store, interview))]


def erase(store: Store, places: Iterable[Place]) -> int:
    """Forget these places in the notes, their history, drafts and safety copies; return how many fields or subjects.

    Files given to others are out of reach: their words are held at the door when they come back. Raises
    WinNotesError; after `erasure_unfinished` the next start goes on.
    """
    wanted: dict[str, set[str] | None] = {}
    asked = {(place.subject, place.field) for place in places}
    for subject, field in sorted(asked):  # WHOLE comes first
        fields = wanted.setdefault(subject, None if field == WHOLE else set())
        if fields is not None:
            fields.add(field)
    if wanted:
        store.erase(wanted, now_typing(store).writer, now())
    return len(asked)


def _contents(store: Store) -> Iterator[tuple[str, str, Json]]:
    for version in store.everything():
        yield version.subject, version.field, version.content
    for draft in store.drafts():
        yield draft.subject, draft.field, draft.content


def _titles(store: Store) -> dict[str, str]:
    """Return the titles of interviews by every id they go by."""
    titles = {line.id: line.title for line in library(store)}
    listed = canonical_ids(store.fields_of("i", [SAME_AS]))
    return titles | {one: titles[home] for one, home in listed.items() if home in titles}


def _texts(content: Json) -> Iterator[str]:
    """Yield every text in a content, the names in rows about people among them; keys are ours."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | list):
        for one in content.values() if isinstance(content, dict) else content:
            yield from _texts(one)
    elif content is not None:
        yield str(content)


def _excerpt(text: str, wanted: Collection[str]) -> str:
    """Return a piece of `text` around the first of the words `wanted` that it holds, "" where it holds none."""
    known = folded(text)
    word = next((one for one in wanted if one in known), "")
    if not word:
        return ""
    shown = one_line(text)
    at = max(0, shown.casefold().find(word.split()[0]))
    start = max(0, min(at - EXCERPT // 3, len(shown) - EXCERPT))
    end = start + EXCERPT
    return f"{'…' if start else ''}{shown[start:end]}{'…' if end < len(shown) else ''}"
