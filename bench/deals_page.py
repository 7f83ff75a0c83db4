"""The list of 10,000 deals: what a key, a click or a scroll takes until it is painted, against a plain QTableView.

Off-screen unless a platform is set. Prints JSON: median and worst of each, in ms, and the worst over the plain table's.
"""

import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from winnotes.core.deal import Deal
from winnotes.gui.deals.deals_page import DealsPage
from winnotes.gui.theme import LIGHT, dress, load_fonts

DEALS, TIMES, IDLE_S = 10_000, 60, 2
WORDS = ("depot", "account 7", "agent", "north", "fleet 12")
KEYS = [word[:end] for word in WORDS for end in range(len(word) + 1)]


def made_deals() -> list[Deal]:
    """Return as many deals, the latest won first."""
    pick = random.Random(22)
    made = [
        Deal(
            f"d{at}", f"Account {pick.randint(1, 900)}", f"{pick.choice(['Fleet', 'Depot'])} {at}", float(at), "EUR",
            closed=f"2026-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}", owner=f"Agent {at % 40}",
            segment=pick.choice(["Retail", "Food"]), more={"Region": pick.choice(["North", "South"])},
        )
        for at in range(DEALS)
    ]  # fmt: skip
    return sorted(made, key=lambda deal: deal.closed, reverse=True)


def painted(job: Callable[[int], object], times: int = TIMES) -> dict[str, float]:
    """Return the median and the worst of doing a job and painting what it changed."""
    taken = []
    for number in range(times):
        start = perf_counter()
        job(number)
        QApplication.processEvents()
        taken.append((perf_counter() - start) * 1000)
    return {"median": round(sorted(taken)[times // 2], 1), "worst": round(max(taken), 1)}


def plain_table() -> dict[str, float]:
    """Return what scrolling a table of as many rows of Qt's own takes."""
    model = QStandardItemModel(DEALS, 7)
    for row in range(DEALS):
        for column in range(7):
            model.setItem(row, column, QStandardItem("plain text"))
    table = QTableView()
    table.setModel(model)
    table.resize(1248, 620)
    table.show()
    QApplication.processEvents()
    return painted(lambda number: table.verticalScrollBar().setValue(number * 20))


def page_of(deals: list[Deal]) -> DealsPage:
    """Return the page as it is a moment after it was opened."""
    page = DealsPage()
    page.resize(1280, 800)
    page.show()
    page.show_deals(deals, {})
    until = monotonic() + IDLE_S
    while monotonic() < until:
        QApplication.processEvents()
    return page


def measured() -> dict[str, dict[str, float]]:
    """Return {what is done: its figures}."""
    plain, page = plain_table(), page_of(made_deals())
    search, bar = page.filters.search, page.table.verticalScrollBar()
    told = {
        "first_key": painted(lambda _number: search.setText("f"), 1),
        "key": painted(lambda number: search.setText(KEYS[number % len(KEYS)])),
    }
    search.setText("")
    told["scroll"] = painted(lambda number: bar.setValue(number * 700))
    sort = page.table.sortByColumn
    told["heading"] = painted(lambda number: sort(number % 7, Qt.SortOrder(number // 7 % 2)))
    sort(1, Qt.SortOrder.AscendingOrder)
    told["owner"] = painted(
        lambda number: page.model.choose(owner=f"agent {number % 40}" if number % 2 else "")
    )
    told = {
        name: {**one, "worst_to_plain": round(one["worst"] / plain["worst"], 1)} for name, one in told.items()
    }
    page.close()
    return {"plain_scroll": plain, **told}


def main() -> None:
    """Print the figures as JSON."""
    application = QApplication([])
    load_fonts()
    dress(LIGHT)
    print(json.dumps(measured(), indent=2))
    del application


if __name__ == "__main__":
    main()
