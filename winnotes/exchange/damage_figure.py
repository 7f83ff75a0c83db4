"""Numbers, dates and times as spreadsheets rewrite them: whether two spellings are one figure, and what it was.

`1e5` becomes 1.00E+05, `007` 7, `12-10` a day in October, and a date the count of days since 1899.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

_NUMBER = re.compile(r"([+-]?)(\d[\d.,\u00a0\u202f' ]*|[.,]\d+)(?:[eE]([+-]?\d{1,3}))?( ?%)?")
_GROUPED = re.compile(r"\d{1,3}(?:([.,\u00a0\u202f' ])\d{3})(?:\1\d{3})*(?:[.,]\d+)?")
_DAY = re.compile(
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})|(?P<a>\d{1,4})[./ -] ?(?P<b>\d{1,2}|[^\W\d_]{3,9})\.?(?:[./ -] ?(?P<c>\d{1,4}))?"
    r"|(?P<word>[^\W\d_]{3,9})[ .-]{1,2}(?P<d>\d{1,2})(?:,? (?P<e>\d{4}))?"
)
_HOUR = re.compile(r"[ T]?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AaPp][Mm])?|Z|[+]00:00")
_CLOCK = re.compile(r"(\d{1,4}):(\d{2})(?::(\d{2})(?:[.,]0+)?)?( ?[AaPp][Mm])?")
_MONTHS = (
    "jan janv ene gen", "feb fév fev", "mar mär mrz", "apr avr abr", "may mai mag", "jun juin giu", "jul juil lug",
    "aug aoû ago", "sep set", "oct okt ott", "nov", "dec dez déc dic",
)  # fmt: skip
_EPOCHS = (date(1899, 12, 30), date(1904, 1, 1))  # the day 0 of the two counts spreadsheets use
_SHEET_DIGITS = 15  # significant digits a spreadsheet keeps
Day = tuple[int | None, int, int]  # year (None where it is not told), month, day; a day 0 is not told


def is_same_figure(before: str, after: str) -> bool:
    """Whether `after` is the number, date or time `before` as a spreadsheet may have rewritten it."""
    return _is_same_number(before, after) or _is_same_day(before, after) or _is_same_time(before, after)


def numbers_in(text: str) -> dict[float, int]:
    """Return what number a cell may be, each with how many digits it shows; none where it is no number."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return {}
    sign, digits, exponent, percent = match.groups()
    found: dict[float, int] = {}
    for plain in _plain_spellings(digits.strip()):
        shown = len(plain.replace(".", "").strip("0")) or 1
        number = float(f"{sign}{plain}e{exponent or 0}") / (100 if percent else 1)
        found[number] = shown
    return found


def _plain_spellings(digits: str) -> Iterator[str]:
    """Yield the readings of digits with whatever separators: decimal sign or groups of three."""
    if digits.isdigit():
        yield digits
        return
    marks = [mark for mark in digits if not mark.isdigit()]
    if marks in ([","], ["."]):
        yield digits.replace(",", ".")
    if grouped := _GROUPED.fullmatch(digits):
        yield digits.replace(grouped[1], "").replace(",", ".")


def _is_same_number(before: str, after: str) -> bool:
    befores, afters = numbers_in(before), numbers_in(after)
    return any(
        one == other or _is_rounded(one, befores[one], other, afters[other], after)
        for one in befores
        for other in afters
    )


def _is_rounded(before: float, digits: int, after: float, shown: int, spelling: str) -> bool:
    """Whether `after` is `before` with the digits a cell shows: in powers of ten, to cents, or 15 in all."""
    if digits <= shown and before != 0:
        return False
    is_cut = "e" in spelling.casefold() or digits > _SHEET_DIGITS or re.search(r"[.,]\d\d$", spelling)
    return bool(is_cut) and float(f"{before:.{max(shown, 1) - 1}e}") == float(
        f"{after:.{max(shown, 1) - 1}e}"
    )


def days_in(text: str) -> set[Day]:
    """Return every day a cell may mean, an hour after it left out; day and month are told apart only in ISO."""
    text = _HOUR.sub("", text.strip()).strip()
    match = _DAY.fullmatch(text)
    if match is None:
        return set()
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return _sound([(year, month, day)])
    if match["word"]:
        month = _month(match["word"])
        return _sound([(_year(match["e"]) if match["e"] else None, month, int(match["d"]))])
    return _sound(_readings(match["a"], match["b"], match["c"]))


def _readings(first: str, second: str, third: str | None) -> list[Day]:
    """Return the readings of two or three numbers, the second perhaps a month's name."""
    if not second.isdigit():
        month = _month(second)
        year = _year(third) if third else None
        return [(year, month, int(first)), *([(_year(first), month, 0)] if third is None else [])]
    one, two = int(first), int(second)
    if third is None:
        return [(None, two, one), (None, one, two), (_year(second), one, 0)] if len(first) < 3 else []
    if len(first) > 2:
        return [(one, two, int(third)), (one, int(third), two)]
    return [(_year(third), two, one), (_year(third), one, two), (_year(first), two, int(third))]


def _sound(days: list[Day]) -> set[Day]:
    return {one for one in days if 1 <= one[1] <= 12 and 0 <= one[2] <= 31}


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year < 50 else 1900)


def _month(name: str) -> int:
    """Return the month a name begins like, in the languages of the spreadsheets around us, or 0."""
    plain = name.casefold()
    found = [at for at, names in enumerate(_MONTHS, 1) if any(plain.startswith(one) for one in names.split())]
    return found[0] if found else 0


def _is_same_day(before: str, after: str) -> bool:
    befores = days_in(before)
    if not befores:
        return False
    if any(_fits(one, other) for one in befores for other in days_in(after)):
        return True
    counts = [
        int(number) for number in numbers_in(after) if number == int(number) and 9_999 < number < 99_999
    ]
    days = [epoch + timedelta(count) for epoch in _EPOCHS for count in counts]
    return any(_fits(one, (day.year, day.month, day.day)) for one in befores for day in days)


def _fits(before: Day, after: Day) -> bool:
    """Whether a spreadsheet makes the one of the other: it adds a year or a first day, or leaves the year out."""
    years = {before[0], after[0]} - {None}
    return len(years) < 2 and before[1] == after[1] and after[2] in ({before[2]} if before[2] else {0, 1})


def _is_same_time(before: str, after: str) -> bool:
    one, other = _CLOCK.fullmatch(before.strip()), _CLOCK.fullmatch(after.strip())
    return bool(one and other) and _seconds(one) == _seconds(other)


def _seconds(match: "re.Match[str] | None") -> int:
    if match is None:
        return -1
    hours, minutes, seconds, half = match.groups()
    added = 12 if half and half.strip().casefold() == "pm" and int(hours) < 12 else 0
    return ((int(hours) + added) * 60 + int(minutes)) * 60 + int(seconds or 0)
