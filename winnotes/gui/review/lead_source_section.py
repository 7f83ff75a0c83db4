"""The lead source as the sales person recalls it, where the CRM has another one or none: somebody can mend it there."""

from winnotes.core.insight.lead_source import LEAD_SOURCE, lead_source_check
from winnotes.desk.fixes import TO_MEND
from winnotes.gui.review.section import LINK, Section, room_for
from winnotes.gui.review.view import View
from winnotes.gui.widgets import button, label
from winnotes.i18n import _
from winnotes.wording.checking import check_told, source_told


class LeadSourceSection(Section):
    """One row: what was recalled, and what the CRM has."""

    def __init__(self) -> None:
        why = _("For the CRM's keeper: it is on the list of lead sources to mend, on the deals page.")
        super().__init__(_("Lead source to mend in the CRM"), why, gap_px=0)

    def show_view(self, view: View) -> None:
        """Show what recalling it came to, where there is something to mend."""
        self.clear()
        check = lead_source_check(view.interview)
        is_shown = check is not None and check.verdict in TO_MEND
        self.setVisible(is_shown)
        if check is None or not is_shown:
            return
        recalled = source_told(view.interview.guide, check.recalled)
        in_crm = check_told(check, view.interview.fact("crm_lead_source"))
        told = _("{recalled}: {in_crm}").format(recalled=recalled, in_crm=in_crm)
        link = button(
            view.label_of(LEAD_SOURCE), lambda: self.question_asked.emit(LEAD_SOURCE), "link", tip=told
        )
        link.setMinimumWidth(room_for(LINK))
        self.add_row(link, label(told, wrap=True), stretch=1)
