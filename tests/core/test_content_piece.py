"""Content pieces: one id for one name everywhere, joined under one name, suggested only where two are alike."""

from hypothesis import given
from hypothesis import strategies as st

from winnotes.core.content_piece import facts_of_list, fitting, likely_same, piece_id, pieces_in, shown_names
from winnotes.core.joining import join, part
from winnotes.core.notebook import Notebook, agree

AT = "2026-11-02T12:00:00.000+00:00"
NAMES = (
    "ROI calculator",
    "ROI-Calculator",
    "Security deck",
    "Security decks",
    "Case study 2",
    "Case study 3",
    "Demo",
)
LISTS = st.lists(
    st.fixed_dictionaries(
        {"name": st.sampled_from(NAMES)}, optional={"kind": st.sampled_from(["deck", "sheet"])}
    ),
    max_size=6,
)


def listed(notebook: Notebook, rows, person: str = "pkim") -> Notebook:
    return notebook | Notebook(
        agree(notebook, subject, field, f"{person}.k1", content, at=AT)
        for subject, facts in facts_of_list(notebook, rows).items()
        for field, content in facts.items()
    )


def joined(notebook: Notebook, one: str, other: str) -> Notebook:
    return notebook | Notebook([join(notebook, piece_id(one), piece_id(other), "pkim.k1", AT)])


@given(LISTS, LISTS)
def test_lists_taken_in_on_two_laptops_are_one_list_in_either_order(mine, theirs):
    ours, others = listed(Notebook(), mine), listed(Notebook(), theirs, "palex")
    assert pieces_in(ours | others) == pieces_in(others | ours)
    assert {one.id for one in pieces_in(ours | others)} == {piece_id(row["name"]) for row in [*mine, *theirs]}


@given(LISTS)
def test_a_list_taken_in_twice_adds_nothing(rows):
    notebook = listed(Notebook(), rows)
    assert facts_of_list(notebook, rows) == {}


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=4))
def test_every_name_goes_by_one_name_whatever_was_joined_and_parting_gives_each_its_own_back(pairs):
    notebook = before = listed(Notebook(), [{"name": name} for name in NAMES])
    for one, other in pairs:
        if piece_id(one) != piece_id(other):
            notebook = joined(notebook, one, other)
    shown = shown_names(pieces_in(notebook))
    assert len(shown) == len(shown_names(pieces_in(before)))
    assert {shown[name] for name in shown} == {piece.name for piece in pieces_in(notebook)}
    for piece in pieces_in(notebook):
        members = list(piece.members)
        for at, one in enumerate(members):
            for other in members[at + 1 :]:
                notebook |= Notebook(part(notebook, one, other, "pkim.k1", AT))
    assert pieces_in(notebook) == pieces_in(before)


def test_pairs_that_differ_in_signs_a_plural_a_few_letters_or_by_more_words_are_suggested_and_no_other():
    names = [
        "ROI calculator",
        "Roi calculater",
        "Security deck",
        "Security decks v",
        "Case study 2",
        "Case study 3",
        "Deck",
    ]
    pairs = {frozenset(pair) for pair in likely_same(Notebook(), names)}
    assert pairs == {
        frozenset(("ROI calculator", "Roi calculater")),
        frozenset(("Security deck", "Security decks v")),
    }


def test_a_pair_that_is_joined_or_was_parted_is_suggested_no_more():
    notebook = listed(Notebook(), [{"name": "Security deck"}, {"name": "Security decks"}])
    assert likely_same(notebook, ["Security deck", "Security decks"])
    notebook = joined(notebook, "Security deck", "Security decks")
    assert likely_same(notebook, ["Security deck", "Security decks"]) == []
    pair = (piece_id("Security deck"), piece_id("Security decks"))
    notebook |= Notebook(part(notebook, *pair, "pkim.k1", AT))
    assert likely_same(notebook, ["Security deck", "Security decks"]) == []


def test_beginnings_of_words_find_a_piece_by_any_of_its_names():
    notebook = joined(
        listed(Notebook(), [{"name": "ROI calculator"}, {"name": "Savings sheet"}]),
        "ROI calculator",
        "Savings sheet",
    )
    pieces = pieces_in(notebook)
    assert fitting(pieces, "sav") == fitting(pieces, "calc") == ["ROI calculator"]
    assert fitting(pieces, "roi calculator") == fitting(pieces, "") == fitting(pieces, "alc") == []
