"""Files of colleagues for the tests of what comes in: one lunch noted by two, edits, doubts, erasures."""

from pathlib import Path

from winnotes.core.notebook import Notebook, write
from winnotes.core.version import Json
from winnotes.desk.preview import Preview, preview_of, read_files
from winnotes.desk.sample import sample_id, sample_notebook, sample_person
from winnotes.exchange.package import write_package
from winnotes.store.store import Store

SAMPLE, LUNCH = sample_notebook()[0], sample_id()
KIM, ALEX = sample_person("Kim Berger"), sample_person("Alex Osei")
AT = "2026-10-30T10:00:00.000+00:00"


def by(person: str) -> Notebook:
    """The part of the sample lunch that one of the two noted."""
    return Notebook(one for one in SAMPLE if one.person == person)


def edited(
    notebook: Notebook, field: str, content: Json, person: str = ALEX, subject: str = LUNCH
) -> Notebook:
    """The notebook after this person typed something into a field."""
    return notebook | Notebook([write(notebook, subject, field, f"{person}.ksample", content, at=AT)])


def packed(path: Path, notebook: Notebook, guides: tuple[str, ...] = ()) -> Path:
    """The notebook as a `.winnotes` file."""
    path.write_bytes(write_package(notebook, guides))
    return path


def previewed(store: Store, *paths: Path, passphrases: dict[Path, str] | None = None) -> Preview:
    """What these files would change."""
    files = read_files(paths, store, passphrases)
    assert files is not None
    return preview_of(store, files)


def kinds(preview: Preview, number: int = 0) -> dict[str, str]:
    """The kind of every change of a file by field, those that add nothing left out."""
    return {one.change.field: one.change.kind for one in preview.files[number].items if one.adds}
