"""Asks how an interview is to be saved: the format, who may read it, and the place."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QSizePolicy, QTextEdit, QWidget

from winnotes.core.interview import Interview
from winnotes.desk.headings import Heading
from winnotes.gui.export.formats import FORMATS, Asked, Format
from winnotes.gui.export.headings_table import HeadingsTable
from winnotes.gui.export.saving import ask_place
from winnotes.gui.sheet import Sheet
from winnotes.gui.tick_box import TickBox
from winnotes.gui.widgets import button, label, scaled
from winnotes.i18n import _


class ExportSheet(Sheet):
    """Asks for the format; then the system's own dialog asks for the place. `asked(Asked)` once both are known.

    `upload_chosen(profile, with_private)` asks what the CRM would not take whole: `show_findings` answers.
    `heading_changed(profile, key, text)` asks for another heading of a column (None: ours), `show_headings` answers.
    """

    asked = Signal(object)
    upload_chosen = Signal(str, bool)
    heading_changed = Signal(str, str, object)

    def __init__(self, interview: Interview, parent: QWidget) -> None:
        super().__init__(_("Save this interview"), 600, 520, parent)
        self.interview = interview
        self.formats = QListWidget()
        self.formats.setProperty("role", "bare")
        self.formats.setAccessibleName(_("Format"))
        for one in FORMATS:
            self.formats.addItem(f"{_(one.name)}  —  {_(one.use)}")
        self.findings = QTextEdit(readOnly=True, tabChangesFocus=True)
        self.findings.setAccessibleName(_("What would not arrive whole"))
        self.headings, self.change = HeadingsTable(), TickBox(*[_("Change the headings")] * 2)
        self.hint = label(
            _("Enter changes a heading, an empty one leaves its column out, Delete gives ours again."),
            "quiet",
        )
        self.private = TickBox(*[_("Answers to private questions too")] * 2)
        self.safe = TickBox(*[_("Safe to share: names and amounts replaced")] * 2)
        self.passphrase, self.again = _hidden(_("Passphrase, if any")), _hidden(_("The same again"))
        self.trouble = label("", "amber", wrap=True)
        self.choose = button(_("Choose where"), self._choose, "primary")
        self.cancel = button(_("Cancel"), self.close_sheet)
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        self.formats.itemActivated.connect(lambda _item: self._choose())
        self.formats.currentRowChanged.connect(lambda _row: self._take_format())
        self.change.toggled.connect(lambda _is_ticked: self._show_upload())
        self.headings.changed.connect(
            lambda key, text: self.heading_changed.emit(self._chosen.profile, key, text)
        )
        self.private.toggled.connect(lambda _is_ticked: self._take_format())
        for field in (self.passphrase, self.again):
            field.textChanged.connect(lambda _text: self.trouble.hide())
            field.returnPressed.connect(self._choose)

    def open_for(self, suffix: str, *, has_private: bool) -> None:
        """Show the sheet, the first format with this suffix chosen; the tick where there is anything private."""
        self.private.setVisible(has_private)
        self.formats.setCurrentRow(next(n for n, one in enumerate(FORMATS) if one.suffix == suffix))
        self.open()
        self.formats.doItemsLayout()
        self.formats.setFocus()

    def show_findings(self, profile: str, sentences: Sequence[str]) -> None:
        """Show what the chosen CRM would not take whole, and what to create there first."""
        if profile == self._chosen.profile:
            self.findings.setPlainText("\n".join(sentences) or _("Everything arrives whole."))

    def show_headings(self, profile: str, headings: Sequence[Heading], refused: str = "") -> None:
        """Show the headings as they are remembered, and why the last one was not taken."""
        if profile == self._chosen.profile:
            self.headings.show_headings(headings)
            self.trouble.setText(refused)
            self.trouble.setVisible(bool(refused))

    @property
    def _chosen(self) -> Format:
        return FORMATS[self.formats.currentRow()]

    @property
    def with_private(self) -> bool:
        """Whether answers to private questions leave too."""
        return not self.private.isHidden() and self.private.isChecked()

    def _take_format(self) -> None:
        """Show what can be asked of the format, and nothing else."""
        chosen = self._chosen
        self.safe.setVisible(not chosen.is_upload)
        self._secret.setVisible(chosen.suffix == "winnotes")
        self.trouble.hide()
        self._show_upload()
        if chosen.is_upload:
            self.findings.setPlainText(_("Looking what would not arrive whole …"))
            self.upload_chosen.emit(chosen.profile, self.with_private)

    def _show_upload(self) -> None:
        is_upload, is_changing = self._chosen.is_upload, self.change.isChecked()
        self.change.setVisible(is_upload)
        self.findings.setVisible(is_upload and not is_changing)
        for widget in (self.headings, self.hint):
            widget.setVisible(is_upload and is_changing)
        self.formats.setHidden(is_upload and is_changing)  # it gives its room

    def _choose(self) -> None:
        chosen = self._chosen
        is_sealed = chosen.suffix == "winnotes"
        if is_sealed and self.passphrase.text() != self.again.text():
            self.trouble.setText(_("The two passphrases differ. Type the same one twice."))
            self.trouble.show()
            self.again.setFocus()
            return
        path = ask_place(self.window(), self.interview, chosen)
        if path is not None:
            is_safe = not self.safe.isHidden() and self.safe.isChecked()
            passphrase = self.passphrase.text() if is_sealed else ""
            self.asked.emit(
                Asked(path, chosen.profile, chosen.separator, self.with_private, is_safe, passphrase)
            )
            self.close_sheet()

    def _lay_out(self) -> None:
        self.formats.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.formats.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.findings.setMinimumHeight(scaled(72))
        self._secret = QWidget()
        secret = QHBoxLayout(self._secret)
        secret.setContentsMargins(4, 0, 4, 0)
        for field in (self.passphrase, self.again):
            secret.addWidget(field)
        foot = QHBoxLayout()
        foot.addWidget(self.trouble, 1)
        foot.addStretch(0)
        foot.addWidget(self.cancel)
        foot.addWidget(self.choose)
        self.column.addWidget(self.formats)
        self.column.addWidget(self.findings, 9)
        self.column.addWidget(self.headings, 9)
        self.column.addWidget(self.hint)
        self.column.addStretch(1)
        for widget in (self.change, self.private, self.safe, self._secret):
            self.column.addWidget(widget)
        self.column.addLayout(foot)


def _hidden(name: str) -> QLineEdit:
    """Return a field whose letters are not shown."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    return field
