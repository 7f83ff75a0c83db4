"""Draws every page into resources/screenshots, in every theme and on a small screen; somebody looks at them."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from winnotes.core.notebook import Notebook
from winnotes.desk.sample import sample_id, sample_notebook, sample_person
from winnotes.gui.theme import THEMES, load_fallback_fonts

SCREENSHOTS = Path(__file__).resolve().parents[2] / "resources" / "screenshots"
SIZES = {"": (1280, 800), "-small": (1024, 600)}


@pytest.fixture
def sample(hands):
    """A window on the sample lunch, not finished."""
    load_fallback_fonts()
    open_lunch = Notebook(one for one in sample_notebook()[0] if not one.field.startswith("finished"))
    hands.window.autosave.run(lambda store: store.merge(open_lunch), lambda _n: None)
    takers = [sample_person(name) for name in ("Kim Berger", "Alex Osei")]
    hands.window.autosave.run(lambda store: store.set_setting("note_takers", takers), lambda _none: None)
    hands.wait()
    hands.close()
    hands.open()
    yield hands
    hands.window.set_look(THEMES["light"], 100)
    hands.wait()


def shoot(hands, name: str) -> QImage:
    """Draw the window into a file and return the picture."""
    hands.window.foot.tell("")
    hands.wait()
    picture = hands.window.grab()
    SCREENSHOTS.mkdir(exist_ok=True)
    assert picture.save(str(SCREENSHOTS / f"{name}.png"))
    return picture.toImage()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_every_page_is_drawn(sample, theme, size):
    window = sample.window
    window.set_look(THEMES[theme], 100)
    window.resize(*SIZES[size])
    drawn = [shoot(sample, f"library-{theme}{size}")]
    window.open_interview(sample_id())
    sample.wait()
    for key, name in (("conversation_story", "lunch"), ("why_us", "drivers"), ("objections", "rows")):
        sample.page.show_question(key)
        drawn.append(shoot(sample, f"{name}-{theme}{size}"))
    sample.press("F3")
    drawn.append(shoot(sample, f"bite-{theme}{size}"))
    sample.press("F3", "F7")
    drawn.append(shoot(sample, f"header-{theme}{size}"))
    sample.press("Escape", "F1")
    drawn.append(shoot(sample, f"keys-{theme}{size}"))
    sample.press("Escape", "F8")
    drawn.append(shoot(sample, f"review-{theme}{size}"))
    paper = THEMES[theme].paper
    for picture in drawn:
        assert (picture.width(), picture.height()) == SIZES[size]
        assert paper in {picture.pixelColor(x, 40).name() for x in range(0, picture.width(), 7)}


def test_the_empty_library_teaches(hands):
    assert hands.window.library.empty.isVisible()
    shoot(hands, "library-empty")
