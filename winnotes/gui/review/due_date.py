"""Reads by when something is due, as people type it. What could mean two days is not read: never guessed."""

import re
from datetime import date, timedelta

from winnotes.core.measure import read_days
from winnotes.wording import words

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}))?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?([a-z]{3,9})\.?,?(?:\s+(\d{4}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{4}))?")


def read_due(typed: str, today: date) -> str:
    """Return the day meant by `typed` as an ISO date, or "" where it is no day.

    Read are 2027-05-01, 1.5.2027, 1 May 2027, May 1 (the next one), today, tomorrow, friday (the next one)
    and durations from today (2w, in 10 days). 3/4/2027 could be two days and is not read.
    """
    text = typed.strip().casefold().removeprefix("by ").strip()
    found = _calendar_day(text, today) or _day_from(text, today)
    return found.isoformat() if found else ""


def _calendar_day(text: str, today: date) -> date | None:
    if match := _ISO.fullmatch(text):
        return _day(match[1], int(match[2]), match[3], today)
    if match := _DOTTED.fullmatch(text):
        return _day(match[3], int(match[2]), match[1], today)
    if match := _DAY_MONTH.fullmatch(text):
        return _day(match[3], _month(match[2]), match[1], today)
    if match := _MONTH_DAY.fullmatch(text):
        return _day(match[3], _month(match[1]), match[2], today)
    return None


def _day_from(text: str, today: date) -> date | None:
    if text in ("today", "tomorrow"):
        return today + timedelta(days=("today", "tomorrow").index(text))
    named = next((n for n, name in enumerate(DAYS) if len(text) > 2 and name.startswith(text)), None)
    if named is not None:
        return today + timedelta(days=(named - today.weekday() - 1) % 7 + 1)
    length = read_days(text.removeprefix("in "), words())
    if length is None or not 0 <= length.total <= 3660:
        return None
    return today + timedelta(days=round(length.total))


def _month(name: str) -> int:
    """Return 1 to 12 for a month's name or its first three letters, 0 for anything else."""
    full = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december")  # fmt: skip
    if name == "sept":
        return 9
    return next((n for n, month in enumerate(full, 1) if name in (month, MONTHS[n - 1])), 0)


def _day(year: str | None, month: int, day: str, today: date) -> date | None:
    """Return the day, or the next one from today on where no year was named; None where there is none."""
    years = [int(year)] if year else range(today.year, today.year + 5)
    for one in years:
        try:
            found = date(one, month, int(day))
        except ValueError:
            continue
        if year or found >= today:
            return found
    return None
