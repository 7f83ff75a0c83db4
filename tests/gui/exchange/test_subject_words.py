"""What comes in beside lunches: deals, rounds, guides, models, content pieces and themes, each called by its name."""

from pathlib import Path

import pytest

from tests.desk.coming import packed, previewed
from winnotes.core.deal import deal_id, list_versions
from winnotes.core.identity import interview_id
from winnotes.core.joining import join, part
from winnotes.core.notebook import Notebook
from winnotes.core.version import Json, Version
from winnotes.desk.deals import find_deal
from winnotes.desk.home import DATABASE
from winnotes.desk.person import named_note_taker
from winnotes.desk.rounds import begin_round, file_for, find_round, set_status
from winnotes.desk.taking import take
from winnotes.gui.exchange.changes_model import ChangesModel
from winnotes.gui.exchange.texts_pane import TextsPane
from winnotes.store.store import Store
from winnotes.wording import original_guide

AT = "2026-11-02T09:00:00.000+00:00"
FLEET, DEPOT = deal_id("hubspot", "1"), deal_id("hubspot", "2")
OTHERS = {"g": "agree", "m": "model", "c": "piece", "t": "theme"}


@pytest.fixture
def store(tmp_path: Path):
    found = Store(tmp_path / "home" / DATABASE)
    yield found
    found.close()


@pytest.fixture
def planner(tmp_path: Path):
    """Notes of whoever plans: a list of two deals, and a round of both."""
    found = Store(tmp_path / "planner" / DATABASE)
    for deal, account, name in ((FLEET, "Acme", "Fleet"), (DEPOT, "Beta", "Depot")):
        facts: dict[str, Json] = {
            "account": account, "name": name, "amount": 84000, "closed": "2026-10-12", "crm.Forecast": "Commit",
        }  # fmt: skip
        found.merge(Notebook(list_versions(deal, facts, "hubspot", 20261101, AT)))
    named_note_taker(found, "Rosa Lind")
    chosen = [find_deal(found, "fleet"), find_deal(found, "depot")]
    begin_round(found, "Autumn blitz", chosen, ["Kim", "Alex"], begins="2026-11-02")
    yield found
    found.close()


def model_of(store: Store, *paths: Path) -> ChangesModel:
    model = ChangesModel()
    model.show_preview(previewed(store, *paths))
    return model


def texts(model: ChangesModel, words: str) -> str:
    """What the pane shows on the file's side of the row that is called so."""
    pane = TextsPane()
    pane.show_node(
        model.preview, next(one for one in model.root.walk() if one.role == "change" and one.words == words)
    )
    return pane.theirs.text()


def test_a_round_and_its_deals_are_told_by_name(qapp, store, planner, tmp_path):
    round_ = find_round(planner, "")
    path = tmp_path / "kim.winnotes"
    path.write_bytes(file_for(planner, round_, "Kim"))
    model = model_of(store, path)
    drawn = model.drawn()
    for words in ("Round: Autumn blitz", "Deal: ", "Won on", "Forecast", "First day"):
        assert words in drawn
    mine = [deal for deal, share in round_.shares.items() if share.marketer == "Kim"]
    account = find_deal(planner, mine[0]).title
    assert f"Who takes {account}" in drawn and "Who takes a deal" in drawn
    assert texts(model, f"Who takes {account}") == "Rosa Lind, agreed: Kim"
    assert texts(model, "Won on") == "The list of HubSpot: 12 Oct 2026"
    assert "{" not in drawn and FLEET not in drawn and DEPOT not in drawn


def test_a_round_names_a_deal_that_only_the_notes_here_know(qapp, store, planner, tmp_path):
    store.merge(planner.about("d"))
    set_status(planner, find_round(planner, ""), [DEPOT], "booked", "2026-11-20")
    path = packed(tmp_path / "round.winnotes", planner.about("n"))
    model = model_of(store, path)
    assert "How far Beta · Depot is" in model.drawn()
    assert texts(model, "How far Beta · Depot is").endswith("booked 20 Nov 2026")


@pytest.mark.parametrize("kind", OTHERS)
def test_whatever_else_a_team_edits_shows_its_name_and_its_words(qapp, store, tmp_path, kind):
    subject = kind + OTHERS[kind].ljust(24, "a")
    said: dict[str, Json] = {
        "name": "How we sell", "stages": [{"name": "First call", "days": 14}, {"name": "Proposal"}],
        "about_whom": "line one\n  line two", "is_ours": True, "nothing": None,
    }  # fmt: skip
    arriving = Notebook(
        Version(subject, name, "palex.k1", 1, {}, one, "typed", AT) for name, one in said.items()
    )
    model = model_of(store, packed(tmp_path / "alex.winnotes", arriving))
    drawn = model.drawn()
    assert ": How we sell" in drawn and "About whom" in drawn and "{" not in drawn
    assert texts(model, "Stages").endswith("Name: First call, Days: 14\nName: Proposal")
    assert texts(model, "About whom").endswith("line one\n  line two")
    assert texts(model, "Is ours").endswith("yes") and texts(model, "Nothing").endswith("(nothing)")
    take(store, model.preview, model.keys())
    assert store.notebook(subject) == arriving


def test_lunches_joined_by_a_code_are_told_apart_by_it_and_nothing_shows_an_id(qapp, store, tmp_path):
    facts = (
        {"code": "kem-tav-rus", "guide": original_guide().id},
        {"code": "sam-pex-une", "met_on": "2026-11-02"},
    )
    lunches = [interview_id(str(one["code"])) for one in facts]
    arriving = Notebook(
        Version(lunch, name, "palex.k1", 1, {}, said, "typed", AT)
        for lunch, one in zip(lunches, facts, strict=True)
        for name, said in one.items()
    )
    joining = join(arriving, *lunches, "palex.k1", AT)
    path = packed(tmp_path / "alex.winnotes", arriving | Notebook([joining]))
    model = model_of(store, path)
    assert texts(model, "Guide").endswith(": The original 22")
    other = lunches[joining.subject == lunches[0]]
    title = "A lunch without a name  ·  " + (
        "KEM TAV RUS" if other == lunches[0] else "SAM PEX UNE  ·  2 Nov 2026"
    )
    assert texts(model, "Joined with").endswith(f": {title}") and title in model.drawn()
    assert not any(lunch in model.drawn() for lunch in lunches)
    parted = next(one for one in part(arriving | Notebook([joining]), *lunches, "palex.k1", AT))
    model = model_of(store, packed(path, arriving | Notebook([parted])))
    assert texts(model, "Joined with").endswith(f": no longer with {title}")


def test_a_word_that_looks_like_an_id_stays_a_word(qapp, store, tmp_path):
    arriving = Notebook(
        [Version("tthemeaaaaaaaaaaaaaaaaaaa", "name", "palex.k1", 1, {}, "deliverables", "typed", AT)]
    )
    model = model_of(store, packed(tmp_path / "alex.winnotes", arriving))
    assert texts(model, "Name").endswith("deliverables")
