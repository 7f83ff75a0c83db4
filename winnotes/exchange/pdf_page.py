"""Puts blocks on numbered A4 pages and says what the document is: title, author, language, outline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from winnotes.core.text import one_line
from winnotes.exchange.glyph import REGULAR, face_of
from winnotes.exchange.pdf_block import Block, Text
from winnotes.exchange.pdf_layout import Columns, Stack, draw_hairline
from winnotes.i18n import _

WIDTH, HEIGHT = A4
MARGIN, TOP, BOTTOM = 52.0, 46.0, 54.0
INNER_WIDTH, INNER_HEIGHT = WIDTH - 2 * MARGIN, HEIGHT - TOP - BOTTOM


def shortened(text: str, most: int = 60) -> str:
    """Return the beginning of a title too long for the foot of a page."""
    text = one_line(text)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself. `foot` stands at the foot of every page, beside the page number."""

    title: str
    author: str = ""
    subject: str = ""
    language: str = "en"
    foot: str = ""


def pages_of(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield one block per page. A block too high for any page gets one of its own."""
    rest: Block | None = Stack(blocks)
    while isinstance(rest, Stack) and rest.blocks:
        page, left = rest.split(INNER_WIDTH, INNER_HEIGHT)
        if page is None:
            page, left = rest.split(INNER_WIDTH, INNER_HEIGHT, force=True)
        if page is None:
            page, left = rest.blocks[0], Stack(rest.blocks[1:])
        yield page
        rest = left


def fits_pages(blocks: Sequence[Block], most: int) -> bool:
    """Whether `blocks` need no more than `most` pages."""
    return len(list(islice(pages_of(blocks), most + 1))) <= most


def write_pages(chapters: Sequence[Sequence[Block]], about: About) -> bytes:
    """Return the PDF of `chapters`, each beginning on a new page: the same blocks give the same bytes."""
    out = BytesIO()
    face_of(REGULAR)
    pen = Canvas(
        out,
        pagesize=A4,
        invariant=1,
        pageCompression=1,
        lang=about.language or "en",
        initialFontName=REGULAR,  # type: ignore[arg-type]  # the stubs take a number; it is a name
    )
    pen.setTitle(one_line(about.title))
    pen.setAuthor(one_line(about.author))
    pen.setSubject(one_line(about.subject))
    pen.setCreator("WinNotes")
    pages = [page for chapter in chapters for page in pages_of(chapter)]
    for number, page in enumerate(pages, 1):
        page.draw(pen, MARGIN, HEIGHT - TOP, INNER_WIDTH)
        _draw_foot(pen, about.foot, _("{n} of {m}").format(n=number, m=len(pages)))
        pen.showPage()
    pen.save()
    return out.getvalue()


def _draw_foot(pen: Canvas, foot: str, number: str) -> None:
    draw_hairline(pen, MARGIN, BOTTOM - 16, INNER_WIDTH)
    line = Columns(
        [[Text(one_line(foot), style="label")], [Text(number, style="label", align="right")]], (6, 1)
    )
    line.draw(pen, MARGIN, BOTTOM - 22, INNER_WIDTH)
