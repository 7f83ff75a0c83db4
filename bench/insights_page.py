"""A click on a filter of the insights page, until it is painted anew; against painting the page without a change.

1,000 invented lunches unless said; off-screen unless a platform is set. Prints JSON, medians in ms.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from winnotes.desk.demo_team import Team
from winnotes.desk.reporting import told_in
from winnotes.gui.insights.insights_page import InsightsPage
from winnotes.gui.theme import LIGHT, dress, load_fonts

CLICKS = 12


def median_ms(job: Callable[[int], None]) -> float:
    """Return the median of doing a job over and over, its number given to it."""
    times = []
    for number in range(CLICKS):
        start = perf_counter()
        job(number)
        times.append(perf_counter() - start)
    return round(sorted(times)[CLICKS // 2] * 1000, 1)


def page_on(lunches: int) -> InsightsPage:
    """Return the page, shown on an invented team's lunches."""
    page = InsightsPage()
    page.resize(1280, 800)
    page.show()
    page.show_told(told_in(Team(lunches).notebook))
    QApplication.processEvents()
    return page


def measured(lunches: int) -> dict[str, float]:
    """Return the figures for so many lunches."""
    page = page_on(lunches)
    choices = page.bar.choices["segment"], page.bar.choices["product"]

    def click(number: int) -> None:
        choice = choices[number % 2]
        choice.setCurrentIndex(number % choice.count())
        choice.activated.emit(choice.currentIndex())
        QApplication.processEvents()
        page.repaint()

    clicks, repaint = median_ms(click), median_ms(lambda _number: page.repaint())
    page.bar.clear()
    every = median_ms(lambda _number: page.refresh())
    page.close()
    return {
        "lunches": lunches,
        "click_ms": clicks,
        "all_ms": every,
        "repaint_ms": repaint,
        "click_to_repaint": round(clicks / repaint, 1),
    }


def main() -> None:
    """Print the figures as JSON."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--lunches", type=int, default=1000)
    lunches = asked.parse_args().lunches
    application = QApplication([])
    load_fonts()
    dress(LIGHT)
    print(json.dumps(measured(lunches), indent=2))
    del application


if __name__ == "__main__":
    main()
