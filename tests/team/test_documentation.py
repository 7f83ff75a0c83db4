"""docs/publish.md says what an archive shows: every view with its columns, every query runs."""

import re

import pytest

from tests.core.insight.random_team import team
from tests.team.engines import ENGINES, Engine
from tests.team.server import Server
from tests.test_house import ROOT
from winnotes.team.archive import publish
from winnotes.team.postgres import opened
from winnotes.team.statement import STEPS, VIEWS, meaning
from winnotes.team.unpacking import rows_of

TEXT = (ROOT / "docs" / "publish.md").read_text("utf-8")
ROW = re.compile(r"^\| `(\w+)` \| (.+) \| (.+) \|$", re.MULTILINE)
BLOCKS = re.findall(r"^```sql\n(.*?);\n```$", TEXT, re.MULTILINE | re.DOTALL)
QUERIES, SETTING_UP = (
    [one for one in BLOCKS if ("create role" in one) is is_set_up] for is_set_up in (False, True)
)


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


def test_a_server_is_made_ready_as_the_page_says(server: Server):
    before, after = [one.split(";\n") for one in SETTING_UP]
    server.asked(*before)
    server.asked("create role lee login in role marketers", "alter role lee set role marketers")
    for person in ("kim", "lee"):
        with opened(server.address("marketing", person)) as archive:
            publish(archive, rows_of(team(1).versions, ()))
    server.asked(*after, database="marketing")
    seen = server.asked("set role analysts", "select interviews from winnotes.coverage", database="marketing")
    assert seen == [(14,)]


def test_every_statement_says_what_it_gives_and_has_its_place():
    kept = {path.stem for path in (ROOT / "resources" / "sql").iterdir()}
    assert kept == {"covered", *STEPS, *VIEWS}
    assert all(meaning(name).endswith(".") for name in kept)
