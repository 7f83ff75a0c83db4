"""Kim's team made the guide its own, Ana's kept the original: their lunches are read together, in their own words."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from winnotes.core.guide import Guide
from winnotes.core.guide_data import retitled
from winnotes.core.guide_difference import difference
from winnotes.core.guide_editing import reworded, with_codes, with_kind, with_question, without_question
from winnotes.core.insight.selection import Selection
from winnotes.core.value import Value, with_said
from winnotes.desk.exporting import export_interview, export_library
from winnotes.desk.guides import use_guide
from winnotes.desk.home import DATABASE, now
from winnotes.desk.importing import import_file
from winnotes.desk.interviews import interview, start_interview
from winnotes.desk.person import named_note_taker
from winnotes.desk.reporting import told_by, told_here, write_csv, write_pdf
from winnotes.exchange.report.sections import sections_of
from winnotes.store.store import Draft, Store
from winnotes.wording import original_guide, words
from winnotes.wording.guide import told_difference

PRICE = "pricing_k3f7"


def ours() -> Guide:
    """One question added, one reworded, one with a choice of our own, one taken out."""
    guide = with_question(original_guide(), PRICE, "Was the price fair?", label="Price", after="why_us")
    guide = with_kind(guide, PRICE, "scale", frozenset())
    guide = reworded(guide, "why_us", text="Why us, of all?", label="Reasons")
    codes = guide.by_key["why_us"].parts[0].codes | {"our_app": "Our app"}
    guide = with_codes(guide, "why_us", "drivers", codes, frozenset(guide.by_key))
    return retitled(without_question(guide, "close_faster"), "Spring blitz")


def held(store: Store, name: str, guide: Guide, account: str, drivers: str) -> str:
    person = named_note_taker(store, name)
    subject = start_interview(store, person, guide, {"account": account})
    said = {"why_us": {"drivers": drivers}, "close_faster": {"causes": "legal"}, PRICE: {"answer": "7"}}
    for key, parts in said.items():
        if key in guide.by_key:
            content = with_said(Value(), guide.by_key[key], parts, words()).content()
            store.seal([Draft(subject, key, person.writer, content, (), now())])
    return subject


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[list[Store]]:
    stores = [Store(tmp_path / name / DATABASE) for name in ("kim", "ana", "lead")]
    yield stores
    for store in stores:
        store.close()


@pytest.fixture
def files(laptops: list[Store], tmp_path: Path) -> list[Path]:
    """What Kim (two lunches by the team's own guide) and Ana (one by the original 22) send the team's lead."""
    kim, ana, _lead = laptops
    use_guide(kim, named_note_taker(kim, "Kim Berger"), ours())
    held(kim, "Kim Berger", ours(), "Contoso", "our app, service")
    held(kim, "Kim Berger", ours(), "Initech", "service")
    held(ana, "Ana Ruiz", original_guide(), "Umbrella", "service")
    sent = [tmp_path / "kim.csv", tmp_path / "ana.csv"]
    for store, path in zip((kim, ana), sent, strict=True):
        export_library(store, path)
    return sent


def text_of(path: Path) -> str:
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_aggregate_counts_each_question_where_the_guide_asks_it(laptops: list[Store], files: list[Path]):
    lead = laptops[2]
    for file in files:
        assert import_file(lead, file).notes == ()
    report = told_here(lead).report()
    asked = {one.key: (one.asked.k, one.asked.n) for one in report.asked}
    assert report.n == 3
    assert asked["why_us"] == (3, 3) and asked[PRICE] == (2, 2) and asked["close_faster"] == (1, 1)
    named = {one.code: (one.share.k, one.share.n) for one in report.drivers.drivers}
    assert named["service"] == (3, 3) and named["our_app"] == (1, 3)
    (price,) = report.own
    assert (price.key, price.kind, price.basis.n, price.spread.p50) == (PRICE, "scale", 2, 7)


def test_files_in_a_folder_tell_the_same_as_notes_they_were_merged_into(
    laptops: list[Store], files: list[Path]
):
    lead = laptops[2]
    for file in files:
        import_file(lead, file)
    assert told_by([str(file) for file in files]).report() == told_here(lead).report()


def test_the_team_report_calls_everything_by_its_words_and_narrows_to_one_guide(
    laptops: list[Store], files: list[Path], tmp_path: Path
):
    lead = laptops[2]
    for file in files:
        import_file(lead, file)
    told = told_here(lead)
    write_pdf(told, Selection(), tmp_path / "all.pdf")
    write_csv(told, Selection(), tmp_path / "all.csv")
    shown = [section.title for section in sections_of(told.report(), told.guides)]  # on the insights page
    assert "Price" in shown
    figures = (tmp_path / "all.csv").read_text("utf-8-sig")
    assert '"Reasons"' in figures and '"Price"' in figures  # two of three lunches call it Reasons
    assert "Our app" in text_of(tmp_path / "all.pdf") and "Price" in text_of(tmp_path / "all.pdf")
    assert "Our app" in (tmp_path / "all.csv").read_text("utf-8-sig")
    assert told.report(Selection(guide=ours().id)).n == 2
    write_pdf(told, Selection(guide=ours().id), tmp_path / "ours.pdf")
    assert "guide Spring blitz" in text_of(tmp_path / "ours.pdf")


def test_what_differs_is_told_with_the_words_that_were_and_are():
    assert told_difference(difference(original_guide(), ours()), in_full=True) == [
        "Added: Price",
        "Gone: Faster",
        "Changed: Reasons (question, short label and choices)",
        "     question: “Why did the customer choose us to solve their problem?” is now “Why us, of all?”",
        "     short label: “Why us” is now “Reasons”",
        "     choices: “Our app” added",
    ]


def test_an_old_lunch_keeps_its_words_in_the_pdf_whatever_becomes_of_the_guide(
    laptops: list[Store], tmp_path: Path
):
    kim = laptops[0]
    person = named_note_taker(kim, "Kim Berger")
    use_guide(kim, person, ours())
    old = held(kim, "Kim Berger", ours(), "Contoso", "service")
    use_guide(kim, person, reworded(without_question(ours(), PRICE), "why_us", text="Tell me why."))
    export_interview(kim, old, tmp_path / "old.pdf")
    told = text_of(tmp_path / "old.pdf")
    assert "Why us, of all?" in told and "Was the price fair?" in told and "guide: Spring blitz" in told
    assert "Tell me why." not in told
    assert interview(kim, old).guide == ours()
