"""Text on its way to the page: nothing is lost, nothing sticks out, everything is drawn by some font."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winnotes.exchange.arabic import joined
from winnotes.exchange.glyph import FALLBACKS, ITALIC, REGULAR, SEMIBOLD, font_for, printable
from winnotes.exchange.line_breaking import Line, Span, break_lines, text_width
from winnotes.exchange.writing_direction import MIRROR, levels_of, reads_rightwards_only, visual_order

MIXED = st.text(st.sampled_from("abc xyz 012,.()-– \n漢字「」。שלום مرحبا بكم é👩🚀नम\u200f"), max_size=80)


def shown(lines: list[Line]) -> str:
    return "".join(run.text for line in lines for run in line.runs)


def bare(text: str) -> str:
    return "".join(one for one in text if not one.isspace() and one not in "\u200e\u200f")


@given(MIXED | st.text(), st.floats(1, 300))
def test_no_character_is_lost_by_breaking_lines(text: str, width: float) -> None:
    lines = break_lines([Span(text)], width)
    drawn = bare(shown(lines))
    wanted = bare(printable(text))
    turned = {MIRROR.get(one, one) for one in wanted} | set(wanted)
    assert len(drawn) == len(wanted) and set(drawn) <= turned
    if reads_rightwards_only(wanted):
        assert drawn == wanted


@given(MIXED, st.floats(20, 300))
def test_no_line_is_wider_than_its_column(text: str, width: float) -> None:
    for line in break_lines([Span(text)], width):
        assert line.width <= width + 0.01 or sum(len(run.text) for run in line.runs) == 1


@given(MIXED | st.text())
def test_every_character_is_drawn_by_a_font_that_has_it(text: str) -> None:
    for line in break_lines([Span(text, ITALIC)], 200):
        for run in line.runs:
            assert run.font in (ITALIC, *FALLBACKS)
            assert all(font_for(one, run.font) == run.font for one in run.text)


@given(st.text())
def test_what_is_printable_stays_as_it_is(text: str) -> None:
    once = printable(text)
    assert printable(once) == once or not reads_rightwards_only(once)


def test_words_are_kept_whole_where_there_is_room() -> None:
    lines = break_lines([Span("the quick brown fox jumps over the lazy dog")], 80)
    assert [shown([line]) for line in lines] == ["the quick brown", "fox jumps over", "the lazy dog"]


def test_a_word_longer_than_the_line_is_cut_rather_than_sticking_out() -> None:
    assert len(break_lines([Span("x" * 100)], 50)) > 5


def test_chinese_breaks_between_signs_but_never_before_a_full_stop() -> None:
    text = "项目的负责人是仓库经理。" * 6
    lines = [shown([line]) for line in break_lines([Span(text)], 57.5)]
    assert "".join(lines) == text
    assert not any(line.startswith("。") for line in lines)


def test_line_ends_in_the_text_end_lines() -> None:
    assert [shown([line]) for line in break_lines([Span("a\n\nb")], 50)] == ["a", "", "b"]


def test_spans_of_several_dresses_flow_as_one_text() -> None:
    lines = break_lines([Span("bold ", SEMIBOLD), Span("plain", REGULAR)], 200)
    assert [(run.text, run.font) for run in lines[0].runs] == [("bold ", SEMIBOLD), ("plain", REGULAR)]
    assert lines[0].width == pytest.approx(text_width(Span("bold ", SEMIBOLD)) + text_width(Span("plain")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("क", "‹U+0915›"),
        ("कि", "‹U+0915 U+093F›"),
        ("\u2400", "‹symbol for null›"),
        ("\x00", "‹symbol for null›"),
        ("\u202ea", "‹U+202E›a"),
        ("\u202aa\u202c", "a"),
        ("✔\ufe0f", "✔"),
        ("👩\u200d🚀", "👩🚀"),
        ("e\u0301", "é"),
        ("soft\u00adly", "softly"),
        ("a\tb", "a    b"),
        ("\ue000", "‹U+E000›"),
        ("plain", "plain"),
    ],
)
def test_what_no_font_has_is_written_out_and_what_only_steers_is_left_out(text: str, expected: str) -> None:
    assert printable(text) == expected


@pytest.mark.parametrize("word", ["يلا", "مرحبا", "السلام", "لله", "پژواک"])
def test_arabic_letters_join_and_come_apart_again(word: str) -> None:
    assert joined(word) != word
    assert unicodedata.normalize("NFKC", joined(word)) == word


def test_arabic_letters_take_the_form_their_neighbours_ask_for() -> None:
    assert joined("ببب") == "\ufe91\ufe92\ufe90"  # beginning, middle, end
    assert joined("ا ب") == "\ufe8d \ufe8f"  # each alone
    assert joined("لا") == "\ufefb"  # lam and alef are one
    assert joined("ب\u200cب") == "\ufe8f\ufe8f"  # held apart
    assert joined("بَب") == "\ufe91\u064e\ufe90"  # a vowel sign does not part them


def seen(text: str) -> str:
    base, levels = levels_of(text)
    order = visual_order(levels, text, base)
    return "".join(MIRROR.get(text[at], text[at]) if levels[at] % 2 else text[at] for at in order)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", "abc"),
        ("שלום", "םולש"),
        ("they said שלום עולם twice", "they said םלוע םולש twice"),
        ("עסקה (12) abc", "abc (12) הקסע"),
        ("שלום 3.14 ועוד 50%", "50% דועו 3.14 םולש"),
        ("price: 84 000 € לפני", "price: 84 000 € ינפל"),
        ("יוני 12-34", "12-34 ינוי"),
    ],
)
def test_a_line_stands_in_the_order_of_the_eye(text: str, expected: str) -> None:
    assert seen(text) == expected


@given(st.text(st.sampled_from("abc אבגيلا 0123,.:-+$%() !?\u064e"), max_size=30))
def test_turning_a_line_around_loses_nothing(text: str) -> None:
    base, levels = levels_of(text)
    assert sorted(visual_order(levels, text, base)) == list(range(len(text)))


@given(st.text(st.sampled_from("abc 0123,.:-+$%() !?é漢"), max_size=30))
def test_a_line_without_hebrew_or_arabic_is_never_turned(text: str) -> None:
    assert seen(text) == text
