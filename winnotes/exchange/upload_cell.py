"""An entry as the destination spells it, cut only where it would be refused or cut there, never unsaid."""

from collections.abc import Iterator
from dataclasses import replace

from winnotes.core.text import normalise
from winnotes.exchange.finding import Finding
from winnotes.exchange.upload import Destination, Entry, UploadColumn
from winnotes.i18n import _

LINES = ("text", "email")  # fields of one line, shorter than others where `max_line` says so
LONGEST_PICK = 255  # characters of one value of a picklist


def units(text: str) -> int:
    """Return the length of `text` in UTF-16 units, as the strictest destination counts characters."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "replace")) // 2


def cut(text: str, most: int) -> str:
    """Return `text` in at most `most` units, ending in " [truncated, n more]" where n units are missing."""
    length = units(text)
    if not most or length <= most:
        return text
    kept = most
    while True:
        head = text.encode("utf-16-le", "replace")[: 2 * kept].decode("utf-16-le", "ignore")
        mark = _(" [truncated, {n} more]").format(n=length - units(head))
        if units(head + mark) <= most or not kept:
            return (head + mark)[:most]
        kept = max(0, min(kept - 1, most - units(mark)))


def spelled(
    destination: Destination, column: UploadColumn, entry: Entry, *, appends: bool = False
) -> tuple[str, list[Finding], Entry]:
    """Return the cell, what the destination makes of it (without row and heading), and the entry to tell beside.

    `appends` puts a `;` before the values of a choice, by which HubSpot adds instead of overwriting.
    """
    found: list[Finding] = []
    text = entry.text
    if column.kind == "flag":
        text = destination.flags[int(text)] if text else ""
    if column.kind in ("choice", "choices"):
        text, entry, found = _picked(destination, entry)
        text = f";{text}" if text and appends and column.kind == "choices" else text
    text = normalise(text)
    if entry.why:
        found.append(Finding(entry.why))
    line = destination.max_line if column.kind in LINES else 0
    if line and units(text) > line:
        found.append(Finding("line", amount=units(text), limit=line))
        entry, text = _beside(entry, text), cut(text, line)
    shortened = cut(text, destination.max_characters)
    if shortened != text:
        found.append(Finding("shortened", amount=units(text), limit=destination.max_characters))
    return shortened, [*found, *_doubts(destination, shortened)], entry


def _picked(destination: Destination, entry: Entry) -> tuple[str, Entry, list[Finding]]:
    found = []
    fitting = tuple(pick for pick in entry.picks if units(pick) <= LONGEST_PICK)
    if fitting != entry.picks:
        odd = "; ".join(pick for pick in entry.picks if pick not in fitting)
        found.append(Finding("unfit"))
        entry = replace(_beside(entry, odd), picks=fitting)
    most = destination.max_picks
    if 0 < most < len(entry.picks):
        found.append(Finding("picks", amount=len(entry.picks), limit=most))
        entry = replace(_beside(entry, "; ".join(entry.picks[most:])), picks=entry.picks[:most])
    return ";".join(entry.picks), entry, found


def _beside(entry: Entry, text: str) -> Entry:
    return replace(entry, beside="\n".join(filter(None, (entry.beside, text))))


def _doubts(destination: Destination, text: str) -> Iterator[Finding]:
    careful = destination.careful_bytes
    if careful and len(text) * 4 > careful and (size := len(text.encode())) > careful:
        yield Finding("wizard", amount=size, limit=careful)
    if destination.clearing_word and text == destination.clearing_word:
        yield Finding("clears")
