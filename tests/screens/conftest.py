"""Windows on the sample lunch for the tests that draw them: in the middle of it, and after it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.hands import Hands
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.desk.sample import sample_notebook, sample_person
from winnotes.gui.theme import THEMES, load_fallback_fonts

SCREENSHOTS = Path(__file__).resolve().parents[2] / "resources" / "screenshots"
STILL_OPEN = (
    "buying_stage_at_entry", "questions_they_asked", "why_us", "objections", "marketing_help", "close_faster",
    "deal_bigger", "content_used", "content_effect", "content_not_used", "decision_maker", "buying_group_size",
    "sales_cycle_fit",
)  # fmt: skip
TALK_S = 23 * 60 + 41


def in_the_middle(notes: Iterable[Version]) -> list[Version]:
    """Return the sample as it stood after half the talk."""
    left_out = tuple(name for key in STILL_OPEN for name in (key, f"{key}_note"))
    return [
        replace(one, content=TALK_S, id="") if one.field.startswith("clock.talk.") else one
        for one in notes
        if one.field not in left_out
    ]


def window_on(hands: Hands, notes: Iterable[Version]) -> Hands:
    """Start again on these notes, two note takers at the laptop, nobody finished."""
    load_fallback_fonts()
    unfinished = Notebook(one for one in notes if not one.field.startswith("finished"))
    hands.window.autosave.run(lambda store: store.merge(unfinished), lambda _n: None)
    takers = [sample_person(name) for name in ("Kim Berger", "Alex Osei")]
    hands.window.autosave.run(lambda store: store.set_setting("note_takers", takers), lambda _none: None)
    hands.wait()
    hands.close()
    hands.open()
    return hands


@pytest.fixture
def half(hands: Hands):
    """A window on the lunch while it lasts."""
    yield window_on(hands, in_the_middle(sample_notebook()[0]))
    hands.window.set_look(THEMES["light"], 100)


@pytest.fixture
def sample(hands: Hands):
    """A window on the lunch when everything was asked."""
    yield window_on(hands, sample_notebook()[0])
    hands.window.set_look(THEMES["light"], 100)


@pytest.fixture
def shoot() -> Callable[[Hands, str], QImage]:
    """Draws the window into resources/screenshots and gives the picture back."""

    def draw(hands: Hands, name: str) -> QImage:
        hands.wait()
        picture = hands.window.grab()
        SCREENSHOTS.mkdir(exist_ok=True)
        assert picture.save(str(SCREENSHOTS / f"{name}.png"), "PNG", 0)  # 0: packed as small as can be
        return picture.toImage()

    return draw
