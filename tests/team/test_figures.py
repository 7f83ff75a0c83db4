"""An archive's figures are the report's, number for number, on random teams and on every engine that is here."""

import os
from functools import cache

import pytest

from tests.core.insight.random_team import Team, team
from tests.team.engines import ENGINES, Engine
from tests.team.figures import by_archive, by_core
from winnotes.core.insight.lunch import Lunch, lunch_of
from winnotes.core.insight.report import report_of
from winnotes.core.notebook import write
from winnotes.core.version import Version
from winnotes.team.archive import publish
from winnotes.team.unpacking import rows_of
from winnotes.wording import words


@cache
def drawn(seed: int) -> tuple[Team, list[Lunch], list[Version]]:
    """A team whose lunches say which guide they follow."""
    found = team(seed)
    for subject, guide in found.guides.items():
        said = write(found.notebook, subject, "guide", "pann.k1", guide.id, at="0001")
        found.versions.append(said)
    return found, [lunch_of(interview, words()) for interview in found.interviews()], found.versions


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
