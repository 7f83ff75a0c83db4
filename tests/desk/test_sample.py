"""The sample lunch shows every kind of thing a lunch can hold, and is the same everywhere."""

from winnotes.core.interview import interview_in
from winnotes.desk.sample import sample_id, sample_notebook, sample_steps
from winnotes.wording import original_guide


def test_the_sample_is_the_same_every_time():
    assert sample_notebook()[0] == sample_notebook()[0]
    assert sample_notebook()[1] == sample_id()
    assert all(version.id == version.computed_id() for version in sample_notebook()[0])


def test_the_sample_holds_two_voices_and_something_they_do_not_agree_on():
    notebook, subject = sample_notebook()
    view = interview_in(notebook, subject, original_guide())
    assert {view.name_of(one) for one in view.writers} == {"Kim Berger", "Alex Osei"}
    assert any(answer.differs for answer in view.answers)


def test_the_sample_touches_every_question_and_says_how_others_stand():
    notebook, subject = sample_notebook()
    view = interview_in(notebook, subject, original_guide())
    statuses = {answer.status for answer in view.answers}
    assert "open" not in statuses and {"answered", "not_known"} <= statuses
    assert view.is_finished and view.fact("summary") and view.clock_s("bite") and view.clock_s("talk")


def test_the_sample_has_every_kind_of_marked_line():
    notebook, subject = sample_notebook()
    view = interview_in(notebook, subject, original_guide())
    for kind in ("quote", "key_quote", "todo", "surprise"):
        assert view.marked(kind), kind
    assert any(scrap.placed for scrap in view.scraps) and any(not scrap.placed for scrap in view.scraps)


def test_time_goes_forward_in_the_sample():
    instants = [step.at_s for step in sample_steps()]
    assert instants == sorted(instants) and 0 < instants[-1] < 60 * 60
