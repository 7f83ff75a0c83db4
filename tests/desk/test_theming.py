"""Themes in the notes: gathered on two laptops, exchanged by files, and silent about what was erased."""

from contextlib import closing
from pathlib import Path

from tests.desk.noting import kim
from winnotes.desk.exporting import export_library
from winnotes.desk.importing import import_file
from winnotes.desk.reporting import told_here
from winnotes.desk.theming import find_theme, gather, join_themes, rename, take_back, themes
from winnotes.store.store import Draft, Store

WHY = ("ione", "why_us")


def noted(store: Store, text: str = "they answered at four", subject: str = "ione") -> None:
    person = kim(store)
    told = {"account": "Acme", "why_us_note": text}
    store.seal([Draft(subject, field, person.writer, fact, (), "2026-11-01") for field, fact in told.items()])


def shown(store: Store) -> dict[str, int]:
    return {
        theme.name: share.k
        for question in told_here(store).report().themes
        for theme, share in question.themes
    }


def exchange(one: Store, other: Store, folder: Path) -> None:
    for store, name in ((one, "one"), (other, "other")):
        export_library(store, folder / f"{name}.winnotes")
    import_file(one, folder / "other.winnotes")
    import_file(other, folder / "one.winnotes")


def test_two_laptops_gather_at_once_and_unite(store: Store, tmp_path: Path):
    noted(store)
    gather(store, "Night shift", WHY, ["they answered at four"])
    with closing(Store(tmp_path / "other.db")) as other:
        kim(other)
        exchange(store, other, tmp_path)
        noted(store, "depot at night", "itwo")
        noted(other, "a number that works", "ithree")
        gather(store, "night SHIFT", ("itwo", "why_us"))
        gather(other, "Night shift", ("ithree", "why_us"))
        rename(store, themes(store)[0], "Nights")
        exchange(store, other, tmp_path)
        assert shown(store) == shown(other) == {"Nights": 3}
        assert themes(store) == themes(other)


def test_what_was_taken_back_is_no_longer_counted_and_a_joined_theme_counts_a_lunch_once(store: Store):
    noted(store)
    gather(store, "Nights", WHY)
    one, other = gather(store, "On call", WHY, ["they answered at four"])
    assert shown(store) == {"Nights": 1, "On call": 1}
    (both,) = join_themes(store, one, other)
    assert shown(store) == {"On call": 1} and find_theme([both], "on CALL") == both
    take_back(store, both, WHY)
    assert shown(store) == {}


def test_an_answer_that_was_erased_is_in_no_theme(store: Store):
    noted(store)
    gather(store, "Nights", WHY, ["they answered at four"])
    store.erase({"ione": ["why_us_note"]}, kim(store).writer, "2026-11-02")
    assert shown(store) == {}
    assert not any("answered" in str(version.content) for version in store.everything())
