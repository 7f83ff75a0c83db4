"""Draws every page into resources/screenshots, in every theme and on a small screen; somebody looks at them."""

import pytest

from winnotes.desk.sample import sample_id
from winnotes.gui.export.export_sheet import ExportSheet
from winnotes.gui.theme import THEMES

SIZES = {"": (1280, 800), "-small": (1024, 600)}


def is_drawn(pictures, theme, size):
    """Whether these pictures have this size and paper."""
    paper = THEMES[theme].paper
    return all(
        (picture.width(), picture.height()) == size
        and paper in {picture.pixelColor(x, 40).name() for x in range(0, picture.width(), 7)}
        for picture in pictures
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_the_lunch_is_drawn_with_everything_laid_over_it(half, shoot, theme, size):
    half.window.set_look(THEMES[theme], 100)
    half.window.resize(*SIZES[size])
    half.window.refresh_library()
    drawn = [shoot(half, f"library-{theme}{size}")]
    half.window.open_interview(sample_id())
    half.wait()
    for key, name in (("conversation_story", "lunch"), ("why_us", "drivers")):
        half.page.show_question(key)
        drawn.append(shoot(half, f"{name}-{theme}{size}"))
    for keys, name in (
        ("F3", "bite"),
        ("F7", "header"),
        ("F12", "code"),
        ("Ctrl+K", "find"),
        ("Ctrl+E", "export"),
        ("F1", "keys"),
    ):
        half.press(keys)
        drawn.append(shoot(half, f"{name}-{theme}{size}"))
        half.press("F3" if keys == "F3" else "Escape")
    drawn += [*looked_for(half, shoot, f"{theme}{size}")]
    drawn += uploaded(half, shoot, f"{theme}{size}")
    drawn += shared_out(half, shoot, f"{theme}{size}")
    assert is_drawn(drawn, theme, SIZES[size])


def uploaded(hands, shoot, name):
    """What a CRM would not take whole, and its headings being changed."""
    hands.press("Ctrl+E", *["Down"] * 6)
    drawn = [shoot(hands, f"upload-{name}")]
    sheet = next(one for one in hands.window.findChildren(ExportSheet) if one.isVisible())
    sheet.change.setFocus()
    hands.press("Space")
    sheet.headings.setFocus()
    drawn.append(shoot(hands, f"headings-{name}"))
    hands.press("Escape")
    return drawn


def looked_for(hands, shoot, name):
    """Draw what is found in all notes, and what is to be forgotten."""
    hands.press("Ctrl+F")
    hands.type("the")
    yield shoot(hands, f"search-{name}")
    hands.press("Escape", "Ctrl+Shift+Del")
    hands.type("Samir\n")
    hands.press("Space")
    yield shoot(hands, f"forget-{name}")
    hands.press("Escape")


def shared_out(hands, shoot, name):
    """Draw who listens for what: the sheet, and the checklist of somebody who took one half."""
    hands.press("Ctrl+Shift+M", "Space")
    drawn = [shoot(hands, f"listening-{name}")]
    hands.press("Escape")
    return [*drawn, shoot(hands, f"shares-{name}")]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_what_comes_after_the_lunch_is_drawn(sample, shoot, theme, size):
    sample.window.set_look(THEMES[theme], 100)
    sample.window.resize(*SIZES[size])
    sample.window.open_interview(sample_id())
    sample.wait()
    sample.page.show_question("objections")
    drawn = [shoot(sample, f"rows-{theme}{size}")]
    sample.press("F8")
    assert sample.window.pages.currentWidget() is sample.window.review
    drawn.append(shoot(sample, f"review-{theme}{size}"))
    sample.window.review.voices.agree_rows[0].setFocus()
    sample.press("2")
    drawn.append(shoot(sample, f"agree-{theme}{size}"))
    assert is_drawn(drawn, theme, SIZES[size])


@pytest.mark.parametrize("theme", THEMES)
def test_the_largest_text_on_a_small_screen_is_drawn(half, shoot, theme):
    half.window.set_look(THEMES[theme], 200)
    half.window.resize(*SIZES["-small"])
    half.window.open_interview(sample_id())
    half.wait()
    half.page.show_question("competition_fierceness")
    drawn = [shoot(half, f"lunch-{theme}-large")]
    half.press("F8")
    drawn.append(shoot(half, f"review-{theme}-large"))
    assert is_drawn(drawn, theme, SIZES["-small"])


def test_the_empty_library_teaches(hands, shoot):
    assert hands.window.library.empty.isVisible()
    shoot(hands, "library-empty")
