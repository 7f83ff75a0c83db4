"""Draws the guide page: a question, fields, a scale, what differs, guides edited apart; every theme, a small screen."""

from contextlib import closing
from pathlib import Path

import pytest

from tests.hands import Hands
from tests.screens.test_screens import SIZES, is_drawn
from winnotes.core.guide_editing import reworded, with_kind, with_question
from winnotes.core.guide_parts import with_columns, with_scale
from winnotes.desk.exporting import export_library
from winnotes.desk.guides import use_guide
from winnotes.desk.home import DATABASE
from winnotes.desk.importing import import_file
from winnotes.desk.person import named_note_taker
from winnotes.gui.guide.guide_list import Place
from winnotes.gui.keyboard import settle
from winnotes.gui.theme import THEMES, load_fallback_fonts
from winnotes.gui.widgets import go_to
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


def with_fields_and_a_scale(store: Store) -> None:
    guide = with_question(
        original_guide(), "price_k3f7", "Was the price fair?", label="Price", after="why_us"
    )
    guide = with_kind(guide, "price_k3f7", "scale", ())
    guide = with_scale(guide, "price_k3f7", ["1 far too low", "5 far too high"], ())
    guide = with_kind(
        with_question(guide, "rival_k3f7", "Who else bid?", after="price_k3f7"), "rival_k3f7", "rows", ()
    )
    rows = [{"label": "Rival"}, {"label": "Strength", "kind": "choice", "choices": "Strong; Weak"}]
    rows += [
        {"label": "Bid", "kind": "amount"},
        {"label": "Fit", "kind": "scale", "choices": "1 none; 5 whole"},
    ]
    use_guide(store, named_note_taker(store, "Kim Berger"), with_columns(guide, "rival_k3f7", rows, ()))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_fields_and_scales_are_drawn(hands: Hands, shoot, theme, size):
    load_fallback_fonts()
    hands.window.autosave.run(with_fields_and_a_scale, lambda _none: None)
    hands.window.set_look(THEMES[theme], 100)
    hands.window.resize(*SIZES[size])
    hands.press("Ctrl+5")
    hands.wait()
    page = hands.window.rooms["guide"].page
    drawn = []
    for key, name, field in (("price_k3f7", "scale", "choices"), ("rival_k3f7", "fields", "columns")):
        page.list.setCurrentIndex(page.list.lines.index(page.list.lines.row_of(Place("question", key))))
        editor = getattr(page.question, field)
        go_to(editor.grid_rows()[1]["label"] if field == "columns" else editor)
        settle()
        drawn.append(shoot(hands, f"guide-{name}-{theme}{size}"))
    assert is_drawn(drawn, theme, SIZES[size])
    hands.window.set_look(THEMES["light"], 100)
