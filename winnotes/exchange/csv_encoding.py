"""Bytes of unknown origin as text: by their mark, else UTF-8, else Windows-1252, and always said when guessed.

No byte is dropped: what an encoding leaves undefined becomes the character of the same number.
"""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 65_536  # bytes in which UTF-16 without a mark shows
_UNDEFINED = frozenset({0x81, 0x8D, 0x8F, 0x90, 0x9D})
ONE_BY_ONE = "winnotes-one-by-one"


def _single_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    found = error.object[error.start : error.end]
    text = "".join(chr(one) if one in _UNDEFINED else bytes([one]).decode("cp1252") for one in found)
    return text, error.end


codecs.register_error(ONE_BY_ONE, _single_bytes)


def decoded_text(data: bytes) -> tuple[str, str]:
    """Return (text without its byte order mark, the encoding to tell of: "" where it was certain).

    A mark decides; else strict UTF-8; else UTF-16 where every other byte of plain text is zero; else
    Windows-1252. Bytes that do not fit the encoding are read as Windows-1252 one by one, and told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    if encoding := _evident_utf_16(data[:_LOOKED_AT]):
        return data.decode(encoding, ONE_BY_ONE), encoding.upper()
    try:
        return data.decode().lstrip("\ufeff"), ""
    except UnicodeDecodeError:
        return data.decode("cp1252", ONE_BY_ONE), "Windows-1252"


def _marked(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding).lstrip("\ufeff"), ""
    except UnicodeDecodeError:
        return data.decode(encoding, ONE_BY_ONE), encoding.upper()


def _evident_utf_16(start: bytes) -> str:
    """Return the UTF-16 that plain text of Latin letters shows by its zero bytes, or ""."""
    evens, odds = start[0::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if half >= 2 and odds > half * 0.6 and evens < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if half >= 2 and evens > half * 0.6 and odds < half * 0.1 else ""
