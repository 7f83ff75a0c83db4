"""The team report on paper: the same figures as everywhere, the words behind them, and how they were made."""

import io

import pytest
from pypdf import PdfReader

from tests.core.insight.counting import drawn
from winnotes.core.insight.report import report_of
from winnotes.desk.demo_team import Team
from winnotes.desk.reporting import Told, told_in
from winnotes.exchange.report.pdf import write_report_pdf
from winnotes.exchange.report.sections import sections_of

DAY = "2026-11-23"


@pytest.fixture(scope="module")
def told() -> Told:
    return told_in(Team(30).notebook)


def text_of(pdf: bytes) -> str:
    """The text of all pages, its lines as one."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_every_section_stands_in_it_with_its_figures(told: Told):
    report = told.report()
    text = text_of(write_report_pdf(report, told.guides, made_on=DAY))
    for section in sections_of(report, told.guides):
        assert section.title in text
        assert all(" ".join(line.split()) in text for line in section.lines)
    for one in report.drivers.drivers:
        assert f"{one.share.k} {round(100 * one.share.k / one.share.n)} %" in text or not one.share.k


def test_it_says_how_many_told_how_figures_are_made_and_quotes_them(told: Told):
    text = text_of(write_report_pdf(told.report(), told.guides, made_on=DAY, asked="won 2026"))
    assert "30 interviews" in text and "as told by" in text and "won 2026" in text
    assert "Blank is never zero" in text and "made on 23 Nov 2026" in text
    assert "In their words" in text and "your customers won it, not your deck" in text
    assert "What marketing is asked to do" in text


def test_it_names_no_sales_person_and_no_note_taker(told: Told):
    team = Team(30)
    pdf = write_report_pdf(told.report(), told.guides, made_on=DAY)
    text = text_of(pdf)
    about = str(PdfReader(io.BytesIO(pdf)).metadata)
    for name in (*team.marketers.values(), *(deal[8] for deal in team.deals)):
        assert name not in text and name not in about


def test_the_same_report_gives_the_same_bytes(told: Told):
    once, again = (write_report_pdf(told.report(), told.guides, made_on=DAY) for _time in range(2))
    assert once == again


def test_no_lunch_gives_one_page_that_says_so():
    pdf = write_report_pdf(report_of([], {}), {}, made_on=DAY)
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    assert "No lunch here tells anything yet." in text_of(pdf)


@pytest.mark.parametrize("seed", range(3))
def test_a_random_team_s_report_is_a_document_whose_pages_all_hold_something(seed: int):
    team, _lunches, report, _flat = drawn(seed)
    guides = {guide.id: guide for guide in team.guides.values()}
    pages = PdfReader(io.BytesIO(write_report_pdf(report, guides, made_on=DAY))).pages
    assert all(len(page.extract_text()) > 60 for page in pages)


def test_the_same_words_told_often_stand_once_with_how_often(told: Told):
    text = text_of(write_report_pdf(told.report(), told.guides, made_on=DAY))
    assert text.count("your customers won it, not your deck") == 1
    assert "your customers won it, not your deck” ×" in text
