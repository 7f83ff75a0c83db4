"""Replaced versions are forgotten when they are old and many; a head never is."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from winnotes.core.notebook import Notebook, agree
from winnotes.core.version import Version
from winnotes.store.pruning import DAYS, KEPT
from winnotes.store.store import Draft, Store

ME = "pme.k1"


@pytest.fixture
def store(tmp_path: Path):
    opened = Store(tmp_path / "winnotes.db")
    yield opened
    opened.close()


def days_ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds")


def rewritten(store: Store, times: int, days: int, field: str = "why_us_note") -> None:
    """Seal a field `times` over, each version seen by others before the next, `days` ago."""
    for number in range(times):
        store.seal([Draft("i1", field, ME, f"text {number}", (), days_ago(days))])
        store.mark_seen(store.notebook())


def test_old_and_many_replaced_versions_are_forgotten_at_a_snapshot(store: Store):
    rewritten(store, KEPT + 30, DAYS + 1)
    before = store.notebook()
    assert len(store.history("i1", "why_us_note")) == KEPT + 30
    store.snapshot()
    history = store.history("i1", "why_us_note")
    assert [version.content for version in history] == [f"text {n}" for n in range(29, KEPT + 30)]
    assert store.notebook() == before


def test_young_versions_stay_however_many_they_are(store: Store):
    rewritten(store, KEPT + 30, DAYS - 1)
    store.snapshot()
    assert len(store.history("i1", "why_us_note")) == KEPT + 30


def test_the_newest_of_each_field_stay_however_old_they_are(store: Store):
    rewritten(store, KEPT + 1, DAYS * 10)
    rewritten(store, KEPT + 1, DAYS * 10, "more_note")
    store.snapshot()
    assert {len(store.history("i1", field)) for field in ("why_us_note", "more_note")} == {KEPT + 1}


def test_old_heads_are_never_touched(store: Store):
    heads = Notebook(
        Version("i1", "why_us", f"p{n}.k", 1, {}, n, "typed", "2001-01-01") for n in range(KEPT * 2)
    )
    store.merge(heads)
    store.snapshot()
    assert store.notebook() == heads


def test_no_number_is_given_twice_when_its_versions_are_forgotten(store: Store):
    rewritten(store, KEPT + 30, DAYS + 1)
    settled = agree(store.notebook(), "i1", "why_us_note", "pyou.k2", "settled", at=days_ago(1))
    beside = Version("i1", "why_us_note", "psam.k3", 1, {}, "unaware of it", "typed", days_ago(1))
    store.merge(Notebook([settled, beside]))
    store.connection.execute("DELETE FROM version WHERE NOT is_head")
    store.seal([Draft("i1", "why_us_note", ME, "and mine again", (beside.id,), days_ago(0))])
    assert "and mine again" in [version.content for version in store.notebook()]
