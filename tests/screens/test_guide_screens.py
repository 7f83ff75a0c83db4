"""Draws the guide page: a question, what differs, and two guides edited apart; every theme, and a small screen."""

from contextlib import closing
from pathlib import Path

import pytest

from tests.hands import Hands
from tests.screens.test_screens import SIZES, is_drawn
from winnotes.core.guide_editing import reworded, with_question
from winnotes.desk.exporting import export_library
from winnotes.desk.guides import use_guide
from winnotes.desk.home import DATABASE
from winnotes.desk.importing import import_file
from winnotes.desk.person import named_note_taker
from winnotes.gui.keyboard import settle
from winnotes.gui.theme import THEMES, load_fallback_fonts
from winnotes.store.store import Store
from winnotes.wording import original_guide


def from_alex(folder: Path) -> Path:
    """What Alex sends, who asked for rivals and reworded a question."""
    guide = with_question(original_guide(), "rivals_k3f7", "Who else was in the running?", after="why_us")
    with closing(Store(folder / "alex" / DATABASE)) as store:
        use_guide(
            store, named_note_taker(store, "Alex Osei"), reworded(guide, "why_us", text="Why us, really?")
        )
        export_library(store, folder / "alex.winnotes")
    return folder / "alex.winnotes"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_the_guide_is_drawn(hands: Hands, shoot, tmp_path: Path, theme, size):
    load_fallback_fonts()
    hands.window.set_look(THEMES[theme], 100)
    hands.window.resize(*SIZES[size])
    hands.press("Ctrl+5")
    hands.wait()
    hands.press("Down")
    settle()
    drawn = [shoot(hands, f"guide-{theme}{size}")]
    hands.press("Ctrl+Ins")
    hands.type("Was the price fair?")
    hands.window.rooms["guide"].differs()
    drawn.append(shoot(hands, f"differs-{theme}{size}"))
    file = from_alex(tmp_path)
    hands.window.autosave.run(lambda store: import_file(store, file), lambda _came: None)
    hands.press("Ctrl+5")
    hands.wait()
    hands.press("Up")  # a question of ours would show a key that is another every time
    drawn.append(shoot(hands, f"apart-{theme}{size}"))
    assert is_drawn(drawn, theme, SIZES[size])
    hands.window.set_look(THEMES["light"], 100)
