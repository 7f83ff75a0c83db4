"""What keys and codes are called in a report, over all the guides its lunches followed."""

from winnotes.core.insight.competition import STATUS_QUO
from winnotes.core.insight.share import NOT_AGREED, UNTOLD
from winnotes.core.insight.tally import Guides
from winnotes.i18n import _


class ReportWords:
    """The short label of every question and the words of every code in these guides; the first says which."""

    def __init__(self, guides: Guides) -> None:
        self.labels: dict[str, str] = {}
        self._codes: dict[tuple[str, str], str] = {}
        for question in (one for guide in guides.values() for one in guide.questions):
            self.labels.setdefault(question.key, _(question.label))
            for coded in (one for part in question.parts for one in (part, *part.columns)):
                for code, word in coded.codes.items():
                    self._codes.setdefault((question.key, code), _(word))

    def label(self, key: str) -> str:
        """Return the short label of a question; of one no guide asks, its key."""
        return self.labels.get(key, key)

    def of(self, key: str, code: str) -> str:
        """Return the words of a code of question `key`; a word nobody coded is its own."""
        aside = {
            NOT_AGREED: _("not agreed"), UNTOLD: _("not understood"), "not_used": _("Not used"),
            STATUS_QUO: _("Staying as they are"),
        }  # fmt: skip
        return self._codes.get((key, code)) or aside.get(code, code)

    def verdict(self, code: str) -> str:
        """Return what a recalled lead source came to beside the CRM's."""
        names = {
            "match": _("Same"), "mismatch": _("Different"), "crm_blank": _("CRM blank"),
            "not_recalled": _("Not recalled"), "not_agreed": _("Not agreed"),
        }  # fmt: skip
        return names.get(code, code)

    def pair(self, recalled: str, crm: str) -> str:
        """Return a lead source as it was recalled beside the CRM's; either may be missing."""
        told = self.of("lead_source", recalled) if recalled else _("not recalled")
        kept = self.of("lead_source", crm) if crm else _("blank")
        return _("{recalled} (CRM: {crm})").format(recalled=told, crm=kept)
