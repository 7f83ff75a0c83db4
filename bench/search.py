"""Search as you type over 10,000 interviews of 22 answers: newest and most telling hits; beside ripgrep, plain bm25.

Texts are drawn by seed from the words of the sample lunch, the commoner a word there the commoner here. The hundred
commonest are asked, 300 others, pairs, and beginnings of one to three letters. Prints JSON, times in ms.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from random import Random
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from winnotes.core.notebook import Notebook
from winnotes.core.search.query import Query, read_query, spaced
from winnotes.core.version import Version
from winnotes.desk.sample import sample_notebook
from winnotes.store.search_index import SCORE, SearchIndex
from winnotes.store.store import Store
from winnotes.wording import original_guide

WRITER, COMMON, OTHERS = "pbench.k1", 100, 300


def words_of_the_sample() -> list[str]:
    """Return the words of the sample lunch, and made ones, so that there are rare ones as well: the commonest first."""
    notes = sample_notebook()[0]
    said = " ".join(str(one.content) for one in notes if one.field.endswith("_note"))
    known = [word for word, _n in Counter(spaced(said).split()).most_common()]
    return known + [f"word{number}" for number in range(4000)]


def interviews(count: int, words: list[str], random: Random) -> list[Version]:
    """Return the notes of so many lunches: 22 answers of two lines and a header each."""
    weights = [1 / (rank + 2) for rank in range(len(words))]
    found = []
    for number in range(count):
        subject = f"i{number:06}"
        said = iter(random.choices(words, weights, k=22 * 16 + 4))
        at = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}T12:00:00.000+00:00"
        head = " ".join(next(said) for _n in range(3))
        found.append(Version(subject, "account", WRITER, 1, {}, head, at=at))
        for question in original_guide().questions:
            lines = "\n".join(" ".join(next(said) for _word in range(8)) for _line in range(2))
            sign = random.choice(("", "", '" ', "> "))
            found.append(Version(subject, f"{question.key}_note", WRITER, 1, {}, sign + lines, at=at))
    return found


def milliseconds(job: Callable[[], object]) -> float:
    """Return how long a job takes."""
    start = perf_counter()
    job()
    return (perf_counter() - start) * 1000


def timed(job: Callable[[Query], object], queries: Sequence[Query]) -> dict[str, float]:
    """Return how long the job takes over these queries."""
    times = sorted(milliseconds(partial(job, query)) for query in queries)
    middle, most = times[len(times) // 2], times[int(len(times) * 0.99)]
    return {"p50": round(middle, 2), "p99": round(most, 2), "max": round(times[-1], 2)}


def plain(index: SearchIndex, query: Query) -> list[int]:
    """Return the top fifty of every match by our score: what is not done, since the commonest words take too long."""
    rows = index._connection.execute(
        "SELECT found.rowid FROM found JOIN passage ON passage.id=found.rowid WHERE found MATCH ?"
        f" ORDER BY {SCORE}, found.rowid DESC LIMIT 50",
        (f'words : ("{query.terms[0]}")',),
    )
    return [row[0] for row in rows]


def agreement(index: SearchIndex, query: Query) -> float:
    """Return which part of plain bm25's top fifty is among ours."""
    ids = plain(index, query)
    rows = index._connection.execute(f"SELECT text FROM passage WHERE id IN ({','.join(map(str, ids))})")
    wanted = {row[0] for row in rows}
    return len({hit.text for hit in index.best(query)} & wanted) / max(1, len(wanted))


def grepped(file: Path, words: list[str]) -> float | None:
    """Return ripgrep's median over the same text, None where it is not installed."""
    program = shutil.which("rg")
    if not program:
        return None
    commands = [[program, "-i", "-m", "50", "--", word, str(file)] for word in words]
    run = partial(subprocess.run, capture_output=True, check=False)
    return round(sorted(milliseconds(partial(run, command)) for command in commands)[len(words) // 2], 2)


def asked_of(index: SearchIndex, words: list[str], random: Random) -> dict[str, object]:
    """Return how long searches take."""
    common = words[:COMMON]
    asked = [read_query(f"{word} ", {}, {}) for word in common + random.sample(words[COMMON:], OTHERS)]
    begun = [read_query(word[:length], {}, {}) for word in common for length in (1, 2, 3)]
    two = [read_query(f"{one} {other} ", {}, {}) for one, other in pairwise(common)]
    for query in asked[:3]:
        index.newest(query)
    return {
        "newest_ms": timed(index.newest, asked),
        "newest_beginnings_ms": timed(index.newest, begun),
        "newest_two_words_ms": timed(index.newest, two),
        "best_ms": timed(index.best, asked),
        "best_beginnings_ms": timed(index.best, begun),
        "best_two_words_ms": timed(index.best, two),
        "plain_bm25_ms": timed(partial(plain, index), asked),
        "best_agree_with_plain_common": round(
            sum(map(partial(agreement, index), asked[:COMMON])) / COMMON, 2
        ),
        "best_agree_with_plain_others": round(
            sum(map(partial(agreement, index), asked[COMMON:])) / OTHERS, 2
        ),
    }


def measured(folder: Path, count: int) -> dict[str, object]:
    """Return the figures for so many interviews."""
    random, words = Random(7), words_of_the_sample()
    versions = interviews(count, words, random)
    (folder / "all.txt").write_text("\n".join(str(one.content) for one in versions), "utf-8")
    store = Store(folder / "winnotes.db")
    store.merge(Notebook(versions))
    index = SearchIndex(folder / "search.db")
    made = milliseconds(lambda: index.follow(store))
    again = milliseconds(lambda: index.follow(store))
    found = {
        "interviews": count,
        "made_s": round(made / 1000, 1),
        "nothing_new_ms": round(again, 1),
        "size_mib": round((folder / "search.db").stat().st_size / 2**20, 1),
        **asked_of(index, words, random),
        "ripgrep_ms": grepped(folder / "all.txt", words[:20]),
    }
    index.close()
    store.close()
    return found


def main() -> None:
    """Print the figures as JSON."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--interviews", type=int, default=10_000)
    count = asked.parse_args().interviews
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measured(Path(folder), count), indent=2))


if __name__ == "__main__":
    main()
