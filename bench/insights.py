"""The team report: making Lunches of interviews, the report over them, a click on a filter; against reading them.

Reading is every answer of every interview with its voices united, as any page does. Prints JSON. Lunches are the
sample lunch with a third of its fields left out at random, under a fixed seed.
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from winnotes.core.insight.lunch import lunch_of
from winnotes.core.insight.report import report_of
from winnotes.core.insight.selection import Selection, chosen, options
from winnotes.core.insight.vocabulary import Vocabulary
from winnotes.core.interview import Interview, people_in
from winnotes.desk.cycles import without_cycles
from winnotes.desk.sample import sample_notebook
from winnotes.exchange.report.drawing import Drawing, draw
from winnotes.exchange.report.pdf import write_report_pdf
from winnotes.exchange.report.section import Section
from winnotes.exchange.report.sections import sections_of
from winnotes.wording import common_words, original_guide, words

GUIDE = original_guide()
RUNS = 5


def interviews(count: int) -> list[Interview]:
    """Return `count` interviews as they come out of a notebook, nothing read yet."""
    notebook, subject = sample_notebook()
    fields, people, random = notebook.fields(subject), people_in(notebook), Random(5)
    return [
        Interview(
            f"i{number:05d}",
            {name: heads for name, heads in fields.items() if name == "segment" or random.random() < 0.67},
            GUIDE,
            people,
        )
        for number in range(count)
    ]


def read(interview: Interview) -> list[Any]:
    """Read every answer with its voices united."""
    answers = [interview.answer(question.key) for question in GUIDE.questions]
    return [(answer.united, answer.status) for answer in answers]


def drawn(sections: list[Section]) -> list[Drawing]:
    """Lay out every chart, as wide as a column of the page."""
    return [
        draw(one.chart, 560, 13, lambda text, size, _bold: len(text) * size / 2)
        for one in sections
        if one.chart
    ]


def seconds(job: Callable[[], Any], runs: int = RUNS) -> float:
    """Return the median time of a job."""
    times = []
    for _run in range(runs):
        start = perf_counter()
        job()
        times.append(perf_counter() - start)
    return sorted(times)[runs // 2]


def measured(count: int) -> dict[str, float]:
    """Return the figures for `count` interviews, counted as desk/reporting.py counts: nobody looks for cycles."""
    with without_cycles():
        return figures(count)


def figures(count: int) -> dict[str, float]:
    told, guides = interviews(count), {GUIDE.id: GUIDE}
    runs = RUNS if count <= 2000 else 3
    reading = seconds(lambda: [read(one) for one in told], runs)
    making = seconds(lambda: [lunch_of(one, words()) for one in told], runs)
    lunches = [lunch_of(one, words()) for one in told]
    indexing = seconds(lambda: Vocabulary(lunches, common_words()), 3)
    told_words = Vocabulary(lunches, common_words())
    report = seconds(lambda: report_of(lunches, guides, vocabulary=told_words), runs)
    click = Selection(segment=lunches[0].deal.segment, last="2026-12-31")
    filtering = seconds(lambda: report_of(chosen(lunches, click), guides, vocabulary=told_words), runs)
    made = report_of(lunches, guides, vocabulary=told_words)
    drawing = seconds(lambda: drawn(sections_of(made, guides)), runs)
    printing = seconds(lambda: write_report_pdf(made, guides, made_on="2026-11-23"), runs)
    return {
        "interviews": count,
        "read_ms": round(reading * 1000, 1),
        "make_ms": round(making * 1000, 1),
        "index_words_ms": round(indexing * 1000, 1),
        "report_ms": round(report * 1000, 1),
        "chosen": len(chosen(lunches, click)),
        "choose_and_report_ms": round(filtering * 1000, 1),
        "options_ms": round(seconds(lambda: options(lunches, click), runs) * 1000, 1),
        "draw_ms": round(drawing * 1000, 1),
        "pdf_ms": round(printing * 1000, 1),
        "peak_mib": round(getrusage(RUSAGE_SELF).ru_maxrss / 1024),
        "make_to_read": round(making / reading, 2),
        "report_to_read": round(report / reading, 2),
        "all_to_read": round((making + report) / reading, 2),
    }


def main() -> None:
    """Print the figures as JSON."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    print(json.dumps([measured(size) for size in asked.parse_args().sizes], indent=2))


if __name__ == "__main__":
    main()
