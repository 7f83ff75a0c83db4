"""The same statements on Spark, in local mode: heads and figures equal core's. In the long form, where installed."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.core.remembering import played, scripts
from tests.team.figures import by_archive, by_core
from tests.team.test_figures import drawn
from tests.team.test_union import heads_in, heads_of
from winnotes.core.insight.report import report_of
from winnotes.team.archive import publish, work_out
from winnotes.team.embedded import Embedded
from winnotes.team.spark import Spark
from winnotes.team.unpacking import rows_of

if not os.environ.get("WINNOTES_LONG"):
    pytest.skip("Spark takes minutes: the long form has it (WINNOTES_LONG=1)", allow_module_level=True)
sql = pytest.importorskip("pyspark.sql", reason='Spark is not installed: pip install "winnotes[spark]"')
pytestmark = pytest.mark.filterwarnings("ignore")  # of Spark's own


@pytest.fixture(scope="module")
def archive() -> Iterator[Spark]:
    here = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
    }
    building = sql.SparkSession.builder.master("local[2]").config(
        map=here | {"spark.sql.shuffle.partitions": 2}
    )
    session = building.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield Spark(session)
    session.stop()


def test_heads_are_cores_after_typing_agreeing_erasing_and_merging(archive: Spark):
    for script in scripts(4, 3):
        notebooks = [laptop.notebook for laptop in played(script).laptops]
        known = [one for notebook in notebooks for one in notebook]
        assert heads_in(archive, *notebooks) == heads_of(known)


@pytest.mark.parametrize("seed", range(2))
def test_every_figure_is_the_reports_over_the_lakes_of_two_people(archive: Spark, seed: int, tmp_path: Path):
    found, lunches, versions = drawn(seed)
    for person in ("pann", "pbob"):
        with closing(Embedded()) as lake:
            some = [one for one in versions if one.person in (person, "pcat")]
            publish(lake, rows_of(some, found.guides.values(), with_names=True))
            lake.write(tmp_path / person)
    archive.read(str(tmp_path / "pann"), str(tmp_path / "pbob"))
    work_out(archive)
    told = by_core(report_of(lunches, {one.id: one for one in found.guides.values()}), lunches)
    assert by_archive(archive) == {what: n for what, n in told.items() if what[0] != "basis"}
