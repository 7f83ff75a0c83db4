"""One question, large, with its notes and quick entry. Kept while the interview is open, so undo survives."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from winnotes.core.guide import Question
from winnotes.core.insight.lead_source import LEAD_SOURCE
from winnotes.core.interview import NOTE
from winnotes.core.value import PROVENANCES, Row
from winnotes.gui.lunch.interview_document import InterviewDocument
from winnotes.gui.lunch.note_editor import HINT, LOCKED, NoteEditor
from winnotes.gui.lunch.part_editor import PartEditor
from winnotes.gui.lunch.piece_rows import PieceRows
from winnotes.gui.lunch.rows_editor import RowsEditor
from winnotes.gui.lunch.stage_rows import StageRows, is_staged
from winnotes.gui.theme import Theme
from winnotes.gui.widgets import Choice, Scroller, go_to, label
from winnotes.i18n import N_, _, listed, ngettext
from winnotes.wording import PROVENANCE

_BESIDE_CRM = {
    "match": N_("recalled the same"),
    "mismatch": N_("recalled otherwise"),
    "crm_blank": N_("the CRM has none"),
}
LEGEND = '"  quote     >  to-do for marketing     !  surprise     #  tag'


class RowsArea(Scroller):
    """Gives the rows the height they need, and no more; beyond the room there is they scroll."""

    def __init__(self, rows: RowsEditor) -> None:
        self._holder = QWidget()
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 4, 0)
        column.addWidget(rows)
        column.addStretch(1)
        super().__init__(self._holder)
        self._rows = rows
        self._holder.installEventFilter(self)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return room for the names of the columns and two rows."""
        return QSize(80, 3 * self._rows.first_cell().sizeHint().height() + 8)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self._holder.sizeHint().height() + 2
        self.setMaximumHeight(max(self.minimumSizeHint().height(), needed))


class QuestionPane(QWidget):
    """The page of one question for one note taker."""

    def __init__(
        self, document: InterviewDocument, question: Question, theme: Theme, names: dict[str, str]
    ) -> None:
        super().__init__()
        self.document, self.question, self._names = document, question, names
        self.note = NoteEditor(question.label, theme)
        self.fields = [PartEditor(part, question.label) for part in question.fields]
        self.rows = self._made_rows()
        self.provenance = self._made_provenance()
        self.colleagues = label("", "quiet", wrap=True)
        self._heading = label(_(question.text), "question", wrap=True)
        self.crm = label("", "quiet")
        self.crumb = label("", "quiet")
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._area = Scroller(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._area)
        self._lay_out()
        self._connect()
        self.load()

    def load(self) -> None:
        """Show what the document holds."""
        value = self.document.value(self.question.key)
        self.note.show_text(self.document.note(self.question.key))
        for editor in self.fields:
            editor.show_said(value.text(editor.part.key))
        if self.rows:
            self.rows.show_rows(value.rows(self.rows.part.key))
        self.refresh()

    def refresh(self) -> None:
        """Show what may have changed elsewhere: a colleague's lines, the ledger, how it is known, the lock."""
        value = self.document.value(self.question.key)
        self.provenance.setCurrentIndex(("", *PROVENANCES).index(value.provenance))
        self._show_crumb()
        self._show_colleagues()
        self._show_crm()
        if isinstance(self.rows, StageRows):
            self.rows.offer_stages(self.document.stages())
        elif self.rows:
            self.rows.offer_pieces()
        self._lock(self.document.is_finished)

    def focus_first(self) -> None:
        """Put the cursor where the answer most likely goes: the scale if there is one, else the notes."""
        if self.fields and self.fields[0].part.kind == "scale" and not self.fields[0].line.text():
            go_to(self.fields[0].line)
        else:
            go_to(self.note)

    def focus_next_field(self) -> None:
        """Move on: notes, first typed field, rows, notes."""
        stops: list[QWidget] = [self.note]
        stops += [self.fields[0].line] if self.fields else []
        stops += [self.rows.first_cell()] if self.rows else []
        focused = self.focusWidget()
        here = next((n for n, stop in enumerate(stops) if stop is focused), None)
        if here is None:
            here = len(stops) - 1 if self.rows and self.rows.isAncestorOf(focused) else min(1, len(stops) - 1)
        go_to(stops[(here + 1) % len(stops)])

    def set_compact(self, is_compact: bool) -> None:
        """Use less air on a small screen."""
        self._column.setContentsMargins(*((24, 12, 24, 4) if is_compact else (40, 28, 40, 8)))

    def ledger_pieces(self) -> list[str]:
        """Return the content pieces named in any question of the ledger, in the order of the guide."""
        found: dict[str, str] = {}
        for question in self.document.guide.questions:
            if question.rows and question.rows.ledger:
                for row in self.document.value(question.key).rows(question.rows.key):
                    piece = row.get(question.rows.columns[0].key, "").strip()
                    found.setdefault(piece.casefold(), piece)
        return [piece for piece in found.values() if piece]

    def _made_rows(self) -> RowsEditor | None:
        part = self.question.rows
        if part is None:
            return None
        if is_staged(part):
            return StageRows(part, self.question.label)
        if part.ledger:
            return PieceRows(
                part, self.question.label, self.ledger_pieces, lambda: self.document.known.pieces
            )
        return RowsEditor(part, self.question.label)

    def _made_provenance(self) -> Choice:
        box = Choice(_("How the sales person knows"))
        box.addItem(_("How do they know?"))
        for code in PROVENANCES:
            box.addItem(_(PROVENANCE[code]))
        return box

    def _lay_out(self) -> None:
        layout = self._column
        layout.setSpacing(8)
        layout.addWidget(self.crumb)
        layout.addWidget(self._heading)
        if self.question.probe:
            layout.addWidget(
                label(_("Probe: {probe}").format(probe=_(self.question.probe)), "quiet", wrap=True)
            )
        layout.addWidget(self.crm)
        for editor in self.fields:
            layout.addWidget(editor)
        layout.addWidget(self.note, 2)
        if self.rows:
            layout.addWidget(RowsArea(self.rows), 3)
        layout.addWidget(self.colleagues)
        foot = QHBoxLayout()
        foot.addWidget(label(LEGEND, "quiet", wrap=True), 1)
        foot.addWidget(self.provenance)
        layout.addLayout(foot)
        self.set_compact(False)

    def _connect(self) -> None:
        key = self.question.key
        self.note.typed.connect(lambda text: self.document.set_note(key, text))
        self.note.left.connect(lambda: self.document.leave(key + NOTE))
        for editor in self.fields:
            editor.edited.connect(self._take_said)
            editor.left.connect(lambda: self.document.leave(key))
            editor.strayed.connect(self._type_in_note)
        if self.rows:
            self.rows.edited.connect(self._take_rows)
            self.rows.left.connect(lambda: self.document.leave(key))
        self.provenance.activated.connect(self._take_provenance)

    def _take_said(self, part: str, text: str) -> None:
        self.document.set_said(self.question.key, part, text)
        self._show_crm()

    def _show_crm(self) -> None:
        """Say quietly what the CRM has for a lead source, and what the one recalled comes to beside it."""
        is_asked = self.question.key == LEAD_SOURCE
        in_crm = self.document.fact("crm_lead_source") if is_asked else ""
        check = self.document.source_check() if is_asked else None
        told = [_("CRM: {source}").format(source=in_crm)] if in_crm else []
        if check is not None and check.verdict in ("match", "mismatch", "crm_blank"):
            told.append(_(_BESIDE_CRM[check.verdict]))
        self.crm.setText("  ·  ".join(told))
        self.crm.setVisible(bool(told))

    def _take_rows(self, part: str, rows: list[Row]) -> None:
        self.document.set_said(self.question.key, part, rows)
        if isinstance(self.rows, StageRows):
            self.document.keep_stages()

    def _take_provenance(self, index: int) -> None:
        self.document.set_provenance(self.question.key, ("", *PROVENANCES)[index])
        self.document.leave(self.question.key)

    def _type_in_note(self, text: str) -> None:
        go_to(self.note)
        self.note.insertPlainText(text)

    def _show_crumb(self) -> None:
        """Say where the question stands in the checklist and, where two share them out, who listens for it."""
        questions = self.document.guide.in_checklist_order
        section = self.document.guide.sections[self.question.section]
        crumb = _("{section}  ·  {n} of {count}").format(
            section=_(section), n=questions.index(self.question) + 1, count=len(questions)
        )
        takers = [one for one, keys in self.document.listens().items() if self.question.key in keys]
        names = [self._names.get(one) or _("a colleague") for one in takers if one != self.document.person.id]
        told = [_("yours")] if self.document.person.id in takers else []
        told += [_("{names} listens").format(names=listed(names))] if names else []
        told += [_(LOCKED)] if self.document.is_finished else []
        self.crumb.setText("  ·  ".join([crumb, *told]))

    def _show_colleagues(self) -> None:
        told = []
        for person, text in self.document.others_notes(self.question.key):
            lines = [line for line in text.split("\n") if line.strip()]
            name = self._names.get(person) or _("a colleague")
            count = ngettext("{name} has {n} line here:", "{name} has {n} lines here:", len(lines))
            told.append(count.format(name=name, n=len(lines)) + "  " + "  /  ".join(lines))
        self.colleagues.setText("\n".join(told))
        self.colleagues.setVisible(bool(told))

    def _lock(self, is_locked: bool) -> None:
        self.note.setReadOnly(is_locked)
        self.note.setPlaceholderText(_(LOCKED if is_locked else HINT))
        self.provenance.setDisabled(is_locked)
        for editor in self.fields:
            editor.setDisabled(is_locked)
        if self.rows:
            self.rows.setDisabled(is_locked)
