"""A draft becomes a version; nothing typed is lost and nothing unseen is doubled."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winnotes.core.notebook import Notebook, agree
from winnotes.core.version import Version
from winnotes.store.store import Draft, Store

ME, COLLEAGUE = "pme.k1", "pyou.k2"


@pytest.fixture
def store(tmp_path: Path):
    opened = Store(tmp_path / "winnotes.db")
    yield opened
    opened.close()


def draft(text: str, base: tuple[str, ...] = (), writer: str = ME, field: str = "why_us_note") -> Draft:
    return Draft("i1", field, writer, text, base, "2026-11-23T12:00:00.000+00:00")


def test_what_is_typed_is_a_draft_until_it_is_sealed(store: Store):
    store.keep_drafts([draft("servi")])
    store.keep_drafts([draft("service")])
    assert [one.content for one in store.drafts()] == ["service"]
    assert len(store.notebook()) == 0


def test_sealing_makes_one_version_and_takes_the_draft_away(store: Store):
    store.keep_drafts([draft("service")])
    sealed = store.seal([draft("service")])
    assert [version.content for version in store.notebook()] == ["service"]
    assert store.notebook().heads("i1", "why_us_note")[0] == sealed[0]
    assert store.drafts() == []


def test_sealing_an_older_text_keeps_the_newer_draft(store: Store):
    store.keep_drafts([draft("serv")])
    store.keep_drafts([draft("service")])
    store.seal([draft("serv")])
    assert [one.content for one in store.drafts()] == ["service"]
    store.seal_all()
    assert [version.content for version in store.notebook()] == ["service"]


def test_the_same_text_again_makes_no_version(store: Store):
    first = store.seal([draft("service")])
    assert store.seal([draft("service")]) == []
    assert list(store.notebook()) == first


def test_an_empty_field_that_was_always_empty_makes_no_version(store: Store):
    assert store.seal([draft("")]) == []
    blank = {"state": "open", "said": {}, "read": {}, "provenance": ""}
    assert store.seal([Draft("i1", "why_us", ME, blank, (), "t")]) == []


def test_a_version_nobody_has_seen_is_sealed_anew_under_its_own_number(store: Store):
    store.seal([draft("service")])
    store.seal([draft("service and speed")])
    (head,) = store.notebook()
    assert (head.n, head.content) == (1, "service and speed")
    assert len(store.history("i1", "why_us_note")) == 1


def test_a_version_that_left_the_laptop_is_replaced_and_kept_in_the_history(store: Store):
    store.seal([draft("service")])
    store.mark_seen(store.notebook())
    store.seal([draft("service and speed")])
    (head,) = store.notebook()
    assert (head.n, head.replaces) == (2, {ME: 1})
    assert [version.content for version in store.history("i1", "why_us_note")] == [
        "service",
        "service and speed",
    ]


def test_a_snapshot_counts_as_seen_elsewhere(store: Store):
    store.seal([draft("service")])
    store.snapshot()
    store.seal([draft("speed")])
    assert [version.n for version in store.notebook()] == [2]


def test_a_colleagues_text_stands_beside_mine(store: Store):
    store.merge(Notebook([Version("i1", "why_us_note", COLLEAGUE, 1, {}, "price")]))
    store.seal([draft("service")])
    assert sorted(str(version.content) for version in store.notebook()) == ["price", "service"]


def test_an_edit_made_without_having_seen_the_agreement_stands_beside_it(store: Store):
    (mine,) = store.seal([draft("service")])
    store.keep_drafts([draft("service!", base=(mine.id,))])
    settled = agree(store.notebook(), "i1", "why_us_note", COLLEAGUE, "agreed: service", at="t")
    store.merge(Notebook([settled]))
    store.seal_all()
    assert sorted(str(version.content) for version in store.notebook()) == ["agreed: service", "service!"]


def test_an_edit_made_on_the_agreement_agrees_again(store: Store):
    settled = agree(Notebook(), "i1", "why_us_note", COLLEAGUE, "agreed", at="t")
    store.merge(Notebook([settled]))
    store.seal([draft("agreed, but better", base=(settled.id,))])
    (head,) = store.notebook()
    assert head.is_agreed and head.content == "agreed, but better"


def test_what_a_crash_left_is_sealed_as_recovered(store: Store):
    store.keep_drafts([draft("servi")])
    store.seal_all("recovered")
    (head,) = store.notebook()
    assert (head.via, head.content) == ("recovered", "servi")


@given(texts=st.lists(st.tuples(st.sampled_from(["type", "seal", "show"]), st.text(max_size=6)), max_size=12))
def test_the_last_text_typed_is_the_one_head_however_it_was_sealed(tmp_path_factory, texts):
    store = Store(tmp_path_factory.mktemp("notes") / "winnotes.db")
    last = ""
    for step, text in texts:
        if step == "show":
            store.mark_seen(store.notebook())
        else:
            store.keep_drafts([draft(text)])
            last = text
        if step == "seal":
            store.seal([draft(text)])
    store.seal_all()
    heads = [head.content for head in store.notebook()]
    assert heads == [last] or (heads == [] and last == "")
    store.close()


@given(
    numbers=st.lists(
        st.tuples(
            st.sampled_from(["i1", "i2"]),
            st.sampled_from([ME, COLLEAGUE]),
            st.integers(1, 4),
            st.integers(0, 3),
        ),
        max_size=14,
    ),
    cut=st.integers(0, 14),
)
def test_the_stores_merge_is_the_models_merge(tmp_path_factory, numbers, cut):
    versions = [
        Version(
            subject,
            "why_us",
            writer,
            n,
            {writer: n - 1, **({COLLEAGUE: seen} if writer == ME and seen else {})},
            n,
        )
        for subject, writer, n, seen in numbers
    ]
    one, other = Notebook(versions[:cut]), Notebook(versions[cut:])
    store = Store(tmp_path_factory.mktemp("notes") / "winnotes.db")
    store.merge(one)
    store.merge(other)
    assert store.notebook() == one | other
    store.close()


def test_sealed_anew_it_replaces_what_was_seen_last_and_not_what_was_seen_first(store: Store):
    elsewhere = "pme.k9"
    first = Version("i1", "why_us_note", elsewhere, 1, {}, "price")
    second = Version("i1", "why_us_note", elsewhere, 2, {elsewhere: 1}, "price, they said")
    store.merge(Notebook([first]))
    store.seal([draft("price and service", (first.id,))])
    store.merge(Notebook([second]))
    (mine,) = (one for one in store.notebook().heads("i1", "why_us_note") if one.writer == ME)
    store.seal([draft("price, they said, and service", (mine.id, second.id))])
    heads = store.notebook().heads("i1", "why_us_note")
    assert [(one.writer, one.n, one.content) for one in heads] == [(ME, 1, "price, they said, and service")]
