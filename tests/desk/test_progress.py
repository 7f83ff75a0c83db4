"""How far every interview is: what is remembered from the last look is what reading all of it anew would say."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from winnotes.core.interview import closing
from winnotes.core.joining import SAME_AS
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.desk.progress import Kept, progress
from winnotes.store.store import Arrival, Draft, Store

KIM = "pkim.k1"
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["note", "finish", "join", "part", "look"]), st.integers(0, 3), st.integers(0, 3)
    ),
    min_size=1,
    max_size=12,
)


def step(store: Store, act: str, one: int, other: int) -> None:
    subject, field, content = f"i{one}", "why_us_note", f"price {other}"
    if act == "finish":
        field, content = (
            "finished.pkim",
            closing(None, done=other % 2 == 0, reason="", at="2026-10-01T12:00:00Z"),
        )
    elif act in ("join", "part"):
        field, content = SAME_AS, ["-" * (act == "part") + f"i{other}"]
    store.seal([Draft(subject, field, KIM, content, (), "2026-10-01T12:00:00Z")])


@given(STEPS)
@settings(max_examples=20, deadline=None)
def test_what_is_remembered_is_what_reading_anew_says(steps):
    with TemporaryDirectory() as folder:
        store = Store(Path(folder) / "notes.db")
        kept: Kept = {}
        for act, one, other in steps:
            if act != "look":
                step(store, act, one, other)
            elif one % 2:
                assert progress(store, kept) == progress(store)
        assert progress(store, kept) == progress(store)
        store.close()


def test_only_what_changed_is_read_again(store: Store):
    for one in range(3):
        step(store, "note", one, 1)
    kept: Kept = {}
    progress(store, kept)
    before = dict(kept)
    step(store, "finish", 1, 0)
    assert progress(store, kept)["i1"].is_finished
    assert [one for one in kept if kept[one] is not before[one]] == ["i1"]


def test_an_interview_that_was_taken_back_is_forgotten(store: Store):
    kept: Kept = {}
    store.merge_noted(
        Arrival(Notebook([Version("i9", "why_us_note", "palex.a1", 1, {}, "price", "typed", "")]))
    )
    assert list(progress(store, kept)) == ["i9"]
    store.undo_merge()
    assert progress(store, kept) == {}
