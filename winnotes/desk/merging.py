"""Gathers a team's files into one: each is taken or told why not, and the others still come together."""

import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from winnotes.core.errors import WinNotesError
from winnotes.core.guide import Guide
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.desk.files import STANDARD_INPUT
from winnotes.desk.importing import bytes_of, read_data
from winnotes.exchange.replacing import replacing, write_atomically
from winnotes.exchange.team_csv import ROW_END
from winnotes.exchange.team_merging import TeamMerge

Progress = Callable[[int, int], None]  # files done, files in all


@dataclass(slots=True)
class FileTold:
    """How one file fared: taken with notes on what did not come as it was written, or refused with an error."""

    name: str
    notes: tuple[str, ...] = ()
    error: WinNotesError | None = None
    is_whole: bool = True


@dataclass(slots=True)
class Gathered:
    """What came of a merge: how each file fared, how many interviews there are, in how many something met."""

    files: list[FileTold] = field(default_factory=list)
    interviews: int = 0
    met: int = 0

    @property
    def taken(self) -> int:
        """How many files were taken."""
        return sum(one.error is None for one in self.files)

    @property
    def is_whole(self) -> bool:
        """Whether every file was taken and nothing in them left out."""
        return all(one.error is None and one.is_whole for one in self.files)


def merge_to_csv(
    names: list[str], out: Path | None, guide: Guide, on_progress: Progress = lambda _done, _all: None
) -> Gathered:
    """Merge these files into the team CSV `out` (None: only say what would come of it) and return how they fared.

    Whatever the order of the files, the same bytes come out. Raises WinNotesError where `out` cannot be written;
    then what stood there before is untouched.
    """
    gathered = Gathered()
    with closing(TeamMerge(guide)) as merge:
        for done, name in enumerate(names, 1):
            gathered.files.append(_take(merge, name, guide))
            on_progress(done, len(names))
        gathered.interviews, gathered.met = merge.interviews, merge.met
        if out is not None and gathered.taken:
            with replacing(out) as file:
                file.writelines(piece for row in merge.rows() for piece in (row, ROW_END))
        for told in gathered.files:
            forged = tuple(str(note) for name, note in merge.forged if name == told.name)
            told.notes += forged
            told.is_whole = told.is_whole and not forged
    return gathered


def _take(merge: TeamMerge, name: str, guide: Guide) -> FileTold:
    try:
        data = _bytes(name)
        if merge.add_file(data, name):
            return FileTold(name)
        read = read_data(data, _shown(name), guide)
    except WinNotesError as error:
        return FileTold(name, error=error)
    merge.add(read.notebook)
    return FileTold(name, read.notes, is_whole=read.is_whole)


def merge_to_package(
    names: list[str], out: Path, guide: Guide, on_progress: Progress = lambda _done, _all: None
) -> Gathered:
    """Merge these files into the package `out`, the guides they bring with them; else as `merge_to_csv`."""
    from winnotes.exchange.package import write_package

    gathered = Gathered()
    versions: list[Version] = []
    guides: set[str] = set()
    for done, name in enumerate(names, 1):
        try:
            read = read_data(_bytes(name), _shown(name), guide)
        except WinNotesError as error:
            gathered.files.append(FileTold(name, error=error))
        else:
            gathered.files.append(FileTold(name, read.notes, is_whole=read.is_whole))
            versions += read.notebook
            guides |= {source for source, _guide in read.guides}
        on_progress(done, len(names))
    notebook = Notebook(versions)
    gathered.interviews = len(notebook.subjects("i"))
    gathered.met = sum(len(_people(notebook, subject)) > 1 for subject in notebook.subjects("i"))
    if gathered.taken:
        write_atomically(out, write_package(notebook, guides))
    return gathered


def _people(notebook: Notebook, subject: str) -> set[str]:
    return {head.person for heads in notebook.fields(subject).values() for head in heads}


def _bytes(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == STANDARD_INPUT else bytes_of(Path(name))


def _shown(name: str) -> str:
    return "stdin" if name == STANDARD_INPUT else Path(name).name
