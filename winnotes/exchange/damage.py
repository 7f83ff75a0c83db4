"""What spreadsheets do to a cell in transit, told apart from what a person changed: the damage filter.

Asked with the text as it was and as it came: line ends, blanks, typographic signs, figures rewritten, a cut,
letters read in another encoding, error values. Reference: design, "Spreadsheet damage filter"; R in trust.md M2.
"""

import re
import unicodedata

from winnotes.core.text import normalise
from winnotes.exchange.csv_encoding import ONE_BY_ONE
from winnotes.exchange.damage_figure import is_same_figure

ERRORS = re.compile(
    r"#(?:NAME\?|NOM\?|VALUE!|WERT!|REF!|BEZUG!|DIV/0!|N/A|NV|NULL!|NUM!|ZAHL!|SPILL!|CALC!)|Err:\d{3}|#+",
    re.IGNORECASE,
)
CUTS = (
    255,
    256,
    1024,
    8_203,
    32_000,
    32_766,
    32_767,
    65_535,
)  # where spreadsheets end a cell, in UTF-16 units
_SIGNS = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "‟": '"',
    "«": '"', "»": '"', "″": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "...", "→": "->", "⇒": "=>",
    "←": "<-", "½": "1/2", "¼": "1/4", "¾": "3/4", "©": "(c)", "®": "(r)", "™": "(tm)", "\u00ad": "", "\u200b": "",
    "\u200e": "", "\u200f": "", "\ufeff": "", "\u2409": " ", "\u240b": "\n", "\u240d": "",
}  # fmt: skip
_PLAIN = str.maketrans(_SIGNS)
_CARRIED = re.compile("_x000[dD]_", re.ASCII)
_BLANKS = re.compile(r"[^\S\n]+")
_TRUTHS = ({"1", "true", "wahr", "vrai", "verdadero", "vero"}, {"0", "false", "falsch", "faux", "falso"})
_FOREIGN = ("cp1252", "latin-1", "ascii", "mac-roman", "cp850", "cp1250")
_LOST = re.compile(r"[?\ufffd]+")


def is_damage(before: str, after: str) -> bool:
    """Whether `after` is `before` as a spreadsheet or a wrong encoding passes it on, nothing a person changed."""
    if not after or before == after:
        return before == after
    if ERRORS.fullmatch(after.strip()) or is_same_figure(before, after) or _is_same_truth(before, after):
        return True
    if _is_cut(before, after):
        return True
    if any(_is_same_text(before, one) for one in (after, *map(normalise, repaired(after)))):
        return True
    return not before.isascii() and (_has_lost_letters(before, after) or _is_misread(before, after))


def is_beyond_repair(after: str) -> bool:
    """Whether a cell shows by itself that its content is gone: an error value, #### or a cut."""
    return bool(ERRORS.fullmatch(after.strip())) or units(after) in CUTS[-3:]


def plain(text: str) -> str:
    """Return `text` without what spreadsheets add, drop or beautify: blanks, typographic signs, guards, tabs."""
    folded = unicodedata.normalize("NFKC", _CARRIED.sub("", text).translate(_PLAIN)).translate(_PLAIN)
    lines = [_BLANKS.sub(" ", line).strip() for line in folded.lstrip("'").split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def repaired(text: str) -> list[str]:
    """Return what `text` was if it is UTF-8 that somebody read in another encoding, once or twice over, raw."""
    found: list[str] = []
    for encoding in ("cp1252", "latin-1", "mac-roman", "cp850", "cp1250"):
        once = _undone(text, encoding)
        found += [one for one in (once, _undone(once, encoding) if once else "") if one]
    return list(dict.fromkeys(found))


def _undone(text: str, encoding: str) -> str:
    """Return the UTF-8 that `text` shows byte by byte in `encoding`, or "". Stretches that do not fit stay."""
    if text.isascii():
        return ""

    def read(match: "re.Match[str]") -> str:
        try:
            return b"".join(_byte(one, encoding) for one in match[0]).decode()
        except (UnicodeDecodeError, UnicodeEncodeError):
            return match[0]

    found = re.sub(r"[^\x00-\x7f]+", read, text)
    return found if found != text else ""


def _byte(character: str, encoding: str) -> bytes:
    """Return the byte of a character; what Windows-1252 leaves undefined passes as the same number."""
    try:
        return character.encode(encoding)
    except UnicodeEncodeError:
        return character.encode("latin-1")


def _is_same_text(before: str, after: str) -> bool:
    one, other = plain(before), plain(after)
    doubled = one.replace('"', '""')
    if one == other or ('"' in one and other in (doubled, f'"{doubled}"')):
        return True
    lines, got = one.split("\n"), other.split("\n")
    if len(lines) > 1 and len(got) == 1:  # every line end gone at once
        return re.sub(r"\s+", "", one) == re.sub(r"\s+|\\n", "", other)
    return len(got) > len(lines) and [line for line in got if line] == [line for line in lines if line]


def _is_misread(before: str, after: str) -> bool:
    """Whether the UTF-8 of `before` read in another encoding, once or twice, is `after` as it is let in."""
    for encoding in ("cp1252", "latin-1", "mac-roman", "cp850", "cp437"):
        once = before.encode().decode(encoding, ONE_BY_ONE)
        if plain(after) in (
            plain(normalise(once)),
            plain(normalise(once.encode().decode(encoding, ONE_BY_ONE))),
        ):
            return True
    return False


def _is_same_truth(before: str, after: str) -> bool:
    one, other = before.strip().casefold(), after.strip().casefold()
    return any(one in names and other in names for names in _TRUTHS)


def _is_cut(before: str, after: str) -> bool:
    return len(after) < len(before) and units(after) in CUTS and before.startswith(after)


def units(text: str) -> int:
    """Return the length of `text` as spreadsheets count it, in UTF-16 units."""
    return len(text) + sum(one > "\uffff" for one in text)


def _has_lost_letters(before: str, after: str) -> bool:
    """Whether letters an encoding does not have came out as ? (an emoji as two) or the replacement character."""
    if not _LOST.search(after):
        return False
    other = _LOST.sub("?", plain(after))
    lost = [re.sub(r"[^\x00-\x7f]", "?", plain(before))]
    for encoding in _FOREIGN:
        lost += [plain("".join(kept(one, encoding) for one in before)) for kept in (_or_lost, _or_nearest)]
    return any(_LOST.sub("?", one) == other for one in lost)


def _or_lost(character: str, encoding: str) -> str:
    return character.encode(encoding, "replace").decode(encoding)


def _or_nearest(character: str, encoding: str) -> str:
    """Return the character, or the letter an office program takes in its place: + for a full-width ＋."""
    nearest = unicodedata.normalize("NFKC", character)
    kept = _or_lost(character, encoding)
    return _or_lost(nearest, encoding) if kept == "?" and nearest.strip() else kept
