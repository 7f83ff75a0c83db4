"""A team's CSVs to measure with: every marketer's own lunches, some noted by two, some exported twice."""

from collections.abc import Iterator
from pathlib import Path

from winnotes.core.identity import interview_id
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.desk.sample import sample_notebook
from winnotes.exchange.team_csv import write_team_csv
from winnotes.wording import original_guide

SHARED, REPEATED = (
    3,
    2,
)  # of every 50: also noted by the marketer before, and an older export of the next one's


def write_files(folder: Path, files: int, interviews: int = 50) -> list[Path]:
    """Write `files` team CSVs of `interviews` lunches each into `folder`, a tenth of them met in another file."""
    folder.mkdir(parents=True, exist_ok=True)
    lunch = _sample()
    paths = []
    for number in range(files):
        path = folder / f"team-{number:04d}.csv"
        path.write_bytes(
            write_team_csv(Notebook(_said_by(number, files, interviews, lunch)), original_guide())
        )
        paths.append(path)
    return paths


def _sample() -> list[Version]:
    """Return what one person said in the sample lunch: whoever said most."""
    notebook, subject = sample_notebook()
    said = list(notebook.of(subject))
    people = [one.person for one in said]
    return [one for one in said if one.person == max(people, key=people.count)]


def _said_by(number: int, files: int, interviews: int, lunch: list[Version]) -> Iterator[Version]:
    person, neighbour = f"pmarketer{number}", (number + 1) % files
    yield Version(person, "name", f"{person}.k1", 1, {}, f"Marketer {number}", "typed", _at(number))
    for lunch_number in range(interviews - SHARED - REPEATED):
        yield from _noted(lunch, number, lunch_number, person, 2)
    for lunch_number in range(SHARED):
        yield from _noted(lunch, neighbour, lunch_number, person, 1)
    for lunch_number in range(SHARED, SHARED + REPEATED):
        yield from _noted(lunch, neighbour, lunch_number, f"pmarketer{neighbour}", 1)


def _noted(lunch: list[Version], number: int, lunch_number: int, person: str, n: int) -> Iterator[Version]:
    subject, writer = interview_id(f"bench-{number}-{lunch_number}"), f"{person}.k1"
    for one in lunch:
        content = f"{one.content} ({person}, {n})" if isinstance(one.content, str) else one.content
        field = one.field if one.person not in one.field else one.field.replace(one.person, person)
        yield Version(
            subject, field, writer, n, {writer: n - 1} if n > 1 else {}, content, one.via, _at(lunch_number)
        )


def _at(number: int) -> str:
    return f"2026-10-{number % 28 + 1:02d}T11:00:00.000+00:00"
