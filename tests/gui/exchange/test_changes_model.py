"""The preview's tree as a model and as text: what is ticked at first, what a tick takes with it."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.desk.coming import ALEX, AT, KIM, LUNCH, SAMPLE, by, edited, packed, previewed
from winnotes.core.erasure import erase
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.desk.exporting import export_interview
from winnotes.desk.home import DATABASE
from winnotes.gui.exchange.changes_model import ChangesModel
from winnotes.store.store import Store


@pytest.fixture
def store(tmp_path: Path):
    found = Store(tmp_path / "home" / DATABASE)
    yield found
    found.close()


def small(person: str, **fields: str) -> Notebook:
    """A lunch of a few fields, of one person."""
    return Notebook(Version(LUNCH, name, f"{person}.k1", 1, {}, text) for name, text in fields.items())


def shown(store: Store, *paths: Path) -> ChangesModel:
    model = ChangesModel()
    model.show_preview(previewed(store, *paths))
    return model


def find(model: ChangesModel, words: str):
    """The index of the first row that begins so."""
    node = next(node for node in model.root.walk() if node.words.startswith(words))
    return model.index_of(node)


def test_the_model_keeps_the_rules_of_models(qtmodeltester, store, tmp_path):
    store.merge(by(KIM))
    model = ChangesModel()
    qtmodeltester.check(model)
    model.show_preview(
        previewed(store, packed(tmp_path / "a.winnotes", SAMPLE), packed(tmp_path / "b.winnotes", by(ALEX)))
    )
    qtmodeltester.check(model)
    model.toggle(find(model, "Why us"))
    model.set_done(True)
    qtmodeltester.check(model)


def test_a_file_is_drawn_with_its_interviews_and_answers(qapp, store, tmp_path):
    store.merge(small(KIM, account="Northwind", why_us_note="price", place="Harbour"))
    theirs = small(ALEX, account="northwind", why_us_note="service") | small(KIM, place="Harbour")
    model = shown(
        store, packed(tmp_path / "alex.winnotes", theirs | edited(theirs, "scrap.s1", {"text": "soup"}))
    )
    assert model.drawn() == (
        "☑ alex.winnotes  ·  1 new  ·  1 second voice  ·  1 agrees by itself  ·  1 the same\n"
        "  ☑ Northwind  ·  1 new  ·  1 second voice  ·  1 agrees by itself  ·  1 the same\n"
        "    ☑ Account  ·  Agrees by itself\n"
        "    ☑ Why us, notes  ·  Second voice\n"
        "    ☑ Scrap  ·  New\n"
        "      1 the same"
    )


def test_a_tick_goes_up_and_down_and_to_the_same_change_in_another_file(qapp, store, tmp_path):
    theirs = small(ALEX, account="Contoso", place="Harbour")
    model = shown(store, *(packed(tmp_path / name, theirs) for name in ("a.winnotes", "b.winnotes")))
    model.toggle(find(model, "Place"))
    assert model.drawn() == (
        "◪ a.winnotes  ·  2 new\n"
        "  ◪ Contoso  ·  2 new\n"
        "    ☑ Account  ·  New\n"
        "    ☐ Place  ·  New\n"
        "◪ b.winnotes  ·  2 the same\n"
        "  ◪ Contoso  ·  2 the same\n"
        "    ☑ Account  ·  The same  ·  as in a.winnotes\n"
        "    ☐ Place  ·  The same  ·  as in a.winnotes"
    )
    model.toggle(find(model, "b.winnotes"))
    assert model.drawn().count("☑") == 8
    model.toggle(find(model, "b.winnotes"))
    assert model.keys() == set()
    model.toggle_all()
    assert len(model.keys()) == 2


def test_only_the_rows_whose_tick_changes_are_told(qapp, store, tmp_path):
    model = shown(store, packed(tmp_path / "a.winnotes", small(ALEX, account="Contoso", place="Harbour")))
    told = []
    model.dataChanged.connect(lambda first, _last: told.append(first.data()))
    model.toggle(find(model, "Place"))
    assert sorted(told) == ["Contoso", "Place", "a.winnotes"]


def test_another_lunch_of_the_same_code_is_a_line_to_tick(qapp, store, tmp_path):
    store.merge(small(KIM, account="Contoso", met_on="2026-09-01"))
    model = shown(
        store, packed(tmp_path / "a.winnotes", small(ALEX, account="Northwind", met_on="2026-09-01"))
    )
    doubt = (
        "Same lunch code, but yours is Contoso on 1 Sep 2026 and theirs Northwind on 1 Sep 2026. "
        "Tick if it is the same lunch."
    )
    assert f"\n    ☐ {doubt}\n    ☐ Account  ·  Second voice\n" in model.drawn() and model.keys() == set()
    model.toggle(find(model, "Same lunch code"))
    assert f"\n    ☑ {doubt}\n    ☑ Account  ·  Second voice\n" in model.drawn() and len(model.keys()) == 2
    model.toggle(find(model, "Same lunch code"))
    assert model.keys() == set()
    model.toggle(find(model, "a.winnotes"))
    assert model.keys() == set()
    model.toggle(model.index(0, 0, find(model, "a.winnotes")))
    assert len(model.keys()) == 2


def test_what_asks_is_ticked_by_itself_only(qapp, store, tmp_path):
    mine = small(KIM, account="Contoso", why_us_note="price")
    _erasure, kept = erase(mine, LUNCH, ["why_us_note"], f"{KIM}.k1", AT)
    store.merge(kept, is_own=True)
    model = shown(store, packed(tmp_path / "a.winnotes", mine | small(ALEX, place="Harbour")))
    held = "Why us, notes  ·  Erased here"
    assert f"☐ {held}" in model.drawn() and len(model.keys()) == 1
    model.toggle_all()
    model.toggle_all()
    assert f"☐ {held}" in model.drawn()
    model.toggle(find(model, "Why us, notes"))
    assert f"☑ {held}" in model.drawn() and len(model.keys()) == 2


def test_afterwards_it_tells_what_was_done_and_ticks_are_held_fast(qapp, store, tmp_path):
    store.merge(small(KIM, why_us_note="price"))
    model = shown(store, packed(tmp_path / "a.winnotes", small(ALEX, why_us_note="service", place="Harbour")))
    model.toggle(find(model, "Place"))
    model.set_done(True)
    assert "☐ Place  ·  Left out\n" in model.drawn()
    assert "☑ Why us, notes  ·  Stands beside" in model.drawn()
    model.toggle(find(model, "Place"))
    assert not model.setData(find(model, "Place"), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert "☐ Place" in model.drawn()


def test_the_clocks_are_one_row_and_a_person_is_called_by_name(qapp, store, tmp_path):
    model = shown(store, packed(tmp_path / "a.winnotes", SAMPLE))
    drawn = model.drawn()
    assert drawn.count("Clocks") == 1
    assert "  ☑ Kim Berger  ·  1 new\n    ☑ Name  ·  New" in drawn
    assert drawn.splitlines()[1].startswith(
        "  ☑ Northwind Traders · Fleet renewal  ·  with Dana Ruiz  ·  29 Oct 2026"
    )


def test_cells_that_did_not_come_as_they_were_are_rows_with_their_number(qapp, store, tmp_path):
    store.merge(SAMPLE)
    export_interview(store, LUNCH, tmp_path / "x.csv")
    data = (tmp_path / "x.csv").read_bytes()
    (tmp_path / "x.csv").write_bytes(data.replace(b"Northwind Traders", b"Contoso", 1) + b"\r\nstray,row")
    drawn = shown(store, tmp_path / "x.csv").drawn()
    assert "    ☑ Account  ·  Newer" in drawn
    assert re.search(r"Row \d, account: .*  ·  Edited\n", drawn)
    assert re.search(r"Row \d: .*  ·  No place for it", drawn)


def test_a_row_is_one_phrase_to_a_screen_reader(qapp, store, tmp_path):
    model = shown(store, packed(tmp_path / "a.winnotes", small(ALEX, place="Harbour")))
    heard = find(model, "Place").data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Place, New, ticked"
    assert find(model, "a.winnotes").data(Qt.ItemDataRole.AccessibleTextRole) == "a.winnotes, 1 new, ticked"
