"""A note on paper: each line dressed by its mark, as it is on the screen."""

import re
from collections.abc import Iterable

from winnotes.core.mark import Mark, marks
from winnotes.exchange.line_breaking import Span
from winnotes.exchange.pdf_block import Text
from winnotes.exchange.pdf_sign import Sign
from winnotes.exchange.pdf_style import ACCENT, AMBER, QUIET, styled
from winnotes.i18n import _

_TAG = re.compile(r"((?:^|(?<=\s))#[^\W\d]\w*)")


def note_lines(note: str) -> list[Text]:
    """Return one block per line of a note, marks shown by their dress, blank lines left out."""
    return [marked_line(mark) for mark in marks(note)]


def marked_line(mark: Mark) -> Text:
    """Return a line as its mark asks: quotes set as quotes, to-dos with a box, surprises with a sign."""
    if mark.kind in ("quote", "key_quote"):
        return quote(mark)
    if mark.kind in ("todo", "done"):
        return to_do(mark)
    if mark.kind == "surprise":
        return Text(
            *_tagged(mark.text, "surprise"), indent=13, sign=Sign("bang"), before=3, after=3, align="natural"
        )
    return Text(*_tagged(mark.text, "body"), before=2.5, after=2.5, align="natural")


def quote(mark: Mark, style: str = "quote") -> Text:
    """Return a quote behind its green rule."""
    return Text(
        *_tagged(f"“{mark.text}”", style),
        style=style,
        rule=ACCENT,
        indent=11,
        before=4,
        after=4,
        align="natural",
    )


def to_do(mark: Mark) -> Text:
    """Return a to-do behind its box, with who and by when."""
    is_done = mark.kind == "done"
    colour = QUIET if is_done else AMBER
    spans = [styled(mark.text, "todo", colour)]
    who = "\u00a0·\u00a0".join(told for told in (owner_of(mark), due_of(mark)) if told)
    if who:
        spans.append(styled(f"  \u200e{who}", "note"))
    sign = Sign("ticked" if is_done else "box", colour)
    return Text(*spans, indent=13, sign=sign, before=3, after=3, align="natural")


def owner_of(mark: Mark) -> str:
    """Return who is to do it, `@kim`, or ""."""
    return f"@{mark.owner}" if mark.owner else ""


def due_of(mark: Mark) -> str:
    """Return by when, as it was typed, or ""."""
    return _("by\u00a0{date}").format(date=mark.due) if mark.due else ""


def _tagged(text: str, style: str) -> Iterable[Span]:
    """Yield the text with its #tags in the accent colour."""
    for stretch in _TAG.split(text):
        if stretch:
            yield styled(stretch, style, ACCENT if _TAG.fullmatch(stretch) else "")
