"""What was erased stays away until somebody ticks it, and what is typed afterwards travels freely."""

from itertools import permutations

import pytest

from winnotes.core.changes import changes, merged
from winnotes.core.erasure import blanked_by, cleaned, covers, erase, held, taken
from winnotes.core.notebook import ERASED, Notebook, agree, is_erasing, knew_of, write
from winnotes.core.version import Json, Version

ANN, BOB, CEM = "pann.k1", "pbob.k2", "pcem.k3"
NOTE = "why_us_note"


def typed(notebook: Notebook, writer: str, content: Json, field: str = NOTE) -> Notebook:
    return notebook | Notebook([write(notebook, "i1", field, writer, content, at="t")])


def erased(notebook: Notebook, writer: str, *fields: str) -> Notebook:
    return erase(notebook, "i1", fields or None, writer, "t")[1]


def texts(notebook: Notebook, field: str = NOTE) -> list[Json]:
    return sorted(str(head.content) for head in notebook.heads("i1", field))


def ticked(mine: Notebook, theirs: Notebook, *kinds: str) -> Notebook:
    """Take what nobody is asked about, and the kinds that somebody ticks."""
    found = changes(mine, theirs)
    return merged(mine, theirs, [one for one in found if not one.is_asked or one.kind in kinds])


SPOKEN = typed(typed(Notebook(), ANN, "Jo said"), BOB, "Jo meant")
FULL = typed(SPOKEN, ANN, "Acme", "account")


def test_erasing_a_field_leaves_the_others_and_no_word_of_it():
    version, after = erase(FULL, "i1", [NOTE], ANN, "t")
    assert list(after.fields("i1")) == ["account", ERASED]
    assert version.content == {"fields": [NOTE]}


def test_erasing_a_subject_leaves_only_that_it_was_erased():
    version, after = erase(FULL, "i1", None, ANN, "t")
    assert list(after) == [version]
    assert version.content == {"all": True}


def test_the_fact_of_an_erasure_is_not_erased():
    after = erased(erased(FULL, ANN, NOTE), BOB)
    assert len(after.heads("i1", ERASED)) == 2
    assert erased(FULL, ANN, ERASED).fields("i1").keys() == FULL.fields("i1").keys() | {ERASED}


@pytest.mark.parametrize("fields", [(NOTE,), ()])
def test_erased_content_is_held_at_the_door_and_comes_in_when_ticked(fields):
    after = erased(FULL, ANN, *fields)
    admitted, kept = held(after, FULL)
    assert texts(kept) == ["Jo meant", "Jo said"]
    assert texts(admitted) == texts(merged(after, FULL)) == []
    assert {one.kind for one in changes(after, FULL)} == ({"held", "same"} if fields else {"held"})
    assert texts(ticked(after, FULL, "held")) == ["Jo meant", "Jo said"]


def test_a_later_text_by_somebody_who_did_not_know_is_held_as_well():
    later = typed(SPOKEN, BOB, "Jo meant, I think")
    assert [one.kind for one in changes(erased(SPOKEN, ANN, NOTE), later)] == ["held"]


def test_an_erased_head_revives_no_older_text():
    old = typed(Notebook(), ANN, "Jo")
    after = erased(typed(old, ANN, "Jo said"), ANN, NOTE)
    assert texts(merged(after, old)) == []


def test_what_is_typed_after_the_erasure_travels_freely_and_replaces_nobody_elses_words():
    after = typed(erased(SPOKEN, ANN, NOTE), ANN, "the product")
    assert texts(merged(erased(SPOKEN, ANN, NOTE), after)) == ["the product"]
    assert texts(merged(SPOKEN, after)) == ["Jo meant", "Jo said", "the product"]  # nothing was ticked there
    assert texts(ticked(SPOKEN, after, "erases")) == ["the product"]


def test_a_row_edited_in_a_spreadsheet_knows_what_its_version_knew():
    after = erased(SPOKEN, ANN, NOTE)
    [row] = typed(after, ANN, "a").heads("i1", NOTE)
    edit = Version("i1", NOTE, "pann.edit", 1, {row.writer: row.n, **row.replaces}, "cell")
    assert texts(merged(after, Notebook([edit]))) == ["cell"]


def test_what_is_written_upon_a_text_that_knew_does_not_know_by_that():
    after = erased(SPOKEN, ANN, NOTE)
    refused = SPOKEN | typed(after, ANN, "a")  # what Bob shows who did not take Ann's erasure
    refused = Notebook(one for one in refused if one.field != ERASED)
    settled = agree(refused, "i1", NOTE, BOB, "as Jo said", at="t")
    assert covers(after.heads("i1", ERASED), settled)
    assert texts(merged(typed(after, ANN, "a"), Notebook([settled]))) == ["a"]


def test_no_number_is_used_twice_although_the_erased_ones_are_forgotten():
    again = erased(typed(erased(SPOKEN, ANN, NOTE), ANN, "anew"), CEM, NOTE)
    lines = [SPOKEN, typed(erased(SPOKEN, ANN, NOTE), ANN, "anew"), typed(again, ANN, "and anew")]
    numbers = [
        (one.writer, one.n) for line in lines for one in line.heads("i1", NOTE) if one.person == "pann"
    ]
    assert len(set(numbers)) == 3


def test_what_is_typed_after_an_erasure_says_which_it_knew_and_nothing_of_what_was_erased():
    after = erased(SPOKEN, ANN, NOTE)
    [erasure] = after.heads("i1", ERASED)
    first = write(after, "i1", NOTE, BOB, "b", at="t")
    second = write(after | Notebook([first]), "i1", NOTE, BOB, "c", at="t")
    assert first.replaces == {knew_of(erasure): 1}
    assert second.replaces == {knew_of(erasure): 1, first.writer: 1}
    assert (first.person, second.n) == ("pbob", 2)


def test_a_colleagues_erasure_is_a_line_to_tick_that_lists_what_it_blanks():
    theirs = erased(SPOKEN, BOB, NOTE)
    [change] = changes(FULL, theirs)
    assert (change.kind, change.field, change.is_asked) == ("erases", ERASED, True)
    assert sorted(str(head.content) for head in change.blanked) == ["Jo meant", "Jo said"]
    assert merged(FULL, theirs) == FULL
    assert texts(ticked(FULL, theirs, "erases")) == []
    assert texts(ticked(FULL, theirs, "erases"), "account") == ["Acme"]


def test_a_file_that_brings_an_erasure_and_the_erased_words_brings_only_the_erasure():
    both = SPOKEN | erased(SPOKEN, BOB, NOTE)
    for mine in (Notebook(), SPOKEN, FULL):
        assert texts(ticked(mine, both, "erases")) == []


def test_files_are_cleaned_by_their_own_erasures_in_whatever_order_they_come():
    one, two, three = erased(SPOKEN, BOB, NOTE), SPOKEN, typed(erased(SPOKEN, ANN, NOTE), ANN, "anew")
    found = {cleaned([*a, *b, *c]) for a, b, c in permutations((one, two, three))}
    [(clean, kept)] = found
    assert texts(clean) == []  # Ann did not know of Bob's erasure
    assert sorted(str(one.content) for one in kept) == ["Jo meant", "Jo said", "anew"]


def test_what_is_held_while_cleaning_replaces_nothing():
    after = erased(SPOKEN, ANN, NOTE)
    knew = typed(after, ANN, "a")
    did_not = agree(SPOKEN | Notebook(knew.heads("i1", NOTE)), "i1", NOTE, BOB, "Jo", at="t")
    clean, kept = cleaned([*knew, *SPOKEN, did_not])
    assert texts(clean) == ["a"]
    assert did_not in kept


def test_what_was_ticked_in_stays_until_it_is_erased_again():
    mine = ticked(erased(SPOKEN, ANN, NOTE), SPOKEN, "held")
    again = erased(SPOKEN, ANN, NOTE)
    assert [one.kind for one in changes(mine, again)] == ["same"]
    assert texts(merged(mine, SPOKEN)) == ["Jo meant", "Jo said"]
    anew = erased(again, ANN, NOTE)
    assert texts(ticked(mine, anew, "erases")) == []


def test_a_later_erasure_stands_beside_the_earlier_one():
    once = erased(FULL, ANN, NOTE)
    twice = erased(once, ANN, "account")
    assert len(twice.heads("i1", ERASED)) == 2
    anew = typed(once, BOB, "knew of the first")
    assert texts(merged(twice, anew)) == ["knew of the first"]
    assert texts(merged(twice, FULL), "account") == []
    assert {one.field: one.kind for one in changes(twice, once)} == {"account": "held", ERASED: "same"}


def test_two_peoples_erasures_both_hold():
    both = erased(SPOKEN, ANN, NOTE) | erased(SPOKEN, BOB, NOTE)
    knew_one = typed(erased(SPOKEN, ANN, NOTE), CEM, "knew of Ann's")
    assert texts(merged(both, knew_one)) == []
    assert texts(merged(both, typed(both, CEM, "knew of both"))) == ["knew of both"]


def test_an_erasure_that_was_replaced_here_erases_nothing_any_more():
    theirs = erased(SPOKEN, BOB, NOTE)
    lifted = Version("i1", ERASED, BOB, 2, {BOB: 1}, {"fields": []})
    mine = SPOKEN | Notebook([lifted])
    assert [one.kind for one in changes(mine, theirs)] == ["older"]
    assert texts(taken(mine, theirs)) == ["Jo meant", "Jo said"]


def test_an_erasure_of_another_subject_touches_nothing_here():
    other = erase(Notebook(), "i2", None, ANN, "t")[1]
    assert blanked_by(FULL, other) == ()
    assert taken(FULL, other).of("i1") == FULL


@pytest.mark.parametrize(
    "content", [None, "all", {"fields": 7}, {"fields": [1, None]}, {"all": "yes"}, {"marks": {"*": 1}}, []]
)
def test_an_erasure_that_says_nothing_erases_nothing(content):
    odd = Notebook([Version("i1", ERASED, BOB, 1, {}, content)])
    assert not any(is_erasing(one, NOTE) for one in odd)
    assert texts(taken(SPOKEN, odd)) == texts(SPOKEN)
    assert held(odd, SPOKEN) == (SPOKEN, Notebook())
