"""Two subjects are one when somebody says so, until somebody takes it back; nothing of either is moved."""

import pytest
from hypothesis import given

from tests.exchange.random_notebook import LAW, notebooks
from winnotes.core.interview import interview_in
from winnotes.core.joining import SAME_AS, canonical_ids, join, joined, likely_pairs, part
from winnotes.core.notebook import Notebook, write
from winnotes.core.version import Version
from winnotes.exchange.package import write_package
from winnotes.wording import original_guide

ANN, BOB = "pann.k1", "pbob.k2"


def typed(subject: str, writer: str, **fields: str) -> Notebook:
    return Notebook(Version(subject, name, writer, 1, {}, text) for name, text in fields.items())


def with_join(notebook: Notebook, one: str, other: str, writer: str = ANN) -> Notebook:
    return notebook | Notebook([join(notebook, one, other, writer, "t")])


def without_join(notebook: Notebook, one: str, other: str, writer: str = ANN) -> Notebook:
    return notebook | Notebook(part(notebook, one, other, writer, "t"))


LUNCH = typed("i1", ANN, why_us_note="product", account="Acme") | typed(
    "i2", BOB, why_us_note="price", account="ACME GmbH"
)


def test_voices_of_joined_interviews_stand_together_under_any_of_their_ids():
    view = joined(with_join(LUNCH, "i2", "i1"))
    for subject in ("i1", "i2"):
        notes = interview_in(view, subject, original_guide()).answer("why_us").notes
        assert {(note.person, note.content) for note in notes} == {("pann", "product"), ("pbob", "price")}
    assert view.subjects("i") == ["i1"]
    assert view.members("i2") == ("i1", "i2")


def test_versions_with_one_writer_and_number_in_two_joined_subjects_replace_nothing():
    one = typed("i1", ANN, why_us_note="here")
    two = Notebook([Version("i2", "why_us_note", ANN, 2, {ANN: 1}, "there")])
    view = joined(with_join(one | two, "i1", "i2"))
    assert {head.content for head in view.heads("i1", "why_us_note")} == {"here", "there"}


def test_joining_is_transitive_and_goes_by_the_smallest_id_whoever_joined():
    notebook = with_join(with_join(Notebook(), "i3", "i2"), "i1", "i3", BOB)
    assert canonical_ids(notebook) == {"i1": "i1", "i2": "i1", "i3": "i1"}


def test_a_join_is_taken_back_by_whoever_sees_it():
    notebook = with_join(LUNCH, "i1", "i2")
    back = without_join(notebook, "i1", "i2", BOB)
    assert canonical_ids(back) == {}
    assert [head.content for head in back.heads("i2", SAME_AS)] == [["-i1"]]
    assert canonical_ids(back | notebook) == {}
    assert canonical_ids(with_join(back, "i1", "i2")) == {"i1": "i1", "i2": "i1"}


def test_taking_one_join_back_leaves_the_others():
    notebook = with_join(with_join(Notebook(), "i3", "i1"), "i3", "i2", BOB)
    assert canonical_ids(without_join(notebook, "i1", "i3")) == {"i2": "i2", "i3": "i2"}


def test_a_join_made_without_knowing_that_it_was_taken_back_wins():
    once = with_join(Notebook(), "i1", "i2")
    assert canonical_ids(without_join(once, "i1", "i2", ANN) | with_join(once, "i2", "i3", BOB)) == {
        "i2": "i2",
        "i3": "i2",
    }
    assert "i1" in canonical_ids(without_join(once, "i1", "i2", ANN) | with_join(once, "i1", "i2", BOB))


@pytest.mark.parametrize(("one", "other"), [("i1", "i1"), ("i1", "d1"), ("", "i1")])
def test_what_cannot_be_one_is_not_joined(one, other):
    with pytest.raises(ValueError):
        join(Notebook(), one, other, ANN, "t")


@pytest.mark.parametrize("content", [None, "i2", "d1", "", ["d1", None], 7, {"x": 1}, []])
def test_a_join_that_names_no_other_subject_of_its_kind_joins_nothing(content):
    assert canonical_ids(Notebook([Version("i2", SAME_AS, BOB, 1, {}, content)])) == {}


def test_a_join_named_by_one_id_alone_is_understood():
    assert canonical_ids(Notebook([Version("i2", SAME_AS, BOB, 1, {}, "i1")])) == {"i1": "i1", "i2": "i1"}


@LAW
@given(notebooks, notebooks)
def test_a_joined_view_loses_nothing_and_is_exported_and_merged_as_what_it_shows(one, other):
    notebook = with_join(with_join(one, "ione", "itwo"), "pkim", "pkim2", BOB)
    view = joined(notebook)
    assert Notebook(view) == notebook
    assert write_package(view) == write_package(notebook)
    assert view | other == other | view == notebook | other
    assert view.of("itwo") == notebook.of("ione", "itwo")
    assert len(view) == len(notebook)


@LAW
@given(notebooks)
def test_a_view_of_what_is_not_joined_is_what_it_was(notebook):
    view = joined(notebook)
    assert list(view) == list(notebook)
    assert all(view.fields(subject) == notebook.fields(subject) for subject in notebook.subjects())


ANNS = {"account": "Acme GmbH", "interviewee": "Jo Li", "met_on": "2026-10-29", "code": "kem-tav-rus"}
BOBS = ANNS | {"code": "", "account": "ACME"}
REASONS = ("account", "near_dates", "sales_person")


def pairs(**bobs: str) -> list[tuple[str, ...]]:
    found = likely_pairs(typed("i1", ANN, **ANNS) | typed("i2", BOB, **(BOBS | bobs)))
    assert all(pair[:2] == ("i1", "i2") for pair in found)
    return [pair[2] for pair in found]


def test_the_same_account_day_and_sales_person_suggest_one_lunch():
    assert pairs() == [REASONS]
    assert pairs(met_on="2026-10-31", interviewee="LI, JO") == []
    assert pairs(met_on="2026-10-31", interviewee="jo li.") == [REASONS]


def test_what_is_not_known_does_not_contradict():
    assert pairs(interviewee="") == [("account", "near_dates")]
    assert pairs(met_on="soon") == [("account", "sales_person")]
    assert pairs(interviewee="", met_on="") == []
    assert pairs(account="") == []


@pytest.mark.parametrize(
    "bobs",
    [{"met_on": "2026-11-01"}, {"interviewee": "Al Roe"}, {"account": "Umbrella"}, {"code": "kem-tav-rus-2"}],
)
def test_what_contradicts_suggests_nothing(bobs):
    assert pairs(**bobs) == []


def test_the_same_deal_suggests_one_lunch_under_joined_ids_too():
    deals = with_join(Notebook(), "d1", "d2")
    found = likely_pairs(
        typed("i1", ANN, deal="d1", met_on="2026-10-29")
        | typed("i2", BOB, deal="d2", met_on="2026-10-30")
        | deals
    )
    assert found == [("i1", "i2", ("deal", "near_dates"))]


def test_interviews_of_one_writer_or_already_joined_are_not_suggested():
    own = typed("i1", ANN, **ANNS) | typed("i2", "pann.k9", **BOBS)
    assert likely_pairs(own) == []
    assert likely_pairs(with_join(typed("i1", ANN, **ANNS) | typed("i2", BOB, **BOBS), "i1", "i2", BOB)) == []


def test_an_interview_both_wrote_in_is_not_suggested():
    both = typed("i1", ANN, **ANNS) | typed("i2", BOB, **BOBS)
    seen = both | Notebook([write(both, "i1", "why_us_note", BOB, "mine too", at="t")])
    assert likely_pairs(seen) == []
