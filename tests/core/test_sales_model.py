"""The sales-cycle model: every edit is "these rows now", and what two laptops edit merges stage by stage."""

from hypothesis import given
from hypothesis import strategies as st

from winnotes.core.notebook import Notebook, agree
from winnotes.core.sales_model import MODEL, Expected, SalesModel, expected_in, facts_for, followed, model_in
from winnotes.core.version import Version

AT = "2026-11-02T12:00:00.000+00:00"
NAMES = st.sampled_from(["Discovery", "Demo", "Pilot", "Legal", "Signature", "demo", "First call"])
ROWS = st.lists(
    st.fixed_dictionaries(
        {"name": NAMES}, optional={"expected": st.sampled_from(["2w", "10 days"]), "people": st.just("AE")}
    ),
    max_size=5,
)


def days(said: str) -> float | None:
    return {"2w": 14.0, "10 days": 10.0}.get(said)


def written(notebook: Notebook, rows, person: str = "pkim") -> Notebook:
    facts = facts_for(model_in(notebook), rows, days)
    return notebook | Notebook(
        agree(notebook, MODEL, field, f"{person}.k1", content, at=AT) for field, content in facts.items()
    )


@given(st.lists(ROWS, max_size=4))
def test_whatever_rows_are_wanted_stand_there_afterwards_and_once_there_nothing_is_written(history):
    notebook = Notebook()
    for rows in history:
        notebook = written(notebook, rows)
        assert model_in(notebook).rows == rows
        assert facts_for(model_in(notebook), rows, days) == {}


@given(ROWS, ROWS, ROWS)
def test_edits_of_two_laptops_make_one_model_in_either_order_and_lose_no_stage(before, mine, theirs):
    notebook = written(Notebook(), before)
    ours, others = written(notebook, mine), written(notebook, theirs, "palex")
    assert model_in(ours | others) == model_in(others | ours)
    kept = {stage.id for stage in model_in(ours | others).stages}
    new = {stage.id for one in (ours, others) for stage in model_in(one).stages}
    new -= {stage.id for stage in model_in(notebook).stages}
    assert new <= kept


def test_a_stage_that_is_renamed_in_its_place_stays_the_same_stage():
    notebook = written(Notebook(), [{"name": "Demo", "expected": "2w"}, {"name": "Pilot"}])
    before = model_in(notebook).stages[0]
    after = model_in(written(notebook, [{"name": "First demo", "expected": "2w"}, {"name": "Pilot"}])).stages[
        0
    ]
    assert (after.id, after.name, after.days) == (before.id, "First demo", 14.0)


def test_a_list_taken_in_on_two_laptops_is_one_list():
    rows = [{"name": "Demo"}, {"name": "Pilot"}]
    both = written(Notebook(), rows) | written(Notebook(), rows, "palex")
    assert model_in(both).rows == rows
    assert not any(stage.differs for stage in model_in(both).stages)


def test_a_stage_two_people_give_unlike_days_says_so_until_somebody_settles_it():
    notebook = written(Notebook(), [{"name": "Demo"}])
    both = written(notebook, [{"name": "Demo", "expected": "2w"}])
    both |= written(notebook, [{"name": "Demo", "expected": "10 days"}], "palex")
    assert model_in(both).stages[0].differs
    assert not model_in(written(both, model_in(both).rows)).stages[0].differs


def test_of_several_stages_written_unlike_only_the_one_meant_is_settled():
    notebook = written(Notebook(), [{"name": "Demo"}, {"name": "Pilot"}])
    both = written(notebook, [{"name": "Demo", "expected": "2w"}, {"name": "Pilot", "people": "AE"}])
    both |= written(
        notebook, [{"name": "Demo", "expected": "10 days"}, {"name": "Pilot", "people": "SE"}], "palex"
    )
    model = model_in(both)
    assert facts_for(model, model.rows, days, ()) == {}
    one = facts_for(model, model.rows, days, {model.stages[0].id})
    assert [*one] == [f"stage.{model.stages[0].id}"]
    assert len(facts_for(model, model.rows, days)) == 2


def test_an_interview_keeps_the_stages_it_was_answered_against():
    expected = (Expected("Demo", 14.0), Expected("Pilot"))
    version = Version("i1", "model.pkim", "pkim.k1", 1, {}, followed(expected))
    assert expected_in({"model.pkim": (version,)}) == expected


def test_contents_nobody_expects_make_no_model_and_no_error():
    odd = [3, "x", {"name": 5}, [1], None, {"stages": []}]
    versions = [Version(MODEL, f"stage.{n}", "px.k1", 1, {}, one) for n, one in enumerate(odd)]
    model = model_in(Notebook([*versions, Version(MODEL, "order", "px.k1", 1, {}, {"a": 1})]))
    assert isinstance(model, SalesModel)
    assert expected_in({"model.p": (Version("i1", "model.p", "px.k1", 1, {}, odd),)}) == (Expected("5"),)
