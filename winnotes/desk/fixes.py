"""The lead sources to mend in the CRM: what sales people recall otherwise, or where the CRM has nothing."""

from dataclasses import dataclass
from pathlib import Path

from winnotes.core.deal import Deal
from winnotes.core.insight.lead_source import LEAD_SOURCE, checked
from winnotes.core.interview import NOTE, Interview, people_in
from winnotes.core.joining import SAME_AS, joined
from winnotes.core.notebook import Notebook
from winnotes.desk.deals import deals
from winnotes.desk.guides import guide_for
from winnotes.i18n import _, listed
from winnotes.store.store import Store
from winnotes.wording import FACTS
from winnotes.wording.checking import VERDICTS, source_told

TO_MEND = ("mismatch", "crm_blank")
_FIELDS = (
    "deal", "guide", "sample", "account", "deal_name", "crm_id", "crm_lead_source", "interviewee", "met_on",
    LEAD_SOURCE, LEAD_SOURCE + NOTE, SAME_AS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fix:
    """One lead source to mend: the deal as the CRM knows it, what stands there, what was recalled, by whom, when."""

    interview: str
    deal: str
    crm_id: str
    source: str
    account: str
    name: str
    verdict: str
    in_crm: str
    recalled: str
    told_by: str
    noted_by: str
    on: str


def fixes(store: Store) -> list[Fix]:
    """Return what the CRM's keeper can mend, by account; what the latest list has right is on it no more.

    Left out are the sample, what two note takers have not agreed on, and an answer the guide calls private.
    """
    notebook = joined(store.fields_of("i", _FIELDS))
    known, people = {deal.id: deal for deal in deals(store)}, people_in(store.about("p"))
    found = [_fix(store, notebook, subject, known, people) for subject in notebook.subjects("i")]
    return sorted(
        filter(None, found), key=lambda one: (one.account.casefold(), one.name.casefold(), one.interview)
    )


def _fix(
    store: Store, notebook: Notebook, subject: str, known: dict[str, Deal], people: dict[str, str]
) -> Fix | None:
    fields = notebook.fields(subject)
    guide = guide_for(store, fields)
    question = guide.by_key.get(LEAD_SOURCE)
    if question is None or question.private or "sample" in fields:
        return None
    view = Interview(subject, fields, guide, people)
    deal = known.get(view.fact("deal"), Deal(""))
    in_crm = deal.lead_source if deal.id else view.fact("crm_lead_source")
    answer = view.answer(LEAD_SOURCE)
    check = checked(answer, in_crm)
    if check is None or check.verdict not in TO_MEND:
        return None
    return Fix(
        subject, deal.id, deal.crm_id or view.fact("crm_id"), deal.source if deal.id else "",
        deal.account or view.fact("account"), deal.name or deal.product or view.fact("deal_name"),
        check.verdict, in_crm, source_told(guide, check.recalled), view.fact("interviewee"),
        listed(list(dict.fromkeys(view.name_of(voice.person) for voice in answer.voices))), view.fact("met_on"),
    )  # fmt: skip


def export_fixes(path: Path, found: list[Fix]) -> None:
    """Write the list as a CSV for the CRM's keeper. Raises WinNotesError as `write_atomically` does."""
    from winnotes.exchange.csv_text import csv_bytes
    from winnotes.exchange.replacing import write_atomically

    heading = [
        _("Id in the CRM"), _("CRM"), _(FACTS["account"]), _(FACTS["deal_name"]), _(FACTS["crm_lead_source"]),
        _("Lead source as recalled"), _("Check"), _("Recalled by"), _("Noted by"), _("On"), _("Deal"),
    ]  # fmt: skip
    rows = [
        [
            one.crm_id, one.source, one.account, one.name, one.in_crm, one.recalled, _(VERDICTS[one.verdict]),
            one.told_by, one.noted_by, one.on, one.deal,
        ]
        for one in found
    ]  # fmt: skip
    write_atomically(path, csv_bytes([heading, *rows]))
