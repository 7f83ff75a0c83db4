"""docs/publish.md says what an archive shows: every view with its columns, every query runs."""

import re

import pytest

from tests.core.insight.random_team import team
from tests.team.engines import ENGINES, Engine
from tests.test_house import ROOT
from winnotes.team.archive import publish
from winnotes.team.statement import STEPS, VIEWS, meaning
from winnotes.team.unpacking import rows_of

TEXT = (ROOT / "docs" / "publish.md").read_text("utf-8")
ROW = re.compile(r"^\| `(\w+)` \| (.+) \| (.+) \|$", re.MULTILINE)
QUERIES = [
    one for one in re.findall(r"^```sql\n(.*?);\n```$", TEXT, re.MULTILINE | re.DOTALL) if "create" not in one
]


@pytest.mark.parametrize("engine", ENGINES, indirect=True)
def test_every_view_stands_there_with_its_columns_and_every_query_gives_rows(engine: Engine):
    publish(engine, rows_of(team(1).versions, ()))
    documented = ROW.findall(TEXT)
    assert [view for view, _meaning, _columns in documented] == list(VIEWS)
    for view, said, columns in documented:
        assert said == meaning(view)
        engine.rows(f"select {columns.replace('`', '')} from {view}")
        assert len(engine.rows(f"select * from {view} limit 1") or [columns.split(",")]) <= 1
    assert len(QUERIES) == 7
    for query in QUERIES:
        assert engine.rows(query.replace("n >= 8", "n >= 1")), query


def test_every_statement_says_what_it_gives_and_has_its_place():
    kept = {path.stem for path in (ROOT / "resources" / "sql").iterdir()}
    assert kept == {"covered", *STEPS, *VIEWS}
    assert all(meaning(name).endswith(".") for name in kept)
