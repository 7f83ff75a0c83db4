"""Line marks are read out of plain notes, in any script, and nothing of a line is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winnotes.core.mark import Mark, marks, read_mark
from winnotes.core.text import normalise

LINES = {
    '"it just worked"': Mark("quote", "it just worked"),
    '"never closed': Mark("quote", "never closed"),
    "“Wir waren sofort überzeugt”": Mark("quote", "Wir waren sofort überzeugt"),
    "„Das war's“": Mark("quote", "Das war's"),
    "« c'est simple »": Mark("quote", "c'est simple"),
    '"* the one to print"': Mark("key_quote", "the one to print"),
    '"*היה קל"': Mark("key_quote", "היה קל"),
    '"': Mark("text", '"'),
    "> send the ROI sheet": Mark("todo", "send the ROI sheet"),
    ">send @kim by 2027-05-01": Mark("todo", "send", "kim", "2027-05-01"),
    "> by 2027-05-01 @björn call 東京": Mark("todo", "call 東京", "björn", "2027-05-01"),
    "> mail rosa@example.org": Mark("todo", "mail rosa@example.org"),
    "> stand by 2 phones": Mark("todo", "stand by 2 phones"),
    ">x sent @kim": Mark("done", "sent", "kim"),
    ">x": Mark("done", ""),
    "> x": Mark("done", ""),
    "> xylophone for the booth": Mark("todo", "xylophone for the booth"),
    "! they had never seen a demo": Mark("surprise", "they had never seen a demo"),
    "!": Mark("surprise", ""),
    "plain words": Mark("text", "plain words"),
    "  indented #tag": Mark("text", "indented #tag", tags=("tag",)),
    "#Preis und #été_2026": Mark("text", "#Preis und #été_2026", tags=("Preis", "été_2026")),
    '"too slow" #speed': Mark("quote", 'too slow" #speed', tags=("speed",)),
    "> ask #legal @kim": Mark("todo", "ask #legal", "kim", tags=("legal",)),
    "we are #1, C# and a#b are none": Mark("text", "we are #1, C# and a#b are none"),
    "5 > 3": Mark("text", "5 > 3"),
    "wow!": Mark("text", "wow!"),
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_what_its_first_sign_says(line: str):
    assert read_mark(line) == LINES[line]


def test_blank_lines_are_no_marks():
    assert [mark.kind for mark in marks('\n! a\n   \n"b"\n')] == ["surprise", "quote"]


@given(st.text().map(normalise))
def test_every_line_with_words_is_one_mark_and_keeps_every_word(note: str):
    lines = [line for line in note.split("\n") if line.strip()]
    found = list(marks(note))
    assert len(found) == len(lines)
    for line, mark in zip(lines, found, strict=True):
        kept = " ".join((mark.text, mark.owner, mark.due, *mark.tags))
        assert {letter for letter in line if letter.isalpha()} - set(kept) <= set("xby")
