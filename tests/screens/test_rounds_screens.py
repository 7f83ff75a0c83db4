"""Draws the rounds: a round being planned and its board, in every theme and on a small screen."""

from pathlib import Path

import pytest

from tests.hands import Hands
from tests.screens.test_screens import SIZES, is_drawn
from winnotes.core.round import spread
from winnotes.desk.deals import deals, import_deals, preview_list
from winnotes.desk.demo_team import Team, write_team
from winnotes.desk.person import named_note_taker
from winnotes.desk.rounds import begin_round, round_of, set_status
from winnotes.gui.keyboard import settle
from winnotes.gui.theme import THEMES, load_fallback_fonts
from winnotes.store.store import Store

MARKETERS = ["Kim Berger", "Alex Osei", "Jo Lindqvist"]
SAID = ("finished", "booked", "invited", "declined", "invited", "booked")


def plan(store: Store, file: Path) -> None:
    """Take the list in, and share fourteen of its deals out; some sales persons were asked already."""
    import_deals(store, preview_list(store, file.read_bytes(), file.name))
    named_note_taker(store, "Kim Berger")
    chosen = spread(deals(store), 14)
    subject = begin_round(store, "Autumn blitz", chosen, MARKETERS, begins="2026-11-02", ends="2027-01-15")
    for number, status in enumerate(SAID):
        set_status(store, round_of(store, subject), [chosen[number].id], status, f"2026-11-{number + 10}")


@pytest.fixture
def planned(hands: Hands, tmp_path: Path):
    """A window on a round of an invented team."""
    load_fallback_fonts()
    write_team(tmp_path / "team", Team(41))
    hands.window.autosave.run(lambda store: plan(store, tmp_path / "team" / "deals.csv"), lambda _none: None)
    hands.wait()
    hands.close()
    hands.open()
    yield hands
    hands.window.set_look(THEMES["light"], 100)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_a_round_is_drawn_planned_and_followed(planned, shoot, theme, size):
    planned.window.set_look(THEMES[theme], 100)
    planned.window.resize(*SIZES[size])
    planned.press("Ctrl+3")
    settle()
    planned.press("Down", "Down")
    drawn = [shoot(planned, f"rounds-{theme}{size}")]
    planned.press("Ctrl+R")
    page = planned.window.rooms["rounds"].plan
    page.pick_spread()
    page.table.setFocus()
    drawn.append(shoot(planned, f"plan-{theme}{size}"))
    assert is_drawn(drawn, theme, SIZES[size])
