"""An archive's figures are the report's, number for number, on random teams and on every engine that is here."""

import os
from functools import cache
from random import Random

import pytest

from tests.core.insight.random_team import FIRST, WRITERS, Team, team
from tests.team.engines import ENGINES, Engine
from tests.team.figures import by_archive, by_core
from winnotes.core.content_piece import ALSO, piece_id, pieces_in, shown_names
from winnotes.core.insight.lunch import Lunch, lunch_of
from winnotes.core.insight.report import report_of
from winnotes.core.joining import join, part
from winnotes.core.notebook import Notebook, write
from winnotes.core.version import Version
from winnotes.team.archive import publish
from winnotes.team.unpacking import rows_of
from winnotes.wording import words


@cache
def drawn(seed: int) -> tuple[Team, list[Lunch], list[Version]]:
    """A team whose lunches say which guide they follow, and which joined content pieces, one of them parted again."""
    found = team(seed)
    for subject, guide in found.guides.items():
        said = write(found.notebook, subject, "guide", "pann.k1", guide.id, at="0001")
        found.versions.append(said)
    found.versions.extend(catalogue(Random(seed)))
    same = shown_names(pieces_in(Notebook(found.versions)))
    return found, [lunch_of(one, words(), None, same) for one in found.interviews()], found.versions


def catalogue(random: Random) -> list[Version]:
    """What a team says of its pieces: some are one, under one of their names; one pair was parted again."""
    known, said = Notebook(), list[Version]()

    def add(*versions: Version) -> None:
        nonlocal known
        said.extend(versions)
        known |= Notebook(versions)

    for name in FIRST["piece"]:
        for field, content in (("name", name), (ALSO, random.random() < 0.5)):
            add(write(known, piece_id(name), field, random.choice(WRITERS), content, at="0001"))
    one, other, *more = random.sample(sorted({piece_id(name) for name in FIRST["piece"]}), 4)
    add(join(known, one, other, "pann.k1", "0002"), join(known, more[0], more[1], "pbob.k2", "0002"))
    add(*part(known, more[0], more[1], "pcat.k3", "0003"))
    return said


@pytest.mark.parametrize("seed", range(200 if os.environ.get("WINNOTES_LONG") else 2))
@pytest.mark.parametrize("engine", ENGINES, indirect=True)
def test_every_figure_is_the_reports(engine: Engine, seed: int):
    found, lunches, versions = drawn(seed)
    publish(engine, rows_of(versions, found.guides.values(), with_names=True))
    expected = by_core(report_of(lunches, {one.id: one for one in found.guides.values()}), lunches)
    bases = {("basis", *map(str, row[:3])): row[3] for row in engine.rows("select * from bases")}
    told = {what: n for what, n in expected.items() if what[0] == "basis"}
    assert told.items() <= bases.items()
    assert by_archive(engine) == {what: n for what, n in expected.items() if what not in told}
