"""The archive of a team: notes published to a PostgreSQL somebody names, or to a folder of Parquet files.

The one thing in WinNotes that goes over a network, and only to the server whose address was typed.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from winnotes.core.errors import WinNotesError
from winnotes.core.guide import Guide
from winnotes.core.notebook import Notebook
from winnotes.desk.exporting import public_part
from winnotes.desk.guides import guide_for
from winnotes.desk.merging import gather
from winnotes.desk.reporting import guide_of
from winnotes.desk.unsealing import Ask
from winnotes.store.store import Store
from winnotes.wording import original_guide

if TYPE_CHECKING:
    from winnotes.team.archive import Engine, Published


@dataclass(frozen=True, slots=True)
class Told:
    """What came of publishing: the archive's own count, entries kept back as private, files that were refused."""

    published: "Published"
    kept_back: int = 0
    refused: tuple[WinNotesError, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class To:
    """Where to and how much: a `postgresql://` address and a schema in it, or a folder."""

    where: str
    schema: str = "winnotes"
    with_names: bool = False
    with_private: bool = False


def publish_here(store: Store, to: To) -> Told:
    """Publish the notes here, what is being typed included; the sample lunch stays. Raises WinNotesError."""
    if not store.is_read_only:
        store.seal(store.drafts())
    notebook = store.notebook()
    sample = {one for one in notebook.subjects("i") if notebook.heads(one, "sample")}
    ours = notebook.of(*(one for one in notebook.subjects() if one not in sample))
    guides = {one: guide_for(store, ours.fields(one)) for one in ours.subjects("i")}
    leaving = ours if to.with_private else public_part(ours, guides)
    if not store.is_read_only:
        store.mark_seen(leaving)
    return Told(_published(leaving, guides.values(), to), len(ours) - len(leaving))


def publish_files(names: Sequence[str], to: To, guide: Guide | None = None, ask: Ask | None = None) -> Told:
    """Publish what these files hold together (team CSVs and .winnotes). Raises WinNotesError."""
    guide = guide or original_guide()
    gathered, notebook, brought = gather(names, guide, ask=ask)
    refused = tuple(one.error for one in gathered.files if one.error is not None)
    if refused and not gathered.taken:
        raise refused[0]
    known = {one.id: one for one in (guide, original_guide(), *brought.values())}
    guides = {one: guide_of(notebook.fields(one), known, guide) for one in notebook.subjects("i")}
    leaving = notebook if to.with_private else public_part(notebook, guides)
    notes = tuple(note for one in gathered.files for note in one.notes)
    found = _published(leaving, (*known.values(), *guides.values()), to)
    return Told(found, len(notebook) - len(leaving), refused, notes)


def _published(notebook: Notebook, guides: Iterable[Guide], to: To) -> "Published":
    from winnotes.team.archive import publish
    from winnotes.team.unpacking import rows_of

    with _archive(to) as engine:
        return publish(engine, rows_of(notebook, guides, with_names=to.with_names))


@contextmanager
def _archive(to: To) -> "Iterator[Engine]":
    """Lend the archive; what is raised inside leaves it as it was."""
    from winnotes.team.embedded import Embedded
    from winnotes.team.postgres import PREFIXES, opened

    if to.where.startswith(PREFIXES):
        with opened(to.where, to.schema) as server:
            yield server
        return
    if "://" in to.where:
        raise WinNotesError("archive_address_wrong")
    with closing(Embedded()) as lake:
        lake.read(Path(to.where))
        yield lake
        lake.write(Path(to.where))
