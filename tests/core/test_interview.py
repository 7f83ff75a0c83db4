"""The view of one interview: every voice, how each question stands, who has finished and who opened it again."""

import pytest

from winnotes.core.interview import Interview, Reopening, closing, initials, interview_in, people_in
from winnotes.core.notebook import Notebook, agree, write
from winnotes.core.value import Value, with_said
from winnotes.core.version import Json
from winnotes.wording import original_guide, words

GUIDE = original_guide()
SCORE = GUIDE.by_key["competition_fierceness"]


def entered(*entries: tuple[str, str, Json], notebook: Notebook | None = None) -> Notebook:
    """Return a notebook after (field, person, content) were typed one after the other, all seen by all."""
    notebook = notebook or Notebook()
    for n, (name, person, content) in enumerate(entries):
        notebook |= Notebook([write(notebook, "i1", name, f"{person}.k", content, at=f"{n:03}")])
    return notebook


def seen(*entries: tuple[str, str, Json]) -> Interview:
    return interview_in(entered(*entries), "i1", GUIDE)


def score(said: str, state: str = "open") -> Json:
    return with_said(Value(state), SCORE, {"score": said}, words()).content()


def decision(title: str) -> Json:
    return with_said(Value(), GUIDE.by_key["decision_maker"], {"title": title}, words()).content()


DONE: Json = {"done": True, "reason": "", "at": "1"}


@pytest.mark.parametrize(
    ("finished", "is_finished"),
    [
        ([], False),
        (["pann"], False),
        (["pbob"], False),
        (["pann", "pbob"], True),
        (["pann", "pbob", "pcat"], True),
    ],
)
def test_it_is_finished_when_everybody_who_wrote_has_finished(finished: list[str], is_finished: bool):
    written = [("why_us_note", "pann", "a"), ("scrap.s1", "pbob", {"text": "b", "talk_s": 1, "placed": ""})]
    view = seen(*written, *((f"finished.{person}", person, DONE) for person in finished))
    assert view.writers == ("pann", "pbob")
    assert view.is_finished is is_finished


def test_an_interview_nobody_wrote_in_is_not_finished():
    assert not seen(("finished.pann", "pann", DONE)).is_finished


def test_clocks_and_codes_make_nobody_a_writer():
    view = seen(("account", "pann", "Acme"), ("clock.talk.pbob", "pbob", 9), ("code", "pcat", "kem-tav-rus"))
    assert view.writers == ("pann",)


def test_a_colleague_who_writes_after_all_had_finished_opens_it():
    entries = [("why_us_note", "pann", "a"), ("finished.pann", "pann", DONE)]
    assert seen(*entries).is_finished
    assert not seen(*entries, ("why_us_note", "pbob", "b")).is_finished


def test_reopening_shows_with_its_reason_even_when_it_is_finished_again():
    done = closing(None, done=True, reason="", at="1")
    again = closing(done, done=False, reason="wrong amount", at="2")
    twice = closing(closing(again, done=True, reason="", at="3"), done=False, reason="new quote", at="4")
    assert not seen(("why_us_note", "pann", "a"), ("finished.pann", "pann", again)).is_finished
    view = seen(
        ("why_us_note", "pann", "a"), ("finished.pann", "pann", closing(twice, done=True, reason="", at="5"))
    )
    assert view.is_finished
    assert view.reopened == (("pann", "wrong amount"), ("pann", "new quote"))
    assert view.reopenings[0] == Reopening("pann", "2", "wrong amount")


@pytest.mark.parametrize("content", [None, True, "yes", [], {"done": "yes"}, {"done": 1}, {"reason": 7}])
def test_a_finish_of_another_shape_finishes_nothing(content: Json):
    view = seen(("why_us_note", "pann", "a"), ("finished.pann", "pann", content))
    assert not view.is_finished and view.reopened == ()


@pytest.mark.parametrize(
    ("entries", "status"),
    [
        ([], "open"),
        ([(SCORE.key + "_note", "pann", "  \n ")], "open"),
        ([(SCORE.key + "_note", "pann", "fierce")], "touched"),
        ([(SCORE.key, "pann", score("very"))], "touched"),
        ([(SCORE.key, "pann", score("8"))], "answered"),
        ([(SCORE.key, "pann", score("", "not_known"))], "not_known"),
        ([(SCORE.key, "pann", score("8", "skipped"))], "skipped"),
        ([(SCORE.key, "pann", score("", "skipped")), (SCORE.key, "pbob", score("", "answered"))], "answered"),
        ([(SCORE.key, "pann", "no value at all")], "open"),
    ],
)
def test_a_question_stands_as_what_was_said_of_it(entries: list[tuple[str, str, Json]], status: str):
    assert seen(*entries).answer(SCORE.key).status == status


def test_values_differ_until_somebody_agrees_and_notes_never_do():
    notebook = entered((SCORE.key, "pann", score("7")), (SCORE.key, "pbob", score("9")))
    notebook = entered(
        (SCORE.key + "_note", "pann", "a"), (SCORE.key + "_note", "pbob", "b"), notebook=notebook
    )
    before = interview_in(notebook, "i1", GUIDE).answer(SCORE.key)
    assert before.differs and before.united["score"].differs and before.lines == 2
    agreed = agree(notebook, "i1", SCORE.key, "pbob.k", score("8"), at="9")
    after = interview_in(notebook | Notebook([agreed]), "i1", GUIDE).answer(SCORE.key)
    assert (after.differs, after.united["score"].reading, after.lines) == (False, 8, 2)
    assert [voice.is_agreed for voice in after.voices] == [True]


def test_voices_that_state_different_things_ask_to_be_agreed():
    states = ((SCORE.key, "pann", score("", "skipped")), (SCORE.key, "pbob", score("", "not_known")))
    assert seen(*states).answer(SCORE.key).differs
    assert not seen(*states[:1], (SCORE.key, "pbob", score("7"))).answer(SCORE.key).differs


def test_two_spellings_of_one_word_do_not_differ_and_two_words_do():
    said = [
        ("decision_maker", person, decision(title)) for person, title in (("pann", "CFO"), ("pbob", "c.f.o"))
    ]
    assert seen(*said).answer("decision_maker").differs
    said[1] = ("decision_maker", "pbob", decision("cfo."))
    assert not seen(*said).answer("decision_maker").differs


def test_voices_come_in_the_order_they_were_sealed_behind_what_was_agreed():
    notebook = entered(*((SCORE.key, person, score("7")) for person in ("pdan", "pcat", "pbob", "pann")))
    shown = interview_in(notebook, "i1", GUIDE).answer(SCORE.key).voices
    assert [voice.person for voice in shown] == ["pdan", "pcat", "pbob", "pann"]
    late = write(Notebook(), "i1", SCORE.key, "peve.k", score("9"), at="000")
    agreed = agree(notebook, "i1", SCORE.key, "pbob.k", score("8"), at="999")
    shown = interview_in(notebook | Notebook([agreed, late]), "i1", GUIDE).answer(SCORE.key).voices
    assert [(voice.person, voice.is_agreed) for voice in shown] == [("pbob", True), ("peve", False)]


def test_facts_of_several_voices_stand_beside_each_other_once_each():
    view = seen(("account", "pann", "Acme"), ("account", "pbob", "ACME Ltd"), ("place", "pann", ""))
    assert sorted(view.fact("account").split(" / ")) == ["ACME Ltd", "Acme"]
    assert (view.fact("place"), view.fact("product")) == ("", "")
    assert seen(("account", "pann", "Acme"), ("account", "pbob", "Acme")).fact("account") == "Acme"


def test_scraps_come_in_the_order_of_the_talk_and_blank_ones_are_gone():
    made = {"s1": ("late", 90), "s2": ("early", 5), "s3": ("", 1)}
    entries = [
        (f"scrap.{name}", "pann", {"text": text, "talk_s": at, "placed": ""})
        for name, (text, at) in made.items()
    ]
    assert [(scrap.id, scrap.text) for scrap in seen(*entries).scraps] == [("s2", "early"), ("s1", "late")]


def test_a_scrap_one_of_two_laptops_has_placed_is_placed():
    one = {"text": "a", "talk_s": 1, "placed": ""}
    view = seen(("scrap.s1", "pann", one), ("scrap.s1", "pbob", {**one, "placed": "why_us"}))
    assert [scrap.placed for scrap in view.scraps] == ["why_us"]


def test_of_several_clocks_the_longest_counts():
    view = seen(
        ("clock.talk.pann", "pann", 60), ("clock.talk.pbob", "pbob", 75), ("clock.bite.pann", "pann", 5),
        ("seconds.why_us.pann", "pann", 9), ("seconds.why_us.pbob", "pbob", "many"), ("planned_minutes", "pann", 30),
    )  # fmt: skip
    assert (view.clock_s("talk"), view.clock_s("bite"), view.clock_s("pause")) == (75, 5, 0)
    assert (view.seconds_on("why_us"), view.seconds_on("objections"), view.planned_minutes) == (9, 0, 30)
    assert seen().planned_minutes == 45


def test_marked_lines_come_in_the_order_of_the_guide_with_who_wrote_them():
    view = seen(
        ("sales_cycle_fit_note", "pann", "> later"), ("entry_path_note", "pbob", '"first"\nplain\n>x sent'),
        ("entry_path_note", "pann", "> call @kim"),
    )  # fmt: skip
    found = [
        (question.key, voice.person, mark.text) for question, voice, mark in view.marked("todo", "quote")
    ]
    assert found == [
        ("entry_path", "pbob", "first"),
        ("entry_path", "pann", "call"),
        ("sales_cycle_fit", "pann", "later"),
    ]


def test_open_must_asks_are_those_nobody_touched():
    everything = [question.key for question in seen().open_must_asks()]
    assert len(everything) == 9
    view = seen(("why_us_note", "pann", "touched"), ("lead_source", "pbob", {"state": "skipped"}))
    assert [key for key in everything if key not in ("why_us", "lead_source")] == [
        question.key for question in view.open_must_asks()
    ]


def test_people_are_called_by_name_where_it_is_known():
    notebook = entered(("why_us_note", "pann", "a"))
    notebook |= Notebook([write(notebook, "pann", "name", "pann.k", "Ann Lee", at="1")])
    view = interview_in(notebook, "i1", GUIDE)
    assert people_in(notebook) == {"pann": "Ann Lee"}
    assert (view.name_of("pann"), view.name_of("pbob")) == ("Ann Lee", "pbob")
    assert [initials(name) for name in ("Ann Lee", "Ann", "Ann van der Lee", "", "örjan ek")] == [
        "AL",
        "A",
        "AL",
        "",
        "ÖE",
    ]
