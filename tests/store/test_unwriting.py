"""What nobody else can have seen is taken back, and what it replaced stands again; anything else stays."""

import pytest

from winnotes.store.store import Draft, Store

AT = "2026-10-29T12:00:00.000+00:00"
KIM, ALEX = "pkim.k1", "palex.k2"


@pytest.fixture
def store(tmp_path):
    opened = Store(tmp_path / "winnotes.db")
    yield opened
    opened.close()


def draft(writer, content, field="account", base=()):
    return Draft("i1", field, writer, content, base, AT)


def test_an_agreement_settles_every_head_even_on_ones_own_words_and_is_taken_back(store):
    store.seal([draft(KIM, "Acme"), draft(ALEX, "Globex")])
    before = store.notebook()
    sealed = store.seal([draft(KIM, "Acme")], "agreed")
    assert [head.content for head in store.notebook()] == ["Acme"] and sealed[0].is_agreed
    assert store.unwrite(sealed) and store.notebook() == before


def test_what_left_the_laptop_or_was_written_upon_is_not_taken_back(store):
    first = store.seal([draft(KIM, "Acme")], "agreed")
    second = store.seal([draft(ALEX, "Globex")])
    assert not store.unwrite(first)
    store.mark_seen(store.notebook())
    assert not store.unwrite(second) and [head.content for head in store.notebook()] == ["Globex"]


def test_all_are_taken_back_or_none(store):
    seen = store.seal([draft(KIM, "Acme")])
    store.mark_seen(store.notebook())
    fresh = store.seal([draft(KIM, "x", "place")])
    assert not store.unwrite([*seen, *fresh]) and len(store.notebook()) == 2
    assert store.unwrite(fresh) and len(store.notebook()) == 1


def test_a_number_taken_back_is_given_again_without_harm(store):
    store.seal([draft(KIM, "Acme"), draft(ALEX, "Globex")])
    assert store.unwrite(store.seal([draft(KIM, "Acme")], "agreed"))
    store.seal([draft(KIM, "Initech")])
    assert {head.content for head in store.notebook()} == {"Initech", "Globex"}


def test_typing_on_over_ones_own_agreement_is_one_line_however_often_it_is_sealed(store):
    (agreed,) = store.seal([draft(KIM, "Acme")], "agreed")
    for content in ("Ac", "Ac", "Acme Ltd"):
        store.seal([draft(KIM, content, base=(agreed.id,))])
    (head,) = store.notebook()
    assert head.content == "Acme Ltd" and head.is_agreed
