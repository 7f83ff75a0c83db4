"""Draws the sales cycle, the content pieces and question 22, in every theme and on a small screen."""

from contextlib import closing
from pathlib import Path

import pytest

from tests.hands import Hands
from tests.screens.test_screens import SIZES, is_drawn
from winnotes.core.notebook import Notebook
from winnotes.desk.content import add_pieces
from winnotes.desk.demo_team import Team
from winnotes.desk.exporting import export_library
from winnotes.desk.home import DATABASE
from winnotes.desk.importing import import_file
from winnotes.desk.person import named_note_taker
from winnotes.desk.sales_model import set_stages
from winnotes.gui.keyboard import settle
from winnotes.gui.theme import THEMES, load_fallback_fonts
from winnotes.store.store import Store

STAGES = [
    {"name": "Discovery", "expected": "2w", "people": "Account executive", "resources": "Call guide"},
    {"name": "Demo", "expected": "3w", "people": "Account executive, engineer", "resources": "Demo environment"},
    {"name": "Pilot", "expected": "6w", "people": "Engineer, champion", "resources": "Pilot contract, success plan"},
    {"name": "Proposal", "expected": "10 days", "people": "Account executive", "resources": "ROI calculator"},
    {"name": "Legal and security", "expected": "3w", "people": "Legal", "resources": "Security questionnaire"},
    {"name": "Signature", "expected": "1w", "people": "Economic buyer"},
]  # fmt: skip
PIECES = [{"name": "Security datasheet", "kind": "sheet"}, {"name": "Battle card", "kind": "sheet"}]


def prepare(store: Store) -> None:
    named_note_taker(store, "Kim Berger")
    team = Team(41).notebook
    store.merge(Notebook(team))
    set_stages(store, STAGES)
    add_pieces(store, PIECES)


@pytest.fixture
def prepared(hands: Hands):
    load_fallback_fonts()
    hands.window.autosave.run(prepare, lambda _none: None)
    hands.wait()
    hands.close()
    hands.open()
    yield hands
    hands.window.set_look(THEMES["light"], 100)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_the_sales_cycle_the_content_and_question_22_are_drawn(prepared, shoot, theme, size):
    prepared.window.set_look(THEMES[theme], 100)
    prepared.window.resize(*SIZES[size])
    prepared.press("Ctrl+6")
    settle()
    drawn = [shoot(prepared, f"model-{theme}{size}")]
    prepared.press("Ctrl+7")
    settle()
    prepared.press("Down")
    drawn.append(shoot(prepared, f"content-{theme}{size}"))
    prepared.press("Ctrl+N")
    prepared.turn_to("Fit with our model")
    prepared.type("4")
    prepared.press("F4")
    prepared.type("125w")
    prepared.press("Return")
    prepared.type("3")
    drawn.append(shoot(prepared, f"stages-{theme}{size}"))
    assert is_drawn(drawn, theme, SIZES[size])


def from_alex(folder: Path) -> Path:
    """What Alex sends, who expects the pilot to be shorter and skips the proposal."""
    with closing(Store(folder / "alex" / DATABASE)) as store:
        named_note_taker(store, "Alex Osei")
        set_stages(store, STAGES)
        rows = [{**one, "expected": "4w"} if one["name"] == "Pilot" else one for one in STAGES]
        set_stages(store, [one for one in rows if one["name"] != "Proposal"])
        export_library(store, folder / "alex.winnotes")
    return folder / "alex.winnotes"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_stages_written_unlike_are_drawn(prepared, shoot, tmp_path, theme, size):
    file = from_alex(tmp_path)
    prepared.window.autosave.run(lambda store: import_file(store, file), lambda _came: None)
    prepared.window.set_look(THEMES[theme], 100)
    prepared.window.resize(*SIZES[size])
    prepared.press("Ctrl+6")
    settle()
    prepared.press("Shift+Tab", "Shift+Tab", "Shift+Tab")
    assert is_drawn([shoot(prepared, f"stages-apart-{theme}{size}")], theme, SIZES[size])
