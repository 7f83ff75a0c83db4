"""The files this interview can become; each button opens the one dialog for format and place."""

from functools import partial

from PySide6.QtCore import Signal

from winnotes.gui.review.section import Section
from winnotes.gui.review.view import View
from winnotes.gui.widgets import button
from winnotes.i18n import N_, _

FILES = (
    ("pdf", N_("PDF"), N_("Two pages to read, and all notes behind them")),
    ("csv", N_("CSV"), N_("For the team, a spreadsheet or the CRM")),
    ("winnotes", N_(".winnotes"), N_("Everything, to be merged on a colleague's laptop")),
)


class OutputSection(Section):
    """`export_asked(suffix)`: pdf, csv or winnotes. Always there, finished or not."""

    export_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            _("Save as a file"),
            _("PDF to read, CSV for a spreadsheet or the CRM, .winnotes for a colleague to merge."),
        )
        self.buttons = [
            button(_(name), partial(self.export_asked.emit, suffix), tip=_(why))
            for suffix, name, why in FILES
        ]
        self.add_row(*self.buttons, gap_px=8)

    def show_advice(self, is_shown: bool) -> None:
        """A finished interview is saved as a file all the same."""

    def show_view(self, view: View) -> None:
        """Nothing here depends on the interview."""
