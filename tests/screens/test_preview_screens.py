"""Draws the preview of files coming in, in every theme and on a small screen, before the merge and after it."""

from pathlib import Path

import pytest

from tests.desk.coming import ALEX, AT, KIM, LUNCH, SAMPLE, by, edited, packed
from tests.gui.exchange.conftest import Merger
from tests.screens.test_screens import SIZES, is_drawn
from winnotes.core.erasure import erase
from winnotes.core.notebook import Notebook, agree
from winnotes.core.version import Version
from winnotes.exchange.package import write_package
from winnotes.exchange.sealing import seal
from winnotes.gui.theme import THEMES, load_fallback_fonts

OTHER = {
    "account": "Contoso", "deal_name": "Cold chain", "interviewee": "Sam Okafor", "met_on": "2026-10-12",
    "why_us_note": "they called back on a Sunday\n> send the case study @kim",
}  # fmt: skip


@pytest.fixture
def coming(hands, tmp_path: Path) -> Merger:
    """Kim with one erased note, before Alex's file, one of another lunch, a doubtful one, a bad one, a sealed one."""
    load_fallback_fonts()
    yield Merger(hands, tmp_path)
    hands.window.set_look(THEMES["light"], 100)


def files(folder: Path) -> list[Path]:
    theirs = edited(by(ALEX), "place", "Harbour canteen", ALEX)
    content = SAMPLE.heads(LUNCH, "entry_path")[0].content
    settled = agree(SAMPLE.of(LUNCH), LUNCH, "entry_path", f"{ALEX}.ksample", content, at=AT)
    held = Notebook([Version(LUNCH, "objections_note", f"{KIM}.k9", 1, {}, "the sentence Dana took back")])
    lunch = Notebook(Version("i7", name, f"{ALEX}.k1", 1, {}, text) for name, text in OTHER.items())
    doubtful = Notebook(
        Version(LUNCH, name, "prosa.k3", 1, {}, text)
        for name, text in (("account", "Fabrikam"), ("met_on", "2026-11-02"), ("why_us_note", "price"))
    ) | Notebook([Version("prosa", "name", "prosa.k3", 1, {}, "Rosa Lind")])
    (folder / "cut.winnotes").write_bytes(write_package(SAMPLE)[:800])
    (folder / "board.winnotes").write_bytes(seal(write_package(lunch), "correct horse"))
    return [
        packed(folder / "alex.winnotes", theirs | Notebook([settled]) | held | lunch),
        packed(folder / "rosa.winnotes", doubtful),
        folder / "cut.winnotes",
        folder / "board.winnotes",
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_the_preview_and_the_report_are_drawn(coming, shoot, theme, size):
    hands = coming.hands
    _erasure, kept = erase(by(KIM), LUNCH, ["objections_note"], f"{KIM}.ksample", AT)
    coming.put(kept)
    hands.window.set_look(THEMES[theme], 100)
    hands.window.resize(*SIZES[size])
    coming.open(*files(coming.folder))
    drawn = [shoot(hands, f"preview-ask-{theme}{size}")]
    coming.page.passphrase.skipped.emit()
    go_to(coming, "Who decided")
    drawn.append(shoot(hands, f"preview-{theme}{size}"))
    coming.press("Return")
    drawn.append(shoot(hands, f"merged-{theme}{size}"))
    assert is_drawn(drawn, theme, SIZES[size])
    edge = coming.page.tree.mapTo(hands.window, coming.page.tree.rect().bottomLeft())
    beside = {picture.pixelColor(edge.x() + 2, edge.y() - 60).name() for picture in drawn}
    assert beside == {THEMES[theme].paper}, "the ground beside the rows is paper"


def go_to(coming: Merger, words: str) -> None:
    """Go down to a row, as with the arrow key."""
    coming.page.tree.setFocus()
    coming.press("Home")
    for _press in range(60):
        if coming.page.tree.currentIndex().data() == words:
            return
        coming.press("Down")
    raise AssertionError(f"there is no row {words}")
