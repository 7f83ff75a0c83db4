"""Law 13: the store's merge is the model's merge, for any versions in any order, and in a few statements."""

from contextlib import closing
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.fault.disk import scratch
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.store.store import Draft, Store

WRITERS = ("pme.k1", "pme.k2", "pyou.k3", "crm:salesforce")


@st.composite
def versions(draw) -> Version:
    """Few writers, numbers and contents, so that versions meet, come twice at two instants, or stand in a ring."""
    writer, n = draw(st.sampled_from(WRITERS)), draw(st.integers(1, 3))
    replaces = draw(st.dictionaries(st.sampled_from(WRITERS), st.integers(1, 3), max_size=2))
    if replaces.get(writer, 0) >= n:
        del replaces[writer]
    return Version(
        draw(st.sampled_from(["i1", "i2"])), draw(st.sampled_from(["why_us", "why_us_note"])), writer, n,
        replaces, draw(st.sampled_from(["price", "service"])), draw(st.sampled_from(["typed", "agreed"])),
        draw(st.sampled_from(["", "2026-10-29T11:00:00.000+00:00", "2026-10-29T11:00:01.250+00:00"])),
    )  # fmt: skip


notebooks = st.lists(versions(), max_size=10).map(Notebook)


@given(arriving=st.lists(notebooks, max_size=5))
def test_the_stores_merge_is_the_models_merge_whatever_arrives(arriving):
    with scratch() as folder, closing(Store(folder / "winnotes.db")) as store:
        known = Notebook()
        for notebook in arriving:
            before, known = {one.id for one in known}, known | notebook
            assert store.merge(notebook) == len({one.id for one in known} - before)
            assert store.notebook() == known


def played(folder: Path, history: list[tuple[int, str]]) -> list[Notebook]:
    """Three laptops type, and show each other what they have; return what was shown."""
    laptops = [Store(folder / f"{number}.db") for number in range(3)]
    shown = []
    for step, (number, what) in enumerate(history):
        if what == "type":
            laptops[number].seal([Draft("i1", "why_us_note", f"p{number}.k", str(step), (), f"at {step}")])
        else:
            shown.append(laptops[number].notebook())
            laptops[number].mark_seen(shown[-1])
            for other in laptops:
                other.merge(shown[-1])
    for laptop in laptops:
        laptop.close()
    return shown


@given(
    history=st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["type", "show"])), max_size=14),
    data=st.data(),
)
def test_what_laptops_typed_arrives_in_any_order_at_the_same_heads(history, data):
    with scratch() as folder:
        files = played(folder, history)
        found = []
        for number, order in enumerate([files, data.draw(st.permutations(files))]):
            with closing(Store(folder / f"merged-{number}.db")) as store:
                for one in order:
                    store.merge(one)
                found.append(store.notebook())
    assert found[0] == found[1]


def test_a_twin_sealed_earlier_elsewhere_is_the_one_that_is_kept(tmp_path: Path):
    late = Version("i1", "why_us", "pme.k1", 1, {}, "price", "typed", "2026-10-29T11:00:01")
    early = Version("i1", "why_us", "pme.k1", 1, {}, "price", "imported", "2026-10-29T11:00:01")
    store = Store(tmp_path / "winnotes.db")
    assert store.merge(Notebook([late])) == 1
    assert store.merge(Notebook([early])) == 0
    assert store.merge(Notebook([late])) == 0
    (kept,) = store.notebook()
    assert (kept.via, kept.at) == (early.via, early.at)
    store.close()


def test_a_version_that_comes_back_was_seen_and_is_never_sealed_anew_in_place(tmp_path: Path):
    store = Store(tmp_path / "winnotes.db")
    store.seal([Draft("i1", "why_us_note", "pme.k1", "price", (), "at 1")])
    store.merge(store.notebook())
    store.seal([Draft("i1", "why_us_note", "pme.k1", "service", (), "at 2")])
    assert [version.n for version in store.notebook()] == [2]
    store.close()


def test_a_replaced_version_adds_nothing(tmp_path: Path):
    old = Version("i1", "why_us", "pyou.k2", 1, {}, "price")
    new = Version("i1", "why_us", "pyou.k2", 2, {"pyou.k2": 1}, "service")
    store = Store(tmp_path / "winnotes.db")
    store.merge(Notebook([new]))
    assert store.merge(Notebook([old])) == 0
    assert store.history("i1", "why_us") == [new]
    store.close()


def test_a_merge_of_many_asks_few_questions(tmp_path: Path):
    many = [
        Version(f"i{number // 10}", f"f{number % 10}", "pyou.k2", 2, {"pyou.k2": 1}, number)
        for number in range(2000)
    ]
    store = Store(tmp_path / "winnotes.db")
    store.merge(Notebook(Version(one.subject, one.field, one.writer, 1, {}, "old") for one in many))
    asked: list[str] = []
    store.connection.set_trace_callback(asked.append)
    assert store.merge(Notebook(many)) == 2000
    store.connection.set_trace_callback(None)
    assert sum("SELECT" in one for one in asked) <= 2
    assert len(store.notebook()) == 2000
    store.close()
