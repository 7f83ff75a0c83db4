"""What cannot be read in the facts of a lunch, in words; what was typed stays as it is."""

import re

from winnotes.core.insight.when import read_date
from winnotes.core.measure import read_amount
from winnotes.i18n import N_, _
from winnotes.wording import words

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_DAYS = ("closed_on", "created_on", "met_on")
_NO_DAY = N_("“{text}” is not read as a day: write 2026-10-12.")
_NO_MAIL = N_("“{text}” is not read as an e-mail address.")
_NO_AMOUNT = N_("“{text}” is not read as an amount: write 84k €.")


def fact_doubt(name: str, text: str) -> str:
    """Return what is not understood of the fact `name` (of core.interview.FACTS), "" where it is or none was typed."""
    said = text.strip()
    told = ""
    if said and name in _DAYS and read_date(said) is None:
        told = _(_NO_DAY)
    elif said and name == "interviewee_email" and not _MAIL.fullmatch(said):
        told = _(_NO_MAIL)
    elif said and name == "amount" and read_amount(said, words()) is None:
        told = _(_NO_AMOUNT)
    return told.format(text=said)
