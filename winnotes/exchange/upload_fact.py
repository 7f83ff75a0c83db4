"""The columns of an upload that come from the header of an interview: which deal, who told it, when, to whom."""

import re
from collections.abc import Callable

from winnotes.core.deal import SOURCES
from winnotes.core.insight.lead_source import lead_source_check
from winnotes.core.insight.when import read_date
from winnotes.core.measure import read_amount
from winnotes.exchange.cells import spelled_number
from winnotes.exchange.fact_text import fact_text
from winnotes.exchange.upload import Entry, UploadColumn, UploadTelling
from winnotes.exchange.upload_entry import flag_entry
from winnotes.i18n import N_, _
from winnotes.wording import FACTS, words
from winnotes.wording.checking import VERDICTS

YEARS = range(1700, 4001)  # what Salesforce's Data Loader takes; no deal is older
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}[\d:.+Z-]*)?", re.ASCII)
_MAIL = re.compile(r"[^\s@;,<>\"]+@[^\s@;,<>\"]+\.[^\s@;,<>\"]+")
_LABELS = {
    "interview": N_("Interview ID"),
    "note_takers": N_("Note takers"),
    "summary": N_("Summary"),
    "is_finished": N_("Finished"),
    "lead_source_check": N_("Lead source check"),
    "amount_currency": N_("Amount (currency)"),
    "amount_approx": N_("Amount (about)"),
}


def fact_columns() -> list[UploadColumn]:
    """Return the columns of the facts, the interview's id first; the details that give way first have rank 5."""
    return [
        UploadColumn(
            "interview", _(_LABELS["interview"]), "id", lambda told: Entry(told.interview.id, is_quiet=True)
        ),
        _fact("account", "text"),
        _fact("deal_name", "text"),
        _fact("interviewee", "text"),
        _fact("interviewee_email", "email"),
        _fact("amount", "number"),
        UploadColumn("amount_currency", _(_LABELS["amount_currency"]), "text", _currency, within="amount"),
        UploadColumn("amount_approx", _(_LABELS["amount_approx"]), "flag", _approx, 5, within="amount"),
        _fact("closed_on", "date"),
        _fact("created_on", "date"),
        _fact("crm_lead_source", "text"),
        UploadColumn("lead_source_check", _(_LABELS["lead_source_check"]), "choice", _check, codes=VERDICTS),
        _fact("product", "text"),
        _fact("segment", "text"),
        _fact("met_on", "date"),
        _fact("place", "text"),
        UploadColumn("is_finished", _(_LABELS["is_finished"]), "flag", _finished),
        UploadColumn("note_takers", _(_LABELS["note_takers"]), "text", lambda told: Entry(told.note_takers)),
        _fact("summary", "long"),
    ]


def crm_id_column(key: str, label: str, source: str, shape: str) -> UploadColumn:
    """Return the column of the deal's id in the CRM `source`, filled where the id has its shape (a regex).

    The deal's own id there comes first, then the fact `crm_id` of the interview, unless that is the id in another CRM.
    """

    def tell(told: UploadTelling) -> Entry:
        elsewhere = {
            one for crm, one in told.crm_ids.items() if crm in SOURCES and crm not in (source, "other")
        }
        noted = _said(told, "crm_id")
        ids = [told.crm_ids.get(source, ""), noted, *(told.crm_ids.get(crm, "") for crm in ("other", ""))]
        fits = [one for one in ids if one and one not in elsewhere and re.fullmatch(shape, one, re.ASCII)]
        return Entry(fits[0], is_quiet=True) if fits else Entry(beside=noted)

    return UploadColumn(key, label, "link", tell)


def _fact(name: str, kind: str) -> UploadColumn:
    fit = _FITS.get(kind)

    def tell(told: UploadTelling) -> Entry:
        said = _said(told, name)
        if not said or fit is None:
            return Entry(said)
        fitting = fit(said)
        if fitting:
            return Entry(fitting, words=said if kind == "number" else "")
        return Entry(beside=said, why="differs" if len(told.interview.fields.get(name, ())) > 1 else "unfit")

    return UploadColumn(name, _(FACTS.get(name) or _LABELS[name]), kind, tell)


def _said(told: UploadTelling, name: str) -> str:
    return fact_text(told.interview.fields.get(name, ())).strip()


def _day(said: str) -> str:
    day = read_date(said) if _DAY.fullmatch(said) else None
    return day.isoformat() if day and day.year in YEARS else ""


def _number(said: str) -> str:
    amount = read_amount(said, words())
    return _plain(amount.total) if amount else ""


def _plain(number: float) -> str:
    return spelled_number(int(number) if number == int(number) else number)


_FITS: dict[str, Callable[[str], str]] = {
    "date": _day,
    "number": _number,
    "email": lambda said: said if _MAIL.fullmatch(said) else "",
}


def _currency(told: UploadTelling) -> Entry:
    amount = read_amount(_said(told, "amount"), words())
    return Entry(amount.unit if amount else "")


def _approx(told: UploadTelling) -> Entry:
    amount = read_amount(_said(told, "amount"), words())
    return flag_entry(amount.approx) if amount else Entry()


def _finished(told: UploadTelling) -> Entry:
    return flag_entry(told.interview.is_finished)


def _check(told: UploadTelling) -> Entry:
    found = lead_source_check(told.interview)
    return Entry(picks=(VERDICTS[found.verdict],)) if found else Entry()
