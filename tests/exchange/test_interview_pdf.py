"""The interview on paper: what the boss reads, and every word that was noted at the table."""

import io
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.exchange.noting import Lunch, packed, pages_of, text_of
from winnotes.core.guide import Guide, read_guide
from winnotes.core.interview import Interview, interview_in
from winnotes.desk.sample import sample_notebook
from winnotes.exchange.interview_pdf import write_interview_pdf
from winnotes.wording import original_guide

NAUGHTY = [
    '<img src="/etc/passwd">', "<5% left", "&amp; & &#0;", "<b>never closed", "</para><para>",
    "<a href='javascript:x'>y</a>", "{{7*7}} ${x} %s %(title)s", "\\", "()", "BT /F1 ET", "\u2400", "\x00\x01",
    "\ud800", "\u202egnp.exe", "\u200f\u200e", "שלום (12) abc", "مرحبا بالعالم", "漢字かな交じり文", "Ελληνικά", "नमस्ते",
    "👩\u200d🚀🇩🇪", "e\u0301" * 40, "\t\t\n\n", "—", '"', '"*', ">", ">x", "!", "#tag", "> @", "", " ",
]  # fmt: skip


def pdf_of(lunch: Lunch, **options: bool) -> bytes:
    return write_interview_pdf(lunch.interview(), made_on="2026-11-23", **options)


def sample() -> Interview:
    notebook, subject = sample_notebook()
    return interview_in(notebook, subject, original_guide())


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def typed_in(interview: Interview) -> Iterator[str]:
    """Yield what was typed in the typed fields and cells."""
    for answer in interview.answers:
        for value in answer.values:
            for typed in value.said.values():
                yield from (
                    [typed] if isinstance(typed, str) else (cell for row in typed for cell in row.values())
                )


def words_of(texts: Iterable[str]) -> set[str]:
    return {packed(word.strip('">!*,')) for text in texts for word in text.split()} - {""}


def test_every_word_of_the_sample_lunch_is_in_the_pdf() -> None:
    interview = sample()
    printed = packed(text_of(write_interview_pdf(interview, made_on="2026-11-23")))
    notes = [str(note.content) for answer in interview.answers for note in answer.notes]
    notes += [scrap.text for scrap in interview.scraps if not scrap.placed] + [interview.fact("summary")]
    missing = {word for word in words_of(notes) if word not in printed and word[::-1] not in printed}
    assert missing == set(), "Arabic is found from right to left, all else as it was typed"
    assert {
        word for word in words_of(typed_in(interview)) if word.casefold() not in printed.casefold()
    } == set()


def test_a_full_lunch_takes_two_pages_and_an_appendix() -> None:
    pages = pages_of(write_interview_pdf(sample(), made_on="2026-11-23"))
    assert [at for at, page in enumerate(pages) if page.startswith("All notes")] == [2]
    assert pages[0].startswith("WIN INTERVIEW")
    assert pages[-1].rstrip().endswith(f"{len(pages)} of {len(pages)}")


def test_the_same_interview_gives_the_same_bytes() -> None:
    assert write_interview_pdf(sample(), made_on="2026-11-23") == write_interview_pdf(
        sample(), made_on="2026-11-23"
    )


def test_the_file_says_what_it_is() -> None:
    pdf = reader(write_interview_pdf(sample(), made_on="2026-11-23"))
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Northwind Traders · Fleet renewal"
    assert set((pdf.metadata.author or "").split(" and ")) == {"Kim Berger", "Alex Osei"}
    assert pdf.metadata.subject == "Win interview, as told by Dana Ruiz"
    assert pdf.trailer["/Root"]["/Lang"] == "en"
    titles = [entry["/Title"] for entry in pdf.outline if not isinstance(entry, list)]
    assert titles[0] == "Northwind Traders · Fleet renewal"
    assert titles[-1] == "All notes"


def test_it_says_who_told_it_to_whom_and_when() -> None:
    text = text_of(write_interview_pdf(sample(), made_on="2026-11-23"))
    assert re.search(
        r"As told by Dana Ruiz to (Kim Berger and Alex Osei|Alex Osei and Kim Berger) on 29 Oct 2026", text
    )
    assert "made on 23 Nov 2026" in text


def test_a_question_nobody_answered_has_no_heading() -> None:
    text = text_of(pdf_of(Lunch().fact(account="Contoso").note("why_us", "they rang back")))
    assert "Why they chose us" in text and "they rang back" in text
    for heading in (
        "Objections Objection",
        "Content Piece",
        "Who decided Title",
        "Faster What",
        "Bigger What",
        "To do for marketing",
    ):
        assert heading not in text
    asked = [question.text for question in original_guide().questions if question.text in text]
    assert asked == ["Why did the customer choose us to solve their problem?"]


def test_an_empty_interview_is_one_page_and_no_complaint() -> None:
    pages = pages_of(pdf_of(Lunch()))
    assert len(pages) == 1
    assert "A won deal" in pages[0] and "Not finished yet" in pages[0]


def test_what_stayed_open_is_one_line() -> None:
    text = text_of(pdf_of(Lunch().note("why_us", "they rang back")))
    line = re.search(r"Stayed open .*? and \d+ more", text)
    assert line and len(line.group()) < 120
    assert "Lead source" in line.group(), "must-asks come first"
    assert "Not asked: " in text, "the appendix ends with all of them"


def test_figures_on_which_voices_differ_show_both_and_ask_to_be_agreed() -> None:
    lunch = (
        Lunch().say("competition_fierceness", score="8").say("competition_fierceness", by="palex", score="6")
    )
    lunch.say("decision_maker", expected="no").say("decision_maker", by="palex", expected="partly")
    text = text_of(pdf_of(lunch))
    assert re.search(r"(KB 8 · AO 6|AO 6 · KB 8)", text)
    assert "Kim Berger: No" in text and "Alex Osei: Partly" in text
    assert text.count("not agreed yet") >= 2
    assert "Not agreed yet: the voices differ" in text


def test_what_was_agreed_counts_and_names_who_settled_it() -> None:
    lunch = (
        Lunch().say("competition_fierceness", score="8").say("competition_fierceness", by="palex", score="6")
    )
    text = text_of(pdf_of(lunch.settle("competition_fierceness", by="palex", score="7")))
    assert "7 / 10" in text and "not agreed" not in text.casefold()
    assert "settled by Alex Osei" in text.replace("SETTLED BY", "settled by")


def test_equal_values_of_two_voices_never_ask() -> None:
    lunch = Lunch().say("time_to_close", days="14w").say("time_to_close", by="palex", days="14 weeks")
    text = text_of(pdf_of(lunch.fact(created_on="2026-06-22", closed_on="2026-10-12")))
    assert "98 days" in text and "CRM: 112 days" in text and "not agreed" not in text.casefold()


def test_what_could_not_be_read_is_kept_as_typed() -> None:
    text = text_of(
        pdf_of(
            Lunch().say("close_faster", saved="a while", causes="holidays").say("time_to_close", days="ages")
        )
    )
    assert "“a while”" in text and "“ages”" in text
    assert "a while not understood, kept as typed" in text


def test_what_was_typed_stands_beside_what_was_read() -> None:
    assert "Customer referral typed: customer referal" in text_of(
        pdf_of(Lunch().say("entry_path", path="customer referal"))
    )


def test_both_voices_stand_under_their_names() -> None:
    lunch = Lunch().note("why_us", "kims line").note("why_us", "alexs line", by="palex")
    appendix = " ".join(pages_of(pdf_of(lunch))[1].split())
    assert re.search(r"AO Alex Osei alexs line KB Kim Berger kims line", appendix)


@pytest.mark.parametrize(
    ("recalled", "crm", "verdict"),
    [
        ("web", "Web", "same as in the CRM"),
        ("customer referral", "Web", "different in the CRM: Web"),
        ("customer referral", "", "the CRM has none"),
        ("trade paper", "Trade Paper", "same as in the CRM"),
        (None, "Web", "not recalled; the CRM says Web"),
    ],
)  # fmt: skip
def test_the_lead_source_is_checked_against_the_crm(recalled: str | None, crm: str, verdict: str) -> None:
    lunch = Lunch().fact(crm_lead_source=crm)
    lunch = (
        lunch.say("lead_source", source=recalled) if recalled else lunch.say("lead_source", state="not_known")
    )
    assert verdict in text_of(pdf_of(lunch))


def test_a_piece_of_content_appears_once_whatever_question_spoke_of_it() -> None:
    lunch = Lunch().say(
        "content_used", pieces=[{"piece": "ROI sheet", "kind": "sheet", "stage": "with the CFO"}]
    )
    lunch.say(
        "content_effect",
        by="palex",
        pieces=[{"piece": "roi-sheet", "effect": "worked", "why": "own numbers"}],
    )
    lunch.say("content_not_used", pieces=[{"piece": "Depot video", "reason": "did not know"}])
    front = " ".join(pages_of(pdf_of(lunch))[0].split())
    assert "ROI sheet sheet · with the CFO Worked own numbers Depot video Not used Didn't know of it" in front


def test_pieces_on_whose_effect_voices_differ_name_both() -> None:
    lunch = Lunch().say("content_effect", pieces=[{"piece": "Deck", "effect": "worked"}])
    lunch.say("content_effect", by="palex", pieces=[{"piece": "deck", "effect": "made it harder"}])
    front = " ".join(pages_of(pdf_of(lunch))[0].split())
    assert "Worked (KB)" in front and "Made it harder (AO)" in front and "not agreed yet" in front


def test_to_dos_stand_in_one_list_with_owner_and_date_done_ones_last() -> None:
    lunch = Lunch().note("why_us", "> b later @kim by 2027-02-01\n>x a done\n> c sooner @alex by 2026-12-04")
    front = " ".join(pages_of(pdf_of(lunch))[0].split())
    assert "c sooner @alex 4 Dec 2026 b later @kim 1 Feb 2027 a done done" in front


def test_key_quotes_are_set_as_quotes() -> None:
    front = " ".join(
        pages_of(pdf_of(Lunch().note("decision_maker", '"* he who drives it decides "')))[0].split()
    )
    assert "“he who drives it decides” on “Who decided”, noted by Kim Berger" in front


def test_a_reopened_interview_says_so() -> None:
    lunch = (
        Lunch()
        .note("why_us", "x")
        .fact(**{"finished.pkim": {"done": False, "reason": "Dana rang back", "at": ""}})
    )
    text = text_of(pdf_of(lunch))
    assert "Reopened by Kim Berger: Dana rang back" in text and "Not finished yet by Kim Berger" in text


def test_a_finished_interview_says_nothing_of_it() -> None:
    lunch = Lunch().note("why_us", "x").fact(**{"finished.pkim": {"done": True, "reason": "", "at": ""}})
    assert "finished" not in text_of(pdf_of(lunch)).casefold()


def test_scraps_nobody_sorted_are_not_lost() -> None:
    scrap = {"text": "ask about the COO", "talk_s": 1640, "placed": ""}
    placed = {"text": "moved away", "talk_s": 10, "placed": "why_us"}
    text = text_of(pdf_of(Lunch().fact(**{"scrap.s1": scrap, "scrap.s2": placed})))
    assert "27:20 KB ask about the COO" in text and "moved away" not in text


def team_guide(*, private: bool) -> Guide:
    return read_guide(
        'title = "Ours"\nsections = [{ key = "s", title = "S" }]\n[[questions]]\nkey = "pricing_k3f7"\nsection = "s"\n'
        f'text = "Who set the price?"\nlabel = "Pricing"\nprivate = {str(private).lower()}\n'
        '[[questions.parts]]\nkey = "who"\nlabel = "Who"\nkind = "text"\n'
    )


def test_the_teams_own_questions_are_also_asked() -> None:
    lunch = Lunch(team_guide(private=False)).say("pricing_k3f7", who="Petra").note("pricing_k3f7", "in March")
    front, appendix = (" ".join(page.split()) for page in pages_of(pdf_of(lunch)))
    assert "Also asked Pricing Who Petra in March" in front
    assert "Who set the price?" in appendix


def test_private_answers_leave_only_when_asked_to() -> None:
    lunch = (
        Lunch(team_guide(private=True))
        .say("pricing_k3f7", who="Petra")
        .note("pricing_k3f7", '"* canary\n> canary')
    )
    kept = text_of(pdf_of(lunch))
    assert "Petra" not in kept and "canary" not in kept and "pricing" not in kept.casefold()
    assert "canary" in text_of(pdf_of(lunch, with_private=True))


def test_notes_under_a_guide_that_is_not_here_are_shown_as_free_text() -> None:
    lunch = Lunch().fact(
        pricing_k3f7_note="in March", pricing_k3f7={"state": "open", "said": {"who": "Petra"}, "read": {}}
    )
    text = text_of(pdf_of(lunch))
    assert "pricing_k3f7" in text and "in March" in text and "who Petra" in text


def test_markup_is_shown_as_it_was_typed() -> None:
    markup = '<img src="/etc/passwd"> <5% &amp; <a href="https://example.com">x</a> <b>'
    lunch = (
        Lunch()
        .fact(account=markup, summary=markup)
        .note("why_us", markup)
        .say("decision_maker", title=markup)
    )
    pdf = pdf_of(lunch.say("objections", objections=[{"objection": markup, "handled": markup}]))
    assert (
        text_of(pdf).count('<img src="/etc/passwd"> <5% &amp; <a href="https://example.com">x</a> <b>') >= 5
    )
    for page in reader(pdf).pages:
        assert "/Annots" not in page and "/XObject" not in page["/Resources"]


def test_other_scripts_are_shown_or_written_out() -> None:
    text = text_of(pdf_of(Lunch().note("why_us", "漢字 Ελληνικά Привет ☑ नमस्ते 한국 🫠 \u2400")))
    for shown in (
        "漢字",
        "Ελληνικά",
        "Привет",
        "☑",
        "‹U+0928 U+092E",
        "‹U+D55C U+AD6D›",
        "🫠",
        "‹symbol for null›",
    ):
        assert shown in text


def test_hebrew_and_arabic_stand_in_the_order_of_the_eye() -> None:
    text = text_of(pdf_of(Lunch().note("why_us", "they said שלום 12 then يلا")))
    assert unicodedata.normalize("NFKC", text).count("they said") >= 1
    assert "12 שלום" in text or "םולש 12" in text or "12 םולש" in text


def test_an_override_cannot_make_a_line_read_otherwise() -> None:
    assert "‹U+202E›gnp.exe" in text_of(pdf_of(Lunch().note("why_us", "\u202egnp.exe")))


@pytest.mark.parametrize(
    "text",
    ["word " * 210_000, "漢字" * 170_000, "x" * 1_000_000, "> a\n" * 8_000],
    ids=["words", "cjk", "one", "lines"],
)
def test_a_megabyte_of_notes_still_makes_a_pdf(text: str) -> None:
    pdf = reader(pdf_of(Lunch().note("why_us", text)))
    assert len(pdf.pages) > 50


def test_cells_longer_than_a_page_go_on_over_the_next() -> None:
    row = {"objection": "long " * 3000, "handled": "y" * 4000, "category": "price", "result": "overcome"}
    lunch = (
        Lunch()
        .fact(account="A" * 5000, summary="s " * 9000)
        .say("objections", objections=[row, {"objection": "short"}])
    )
    text = packed(text_of(pdf_of(lunch)))
    assert text.count("long") >= 6000 and text.count("y") >= 8000 and text.count("A") >= 5000


texts = st.lists(st.sampled_from(NAUGHTY) | st.text(max_size=30), max_size=6).map("\n".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(fact=texts, note=texts, said=texts, cell=texts, summary=texts)
def test_no_text_breaks_the_pdf(fact: str, note: str, said: str, cell: str, summary: str) -> None:
    lunch = Lunch().fact(
        account=fact, interviewee=fact, amount=said, closed_on=said, met_on=fact, summary=summary
    )
    lunch.note("why_us", note).note("why_us", said, by="palex").say("decision_maker", title=said, role=cell)
    lunch.say(
        "objections", objections=[{"objection": cell, "category": cell, "handled": note, "result": said}]
    )
    pdf = reader(pdf_of(lunch))
    assert all("/Annots" not in page and "/XObject" not in page["/Resources"] for page in pdf.pages)
    assert pdf.pages[0].extract_text()


def test_the_pdf_library_is_loaded_only_when_a_pdf_is_asked_for() -> None:
    doors = "winnotes.exchange.interview_pdf, winnotes.exchange.guide_pdf"
    program = f"import sys, {doors}; print('reportlab' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_a_stage_shows_the_days_expected_when_it_was_answered_beside_the_days_it_took():
    lunch = Lunch().fact(**{"model.pkim": [{"name": "Demo", "days": 14}]})
    lunch.say("sales_cycle_fit", stages=[{"stage": "demo", "kept": "longer", "days": "3w"}])
    text = " ".join(text_of(pdf_of(lunch)).split())
    assert "Stage by stage" in text and "demo 2 weeks 3 weeks Longer" in text.replace("3w", "3 weeks")
