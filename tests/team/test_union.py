"""The union in SQL is core's: the same heads, whatever the order, nothing twice, and nothing of what was erased."""

import os
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.insight.random_team import team
from tests.core.remembering import played, scripts
from tests.exchange.random_notebook import versions
from tests.team.engines import ENGINES, Engine
from winnotes.core.erasure import cleaned, erase
from winnotes.core.joining import join
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.team.archive import publish, take
from winnotes.team.statement import STEPS, VIEWS, statement
from winnotes.team.table import TABLES
from winnotes.team.unpacking import rows_of

IS_LONG = bool(os.environ.get("WINNOTES_LONG"))
DRAWN = settings(
    max_examples=500 if IS_LONG else 5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
pytestmark = pytest.mark.parametrize("engine", ENGINES, indirect=True)


def heads_in(engine: Engine, *arrivals: Iterable[Version]) -> set[tuple[object, ...]]:
    """Empty the archive, let these arrive one after another, and return its heads."""
    for table in TABLES:
        engine.empty(table)
    for some in arrivals:
        take(engine, rows_of(some, ()))
    query = f"select h.id, h.via, h.sealed_at, h.subject, h.field, h.writer, h.n from ({statement('head')}) h"
    return set(engine.rows(query))


def heads_of(known: Iterable[Version]) -> set[tuple[object, ...]]:
    whole, _held = cleaned(known)
    return {(one.id, one.via, one.at, one.subject, one.field, one.writer, one.n) for one in whole}


def everything(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    names = [*(table.name for table in TABLES), *STEPS, *VIEWS]
    return {name: sorted(engine.rows(f"select * from {name}"), key=repr) for name in names}


@DRAWN
@given(st.lists(versions(), max_size=25), st.integers(0, 25))
def test_heads_are_cores_for_any_versions_whatever_they_replace(
    engine: Engine, drawn: list[Version], cut: int
):
    expected = heads_of(drawn)
    assert heads_in(engine, drawn[cut:], drawn[:cut], drawn) == expected


def test_versions_that_replace_each_other_in_a_ring_all_stay(engine: Engine):
    ring = [
        Version("i1", "account", writer, 1, {other: 1}, writer, "typed", "0001")
        for writer, other in (("pann.k1", "pbob.k2"), ("pbob.k2", "pann.k1"))
    ]
    assert heads_in(engine, ring) == heads_of(ring) and len(heads_of(ring)) == 2


@pytest.mark.parametrize("laptops", [2, 3])
def test_heads_are_cores_after_typing_agreeing_erasing_and_merging(engine: Engine, laptops: int):
    for script in scripts(400 if IS_LONG else 4, laptops):
        notebooks = [laptop.notebook for laptop in played(script, laptops=laptops).laptops]
        known = [one for notebook in notebooks for one in notebook]
        expected = heads_of(known)
        assert heads_in(engine, *reversed(notebooks)) == expected


def of_two_people() -> tuple[list[Version], list[Version]]:
    """What Ann's laptop and Bob's know of the same lunches, which both wrote in, agreed, joined and erased."""
    found = team(3, 7)
    whole = found.notebook | Notebook([join(found.notebook, "i01", "i02", "pbob.k2", "0003")])
    erased, _rest = erase(whole, "i05", ["why_us_note", "objections"], "pbob.k2", "0004")
    anns = [one for one in found.versions if one.person != "pbob"]
    bobs = [one for one in (*whole, erased) if one.person != "pann"]
    return anns, bobs


def test_two_people_publish_in_any_order_and_the_archive_is_the_same(engine: Engine):
    anns, bobs = of_two_people()
    told: list[dict[str, list[tuple[object, ...]]]] = []
    for some in ([anns, bobs], [bobs, anns], [[*bobs, *anns]]):
        for table in TABLES:
            engine.empty(table)
        for notes in some:
            publish(engine, rows_of(notes, team(3, 7).guides.values()))
        told.append(everything(engine))
    assert told[0]["head"] and told[0]["joined"]
    assert all(one == told[0] for one in told[1:])


def test_publishing_again_adds_nothing(engine: Engine):
    anns, _bobs = of_two_people()
    first = publish(engine, rows_of(anns, ()))
    before = everything(engine)
    again = publish(engine, rows_of(anns, ()))
    assert first.new == len({one.id for one in anns}) - first.erased and again.new == 0
    assert everything(engine) == before


def test_what_is_erased_leaves_every_table_whoever_publishes_it_again(engine: Engine):
    note = Version("i1", "why_us_note", "pann.k1", 1, {}, '"a canary sang\n> and again', "typed", "0001")
    value = Version("i1", "customer_problem", "pann.k1", 1, {}, CANARY, "typed", "0001")
    kept = Version("i1", "account", "pann.k1", 1, {}, "Northwind", "typed", "0001")
    erased, _rest = erase(Notebook([note, value, kept]), "i1", [note.field, value.field], "pbob.k2", "0002")
    assert publish(engine, rows_of([note, value, kept], ())).interviews == 1
    assert "canary" in repr(everything(engine))
    assert publish(engine, rows_of([erased], ())).erased == 2
    assert "canary" not in repr(everything(engine)) and "Northwind" in repr(everything(engine))
    assert publish(engine, rows_of([note, value], ())).new == 0
    assert "canary" not in repr(everything(engine))


CANARY = {
    "state": "answered",
    "said": {"problems": "canary"},
    "read": {"problems": ["canary"]},
    "provenance": "",
}


PEOPLE = [
    Version("i1", "interviewee", "pann.k1", 1, {}, "Dana Ruiz", "typed", "0001"),
    Version("i2", "interviewee", "pann.k1", 1, {}, "dana  ruiz", "typed", "0001"),
    Version("n1", "name", "pann.k1", 1, {}, "Spring", "typed", "0001"),
    Version("n1", "share.d1", "pann.k1", 1, {}, {"marketer": "Ann Example", "is_in": True}, "typed", "0001"),
    Version("pann", "name", "pann.k1", 1, {}, "Ann Example", "typed", "0001"),
    Version("d1", "owner", "crm:other", 1, {}, "Dana Ruiz", "imported", "0001"),
    Version("d1", "crm.Owner e-mail", "crm:other", 1, {}, "dana@example.com", "imported", "0001"),
]


def test_people_are_codes_unless_names_are_asked_for_by_anybody_and_count_the_same(engine: Engine):
    publish(engine, rows_of(PEOPLE, ()))
    told = repr(everything(engine)).casefold()
    assert not any(word in told for word in ("dana", "ruiz", "ann example"))
    assert engine.rows("select sales_persons from coverage") == [(1,)]
    publish(engine, rows_of(PEOPLE, (), with_names=True))
    named = everything(engine)
    assert engine.rows("select sales_persons from coverage") == [(1,)]
    assert (
        engine.rows("select name from people")
        == engine.rows("select marketer from rounds")
        == [("Ann Example",)]
    )
    assert engine.rows("select owner from deals") == [("Dana Ruiz",)]
    for table in TABLES:
        engine.empty(table)
    for with_names in (True, False):
        publish(engine, rows_of(PEOPLE, (), with_names=with_names))
    assert everything(engine) == named
