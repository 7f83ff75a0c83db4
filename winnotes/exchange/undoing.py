"""What a damaged cell may have been, where nobody here knows it: candidates for a version's id to prove.

Nothing is believed: a candidate counts only where the hash over its content is the one the file states.
"""

import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice

from winnotes.core.text import normalise
from winnotes.exchange.damage import plain, repaired
from winnotes.exchange.damage_figure import days_in, numbers_in

_MOST = 160  # candidates a cell
_SIGNS = {
    "‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "…": "...", "→": "->", "©": "(c)",
    "½": "1/2", "\u00a0": " ", "\u202f": " ",
}  # fmt: skip
_KINDS = ("", "\u00a0\u202f", "‘’", "“”„", "–—", "…", "→©½", "‘’“”„", "–—…")
_DAYS = (
    "{y}-{m:02}-{d:02}", "{d:02}.{m:02}.{y}", "{d}.{m}.{y}", "{d:02}.{m:02}.{s}", "{d}.{m}.", "{m}/{d}/{y}",
    "{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{m:02}/{d:02}/{y}",
    "{d}/{m}", "{m}/{d}", "{d}-{m}", "{m}-{d}", "{d}.{m}", "{m}.{d}",
    "{y}-{m:02}", "{m}/{y}", "{m:02}/{y}",
)  # fmt: skip
Undo = Callable[[str], Iterator[str]]


def origins(cell: str) -> Iterator[str]:
    """Yield what `cell` may have been before it was damaged, the likeliest first; the cell itself is first of all."""
    seen = dict.fromkeys([cell, *islice(_candidates(cell), _MOST)])
    yield from seen


def _candidates(cell: str) -> Iterator[str]:
    texts = [cell, *map(normalise, repaired(cell))]
    for text in texts:
        for spelled in dict.fromkeys(_spellings(text)):
            yield spelled
            yield from _framed(spelled)
    for undo in _FIGURES:
        yield from undo(cell.strip())


def _spellings(text: str) -> Iterator[str]:
    """Yield `text` without what was beautified or added all over, each kind of it alone and all together."""
    for kind in (*_KINDS, "".join(_KINDS)):
        plainer = text.translate({ord(sign): _SIGNS[sign] for sign in kind})
        yield from (plainer, plainer.replace("_x000D_", ""), unicodedata.normalize("NFC", plainer))
    yield from (unicodedata.normalize("NFD", text), text.replace("\n\n", "\n"), text.replace("\\n", "\n"))
    yield from (text.replace('""', '"'), plain(text))


def _framed(text: str) -> Iterator[str]:
    """Yield `text` with what may have been cut off its ends, or without what was put there."""
    bare = text.strip("\u2409\t \u00a0\n")
    yield from (
        bare,
        text.rstrip(),
        text.lstrip("'"),
        f"'{text}",
        f"{text} ",
        f" {text}",
        f"{text}\n",
        f"\n{text}",
    )
    yield from (
        "\n".join(line.rstrip() for line in text.split("\n")),
        bare.removeprefix('"').removesuffix('"'),
    )


def _numbers(cell: str) -> Iterator[str]:
    for number in numbers_in(cell):
        whole = int(number) if number == int(number) and abs(number) < 1e22 else None
        spelled = repr(number) if whole is None else str(whole)
        yield from (spelled, spelled.replace(".", ","), f"{number:g}", f"{number:.1f}", f"{number:.2f}")
        if whole is not None:
            yield from (f"{whole:0{len(spelled) + zeros}}" for zeros in range(1, 7))
            yield from _grouped(whole)
            stripped = spelled.rstrip("0")
            yield from (
                f"{stripped}e{len(spelled) - len(stripped)}",
                f"{stripped}E{len(spelled) - len(stripped)}",
            )
        if 0 < abs(number) <= 10:
            yield f"{number * 100:g}%"


def _grouped(whole: int) -> Iterator[str]:
    for mark in (",", ".", " ", "'", "\u202f"):
        yield f"{whole:,}".replace(",", mark)


def _days(cell: str) -> Iterator[str]:
    for year, month, day in sorted(days_in(cell), key=str):
        shown = year or 0
        for form in _DAYS:
            if year is not None or "y" not in form:
                yield form.format(y=shown, s=f"{shown % 100:02}", m=month, d=day or 1)


def _truths(cell: str) -> Iterator[str]:
    match cell.casefold():
        case "true" | "wahr" | "vrai":
            yield from ("true", "True", "TRUE", "1")
        case "false" | "falsch" | "faux":
            yield from ("false", "False", "FALSE", "0")


_FIGURES: tuple[Undo, ...] = (_truths, _numbers, _days)
