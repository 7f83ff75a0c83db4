"""Merging team CSVs as text: the same bytes as writing the union of what was read, in any order of the files."""

from collections import deque
from contextlib import closing

from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.random_notebook import LAW, notebooks, ringless
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.exchange.column import table_of
from winnotes.exchange.team_csv import ROW_END, write_team_csv
from winnotes.exchange.team_merging import TeamMerge
from winnotes.exchange.team_reading import read_team_csv
from winnotes.exchange.voices_met import met_in
from winnotes.wording import original_guide

GUIDE = original_guide()
BY_FIELD = table_of(GUIDE).by_field


def merged(*files: bytes) -> bytes:
    with closing(TeamMerge(GUIDE)) as merge:
        for number, data in enumerate(files):
            if not merge.add_file(data, f"{number}.csv"):
                merge.add(read_team_csv(data, GUIDE).notebook)
        return b"".join(piece for row in merge.rows() for piece in (row, ROW_END))


def written(several: list[Notebook]) -> list[bytes]:
    """Return a file of each; rings of versions, also those across files, are left out."""
    return [write_team_csv(ringless(each, *several), GUIDE) for each in several]


@LAW
@given(st.lists(notebooks, min_size=1, max_size=4))
def test_merging_files_gives_what_writing_the_union_of_everything_read_gives(several: list[Notebook]) -> None:
    files = written(several)
    union = Notebook()
    for data in files:
        union = union | read_team_csv(data, GUIDE).notebook
    assert merged(*files) == write_team_csv(union, GUIDE)


@LAW
@given(st.lists(notebooks, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_any_order_of_the_files_gives_the_same_bytes(several: list[Notebook], random) -> None:
    files = written(several)
    expected = merged(*files)
    random.shuffle(files)
    assert merged(*files) == expected
    assert merged(expected, *files) == expected


def has_cells(version: Version) -> bool:
    spread = BY_FIELD.get(version.field)
    return spread is None or spread.cells(version.content) is not None


@LAW
@given(st.lists(notebooks, min_size=2, max_size=4))
def test_voices_are_counted_in_rows_as_in_the_union(several: list[Notebook]) -> None:
    people = [Notebook(one for one in each if one.person != "agreed" and has_cells(one)) for each in several]
    with closing(TeamMerge(GUIDE)) as merge:
        files = written(people)
        for data in files:
            if not merge.add_file(data):
                merge.add(read_team_csv(data, GUIDE).notebook)
        deque(merge.rows(), maxlen=0)
        union = read_team_csv(merged(*files), GUIDE).notebook
        assert merge.voices == met_in(union, lambda _subject: GUIDE)
