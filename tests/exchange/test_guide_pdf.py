"""The guide on paper: every question, its choices, and room to write."""

import io

import pytest
from pypdf import PdfReader

from tests.exchange.noting import pages_of, text_of
from winnotes.core.guide import read_guide
from winnotes.exchange.guide_pdf import write_guide_pdf
from winnotes.exchange.pdf_style import AMBER
from winnotes.wording import original_guide


def drawn(pdf: bytes) -> list[tuple[list[float], bytes]]:
    """Return every drawing step of every page: operands and operator."""
    steps = []
    for page in PdfReader(io.BytesIO(pdf)).pages:
        content = page.get_contents()
        assert content is not None
        steps += [
            ([float(one) for one in operands if isinstance(one, int | float)], step)
            for operands, step in content.operations
        ]
    return steps


def rings_in(pdf: bytes, colour: str) -> int:
    """Return how many circles are stroked in `colour`."""
    wanted = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    stroke: list[float] = []
    rings = curves = 0
    for operands, step in drawn(pdf):
        if step == b"RG":
            stroke = operands
        curves = curves + 1 if step == b"c" else 0 if step in (b"m", b"re") else curves
        if step == b"S" and curves == 4 and stroke == pytest.approx(wanted, abs=0.01):
            rings += 1
            curves = 0
    return rings


def test_all_22_questions_are_there_in_the_order_of_the_checklist() -> None:
    guide = original_guide()
    text = text_of(write_guide_pdf(guide))
    places = [text.index(question.text) for question in guide.in_checklist_order]
    assert len(places) == 22 and places == sorted(places)
    assert all(question.probe in text for question in guide.questions)


def test_every_choice_can_be_ticked() -> None:
    text = text_of(write_guide_pdf(original_guide()))
    for question in original_guide().questions:
        for part in question.fields:
            assert all(words in text for words in part.codes.values())


def test_every_question_has_room_to_write() -> None:
    lines = [operands for operands, step in drawn(write_guide_pdf(original_guide())) if step == b"l"]
    assert len(lines) > 22 * 3


def test_must_asks_stand_in_an_amber_ring_and_no_other() -> None:
    must_asks = sum(question.must_ask for question in original_guide().questions)
    assert rings_in(write_guide_pdf(original_guide()), AMBER) == must_asks + 1, "one more explains the ring"


def test_the_same_guide_gives_the_same_bytes() -> None:
    assert write_guide_pdf(original_guide()) == write_guide_pdf(original_guide())


def test_no_question_is_torn_between_pages() -> None:
    for page in pages_of(write_guide_pdf(original_guide())):
        assert any(question.text in " ".join(page.split()) for question in original_guide().questions)


def test_it_can_be_found_by_its_outline() -> None:
    outline = PdfReader(io.BytesIO(write_guide_pdf(original_guide()))).outline
    flat = [
        entry["/Title"]
        for entries in outline
        for entry in (entries if isinstance(entries, list) else [entries])
    ]
    assert {question.label for question in original_guide().questions} <= set(flat)


ODD_GUIDE = """
title = "<b>Ours & <img src='/etc/passwd'>"
language = "de"
sections = [{ key = "s", title = "漢字" }, { key = "t", title = "Empty" }]
[[questions]]
key = "q"
section = "s"
text = "<5% of שלום?"
label = "Q"
private = true
[[questions.parts]]
key = "s"
label = "Long"
kind = "scale"
low = 0
high = 40
[[questions.parts]]
key = "r"
label = "R"
kind = "rows"
columns = [{ key = "c", label = "C", kind = "text" }]
"""


def test_a_teams_own_guide_is_printed_as_it_was_written() -> None:
    pdf = write_guide_pdf(read_guide(ODD_GUIDE))
    text = text_of(pdf)
    assert "<b>Ours & <img src='/etc/passwd'>" in text and "<5% of" in text and "漢字" in text
    assert "private" in text and "Long (0–40)" in text and "EMPTY" not in text
    assert PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/Lang"] == "de"
