"""A team makes the questions its own: keys never change, what was asked keeps its kind, and a guide is its content."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.guide_edits import Edit, edits
from winnotes.core.errors import WinNotesError
from winnotes.core.guide import Guide, Part, read_guide
from winnotes.core.guide_data import guide_toml, identified, retitled
from winnotes.core.guide_difference import difference
from winnotes.core.guide_editing import (
    asked_anew,
    codes_for,
    in_section,
    kind_of,
    marked,
    moved,
    own_key,
    reworded,
    section_moved,
    section_named,
    with_codes,
    with_kind,
    with_question,
    with_section,
    without_question,
    without_section,
)
from winnotes.core.guide_parts import choices_of, rows_of, with_columns, with_fields, with_scale
from winnotes.core.guide_union import both, united, with_strays
from winnotes.core.version import Version
from winnotes.wording import original_guide
from winnotes.wording.guide import guide_names

ORIGINAL = original_guide()
FROZEN = frozenset(ORIGINAL.by_key)
HISTORIES = st.lists(edits(), max_size=6)


def after(history: list[Edit]) -> Guide:
    guide = ORIGINAL
    for edit in history:
        guide = edit(guide, FROZEN)
    return guide


def order(guide: Guide) -> list[str]:
    return [one.key for one in guide.in_checklist_order]


def shape(parts: Sequence[Part]) -> dict[str, object]:
    """What makes answers readable: each part by its key, in any order, but of rows which column is the first."""
    return {
        part.key: (part.kind, part.low, part.high, part.limit, part.open, shape(part.columns), first_of(part))
        for part in parts
    }


def first_of(part: Part) -> str:
    return part.columns[0].key if part.columns else ""


def flattened(parts: Sequence[Part]) -> dict[tuple[str, str], Part]:
    return {(part.key, one.key): one for part in parts for one in (part, *part.columns)}


@given(HISTORIES)
def test_an_edited_guide_written_as_toml_reads_back_the_same(history: list[Edit]):
    guide = after(history)
    assert read_guide(guide_toml(guide)) == guide


@given(HISTORIES, HISTORIES)
def test_the_id_is_the_content(one: list[Edit], other: list[Edit]):
    mine, theirs = after(one), after(other)
    assert identified(mine) == mine
    assert (mine.id == theirs.id) == (guide_toml(mine) == guide_toml(theirs))


def asked(guide: Guide) -> object:
    """What a lunch by this guide is like: groups nothing is in do not show."""
    titles = [(guide.sections[section], questions) for section, questions in guide.grouped]
    return guide.title, titles, guide.questions


@given(HISTORIES, HISTORIES)
def test_what_one_alone_made_of_a_guide_is_what_both_made(shared: list[Edit], mine: list[Edit]):
    base = after(shared)
    ours = after([*shared, *mine])
    assert (
        asked(both(base, ours, base))
        == asked(both(base, base, ours))
        == asked(both(base, ours, ours))
        == asked(ours)
    )


@given(HISTORIES, HISTORIES, HISTORIES)
def test_two_who_edited_apart_find_all_they_added_in_the_guide_of_both_and_old_answers_are_read(
    shared, mine, theirs
):
    base, ours, others = after(shared), after([*shared, *mine]), after([*shared, *theirs])
    whole = both(base, ours, others)
    fresh = (set(ours.by_key) | set(others.by_key)) - set(base.by_key)
    assert fresh <= set(whole.by_key) and read_guide(guide_toml(whole)) == whole
    for key in FROZEN & set(whole.by_key):
        assert shape(whole.by_key[key].parts) == shape(ORIGINAL.by_key[key].parts)


def test_two_who_edited_apart_take_out_and_reword_and_where_both_did_the_first_stands():
    mine = reworded(without_question(ORIGINAL, "close_faster"), "why_us", text="Why us?")
    theirs = marked(reworded(ORIGINAL, "why_us", text="Why?", label="Reasons"), "entry_path", must_ask=True)
    whole = both(ORIGINAL, mine, reworded(theirs, "close_faster", text="Faster?"))
    assert (whole.by_key["why_us"].text, whole.by_key["why_us"].label) == ("Why us?", "Reasons")
    assert whole.by_key["entry_path"].must_ask and whole.by_key["close_faster"].text == "Faster?"
    assert "close_faster" not in both(ORIGINAL, mine, theirs).by_key


@given(HISTORIES)
def test_a_question_that_was_asked_reads_its_old_answers_whatever_is_edited(history: list[Edit]):
    guide = after(history)
    for key in FROZEN & set(guide.by_key):
        old, new = ORIGINAL.by_key[key].parts, guide.by_key[key].parts
        assert shape(old) == shape(new)
        now = flattened(new)
        assert all(set(was.codes) <= set(now[at].codes) for at, was in flattened(old).items())


@given(HISTORIES, HISTORIES)
def test_the_difference_of_two_guides_says_all_of_it_and_no_more(one: list[Edit], other: list[Edit]):
    before, now = after(one), after(other)
    told, back = difference(before, now), difference(now, before)
    assert set(now.by_key) == set(before.by_key) - {q.key for q in told.gone} | {q.key for q in told.added}
    assert (told.added, told.gone) == (back.gone, back.added) and len(told.moved) == len(back.moved)
    changed = {one.after.key for one in told.changed}
    common = set(before.by_key) & set(now.by_key)
    assert changed == {key for key in common if before.by_key[key] != now.by_key[key]}
    staying = common - {q.key for q in told.moved}
    assert [key for key in order(before) if key in staying] == [key for key in order(now) if key in staying]
    assert not difference(before, before)


@given(HISTORIES, st.integers(0, 99))
def test_a_question_moved_down_and_up_again_is_where_it_was(history: list[Edit], pick: int):
    guide = after(history)
    key = order(guide)[pick % len(guide.questions)]
    down = moved(guide, key, 1)
    assert set(down.by_key) == set(guide.by_key)
    if down is not guide:
        assert order(moved(down, key, -1)) == order(guide)


@given(HISTORIES, HISTORIES)
def test_guides_united_ask_everything_each_of_them_asks(one: list[Edit], other: list[Edit]):
    mine, theirs = after(one), after(other)
    whole = united([mine, theirs])
    assert set(whole.by_key) == set(mine.by_key) | set(theirs.by_key)
    assert all(whole.by_key[key] == question for key, question in mine.by_key.items())
    assert united([mine]) is mine


def test_a_question_of_our_own_has_a_key_no_other_team_has():
    assert own_key("Pricing: was it fair?", "k3f7") == "pricing_was_it_fair_k3f7"
    assert own_key("2nd thoughts", "k3f7") == "q_2nd_thoughts_k3f7"
    assert own_key("价格", "k3f7") == "question_k3f7"


def test_a_question_is_added_behind_another_and_goes_again():
    more = with_question(ORIGINAL, "pricing_k3f7", "Was the price\nfair?", after="lead_source")
    assert order(more)[order(more).index("lead_source") + 1] == "pricing_k3f7"
    assert more.by_key["pricing_k3f7"].text == "Was the price fair?"
    assert without_question(more, "pricing_k3f7") == ORIGINAL
    with pytest.raises(WinNotesError, match="guide_key_taken"):
        with_question(more, "why_us", "Why?")


def test_the_last_question_stays():
    one = read_guide(
        'title = "T"\nsections = [{ key = "s", title = "S" }]\n[[questions]]\nkey = "q"\ntext = "?"\nsection = "s"'
    )
    with pytest.raises(WinNotesError, match="guide_last_question"):
        without_question(one, "q")


def test_words_are_reworded_and_a_question_is_never_left_without_any():
    guide = reworded(ORIGINAL, "why_us", text="  ", label="Reasons", probe="")
    question = guide.by_key["why_us"]
    assert (question.text, question.label, question.probe) == (ORIGINAL.by_key["why_us"].text, "Reasons", "")


def test_a_question_goes_over_the_edge_of_its_section():
    first_of_second = ORIGINAL.grouped[1][1][0].key
    up = moved(ORIGINAL, first_of_second, -1)
    assert up.by_key[first_of_second].section == "getting_in" and order(up) == order(ORIGINAL)
    assert moved(ORIGINAL, order(ORIGINAL)[0], -1) is ORIGINAL
    assert moved(ORIGINAL, order(ORIGINAL)[-1], 1) is ORIGINAL
    assert in_section(ORIGINAL, "why_us", "decision").grouped[-1][1][-1].key == "why_us"


def test_what_was_asked_keeps_its_kind_and_another_kind_is_another_key():
    with pytest.raises(WinNotesError, match="guide_kind_frozen"):
        with_kind(ORIGINAL, "entry_path", "tags", FROZEN)
    anew = asked_anew(ORIGINAL, "entry_path", "entry_k3f7", "tags")
    assert "entry_path" not in anew.by_key and kind_of(anew.by_key["entry_k3f7"]) == "tags"
    assert order(anew).index("entry_k3f7") == order(ORIGINAL).index("entry_path")
    with pytest.raises(WinNotesError, match="guide_kind_frozen"):
        with_kind(ORIGINAL, "objections", "text", FROZEN)
    same = asked_anew(ORIGINAL, "objections", "objections_k3f7", "rows").by_key["objections_k3f7"]
    assert same.parts == ORIGINAL.by_key["objections"].parts


def test_the_fields_of_an_asked_question_are_called_otherwise_and_keep_their_kinds_and_choices():
    rows = rows_of(ORIGINAL.by_key["close_faster"].fields)
    assert with_fields(ORIGINAL, "close_faster", rows, FROZEN) == ORIGINAL
    rows[0]["label"] = "Slowed by"
    guide = with_fields(ORIGINAL, "close_faster", rows, FROZEN)
    assert guide.by_key["close_faster"].fields[0].label == "Slowed by"
    for wrong, code in (
        (rows[1:], "guide_fields_frozen"),
        ([*rows, {"label": "More"}], "guide_fields_frozen"),
        ([{**rows[0], "kind": "number"}, *rows[1:]], "guide_kind_frozen"),
    ):
        with pytest.raises(WinNotesError, match=code):
            with_fields(guide, "close_faster", wrong, FROZEN)


def test_columns_are_added_named_and_given_choices_where_nobody_was_asked():
    guide = with_kind(
        with_question(ORIGINAL, "rivals_k3f7", "Who else?", label="Rivals"), "rivals_k3f7", "rows", ()
    )
    rows = [{"label": "Rival"}, {"label": "Strength", "kind": "choice", "choices": "Strong; Weak"}]
    guide = with_columns(guide, "rivals_k3f7", rows, FROZEN)
    (part,) = guide.by_key["rivals_k3f7"].parts
    assert [(one.key, one.kind, dict(one.codes)) for one in part.columns] == [
        ("rival", "text", {}), ("strength", "choice", {"strong": "Strong", "weak": "Weak"}),
    ]  # fmt: skip
    guide = with_columns(guide, "rivals_k3f7", [*rows, {"label": "Strength", "kind": "number"}], FROZEN)
    assert [one.key for one in guide.by_key["rivals_k3f7"].parts[0].columns] == [
        "rival",
        "strength",
        "strength_2",
    ]
    assert with_columns(guide, "rivals_k3f7", [], FROZEN) == guide


def test_several_fields_are_made_of_one_and_of_none():
    guide = with_kind(
        with_question(ORIGINAL, "price_k3f7", "Fair?", label="Price"), "price_k3f7", "scale", ()
    )
    guide = with_kind(guide, "price_k3f7", "fields", ())
    assert [one.kind for one in guide.by_key["price_k3f7"].parts] == ["scale", "text"]
    assert kind_of(guide.by_key["price_k3f7"]) == "fields"


def test_a_question_nobody_was_asked_takes_any_kind():
    guide = with_question(ORIGINAL, "pricing_k3f7", "Fair?")
    for kind in ("scale", "choice", "text", "ranked"):
        guide = with_kind(guide, "pricing_k3f7", kind, FROZEN)
        assert kind_of(guide.by_key["pricing_k3f7"]) == kind


def test_choices_are_added_and_reworded_but_one_that_was_offered_stays():
    codes = ORIGINAL.by_key["entry_path"].parts[0].codes
    lines = [*codes.values(), "Trade press"]
    lines[0] = "They called us"
    told = codes_for(lines, codes)
    assert told["inbound"] == "They called us" and told["trade_press"] == "Trade press"
    guide = with_codes(ORIGINAL, "entry_path", "path", told, FROZEN)
    assert guide.by_key["entry_path"].parts[0].codes == told
    with pytest.raises(WinNotesError, match="guide_codes_frozen"):
        with_codes(guide, "entry_path", "path", codes_for(lines[1:], told), FROZEN)


def test_sections_are_added_renamed_and_go_when_nothing_is_in_them():
    guide = with_section(ORIGINAL, "money_k3f7", "Money")
    assert section_named(guide, "money_k3f7", "Price").sections["money_k3f7"] == "Price"
    assert without_section(guide, "money_k3f7") == ORIGINAL
    assert list(with_section(ORIGINAL, "money", "Money", after="conversation").sections)[2] == "money"
    with pytest.raises(WinNotesError, match="guide_section_used"):
        without_section(guide, "decision")
    assert guide.grouped == ORIGINAL.grouped  # a lunch is not told of a group nothing is in


def test_a_group_moves_with_its_questions_and_stays_at_the_edges():
    guide = section_moved(ORIGINAL, "conversation", -1)
    assert order(guide)[:2] == ["questions_we_asked", "questions_they_asked"]
    assert section_moved(guide, "conversation", 1) == ORIGINAL
    assert section_moved(guide, "conversation", -1) is guide


def test_guides_of_one_title_are_told_apart_by_their_ids():
    other = retitled(reworded(ORIGINAL, "why_us", text="Why?"), "Ours")
    third = reworded(other, "why_us", text="Why us?")
    told = guide_names([ORIGINAL, other, third])
    assert told == {
        ORIGINAL.id: "The original 22", other.id: f"Ours · {other.id[:5]}", third.id: f"Ours · {third.id[:5]}",
    }  # fmt: skip


def test_a_group_called_otherwise_is_one_difference_not_one_for_each_question():
    told = difference(ORIGINAL, section_named(ORIGINAL, "decision", "Who said yes"))
    assert told.sections == (("The decision", "Who said yes"),) and not told.changed


def test_the_difference_in_words_kind_choices_and_place():
    guide = marked(reworded(ORIGINAL, "why_us", label="Reasons"), "why_us", must_ask=False)
    guide = moved(without_question(guide, "close_faster"), "entry_path", 1)
    guide = asked_anew(guide, "marketing_help", "help_k3f7", "scale")
    told = difference(ORIGINAL, guide)
    assert [one.key for one in told.added] == ["help_k3f7"]
    assert {one.key for one in told.gone} == {"close_faster", "marketing_help"}
    assert [(one.after.key, one.what) for one in told.changed] == [("why_us", ("label", "must_ask"))]
    assert len(told.moved) == 1 and told.moved[0].key in ("entry_path", "lead_source")


def test_answers_to_questions_of_a_guide_that_is_not_here_are_free_text():
    value = {
        "state": "open",
        "said": {"answer": "7", "list": [{"a": "b"}]},
        "read": {"answer": 7},
        "provenance": "",
    }
    fields = {
        "pricing_k3f7": (Version("i1", "pricing_k3f7", "p1.a", 1, {}, value),),
        "dessert_k3f7_note": (Version("i1", "dessert_k3f7_note", "p1.a", 1, {}, "sweet"),),
        "why_us_note": (Version("i1", "why_us_note", "p1.a", 1, {}, "price"),),
        "scrap.x": (Version("i1", "scrap.x", "p1.a", 1, {}, {"text": "x", "talk_s": 0}),),
    }
    guide = with_strays(ORIGINAL, fields, "Elsewhere")
    assert [one.key for one in guide.grouped[-1][1]] == ["dessert_k3f7", "pricing_k3f7"]
    assert guide.by_key["pricing_k3f7"].parts == (Part("answer", "answer", "text"),)
    assert with_strays(ORIGINAL, {"why_us_note": fields["why_us_note"]}, "") is ORIGINAL


def test_fields_take_any_order_and_the_first_column_of_an_asked_question_stays_the_first():
    rows = rows_of(ORIGINAL.by_key["prior_understanding"].fields)
    guide = with_fields(ORIGINAL, "prior_understanding", rows[::-1], FROZEN)
    assert [one.key for one in guide.by_key["prior_understanding"].fields] == ["brand", "product"]
    columns = rows_of(ORIGINAL.by_key["objections"].rows.columns)
    last_two = [*columns[:2], *columns[:1:-1]]
    turned = with_columns(ORIGINAL, "objections", last_two, FROZEN).by_key["objections"].rows.columns
    assert [one.label for one in turned] == [row["label"] for row in last_two]
    with pytest.raises(WinNotesError, match="guide_fields_frozen"):
        with_columns(ORIGINAL, "objections", columns[::-1], FROZEN)


@given(st.integers(-50, 50), st.integers(1, 100), st.text("abc =–.", max_size=8))
def test_the_ends_of_a_scale_are_read_as_they_are_written(low: int, span: int, words: str):
    guide = with_kind(with_question(ORIGINAL, "pain_k3f7", "Pain?"), "pain_k3f7", "scale", ())
    guide = with_scale(guide, "pain_k3f7", [f"{low} {words}", f"{low + span}"], ())
    (part,) = guide.by_key["pain_k3f7"].parts
    assert (part.low, part.high) == (low, low + span)
    again = with_scale(guide, "pain_k3f7", choices_of(part), ())
    assert again == guide and read_guide(guide_toml(guide)) == guide


def test_an_asked_scale_keeps_its_ends_and_says_in_other_words_what_they_mean():
    rows = rows_of(ORIGINAL.by_key["competition_fierceness"].fields)
    assert rows[0]["choices"] == "1; 10"
    rows[0]["choices"] = "1 = nobody; 10 open to the last hour"
    guide = with_fields(ORIGINAL, "competition_fierceness", rows, FROZEN)
    part = guide.by_key["competition_fierceness"].fields[0]
    assert dict(part.codes) == {"1": "nobody", "10": "open to the last hour"} and part.high == 10
    rows[0]["choices"] = "1; 7"
    with pytest.raises(WinNotesError, match="guide_kind_frozen"):
        with_fields(guide, "competition_fierceness", rows, FROZEN)
