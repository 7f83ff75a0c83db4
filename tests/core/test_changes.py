"""What a merge says it would do is what it does, and each kind of change is called by its name."""

from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.random_notebook import LAW, notebooks
from winnotes.core.changes import KINDS, Change, changes, counted, equal_under, merged, picked, totals
from winnotes.core.interview import interview_in
from winnotes.core.notebook import Notebook, agree, write
from winnotes.core.value import Value, with_said
from winnotes.core.version import Json, Version
from winnotes.wording import original_guide, words

ANN, BOB, ANN_AT_HOME = "pann.k1", "pbob.k2", "pann.k3"
GUIDE = original_guide()


def said(key: str, **parts: str | list[dict[str, str]]) -> Json:
    """The value of somebody who types `parts` into the question `key`."""
    return with_said(Value(), GUIDE.by_key[key], parts, words()).content()


def typed(notebook: Notebook, writer: str, field: str, content: Json) -> Notebook:
    return notebook | Notebook([write(notebook, "i1", field, writer, content, at="t")])


def agreed(notebook: Notebook, writer: str, field: str, content: Json) -> Notebook:
    return notebook | Notebook([agree(notebook, "i1", field, writer, content, at="t")])


def kinds(mine: Notebook, theirs: Notebook) -> list[str]:
    return [change.kind for change in changes(mine, theirs, equal_under(GUIDE))]


FIRST = typed(Notebook(), ANN, "why_us_note", "first")
SECOND = typed(FIRST, ANN, "why_us_note", "second")


def test_what_is_here_already_is_the_same():
    assert kinds(FIRST, FIRST) == ["same"]


def test_a_field_unknown_here_is_new():
    assert kinds(Notebook(), FIRST) == ["new"]


def test_the_same_persons_later_text_is_newer():
    [change] = changes(FIRST, SECOND)
    assert (change.kind, change.mine, change.after) == ("newer", tuple(FIRST), tuple(SECOND))


def test_a_version_replaced_here_is_older_and_adds_nothing():
    [change] = changes(SECOND, FIRST)
    assert (change.kind, change.after) == ("older", tuple(SECOND))


def test_a_colleagues_text_stands_beside_mine_even_when_it_is_the_same_text():
    for text in ("other", "first"):
        assert kinds(FIRST, typed(Notebook(), BOB, "why_us_note", text)) == ["voice"]


def test_a_text_of_two_laptops_of_one_person_stands_beside_until_it_is_typed_over():
    assert kinds(FIRST, typed(Notebook(), ANN_AT_HOME, "why_us_note", "other")) == ["voice"]


def test_a_colleagues_later_text_is_newer_though_mine_stands_beside_it():
    theirs = typed(Notebook(), BOB, "why_us_note", "b")
    assert kinds(FIRST | theirs, typed(theirs, BOB, "why_us_note", "better")) == ["newer"]


def test_values_equal_by_reading_agree_however_they_were_typed():
    mine = typed(Notebook(), ANN, "time_to_close", said("time_to_close", days="~14 days"))
    theirs = typed(Notebook(), BOB, "time_to_close", said("time_to_close", days="~2 weeks"))
    assert kinds(mine, theirs) == ["agrees"]
    assert [change.kind for change in changes(mine, theirs)] == ["voice"]  # to whom knows no guide


def test_unequal_values_are_two_voices():
    mine = typed(Notebook(), ANN, "sales_cycle_fit", said("sales_cycle_fit", fit="3"))
    theirs = typed(Notebook(), BOB, "sales_cycle_fit", said("sales_cycle_fit", fit="4"))
    assert kinds(mine, theirs) == ["voice"]


def test_a_voice_that_is_silent_about_a_part_agrees():
    mine = typed(Notebook(), ANN, "competition_fierceness", said("competition_fierceness", score="7"))
    theirs = typed(
        Notebook(), BOB, "competition_fierceness", said("competition_fierceness", strongest="Acme")
    )
    assert kinds(mine, theirs) == ["agrees"]


def test_lists_that_name_the_same_agree_and_lists_that_add_are_voices():
    mine = typed(Notebook(), ANN, "customer_problem", said("customer_problem", problems="Legal; speed"))
    same = typed(Notebook(), BOB, "customer_problem", said("customer_problem", problems="speed; legal"))
    more = typed(Notebook(), BOB, "customer_problem", said("customer_problem", problems="speed; price"))
    assert (kinds(mine, same), kinds(mine, more)) == (["agrees"], ["voice"])


def test_what_could_not_be_read_agrees_only_as_it_was_typed():
    def fit(writer: str, text: str) -> Notebook:
        return typed(Notebook(), writer, "sales_cycle_fit", said("sales_cycle_fit", fit=text))

    assert kinds(fit(ANN, "hm"), fit(BOB, "Hm")) == ["agrees"]
    assert kinds(fit(ANN, "hm"), fit(BOB, "3")) == ["voice"]


def test_facts_agree_when_their_spelling_folds_to_one():
    mine = typed(Notebook(), ANN, "account", "Acme Inc.")
    assert kinds(mine, typed(Notebook(), BOB, "account", "ACME, Inc")) == ["agrees"]
    assert kinds(mine, typed(Notebook(), BOB, "account", "Umbrella")) == ["voice"]


def test_a_tally_is_never_a_voice():
    mine = typed(Notebook(), ANN, "clock.talk.pann", 60)
    assert kinds(mine, typed(Notebook(), ANN_AT_HOME, "clock.talk.pann", 90)) == ["newer"]


def test_an_agreed_value_settles_what_it_saw():
    both = typed(typed(Notebook(), ANN, "account", "A"), BOB, "account", "B")
    assert kinds(both, agreed(both, BOB, "account", "B")) == ["settles"]


def test_an_agreed_value_that_did_not_see_mine_stands_beside_it():
    theirs = agreed(typed(Notebook(), BOB, "account", "B"), BOB, "account", "B & Sons")
    assert kinds(typed(Notebook(), ANN, "account", "A"), theirs) == ["voice"]


def test_counts_go_by_interview_and_over_all():
    mine = FIRST | Notebook([write(Notebook(), "i2", "account", ANN, "A", at="t")])
    found = changes(mine, SECOND | mine)
    assert counted(found) == {"i1": {"newer": 1}, "i2": {"same": 1}}
    assert list(totals(found)) == ["same", "newer"]


@LAW
@given(notebooks, notebooks)
def test_taking_everything_is_the_union_and_taking_nothing_changes_nothing(mine, theirs):
    found = changes(mine, theirs)
    assert merged(mine, theirs, found) == merged(mine, theirs) == mine | theirs
    assert merged(mine, theirs, []) == mine


@LAW
@given(notebooks, notebooks)
def test_there_is_one_change_for_each_field_that_arrives_and_it_tells_the_heads_after(mine, theirs):
    found = changes(mine, theirs)
    fields = [(subject, field) for subject in theirs.subjects() for field in sorted(theirs.fields(subject))]
    assert [(change.subject, change.field) for change in found] == fields
    union = mine | theirs
    assert all(change.after == union.heads(change.subject, change.field) for change in found)
    assert {change.kind for change in found} <= set(KINDS)


@LAW
@given(notebooks, notebooks)
def test_what_was_merged_has_nothing_more_to_say(mine, theirs):
    assert {change.kind for change in changes(mine | theirs, theirs)} <= {"same", "older"}


@LAW
@given(notebooks, notebooks, st.randoms(use_true_random=False))
def test_ticking_in_two_goes_is_ticking_at_once(mine, theirs, chance):
    found = changes(mine, theirs)
    first = [change for change in found if chance.random() < 0.5]
    later = [change for change in found if change not in first]
    assert merged(merged(mine, theirs, first), theirs, later) == mine | theirs
    assert picked(theirs, first) | picked(theirs, later) == theirs


@LAW
@given(notebooks, notebooks)
def test_what_agrees_by_itself_never_asks(mine, theirs):
    union = mine | theirs
    found = changes(mine, theirs, equal_under(GUIDE))
    for change in filter(lambda one: one.kind == "agrees" and one.field in GUIDE.by_key, found):
        assert not interview_in(union, change.subject, GUIDE).answer(change.field).differs


def test_a_change_that_needs_a_tick_says_so():
    one = Version("i1", "account", ANN, 1, {}, "A")
    assert [kind for kind in KINDS if Change("i1", "account", kind, (), (one,), (one,)).is_asked] == [
        "erases",
        "held",
    ]
