"""Themes: gathered by hand on two laptops they unite, and nothing gathered is lost by a take-back made unknowingly."""

from hypothesis import given
from hypothesis import strategies as st

from winnotes.core.erasure import erase
from winnotes.core.joining import join, joined, part
from winnotes.core.notebook import Notebook
from winnotes.core.theme import Theme, field_of, gathered, print_of, taken_back, themes_in

KIM, ALEX = "pkim.k1", "palex.k1"
PLACES = [(f"i{number}", key) for number in range(3) for key in ("why_us", "objections")]
STEPS = st.lists(st.tuples(st.sampled_from(["gather", "line", "take"]), st.sampled_from(PLACES)), max_size=8)


def begun(writer: str = KIM, name: str = "Night shift", subject: str = "tone") -> Notebook:
    return Notebook(gathered(Notebook(), subject, [field_of(PLACES[0])], writer, "1", name=name))


def only(notebook: Notebook) -> Theme:
    (theme,) = themes_in(joined(notebook))
    return theme


def played(notebook: Notebook, steps, writer: str) -> Notebook:
    for what, place in steps:
        if what == "take":
            made = taken_back(joined(notebook), only(notebook), place, writer, "2")
        else:
            line = "they answered at four" if what == "line" else ""
            made = gathered(notebook, "tone", [field_of(place, line)], writer, "2")
        notebook |= Notebook(made)
    return notebook


def by_hand(held: dict, steps) -> dict:
    """What the steps come to, kept in a plain dictionary."""
    held = {place: set(prints) for place, prints in held.items()}
    for what, place in steps:
        if what == "take":
            held.pop(place, None)
        else:
            held.setdefault(place, set()).add(print_of("they answered at four") if what == "line" else "")
    return held


@given(STEPS)
def test_what_one_gathers_and_takes_back_is_what_stands(steps):
    found = only(played(begun(), steps, KIM)).holds
    expected = by_hand({PLACES[0]: {""}}, steps)
    assert {place: set(prints) for place, prints in found.items()} == {
        place: prints - {""} for place, prints in expected.items()
    }


@given(STEPS, STEPS)
def test_two_who_gather_at_once_unite_whatever_the_order(mine, theirs):
    one, other = played(begun(), mine, KIM), played(begun(), theirs, ALEX)
    assert one | other == other | one
    held = only(one | other).holds
    fresh = {place for what, place in (*mine, *theirs) if what != "take"}
    taken = {place for what, place in (*mine, *theirs) if what == "take"}
    assert set(held) >= fresh - taken and set(held) <= fresh | {PLACES[0]}
    assert only(one | other | one).holds == held


def test_a_colleagues_gathering_can_be_taken_back_and_a_take_back_made_unknowingly_loses_nothing():
    shared = begun(KIM)
    back = shared | Notebook(taken_back(joined(shared), only(shared), PLACES[0], ALEX, "2"))
    assert PLACES[0] not in only(back).holds
    assert PLACES[0] not in only(shared | back).holds
    line = shared | Notebook(gathered(shared, "tone", [field_of(PLACES[0], "said so")], KIM, "3"))
    assert only(back | line).holds == {PLACES[0]: {print_of("said so")}}


def test_two_renames_at_once_are_both_shown_and_a_third_settles_them():
    shared = begun()
    both = shared | Notebook(gathered(shared, "tone", (), KIM, "2", name="Trust at night"))
    both |= Notebook(gathered(shared, "tone", (), ALEX, "2", name="On call"))
    assert only(both).name == "On call / Trust at night"
    settled = both | Notebook(gathered(both, "tone", (), KIM, "3", name="On call"))
    assert only(settled).name == "On call" and only(settled | shared).name == "On call"


def test_joined_themes_hold_what_both_held_and_can_be_parted():
    both = begun() | Notebook(gathered(Notebook(), "ttwo", [field_of(PLACES[1])], ALEX, "1", name="Nights"))
    one = both | Notebook([join(both, "tone", "ttwo", KIM, "2")])
    assert set(only(one).holds) == set(PLACES[:2])
    back = one | Notebook(taken_back(joined(one), only(one), PLACES[1], KIM, "3"))
    assert set(only(back).holds) == {PLACES[0]}
    parted = one | Notebook(part(one, "tone", "ttwo", KIM, "3"))
    assert [theme.name for theme in themes_in(joined(parted))] == ["Night shift", "Nights"]


def test_an_answer_of_a_joined_lunch_is_held_under_the_id_both_go_by():
    known = begun() | Notebook(gathered(begun(), "tone", [field_of(("i9", "why_us"))], KIM, "1"))
    known |= Notebook([join(known, "i0", "i9", KIM, "2")])
    assert set(only(known).holds) == {("i0", "why_us")}
    back = known | Notebook(taken_back(joined(known), only(known), ("i0", "why_us"), KIM, "3"))
    assert not only(back).holds


def test_a_theme_that_is_forgotten_is_gone():
    _version, left = erase(begun(), "tone", None, KIM, "2")
    assert not themes_in(joined(left | begun())) or left.heads("tone", "erased")
    assert not themes_in(joined(left))


def test_fields_of_an_odd_shape_hold_nothing():
    odd = ["holds.", "holds.i1", "holds.i1.", "holds.i1.why_us.abcd.more", "held.i1.why_us"]
    known = begun() | Notebook(gathered(Notebook(), "tone", odd, KIM, "1"))
    assert set(only(known).holds) == {PLACES[0]}
