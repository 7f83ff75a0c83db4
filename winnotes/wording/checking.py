"""What recalling the lead source came to beside the CRM's, in words: one sentence for window, PDF and lists."""

from winnotes.core.guide import Guide
from winnotes.core.insight.lead_source import LEAD_SOURCE, PART, SourceCheck
from winnotes.i18n import N_, _

VERDICTS = {
    "match": N_("Match"),
    "mismatch": N_("Mismatch"),
    "crm_blank": N_("Blank in the CRM"),
    "not_recalled": N_("Not recalled"),
    "not_agreed": N_("Not agreed"),
}


def check_told(check: SourceCheck, crm: str) -> str:
    """Return what the check came to as the end of a sentence that begins with what was recalled; `crm` as it stands."""
    return {
        "match": _("same as in the CRM"),
        "mismatch": _("different in the CRM: {crm}"),
        "crm_blank": _("the CRM has none"),
        "not_recalled": _("not recalled; the CRM says {crm}") if crm else _("not recalled; the CRM has none"),
        "not_agreed": _("the CRM says {crm}") if crm else _("the CRM has none"),
    }[check.verdict].format(crm=crm)


def source_told(guide: Guide, source: str) -> str:
    """Return a lead source as people read it: the words of its code, else as it was said."""
    parts = guide.by_key[LEAD_SOURCE].parts if LEAD_SOURCE in guide.by_key else ()
    codes = next((one.codes for one in parts if one.key == PART), {})
    return _(codes[source]) if source in codes else source
