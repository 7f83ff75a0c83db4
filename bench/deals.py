"""Importing a CRM's list of deals against `csv.DictReader` merely reading it; listing and choosing among 10,000.

python bench/deals.py LIST.csv       a real list, else one of 8,800 rows, half of them won, made here
"""

import csv
import io
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from winnotes.core.deal import deals_in, list_versions  # noqa: E402
from winnotes.core.deal_choice import DealChoice, DealShelf  # noqa: E402
from winnotes.core.notebook import Notebook  # noqa: E402
from winnotes.core.version import Json  # noqa: E402
from winnotes.desk.deals import deals, import_deals, preview_list  # noqa: E402
from winnotes.store.store import Store  # noqa: E402

RUNS = 5
DAY = "2026-11-03"


def seconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def median_ms(action: Callable[[], object]) -> float:
    return statistics.median(seconds(action) for _run in range(RUNS)) * 1000


def made_list(rows: int) -> bytes:
    """Return a list as a CRM exports it, every cell of it plausible."""
    pick = random.Random(22)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(
        [
            "opportunity_id",
            "sales_agent",
            "product",
            "account",
            "deal_stage",
            "engage_date",
            "close_date",
            "close_value",
        ]
    )
    for at in range(rows):
        day = f"{pick.randint(1, 12)}/{pick.randint(1, 28)}/2017"
        stage = "Won" if at % 2 else pick.choice(["Lost", "Engaging"])
        agent, product = f"Agent {pick.randint(1, 35)}", f"Product {pick.randint(1, 7)}"
        writer.writerow([f"{at:08X}", agent, product, f"Account {pick.randint(1, 85)}", stage, day, day, at])
    return out.getvalue().encode()


def measured(data: bytes, folder: Path) -> dict[str, float]:
    """Return the times of one import into empty notes, and of the same list a month later."""
    read = seconds(lambda: list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")))))
    store = Store(folder / f"{time.monotonic_ns()}.db")
    try:
        started, worked = time.perf_counter(), time.process_time()
        preview = preview_list(store, data, "list.csv")
        looked = time.perf_counter() - started
        import_deals(store, preview, DAY)
        whole, worked = time.perf_counter() - started, time.process_time() - worked
        again = seconds(lambda: import_deals(store, preview_list(store, data, "list.csv"), DAY))
        later = seconds(lambda: import_deals(store, preview_list(store, data, "list.csv"), "2026-12-03"))
        listing = seconds(lambda: deals(store))
    finally:
        store.close()
    return {
        "dict_reader_s": read, "preview_s": looked, "import_s": whole, "import_processor_s": worked,
        "same_again_s": again, "a_month_later_s": later,
        "list_s": listing, "ratio": whole / read, "preview_ratio": looked / read,
    }  # fmt: skip


def choosing() -> dict[str, float]:
    """Return what building and filtering 10,000 deals in memory takes, in ms; folding the words once is apart."""
    pick = random.Random(22)
    notebook = Notebook(
        version
        for at in range(10_000)
        for version in list_versions(f"d{at}", made_facts(at, pick), "other", 20261103, "")
    )
    shelf = DealShelf(deals_in(notebook))
    asked = {
        "search_ms": DealChoice(search="north 77"),
        "filter_ms": DealChoice(since="2026-01-10", at_least=500),
    }
    folding = seconds(partial(shelf.chosen, asked["search_ms"]))
    told = {name: median_ms(partial(shelf.chosen, one)) for name, one in asked.items()}
    return {"deals_in_ms": median_ms(partial(deals_in, notebook)), "first_search_ms": folding * 1000, **told}


def made_facts(at: int, pick: random.Random) -> dict[str, Json]:
    return {
        "account": f"Account {pick.randint(1, 900)}", "name": f"Deal {at}", "amount": at, "owner": f"Agent {at % 40}",
        "closed": f"2026-01-{at % 28 + 1:02}", "crm.Region": "North",
    }  # fmt: skip


def main() -> None:
    """Print the figures as JSON: medians over runs."""
    data = Path(sys.argv[1]).read_bytes() if len(sys.argv) > 1 else made_list(8_800)
    with tempfile.TemporaryDirectory() as name:
        runs = [measured(data, Path(name)) for _run in range(RUNS + 1)][1:]
    told: dict[str, float] = {key: round(statistics.median(run[key] for run in runs), 3) for key in runs[0]}
    told |= {key: round(ms, 1) for key, ms in choosing().items()}
    print(json.dumps({"rows": data.count(b"\n") - 1, **told}, indent=2))


if __name__ == "__main__":
    main()
