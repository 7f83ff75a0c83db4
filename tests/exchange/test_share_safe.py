"""What strangers may see: nobody's name, no amount, no day, no id, in no file and in no corner of it."""

import io
import os
import re

from hypothesis import HealthCheck, Phase, given, settings
from pypdf import PdfReader

from tests.exchange.canary import Planted, planted
from tests.exchange.noting import AT, LUNCH, Lunch, packed, text_of
from winnotes.core.erasure import erase
from winnotes.core.guide import read_guide
from winnotes.core.interview import interview_in
from winnotes.core.notebook import Notebook, write
from winnotes.core.version import Version
from winnotes.desk.sample import sample_notebook
from winnotes.exchange.interview_pdf import write_interview_pdf
from winnotes.exchange.package import read_package, write_package
from winnotes.exchange.profiles import PROFILES
from winnotes.exchange.share_safe import ShareSafe, share_safe
from winnotes.wording import original_guide

OFTEN = settings(
    max_examples=500 if os.environ.get("WINNOTES_LONG") else 8,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # what is found needs no smaller example
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


def safe(notebook: Notebook, *hide: str, **more: object) -> ShareSafe:
    guides = {one: original_guide() for one in notebook.subjects("i")}
    return share_safe(notebook, guides, hide=hide, **more)


def files_of(shared: ShareSafe) -> dict[str, str]:
    """Everything the files say, folded: PDFs as read by another program with their metadata, the others raw."""
    (subject,) = shared.notebook.subjects("i")
    guide = shared.guides[subject]
    pdf = write_interview_pdf(
        interview_in(shared.notebook, subject, guide), made_on="2026-11", with_private=True
    )
    files = {"winnotes": write_package(shared.notebook, shared.sources).decode("utf-8")}
    files |= {
        name: PROFILES[name].write(shared.notebook, guide).decode("utf-8")
        for name in ("team", "tidy", "excel", "plain")
    }
    files["pdf"] = packed(text_of(pdf) + str(PdfReader(io.BytesIO(pdf)).metadata))
    files["pdf as bytes"] = re.sub(r"\d", "", pdf.decode("latin-1"))
    return {name: text.casefold() for name, text in files.items()}


def text_in(shared: ShareSafe, field: str) -> object:
    (subject,) = shared.notebook.subjects("i")
    return shared.notebook.heads(subject, field)[0].content


@OFTEN
@given(planted())
def test_no_canary_is_found_in_any_file(canaries: Planted):
    assert sum(word in write_package(canaries.notebook).decode().casefold() for word in canaries.words) > 10
    shared = safe(canaries.notebook)
    for name, said in files_of(shared).items():
        assert [word for word in canaries.words if word in said or packed(word) in said] == [], name


@settings(OFTEN, max_examples=5)
@given(planted())
def test_the_same_notebook_gives_the_same_file_and_no_old_id(canaries: Planted):
    shared, again = safe(canaries.notebook), safe(Notebook(canaries.notebook))
    assert shared.notebook == again.notebook and shared.replaced == again.replaced
    package = write_package(shared.notebook, shared.sources)
    assert read_package(package, "x").notebook == shared.notebook
    old = {one.id for one in canaries.notebook} | {"pkim", "palex", LUNCH}
    assert [one for one in old if one in package.decode()] == []


def test_the_sample_can_be_shown():
    notebook, subject = sample_notebook()
    shared = safe(notebook, "Halvorsen Dairy", "Lena", "Joost", "Rotterdam")
    assert text_in(shared, "account") == "Customer A" and text_in(shared, "amount") == "50–100k EUR"
    assert text_in(shared, "closed_on") == "2026-10"
    assert "Competitor A's 2025 prices" in str(text_in(shared, "content_not_used_note"))
    told = {spelling for one in shared.replaced for spelling in one.spellings}
    assert {"Northwind Traders", "Dana Ruiz", "Quillgate", "Halvorsen", "kim"} <= told
    gone = [
        "northwind",
        "dana",
        "ruiz",
        "berger",
        "osei",
        "quillgate",
        "samir",
        "halvorsen",
        "παπαδάκης",
        "84 000",
    ]
    for name, said in files_of(shared).items():
        assert [word for word in [*gone, "sam-pex", subject[1:8]] if word in said] == [], name


def test_what_may_be_a_name_is_listed_to_be_looked_at():
    shared = safe(sample_notebook()[0])
    assert {"Halvorsen", "Lena", "Rotterdam", "Joost"} <= {words for words, _times in shared.doubts}
    shown = {words for words, _times in safe(sample_notebook()[0], "Lena").doubts}
    assert "Lena" not in shown and "Customer A" not in shown and "CFO" not in shown


def test_one_name_has_one_pseudonym_in_every_text():
    lunch = (
        Lunch()
        .fact(account="Acme Ltd", interviewee="Dana Ruiz")
        .note("why_us", "DANA's plan for acme: ruiz rang Acme, Ltd.")
    )
    assert text_in(safe(lunch.notebook), "why_us_note") == (
        "Sales person A's plan for Customer A: Sales person A rang Customer A."
    )


def test_quantities_of_an_answer_stay_and_amounts_become_bands():
    lunch = (
        Lunch()
        .say("time_to_close", days="14w")
        .say("deal_bigger", amount="20k €", levers="2nd depot, 20k € more")
    )
    shared = safe(lunch.notebook)
    (subject,) = shared.notebook.subjects("i")
    view = interview_in(shared.notebook, subject, original_guide())
    assert view.answer("time_to_close").united["days"].reading == [98, False]
    assert view.answer("deal_bigger").united["amount"].reading == [35000, "EUR", True]
    assert view.answer("deal_bigger").values[0].said["levers"] == "2nd depot, 20–50k EUR more"


def test_numbers_addresses_and_links_go():
    said = "ring +49 (170) 123 45 67, opp 0065g00000XyZabAAB, see acme.example.com/x or pat@acme.org, 23 vans, 4 am"
    shared = safe(Lunch().note("why_us", said).notebook)
    assert (
        text_in(shared, "why_us_note") == "ring [number], opp [number], see [link] or [e-mail], 23 vans, 4 am"
    )


def test_voices_stay_voices_and_an_agreement_stays_agreed():
    lunch = Lunch().say("competition_fierceness", score="8").say("competition_fierceness", "palex", score="6")
    lunch = lunch.settle("time_to_close", days="14w").note("why_us", "a").note("why_us", "b", "palex")
    shared = safe(lunch.notebook)
    (subject,) = shared.notebook.subjects("i")
    view = interview_in(shared.notebook, subject, original_guide())
    assert view.answer("competition_fierceness").differs and len(view.answer("why_us").notes) == 2
    assert view.answer("time_to_close").voices[0].is_agreed
    assert sorted(view.name_of(person) for person in view.writers) == ["Note taker A", "Note taker B"]


def test_what_nobody_can_judge_is_left_out_and_counted():
    lunch = (
        Lunch()
        .fact(account="Acme")
        .fact(pricing_k3f7={"state": "open"}, region=["Acme"], amount="a fair bit")
    )
    deal = Notebook([Version("dacme", "account", "crm:salesforce", 20261012, {}, "Acme")])
    shared = safe(lunch.notebook | deal)
    assert shared.left_out == 4 and shared.notebook.subjects("d") == []


def test_who_is_known_from_other_lunches_is_covered_too():
    here, elsewhere = (
        Lunch().note("why_us", "like Halvorsen did"),
        Lunch().fact(account="Halvorsen Dairy").notebook,
    )
    shared = safe(here.notebook, library=elsewhere)
    assert text_in(shared, "why_us_note") == "like Customer A did"


OWN = """
title = "Zqorvex guide"
[[sections]]
key = "own"
title = "About zqorvex"
[[questions]]
key = "why_not_zqorvex"
text = "Why not Zqorvex?"
label = "Not Zqorvex"
section = "own"
private = true
[[questions.parts]]
key = "zqorvex"
label = "Zqorvex"
kind = "choice"
codes = { zqorvex = "Zqorvex", us = "Us", zqorvexes = "Zqorvex's" }
[[questions.parts]]
key = "rows"
label = "Rows"
kind = "rows"
columns = [ { key = "who", label = "Who", kind = "text" }, { key = "days", label = "Took", kind = "duration" } ]
"""


def test_a_teams_own_guide_is_covered_to_its_keys():
    guide = read_guide(OWN)
    lunch = Lunch(guide).fact(account="Zqorvex", guide=guide.id)
    lunch = lunch.say("why_not_zqorvex", zqorvex="Zqorvex", rows=[{"who": "Dwylb", "days": "2w"}])
    shared = share_safe(lunch.note("why_not_zqorvex", "Dwylb said so").notebook, {LUNCH: guide})
    ((subject, covered),) = shared.guides.items()
    assert read_guide(shared.sources[0]) == covered and covered.id != guide.id
    question = interview_in(shared.notebook, subject, covered).answers[0]
    assert question.question.text == "Why not Customer A?" and question.question.private
    assert question.united["q_customer_a"].reading == "q_customer_a"
    assert question.notes[0].content == "Person A said so"
    assert question.values[0].read["rows"] == [{"who": "Person A", "days": [14, False]}]
    for name, said in files_of(shared).items():
        assert "zqorvex" not in said and "dwylb" not in said, name


@OFTEN
@given(planted())
def test_what_was_erased_stays_gone_and_what_was_written_since_stands_for_everybody(canaries: Planted):
    notebook = canaries.notebook
    for field in {head.field for head in notebook.of(LUNCH)} & {"why_us_note", "customer_problem_note"}:
        _fact, notebook = erase(notebook, LUNCH, [field], "pkim.k1", AT)
    for writer in ("pkim.k1", "pkim.k2", "palex.k1"):
        words = f"since then: {writer[1:]}"
        notebook |= Notebook([write(notebook, LUNCH, "why_us_note", writer, words, at=AT)])
    standing = notebook.heads(LUNCH, "why_us_note")
    shared = safe(notebook)
    (subject,) = shared.notebook.subjects("i")
    assert len(shared.notebook.heads(subject, "why_us_note")) == len(standing) == 2
    assert (
        not shared.notebook.heads(subject, "erased") and shared.left_out == safe(canaries.notebook).left_out
    )
    assert "erased" not in write_package(shared.notebook).decode()
    twice = read_package(write_package(shared.notebook), "x").notebook | shared.notebook
    assert twice == shared.notebook
