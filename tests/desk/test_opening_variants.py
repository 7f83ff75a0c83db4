"""Files damaged at random, 256 ways: all are opened or refused, nothing goes uncaught; strangers stay as they are."""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.fault.disk import scratch
from winnotes.core.errors import WinNotesError
from winnotes.desk.home import DATABASE
from winnotes.desk.library import first_sight, library
from winnotes.desk.opening import check_whole, open_notes
from winnotes.desk.person import now_typing
from winnotes.desk.sample import sample_notebook
from winnotes.store.database import kind_of_file
from winnotes.store.store import Draft, Store
from winnotes.wording import explain

PAGE = 4096
VARIANTS = 4096 if os.environ.get("WINNOTES_LONG") else 256
SAMPLE = sample_notebook()[0]


def with_flipped_bits(data: bytearray, chance: random.Random) -> None:
    for _once in range(chance.choice([1, 1, 1, 2, 8, 64])):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def with_a_flipped_header(data: bytearray, chance: random.Random) -> None:
    for _once in range(chance.choice([1, 1, 2])):
        data[chance.randrange(100)] ^= 1 << chance.randrange(8)


def with_a_flipped_schema(data: bytearray, chance: random.Random) -> None:
    for _once in range(chance.choice([1, 1, 4])):
        data[chance.randrange(100, PAGE)] ^= 1 << chance.randrange(8)


def cut_off(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def with_empty_pages(data: bytearray, chance: random.Random) -> None:
    for _once in range(chance.randint(1, 4)):
        start = chance.randrange(len(data) // PAGE) * PAGE
        data[start : start + PAGE] = bytes(PAGE)


def with_pages_exchanged(data: bytearray, chance: random.Random) -> None:
    one, other = (chance.randrange(1, len(data) // PAGE) * PAGE for _side in range(2))
    data[one : one + PAGE], data[other : other + PAGE] = data[other : other + PAGE], data[one : one + PAGE]


DAMAGES: list[Callable[[bytearray, random.Random], None]] = [
    with_flipped_bits, with_flipped_bits, with_flipped_bits, with_a_flipped_header, with_a_flipped_schema, cut_off,
    with_empty_pages, with_pages_exchanged,
]  # fmt: skip


@pytest.fixture(scope="module")
def original() -> Iterator[Path]:
    with scratch() as memory:
        with closing(Store(memory / "whole" / DATABASE)) as store:
            now_typing(store)
            store.merge(SAMPLE)
            store.snapshot()
            store.seal(
                [Draft("i1", "place", "pkim.k1", "after the snapshot", (), "2026-10-30T10:00:00+00:00")]
            )
            store.keep_drafts(
                [Draft("i1", "why_us_note", "pkim.k1", "being typed", (), "2026-10-30T10:00:01+00:00")]
            )
        yield memory / "whole"


def look_at_everything(folder: Path) -> set[str]:
    """Open and read all there is, as the window does; return the ids of the heads."""
    first_sight(folder)
    with closing(open_notes(folder).store) as store:
        now_typing(store)
        library(store)
        heads = store.notebook()
        for one in list(heads)[::5]:
            store.history(one.subject, one.field)
        return {one.id for one in heads}


def survive(folder: Path) -> None:
    """Start until everything is whole: at most one start that meets the damage, and one that mends it."""
    refused = ""
    try:
        look_at_everything(folder)
    except WinNotesError as error:
        refused, told = error.code, explain(error)
    else:
        told = "“"
    assert "“" in told
    if refused in ("database_foreign", "not_writable") or kind_of_file(folder / DATABASE) == "newer":
        return
    check_whole(folder)
    found = look_at_everything(folder)
    assert {one.id for one in SAMPLE} <= found
    assert check_whole(folder) is None


@pytest.mark.parametrize("part", range(8))
def test_whatever_is_damaged_is_opened_and_mended_or_refused_in_a_sentence(original: Path, part: int):
    folder = original.parent / "damaged"
    for number in range(part, VARIANTS, 8):
        chance = random.Random(number)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(original, folder)
        data = bytearray((folder / DATABASE).read_bytes())
        DAMAGES[number // 8 % len(DAMAGES)](data, chance)
        (folder / DATABASE).write_bytes(data)
        survive(folder)


@pytest.mark.parametrize("number", range(12))
def test_a_stranger_is_left_exactly_as_it_is(tmp_path: Path, number: int):
    chance = random.Random(number)
    theirs = chance.choice([b"SQLite format 3\x00", b"PK\x03\x04", b"%PDF-1.7\n", b""]) + chance.randbytes(
        chance.choice([60, 100, 5000])
    )
    (tmp_path / DATABASE).write_bytes(theirs)
    with pytest.raises(WinNotesError) as refused:
        open_notes(tmp_path)
    assert refused.value.code == "database_foreign"
    assert check_whole(tmp_path) is None and first_sight(tmp_path) is None
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [(DATABASE, theirs)]
