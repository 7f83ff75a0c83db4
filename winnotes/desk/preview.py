"""What files on their way in would change: all of them read to the end, told field by field, nothing written.

The window shows it with a tick for every change; `take` then merges what is ticked.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from winnotes.core.changes import Change, changes, equal_under
from winnotes.core.deal import deal_in
from winnotes.core.errors import WinNotesError
from winnotes.core.guide import Guide
from winnotes.core.interview import NOTE, people_in
from winnotes.core.joining import SAME_AS, canonical_ids
from winnotes.core.notebook import ERASED, Notebook, heads_among
from winnotes.core.text import folded
from winnotes.core.version import Version
from winnotes.desk.guides import guide_for
from winnotes.desk.importing import FileRead, read_file
from winnotes.store.store import Store

_AT_ONCE = 500
NOTHING_NEW = ("same", "older")
_OF_ONE_LAPTOP = (SAME_AS, "code", "guide")  # what laptops at one table each have of their own, and no voice

Key = tuple[str, ...]
Progress = Callable[[int, int, str], None]  # files read, files in all, the one being read


@dataclass(frozen=True, slots=True)
class Coming:
    """A file as it came: what it holds, or why it was not taken."""

    path: Path
    read: FileRead | None = None
    error: WinNotesError | None = None

    @property
    def wants_passphrase(self) -> bool:
        """Whether it is encrypted and nobody gave the passphrase that opens it."""
        return self.error is not None and self.error.code in ("passphrase_needed", "passphrase_wrong")


@dataclass(frozen=True, slots=True)
class Doubt:
    """An interview of the same lunch code that seems to be another lunch: (account, day) here and in the file."""

    subject: str
    mine: tuple[str, str]
    theirs: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """One change a file makes. `key` is what a tick goes by; `first` names the file before that brings the same."""

    change: Change
    key: Key
    first: str = ""

    @property
    def adds(self) -> bool:
        """Whether there is anything to take."""
        return bool(self.first) or self.change.kind not in NOTHING_NEW


@dataclass(frozen=True, slots=True)
class FileTold:
    """What one file would change, in the order of subjects and fields."""

    coming: Coming
    items: tuple[Item, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class Preview:
    """All files, what stands here of the subjects they speak of, and the guides to read it with, by subject.

    `called` holds the names of everybody known here, and of whatever a field of the files is named after.
    """

    files: tuple[FileTold, ...]
    mine: Notebook = field(default_factory=Notebook)
    guides: Mapping[str, Guide] = field(default_factory=dict)
    called: Notebook = field(default_factory=Notebook)

    @cached_property
    def whole(self) -> Notebook:
        """Everything here and in the files, for names and titles."""
        coming = (one for file in self.files for one in _versions(file.coming))
        return Notebook([*self.mine, *self.called, *coming])

    @cached_property
    def names(self) -> dict[str, str]:
        """People's names by id."""
        return {**people_in(self.whole), **people_in(self.called)}

    @cached_property
    def deals(self) -> dict[str, str]:
        """The titles of deals by id, as they are called here, else in the files: a round names each many times."""
        found = (
            (one, deal_in(self.mine, one) or deal_in(self.whole, one)) for one in self.whole.subjects("d")
        )
        return {subject: deal.title for subject, deal in found if deal}

    def items(self) -> Iterator[Item]:
        """Yield every change of every file."""
        for file in self.files:
            yield from file.items

    def ticked_at_first(self) -> set[Key]:
        """Return the keys of all changes that nobody needs to be asked about."""
        return {one.key for one in self.items() if one.adds and not one.first and not one.change.is_asked}


def read_files(
    paths: Sequence[Path],
    store: Store,
    passphrases: Mapping[Path, str] | None = None,
    on_progress: Progress = lambda _done, _all, _name: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> list[Coming] | None:
    """Read these files, each verified to its end; None where it was cancelled. Nothing is written."""
    found: list[Coming] = []
    for number, path in enumerate(paths):
        if is_cancelled():
            return None
        on_progress(number, len(paths), path.name)
        given = (passphrases or {}).get(path, "")
        try:
            _refuse_notes(path, store)
            found.append(Coming(path, read_file(path, store, lambda _name, given=given: given)))  # type: ignore[misc]
        except WinNotesError as error:
            found.append(Coming(path, error=error))
    on_progress(len(paths), len(paths), "")
    return None if is_cancelled() else found


def _refuse_notes(path: Path, store: Store) -> None:
    """Raise WinNotesError where somebody means the notes themselves: they are not read past SQLite."""
    if path.exists() and path.samefile(store.path):
        raise WinNotesError("not_ours", file=path.name)


def preview_of(store: Store, files: Iterable[Coming]) -> Preview:
    """Return what taking these files, one after the other, would change in the notes."""
    files = list(files)
    subjects = sorted({one.subject for file in files for one in _versions(file)})
    groups = _groups(store, files)
    together = [one for one, group in groups.items() if group & set(subjects)]
    mine = _notebook(store, sorted({*subjects, *together}))
    guides = _guides(store, files, mine)
    erasures = Notebook(one for file in files for one in _versions(file) if one.field == ERASED)
    telling = _Telling(mine, erasures, guides, groups)
    named = {about for file in files for one in _versions(file) if (about := _named_after(one))}
    called = store.fields_of("p", ["name"]) | _notebook(store, sorted(named - set(subjects)))
    return Preview(tuple(telling.told(file) for file in files), mine, guides, called)


def _groups(store: Store, files: Iterable[Coming]) -> dict[str, set[str]]:
    """Return for every joined interview all that are one with it, joined here or by what the files bring."""
    said = (one for file in files for one in _versions(file) if one.field == SAME_AS)
    groups: dict[str, set[str]] = {}
    called = canonical_ids(store.fields_of("i", [SAME_AS]) | Notebook(said))
    for subject, name in called.items():
        groups.setdefault(name, set()).add(subject)
    return {subject: groups[name] for subject, name in called.items() if subject.startswith("i")}


def _named_after(version: Version) -> str:
    """Return the deal a round's field is about, "" where it is about none."""
    about = version.field.partition(".")[2]
    return about if version.subject[:1] not in ("i", "p") and about.startswith("d") else ""


class _Telling:
    """Tells file after file: the next one is compared with what is here and what those before would bring."""

    def __init__(
        self, mine: Notebook, erasures: Notebook, guides: Mapping[str, Guide], groups: Mapping[str, set[str]]
    ) -> None:
        self._known = {subject: list(mine.of(subject)) for subject in mine.subjects()}
        self._erasures, self._guides, self._groups = erasures, guides, groups
        self._equal = {guide.id: equal_under(guide) for guide in guides.values()}
        self._brought: dict[str, tuple[Key, str]] = {}

    def told(self, file: Coming) -> FileTold:
        arriving = file.read.notebook if file.read else Notebook()
        subjects = arriving.subjects()
        known = Notebook(one for subject in subjects for one in self._known.get(subject, ()))
        theirs = arriving | self._erasures.of(*subjects)
        own = {one.id for one in arriving}
        found = [
            self._item(self._beside(change), file.path.name)
            for change in changes(known, theirs, self._is_equal)
            if any(one.id in own for one in change.theirs)
        ]
        for change in (item.change for item in found):
            if not change.is_asked:
                self._known.setdefault(change.subject, []).extend(change.theirs)
        return FileTold(file, tuple(found), tuple(_doubts(known, arriving)))

    def _beside(self, change: Change) -> Change:
        """Return what is new to its own interview as the voice it is beside those of one that is joined with it."""
        others = self._groups.get(change.subject, set()) - {change.subject}
        if change.kind != "new" or not others or change.field in _OF_ONE_LAPTOP:
            return change
        mine = tuple(
            head
            for one in sorted(others)
            for head in heads_among(v for v in self._known.get(one, ()) if v.field == change.field)
        )
        if not mine:
            return change
        agrees = not change.field.endswith(NOTE) and self._is_equal((*mine, *change.theirs))
        return replace(change, kind="agrees" if agrees else "voice", mine=mine)

    def _item(self, change: Change, name: str) -> Item:
        ids = [one.id for one in change.theirs]
        earlier = [self._brought[one] for one in ids if one in self._brought]
        if earlier and (change.kind in NOTHING_NEW or change.is_asked):
            return Item(change, *earlier[0])
        key = (change.subject, change.field, *ids)
        if change.kind not in NOTHING_NEW:
            for one in ids:
                self._brought.setdefault(one, (key, name))
        return Item(change, key)

    def _is_equal(self, heads: Sequence[Version]) -> bool:
        return self._equal[self._guides[heads[0].subject].id](heads)


def _doubts(known: Notebook, arriving: Notebook) -> Iterator[Doubt]:
    """Yield the interviews whose account or day is unlike here and there, neither written on top of the other."""
    for subject in arriving.subjects("i"):
        found = [_unlike(known, arriving, subject, name) for name in ("account", "met_on")]
        if any(found):
            mine, theirs = (
                tuple(" / ".join(_texts(book.heads(subject, name))) for name in ("account", "met_on"))
                for book in (known, arriving)
            )
            yield Doubt(subject, (mine[0], mine[1]), (theirs[0], theirs[1]))


def _unlike(known: Notebook, arriving: Notebook, subject: str, name: str) -> bool:
    mine, theirs = known.heads(subject, name), arriving.heads(subject, name)
    standing = {one.id for one in heads_among((*mine, *theirs))}
    here, there = (
        {folded(text) for text in _texts(one for one in heads if one.id in standing)}
        for heads in (mine, theirs)
    )
    return bool(here and there and not here & there)


def _texts(heads: Iterable[Version]) -> list[str]:
    return list(dict.fromkeys(str(one.content) for one in heads if one.content))


def _versions(file: Coming) -> Iterable[Version]:
    return file.read.notebook if file.read else ()


def _notebook(store: Store, subjects: Sequence[str]) -> Notebook:
    return Notebook(
        one
        for start in range(0, len(subjects), _AT_ONCE)
        for one in store.notebook(*subjects[start : start + _AT_ONCE])
    )


def _guides(store: Store, files: Collection[Coming], mine: Notebook) -> dict[str, Guide]:
    """Return the guide of every subject: one that travels with the files, else one known here."""
    carried = {guide.id: guide for file in files if file.read for _source, guide in file.read.guides}
    found: dict[str, Guide] = {}
    for notebook in (mine, *(file.read.notebook for file in files if file.read)):
        for subject in notebook.subjects():
            if subject not in found:
                ids = [str(one.content) for one in notebook.heads(subject, "guide")]
                brought = [carried[one] for one in ids if one in carried]
                found[subject] = brought[0] if brought else guide_for(store, notebook.fields(subject))
    return found
