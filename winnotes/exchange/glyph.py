"""Which of the shipped fonts draws a character, and what stands in its place where none does.

reportlab prints a box, or nothing, for a letter its font lacks: here every character is either drawn by the first
font of the chain that has it, or written out visibly (‹U+0915›, ‹melting face›).
"""

import re
import unicodedata
from functools import cache
from itertools import groupby

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

from winnotes.core.text import normalise
from winnotes.exchange.arabic import joined
from winnotes.exchange.writing_direction import reads_rightwards_only
from winnotes.resources import resource

REGULAR, ITALIC, SEMIBOLD = "Inter-Regular", "Inter-Italic", "Inter-SemiBold"
FALLBACKS = ("DejaVuSans", "DroidSansFallbackFull", "NotoEmoji-Regular")
_ENTRY = re.compile(r" <([0-9A-F]{4,6})>$", re.MULTILINE)
_UNSEEN = dict.fromkeys(
    code
    for low, high in (
        (0xAD, 0xAD), (0x61C, 0x61C), (0x180B, 0x180E), (0x200B, 0x200B), (0x202A, 0x202C),
        (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xE0000, 0xE0FFF),
    )
    for code in range(low, high + 1)
)  # fmt: skip
_JOINERS = {0x200C: None, 0x200D: None}
UNDRAWN = "\n\u200e\u200f"  # line ends and direction marks: obeyed, not drawn


class _CopiedFont(TTFont):
    """A font whose text can be copied and searched.

    As reportlab writes its table of letters, it breaks beyond U+FFFF (emoji), and it names the joined form of an
    Arabic letter instead of the letter.
    """

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - reportlab's name
        super().addObjects(doc)
        for name, table in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and isinstance(table, PDFStream):
                table.content = _ENTRY.sub(_letter, table.content)


def _letter(entry: re.Match[str]) -> str:
    letter = chr(int(entry.group(1), 16))
    plain = unicodedata.normalize("NFKC", letter) if "\ufb50" <= letter <= "\ufefc" else letter
    return f" <{(plain if len(plain) == 1 else letter).encode('utf-16-be').hex().upper()}>"


@cache
def face_of(font: str) -> TTFontFace:
    """Return the face of a shipped font, made known to reportlab when it is first needed."""
    made = _CopiedFont(font, str(resource("fonts", f"{font}.ttf")))
    pdfmetrics.registerFont(made)
    return made.face


@cache
def font_for(character: str, font: str) -> str:
    """Return the font that draws `character` in text set in `font`: itself, a fallback, or "" for none."""
    category = unicodedata.category(character)
    if category in ("Cn", "Co"):  # not letters of any script: what a font draws there is its own affair
        return ""
    for name in (font, *FALLBACKS):
        face = face_of(name)
        if ord(character) in face.charToGlyph:
            return name if category != "Cf" or face.charWidths.get(ord(character), 0) > 0 else ""
    return ""


@cache
def advance(character: str, font: str) -> float:
    """Return how far `character` moves the pen in `font`, in thousandths of the type size."""
    face = face_of(font)
    return float(face.charWidths.get(ord(character), face.defaultWidth))


def printable(text: str, font: str = REGULAR) -> str:
    """Return `text` so that a font of the chain has every character in it, or it is in UNDRAWN.

    Composed (NFC), Arabic letters joined; marks that only steer other programs (joiners, variation selectors,
    embeddings) left out, since nothing here obeys them; overrides, which could make a line read otherwise than it
    is written, and all that no font has are written out.
    """
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", normalise(text)).replace("\t", "    ").translate(_UNSEEN)
    text = text.translate(_JOINERS) if reads_rightwards_only(text) else joined(text)
    return "".join(
        "".join(stretch) if is_drawn else _written_out("".join(stretch))
        for is_drawn, stretch in groupby(text, key=lambda one: one in UNDRAWN or bool(font_for(one, font)))
    )


def _written_out(characters: str) -> str:
    """Return names for signs and code points for letters: `‹melting face›`, `‹U+0915 U+093F›`."""
    names = [
        unicodedata.name(one, "").lower() if unicodedata.category(one) == "So" else "" for one in characters
    ]
    told = [name or f"U+{ord(one):04X}" for name, one in zip(names, characters, strict=True)]
    return f"‹{(', ' if any(names) else ' ').join(told)}›"
