"""What is done to the notes while the disk fails: how it is prepared, how it is done, what must be true afterwards."""

import queue
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from winnotes.core.errors import WinNotesError
from winnotes.core.notebook import Notebook
from winnotes.desk.erasing import erase, find
from winnotes.desk.exporting import export_interview
from winnotes.desk.home import DATABASE
from winnotes.desk.importing import import_file
from winnotes.desk.merging import merge_to_csv, merge_to_package
from winnotes.desk.opening import open_notes
from winnotes.desk.preview import preview_of, read_files
from winnotes.desk.sample import sample_notebook
from winnotes.desk.taking import take
from winnotes.desk.undoing import merge_to_undo, undo
from winnotes.exchange.package import read_package, write_package
from winnotes.exchange.team_csv import write_team_csv
from winnotes.exchange.team_reading import read_team_csv
from winnotes.store.schema import SCHEMA
from winnotes.store.store import Draft, Store
from winnotes.store.writing import WritingThread
from winnotes.wording import original_guide

SAMPLE, INTERVIEW = sample_notebook()
KIM = "pkim.k1"
NOTE = "why_us_note"
FORGOTTEN = "canary-zebra"
AT = "2026-10-30T10:00:00.000+00:00"
OLD = b"what was merged before"
MERGED_AS = {"csv": merge_to_csv, "winnotes": merge_to_package}
LINES = [f"line {number}" for number in range(12)]


@dataclass(frozen=True, slots=True)
class Told:
    """Where an act tells what happened, at once: its process may not live to tell it later."""

    tell: Callable[[str, str], object]

    def acked(self, line: str) -> None:
        """The program said that this is on the disk."""
        self.tell("acked", line)

    def told(self, error: WinNotesError) -> None:
        """The program told the user this error."""
        self.tell("told", error.code)


Do = Callable[[Path, Told], None]
Look = Callable[[Path, tuple[str, ...]], None]


def whole(folder: Path, acked: tuple[str, ...]) -> None:
    """What was acknowledged is there, in the last text of the note or among the heads."""
    with closing(open_notes(folder).store) as store:
        found = {str(one.content) for one in store.notebook()}
    missing = [line for line in acked if not any(line in text for text in found)]
    assert missing == []


def nothing(folder: Path, acked: tuple[str, ...]) -> None:
    """Nothing to look at."""


@dataclass(frozen=True, slots=True)
class Act:
    """`after` must hold when the act was done anew, `halfway` already before that, for the lines acknowledged."""

    prepare: Callable[[Path], None]
    do: Do
    after: Look = whole
    halfway: Look = nothing


def filled(folder: Path) -> None:
    """The sample, and a line being typed."""
    with closing(Store(folder / DATABASE)) as store:
        store.merge(SAMPLE)
        store.keep_drafts([Draft("i1", NOTE, KIM, "left", (), AT)])


def empty(folder: Path) -> None:
    """A first start."""


def start(folder: Path, _told: Told) -> None:
    """Open the notes and close them."""
    open_notes(folder).store.close()


def type_and_seal(folder: Path, told: Told) -> None:
    """Type line after line, each commit on its own, and seal now and then; checkpoints come often."""
    with closing(open_notes(folder).store) as store:
        store.connection.execute("PRAGMA wal_autocheckpoint=6")
        for number in range(len(LINES)):
            draft = Draft("i1", NOTE, KIM, "\n".join(LINES[: number + 1]), (), AT)
            try:
                store.keep_drafts([draft])
                told.acked(LINES[number])
                if number % 4 == 3:
                    store.seal([draft])
            except WinNotesError as error:
                told.told(error)


def autosave(folder: Path, told: Told) -> None:
    """Type as the window does, through the writing thread; it says when the disk has what."""
    heard: queue.Queue[int | WinNotesError] = queue.Queue()
    thread = WritingThread(lambda: Store(folder / DATABASE), heard.put, heard.put, retry_s=0.002)
    for number in range(len(LINES)):
        thread.keep(Draft("i1", NOTE, KIM, "\n".join(LINES[: number + 1]), (), AT))
        answer = heard.get(timeout=20)
        if isinstance(answer, WinNotesError):
            told.told(answer)
        else:
            told.acked(LINES[answer - 1])
    if thread.close():
        told.acked(LINES[-1])


def finish(folder: Path, told: Told) -> None:
    """Seal that somebody finished, and take the snapshot that belongs to it."""
    with closing(open_notes(folder).store) as store:
        store.seal([Draft("i1", "finished.pkim", KIM, {"done": True, "reason": "enough", "at": AT}, (), AT)])
        told.acked("enough")
        store.snapshot()


def export(folder: Path, _told: Told) -> None:
    """Export an interview over an older file."""
    with closing(open_notes(folder).store) as store:
        export_interview(store, INTERVIEW, folder / "lunch.winnotes")


def with_old_export(folder: Path) -> None:
    """Notes, and a package somebody exported before."""
    filled(folder)
    (folder / "lunch.winnotes").write_bytes(write_package(Notebook()))


def a_whole_package(folder: Path, _acked: tuple[str, ...] = ()) -> None:
    """The export is the old one or the new one, whole."""
    found = read_package((folder / "lunch.winnotes").read_bytes(), "").notebook
    assert len(found) in (0, len(SAMPLE))


def with_package(folder: Path) -> None:
    """A line being typed, and a colleague's package."""
    with closing(Store(folder / DATABASE)) as store:
        store.keep_drafts([Draft("i1", NOTE, KIM, "left", (), AT)])
    (folder / "lunch.winnotes").write_bytes(write_package(SAMPLE))


def take_package(folder: Path, _told: Told) -> None:
    """Import the colleague's package."""
    with closing(open_notes(folder).store) as store:
        import_file(store, folder / "lunch.winnotes")


def all_or_nothing(folder: Path, _acked: tuple[str, ...] = ()) -> None:
    """Of the package everything is here, or nothing."""
    with closing(open_notes(folder).store) as store:
        known = {one.id for one in store.notebook()}
    sent = {one.id for one in SAMPLE}
    assert len(known & sent) in (0, len(sent))


def all_taken(folder: Path, acked: tuple[str, ...]) -> None:
    """Everything of the package is here."""
    whole(folder, (*acked, "left"))
    with closing(open_notes(folder).store) as store:
        assert {one.id for one in SAMPLE} <= {one.id for one in store.notebook()}


def merge_ticked(folder: Path, _told: Told) -> None:
    """Merge what the preview of the colleague's package ticks."""
    with closing(open_notes(folder).store) as store:
        preview = preview_of(store, read_files([folder / "lunch.winnotes"], store) or [])
        take(store, preview, preview.ticked_at_first())


def merged_or_not(folder: Path, acked: tuple[str, ...] = ()) -> None:
    """Everything of the package is here and can be taken back, or nothing is and nothing can."""
    all_or_nothing(folder, acked)
    with closing(open_notes(folder).store) as store:
        assert (merge_to_undo(store) is None) == (not store.notebook(INTERVIEW))


def with_files(folder: Path) -> None:
    """Notes, what two colleagues sent, and what was made of their files the last time."""
    filled(folder)
    (folder / "sent").mkdir()
    people = sorted({one.person for one in SAMPLE})
    for person in people:
        by_them = Notebook(one for one in SAMPLE if one.person == person)
        (folder / "sent" / f"{person}.csv").write_bytes(write_team_csv(by_them, original_guide()))
    (folder / "sent" / "all.winnotes").write_bytes(write_package(SAMPLE))
    for suffix in MERGED_AS:
        (folder / f"team.{suffix}").write_bytes(OLD)


def merge_files(folder: Path, told: Told) -> None:
    """Merge the colleagues' files into one of every kind, as the terminal does."""
    names = sorted(map(str, (folder / "sent").iterdir()))
    for suffix, merge in MERGED_AS.items():
        try:
            merge(names, folder / f"team.{suffix}", original_guide())
            told.acked(suffix)
        except WinNotesError as error:
            told.told(error)


def old_or_new(folder: Path, acked: tuple[str, ...]) -> None:
    """Each merged file is the old one or the new one, whole; the new one where that was said."""
    for suffix in MERGED_AS:
        data = (folder / f"team.{suffix}").read_bytes()
        assert data == OLD if suffix not in acked and len(data) == len(OLD) else is_whole(suffix, data), (
            suffix
        )


def all_new(folder: Path, _acked: tuple[str, ...]) -> None:
    """Every merged file is the new one."""
    old_or_new(folder, tuple(MERGED_AS))


def is_whole(suffix: str, data: bytes) -> bool:
    """Whether a merged file holds everything the colleagues sent."""
    reading = read_package(data, "") if suffix == "winnotes" else read_team_csv(data, original_guide())
    return reading.notebook == SAMPLE


def with_merge(folder: Path) -> None:
    """Notes after a merge."""
    with_package(folder)
    merge_ticked(folder, Told(lambda _kind, _text: None))


def take_back(folder: Path, _told: Told) -> None:
    """Undo the merge, if it is still there."""
    with closing(open_notes(folder).store) as store:
        if merge_to_undo(store):
            undo(store)


def taken_back(folder: Path, acked: tuple[str, ...]) -> None:
    """Only what stood before the merge is here."""
    whole(folder, (*acked, "left"))
    with closing(open_notes(folder).store) as store:
        assert store.notebook().subjects() == ["i1"]


def of_an_older_release(folder: Path) -> None:
    """Notes as the first release wrote them, one migration ago."""
    filled(folder)
    with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as connection:
        connection.execute("DROP INDEX head_by_touch")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name LIKE 'm002%'")
        connection.execute("PRAGMA user_version=1")


def migrated(folder: Path, acked: tuple[str, ...]) -> None:
    """The tables are today's, with everything in them."""
    all_taken(folder, acked)
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    assert "head_by_touch" in names


def broken(folder: Path) -> None:
    """Notes of which a page is broken, with a snapshot, and a line typed beside them."""
    filled(folder)
    with closing(Store(folder / DATABASE)) as store:
        store.snapshot()
        root = store.connection.execute("SELECT rootpage FROM sqlite_schema WHERE name='version'").fetchone()[
            0
        ]
    pages = bytearray((folder / DATABASE).read_bytes())
    pages[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    (folder / DATABASE).write_bytes(pages)
    with closing(Store(folder / f"beside-{DATABASE}")) as store:
        store.keep_drafts([Draft("i1", NOTE, KIM, "left and typed beside", (), AT)])


def restored(folder: Path, acked: tuple[str, ...]) -> None:
    """The sample and what was typed beside the damaged notes are here."""
    whole(folder, (*acked, "typed beside"))
    all_taken(folder, ())


def killed_before(folder: Path) -> None:
    """Notes as a kill left them: a line in a journal that nobody took over."""
    origin = folder.with_name(folder.name + "-origin")
    filled(origin)
    with closing(Store(origin / DATABASE)) as store:
        store.keep_drafts([Draft("i1", NOTE, KIM, "left in the journal", (), AT)])
        shutil.copytree(origin, folder, dirs_exist_ok=True)
    shutil.rmtree(origin)


def taken_over(folder: Path, acked: tuple[str, ...]) -> None:
    """The line in the journal became part of the notes."""
    whole(folder, (*acked, "left in the journal"))


def to_be_forgotten(folder: Path) -> None:
    """Words in a note, its history, a draft, a snapshot and a set put aside."""
    filled(folder)
    with closing(Store(folder / DATABASE)) as store:
        store.seal([Draft("i2", NOTE, KIM, FORGOTTEN, (), AT)])
        store.snapshot()
        store.seal([Draft("i2", NOTE, KIM, f"{FORGOTTEN} once more", (), AT)])
        store.keep_drafts([Draft("i2", "account", KIM, FORGOTTEN, (), AT)])
    (folder / "damaged-20261029").mkdir()
    shutil.copyfile(folder / DATABASE, folder / "damaged-20261029" / DATABASE)


def forget(folder: Path, told: Told) -> None:
    """Open the notes and erase the words wherever they are found."""
    try:
        with closing(open_notes(folder).store) as store:
            erase(store, find(store, [FORGOTTEN]))
    except WinNotesError as error:
        told.told(error)


def forgotten(folder: Path, _acked: tuple[str, ...] = ()) -> None:
    """No file holds the words, and everything else is here."""
    holding = [
        path.name for path in folder.rglob("*") if path.is_file() and FORGOTTEN.encode() in path.read_bytes()
    ]
    assert holding == []
    all_taken(folder, ())


def forgotten_or_not(folder: Path, _acked: tuple[str, ...] = ()) -> None:
    """The next start finds the words in every row or in no file at all."""
    with closing(open_notes(folder).store) as store:
        found = {place.field for place in find(store, [FORGOTTEN])}
    assert found in (set(), {NOTE, "account"})
    if not found:
        forgotten(folder)


ACTS = {
    "first start": Act(empty, start),
    "start after a kill": Act(killed_before, start, taken_over, taken_over),
    "type": Act(filled, type_and_seal, all_taken, all_taken),
    "autosave": Act(filled, autosave, all_taken, all_taken),
    "finish": Act(filled, finish, all_taken, all_taken),
    "export": Act(with_old_export, export, a_whole_package, a_whole_package),
    "import": Act(with_package, take_package, all_taken, all_or_nothing),
    "merge": Act(with_package, merge_ticked, all_taken, merged_or_not),
    "undo a merge": Act(with_merge, take_back, taken_back, merged_or_not),
    "merge files": Act(with_files, merge_files, all_new, old_or_new),
    "migrate": Act(of_an_older_release, start, migrated, all_taken),
    "erase": Act(to_be_forgotten, forget, forgotten, forgotten_or_not),
    "restore": Act(broken, start, restored, restored),
}
