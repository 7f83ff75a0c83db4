"""Who listens for what: a fact of the interview that merges, never a voice; and who agreed on an answer."""

from winnotes.core.interview import interview_in
from winnotes.core.next_question import ask_next
from winnotes.core.notebook import Notebook, agree, write
from winnotes.core.value import Value
from winnotes.wording import original_guide

GUIDE = original_guide()
KIM, ALEX = "pkim.k1", "palex.k2"
AT = "2026-10-29T12:00:00.000+00:00"


def noted(*typed):
    notebook = Notebook()
    for writer, field, content in typed:
        notebook |= Notebook([write(notebook, "i1", field, writer, content, at=AT)])
    return notebook


def test_each_persons_share_is_a_fact_of_their_own_and_no_voice():
    mine, theirs = (
        noted((KIM, "listens.pkim", ["why_us"])),
        noted((ALEX, "listens.palex", ["objections", "why_us"])),
    )
    view = interview_in(mine | theirs, "i1", GUIDE)
    assert view.listens == {"palex": frozenset({"objections", "why_us"}), "pkim": frozenset({"why_us"})}
    assert view.writers == () and all(answer.status == "open" for answer in view.answers)


def test_who_took_nothing_is_not_listed():
    assert interview_in(noted((KIM, "listens.pkim", [])), "i1", GUIDE).listens == {}
    assert interview_in(noted((KIM, "listens.pkim", "all")), "i1", GUIDE).listens == {}


def test_ask_next_prefers_my_share_and_goes_on_with_the_rest():
    must = [question.key for question in GUIDE.in_checklist_order if question.must_ask]
    asked = [one.key for one in ask_next(GUIDE, {}, "", mine={must[4], must[2]})]
    assert asked[:2] == [must[2], must[4]] and asked[2] == must[0]
    assert ask_next(GUIDE, {}, "") == ask_next(GUIDE, {}, "", mine=())


def test_an_answer_tells_who_agreed_until_another_voice_stands_beside_it():
    seven = Value("open", {"score": "7"}, {"score": 7}).content()
    nine = Value("open", {"score": "9"}, {"score": 9}).content()
    both = noted((KIM, "competition_fierceness", seven), (ALEX, "competition_fierceness", nine))
    assert interview_in(both, "i1", GUIDE).answer("competition_fierceness").agreed is None
    settled = both | Notebook([agree(both, "i1", "competition_fierceness", ALEX, nine, at=AT)])
    agreed = interview_in(settled, "i1", GUIDE).answer("competition_fierceness").agreed
    assert agreed is not None and (agreed.person, agreed.at) == ("palex", AT)
    later = noted(("psam.k3", "competition_fierceness", seven))
    assert interview_in(settled | later, "i1", GUIDE).answer("competition_fierceness").agreed is None
