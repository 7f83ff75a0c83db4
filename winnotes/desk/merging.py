"""Gathers a team's files into one: each is taken or told why not, and the others still come together."""

import sys
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from winnotes.core.errors import WinNotesError
from winnotes.core.guide import Guide
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.desk.files import STANDARD_INPUT
from winnotes.desk.importing import bytes_of, read_data
from winnotes.desk.unsealing import Ask, opened_bytes
from winnotes.exchange.replacing import replacing, write_atomically
from winnotes.exchange.row_kinds import RowKinds
from winnotes.exchange.team_csv import ROW_END
from winnotes.exchange.team_merging import TeamMerge
from winnotes.exchange.voices_met import Met, met_in

Progress = Callable[[int, int], None]  # files done, files in all


@dataclass(slots=True)
class FileTold:
    """How one file fared: taken with notes on what did not come as it was written, or refused with an error.

    `kinds` counts its rows, a person's entries in an interview each, by what they are to the files before it
    (winnotes/exchange/row_kinds.py).
    """

    name: str
    kinds: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    error: WinNotesError | None = None
    is_whole: bool = True


@dataclass(slots=True)
class Gathered:
    """What came of a merge: how each file fared, how many interviews there are, in how many several people's notes met.

    `voices` counts the answers on which several voices meet: those that agree by themselves, and those that do not.
    """

    files: list[FileTold] = field(default_factory=list)
    interviews: int = 0
    met: int = 0
    voices: Met = Met()  # noqa: RUF009 - frozen

    @property
    def taken(self) -> int:
        """How many files were taken."""
        return sum(one.error is None for one in self.files)

    @property
    def is_whole(self) -> bool:
        """Whether every file was taken and nothing in them left out."""
        return all(one.error is None and one.is_whole for one in self.files)


def merge_to_csv(
    names: list[str],
    out: Path | None,
    guide: Guide,
    on_progress: Progress = lambda _done, _all: None,
    ask: Ask | None = None,
) -> Gathered:
    """Merge these files into the team CSV `out` (None: only say what would come of it) and return how they fared.

    Whatever the order of the files, the same bytes come out. `ask` gives the passphrase of a sealed file. Raises
    WinNotesError where `out` cannot be written or no row set aside; then what stood there before is untouched.
    """
    gathered = Gathered()
    with closing(TeamMerge(guide)) as merge:
        for done, name in enumerate(names, 1):
            gathered.files.append(_take(merge, name, guide, ask))
            on_progress(done, len(names))
        gathered.interviews, gathered.met = merge.kinds.interviews, merge.kinds.met
        if out is not None and gathered.taken:
            with replacing(out) as file:
                file.writelines(piece for row in merge.rows() for piece in (row, ROW_END))
        elif gathered.taken:
            deque(merge.rows(), maxlen=0)  # what is found out while rows are put together is told before, too
        gathered.voices = merge.voices
        for told in gathered.files:
            refused = tuple(str(note) for name, note in merge.refused if name == told.name)
            told.notes += refused
            told.is_whole = told.is_whole and not refused
    return gathered


def _take(merge: TeamMerge, name: str, guide: Guide, ask: Ask | None) -> FileTold:
    try:
        data = _data(name, ask)
    except WinNotesError as error:
        return FileTold(name, error=error)
    kinds = merge.add_file(data, name)  # what it raises is no fault of this file: it ends the merge
    if kinds is not None:
        return FileTold(name, kinds)
    try:
        read = read_data(data, _shown(name), guide)
    except WinNotesError as error:
        return FileTold(name, error=error)
    kinds = merge.add(list(read.notebook))
    return FileTold(name, kinds, read.notes, is_whole=read.is_whole)


def merge_to_package(
    names: list[str],
    out: Path,
    guide: Guide,
    on_progress: Progress = lambda _done, _all: None,
    ask: Ask | None = None,
) -> Gathered:
    """Merge these files into the package `out`, the guides they bring with them; else as `merge_to_csv`."""
    from winnotes.exchange.package import write_package

    gathered, notebook, guides = gather(names, guide, on_progress, ask)
    if gathered.taken:
        write_atomically(out, write_package(notebook, set(guides)))
    return gathered


def gather(
    names: Sequence[str],
    guide: Guide,
    on_progress: Progress = lambda _done, _all: None,
    ask: Ask | None = None,
) -> tuple[Gathered, Notebook, dict[str, Guide]]:
    """Return how these files fared, the union of their notes, and the guides they bring, by source text."""
    gathered, kinds = Gathered(), RowKinds()
    versions: list[Version] = []
    guides: dict[str, Guide] = {}
    for done, name in enumerate(names, 1):
        try:
            read = read_data(_data(name, ask), _shown(name), guide)
        except WinNotesError as error:
            gathered.files.append(FileTold(name, error=error))
        else:
            counted = kinds.count_versions(read.notebook)
            gathered.files.append(FileTold(name, counted, read.notes, is_whole=read.is_whole))
            versions += read.notebook
            guides |= dict(read.guides)
        on_progress(done, len(names))
    notebook = Notebook(versions)
    gathered.interviews, gathered.met = kinds.interviews, kinds.met
    known = {one.id: one for one in (guide, *guides.values())}
    gathered.voices = met_in(notebook, lambda one: _guide_of(notebook, one, known) or guide)
    return gathered, notebook, guides


def _guide_of(notebook: Notebook, subject: str, known: Mapping[str, Guide]) -> Guide | None:
    ids = (str(head.content) for head in notebook.heads(subject, "guide"))
    return next((known[one] for one in ids if one in known), None)


def _data(name: str, ask: Ask | None) -> bytes:
    return opened_bytes(_bytes(name), ask, _shown(name))


def _bytes(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == STANDARD_INPUT else bytes_of(Path(name))


def _shown(name: str) -> str:
    return "stdin" if name == STANDARD_INPUT else Path(name).name
