"""What spreadsheets do to cells in transit and what people do to them, each as a function, with answers to try on.

bench/damage.py counts what the damage filter makes of all of it.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache

from tests.exchange.random_notebook import HURRIED, NAUGHTY, PEOPLE
from winnotes.core.notebook import Notebook
from winnotes.core.text import normalise
from winnotes.core.version import Version
from winnotes.desk.sample import sample_notebook
from winnotes.exchange.csv_encoding import ONE_BY_ONE
from winnotes.exchange.csv_text import csv_bytes, guarded, is_formula, unguarded
from winnotes.exchange.resolving import nothing_known
from winnotes.exchange.sheet import TeamCsv
from winnotes.exchange.team_csv import team_rows
from winnotes.exchange.team_reading import read_team_csv
from winnotes.wording import original_guide

Change = Callable[[str], str]

FIGURES = [
    "007", "0049170", "00123", "1e5", "100000", "250000", "12345678901234567890", "98.4375", "2026-10-12",
    "2026-01-31", "12/10/2026", "7/10", "2-3", "1-2", "14:30", "true", "FALSE", "1.5", "84000", "Mar 5",
]  # fmt: skip
_TALK = "they said the demo — “great”, über-fast; CFO's budget… 漢字 naïve 👩 café price 14 weeks Größe don't #fit"
_WORDS = _TALK.split()


def answers(count: int = 500) -> list[str]:
    """Return different answers: the sample lunch's, hurried and naughty ones, figures, and random talk."""
    draw = random.Random(7)
    found = dict.fromkeys(one.content for one in sample_notebook()[0] if isinstance(one.content, str))
    found |= dict.fromkeys(normalise(one) for one in (*HURRIED, *NAUGHTY, *FIGURES))
    found = {one: None for one in found if one.strip()}
    while len(found) < count:
        lines = [" ".join(draw.choices(_WORDS, k=draw.randint(2, 9))) for _line in range(draw.randint(1, 4))]
        mark = draw.choice(["", "", "> ", '"', "! ", "= ", "-"])
        found[mark + "\n".join(lines)] = None
    return list(found)[:count]


def _long(text: str) -> str:
    return (text + " ") * (40_000 // (len(text) + 1) + 1)


def _misread(text: str) -> str:
    return text.encode().decode("cp1252", ONE_BY_ONE)


def _as_day(form: str) -> Change:
    def change(text: str) -> str:
        year_month_day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)
        if year_month_day is None:
            return text
        year, month, day = year_month_day.groups()
        return form.format(y=year, s=year[2:], m=month, d=day)

    return change


def _as_number(spell: Callable[[float], str]) -> Change:
    return lambda text: spell(float(text)) if re.fullmatch(r"\d+(\.\d+)?(e\d+)?", text) else text


DAMAGES: Mapping[str, Change] = {
    "line ends CRLF": lambda text: text.replace("\n", "\r\n"),
    "line ends CR": lambda text: text.replace("\n", "\r"),
    "line ends as blanks": lambda text: text.replace("\n", " "),
    "line ends gone": lambda text: text.replace("\n", ""),
    "line ends doubled": lambda text: text.replace("\n", "\n\n"),
    "carriage returns spelled": lambda text: text.replace("\n", "_x000D_\n"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "a blank at the end": lambda text: f"{text} ",
    "blanks cut off the ends": str.strip,
    "double blanks made one": lambda text: re.sub(" +", " ", text),
    "tabs at the end": lambda text: f"{text}\t\t",
    "typographic quotes": lambda text: text.replace("'", "’").replace('"', "”"),
    "straight quotes": lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'"),
    "dashes and dots": lambda text: text.replace("--", "–").replace("...", "…"),
    "plain dashes and dots": lambda text: text.replace("—", "-").replace("…", "..."),
    "decomposed accents": lambda text: unicodedata.normalize("NFD", text),
    "read as Windows-1252": _misread,
    "read so twice": lambda text: _misread(_misread(text)),
    "read as Latin-1": lambda text: text.encode().decode("latin-1"),
    "saved as Windows-1252": lambda text: text.encode("cp1252", "replace").decode("cp1252"),
    "saved with the nearest letters": lambda text: (
        text.replace("\uff0b", "+").encode("cp1252", "replace").decode("cp1252")
    ),
    "saved as ASCII": lambda text: text.encode("ascii", "replace").decode(),
    "guard doubled": lambda text: text,  # done where the guard is
    "leading zeros lost": _as_number(
        lambda number: f"{number:.0f}" if number == int(number) else f"{number}"
    ),
    "as a power of ten": _as_number(lambda number: f"{number:.2E}" if number >= 1e5 else f"{number}"),
    "with a decimal comma": _as_number(lambda number: f"{number:.2f}".replace(".", ",")),
    "day as in America": _as_day("{m}/{d}/{y}"),
    "day as in Germany": _as_day("{d}.{m}.{s}"),
    "day with an hour": _as_day("{y}-{m}-{d} 00:00:00"),
    "truth in capitals": lambda text: text.upper() if text.casefold() in ("true", "false") else text,
    "an error": lambda text: "#NAME?" if text[:1] in "=+-@" else text,
    "a narrow column": lambda text: "####" if re.fullmatch(r"[\d./-]+", text) else text,
}

EDITS: Mapping[str, Change] = {
    "a word more": lambda text: f"{text} indeed",
    "a word before": lambda text: f"Well {text}",
    "a line more": lambda text: f"{text}\nand the pilot",
    "a line before": lambda text: f"> call them\n{text}",
    "another text": lambda _text: "something else altogether",
    "last word gone": lambda text: text.rpartition(" ")[0],
    "first letter turned": lambda text: text[:1].swapcase() + text[1:],
    "a letter changed": lambda text: re.sub("[aeiou]", "y", text, count=1),
    "a digit changed": lambda text: re.sub(r"\d", lambda match: str((int(match[0]) + 1) % 10), text, count=1),
    "made a quote": lambda text: f'"{text}',
    "made a to-do": lambda text: f"> {text} @kim by 2027-05-01",
    "made a surprise": lambda text: f"! {text}",
    "a full stop": lambda text: f"{text}.",
    "two lines of one": lambda text: text.replace(" ", "\n", 1),
    "an umlaut spelled out": lambda text: text.replace("ü", "ue").replace("ö", "oe"),
    "a question mark": lambda text: f"{text}?",
}


def cut(text: str) -> tuple[str, str]:
    """Return a long answer that begins like `text`, and what a spreadsheet keeps of it."""
    whole = normalise(_long(text))
    units = whole.encode("utf-16-le")[: 32_767 * 2]
    return whole, units.decode("utf-16-le", "ignore")


GUIDE = original_guide()
ANSWERS = answers()
NOTEBOOK = Notebook(
    version
    for number, text in enumerate(ANSWERS)
    for version in (
        Version(f"i{number:04}", "why_us_note", f"{PEOPLE[number % 2]}.k1", 1, {}, text),
        Version(f"i{number:04}", "account", f"{PEOPLE[number % 2]}.k1", 1, {}, "Northwind"),
    )
)


ROWS = list(team_rows(NOTEBOOK, GUIDE))


def noted(subject: str) -> str:
    (version,) = NOTEBOOK.heads(subject, "why_us_note")
    return str(version.content)


@cache
def sent(damage: str, is_known: bool) -> tuple[TeamCsv, dict[str, str]]:
    """Return what is read after `damage` was done to every note, and what stands in the cells that changed."""
    header, *rows = [list(row) for row in ROWS]
    known = NOTEBOOK.heads if is_known else nothing_known
    at, changed = header.index("why_us_note"), {}
    for row in rows:
        before, row[:] = row[at], [guarded(cell) if cell else cell for cell in row]
        row[at] = (
            f"'{row[at]}"
            if damage == "guard doubled" and is_formula(before)
            else guarded(DAMAGES[damage](before))
        )
        if normalise(unguarded(row[at])) != before:
            changed[row[0]] = row[at]
    return read_team_csv(csv_bytes([header, *rows], is_guarded=False), GUIDE, "", known), changed


def content_of(read: TeamCsv, subject: str) -> object:
    heads = read.notebook.heads(subject, "why_us_note")
    return heads[0].content if len(heads) == 1 else None
