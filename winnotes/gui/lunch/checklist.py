"""The checklist of all questions, always in view: a drawing of how each stands and the gist of its answer."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from winnotes.core.guide import Question
from winnotes.core.interview import NOTE, initials
from winnotes.gui.lunch.checklist_row import GIST, LISTENERS, QUESTION, STATE, ChecklistRow, Index
from winnotes.gui.lunch.interview_document import InterviewDocument
from winnotes.gui.theme import Theme
from winnotes.i18n import _
from winnotes.wording import STATUS


class ChecklistModel(QAbstractListModel):
    """Section headings and questions as one list; a changed field repaints one row."""

    def __init__(self, document: InterviewDocument, names: Mapping[str, str]) -> None:
        super().__init__()
        self._document, self._names = document, names
        self._listens = document.listens()
        self._rows: list[str | Question] = []
        for section, questions in document.guide.grouped:
            self._rows += [_(document.guide.sections[section]), *questions]
        document.edited.connect(self.refresh)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(row.label)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _(row.text)
        if role == QUESTION:
            return row
        if role == STATE:
            return self._document.status(row.key)
        if role == LISTENERS:
            return self._listeners(row.key)
        return self._document.gist(row) if role == GIST else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def row_of(self, key: str) -> int:
        """Return the row of the question with this key."""
        return next(n for n, row in enumerate(self._rows) if isinstance(row, Question) and row.key == key)

    def refresh_all(self) -> None:
        """Repaint every row: who listens for what, or whose notes these are, has changed."""
        self._listens = self._document.listens()
        self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _listeners(self, key: str) -> tuple[str, bool] | None:
        """Return (initials of who listens for a question, whether it is not me); None where nobody shares out."""
        me = self._document.person.id
        takers = [person for person, keys in self._listens.items() if key in keys]
        if not self._listens or (not takers and len(self._listens) > 1):
            return None
        names = [initials(self._names.get(one, "")) or (_("me") if one == me else "…") for one in takers]
        return " ".join(names), me not in takers

    def refresh(self, fields: list[str]) -> None:
        """Repaint the rows whose answers hold these fields."""
        for field in fields:
            key = field.removesuffix(NOTE)
            if key in self._document.guide.by_key:
                index = self.index(self.row_of(key))
                self.dataChanged.emit(index, index)

    def drawn(self) -> str:
        """Return the whole list as text, one line a row: `☑ ★ Lead source · Web` (for tests and ears)."""
        signs = {
            "open": "☐",
            "touched": "◐",
            "answered": "☑",
            "not_known": "?",
            "not_applicable": "–",
            "skipped": "↷",
        }
        lines = []
        for row in self._rows:
            if isinstance(row, str):
                lines.append(row.upper())
                continue
            star = " ★" if row.must_ask else ""
            gist = self._document.gist(row)
            line = f"{signs[self._document.status(row.key)]}{star} {row.label}" + (
                f" · {gist}" if gist else ""
            )
            listens = self._listeners(row.key)
            lines.append(f"{line} [{listens[0] or '…'}]" if listens else line)
        return "\n".join(lines)

    def _spoken(self, question: Question) -> str:
        status = self._document.status(question.key)
        told = [_(question.label), _(STATUS[status])]
        if question.must_ask and status == "open":
            told.append(_("must ask"))
        if gist := self._document.gist(question):
            told.append(gist)
        if listens := self._listeners(question.key):
            told.append(_("somebody else listens") if listens[1] else _("yours"))
        return ", ".join(told)


class Checklist(QListView):
    """The list itself. `chosen(key)` when a question is picked by mouse or Enter."""

    chosen = Signal(str)

    def __init__(self, model: ChecklistModel, theme: Theme, zoom: int) -> None:
        super().__init__()
        self.setModel(model)
        self.setProperty("role", "bare")
        self.setAccessibleName(_("Checklist of questions"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._row = ChecklistRow(theme, zoom)
        self.setItemDelegate(self._row)
        self.clicked.connect(self._choose)

    def set_theme(self, theme: Theme, zoom: int) -> None:
        """Take another theme or zoom."""
        self._row.theme, self._row.zoom = theme, zoom
        self._fit()

    def show_question(self, key: str) -> None:
        """Select the row of a question and keep it in view."""
        model = self.model()
        if isinstance(model, ChecklistModel):
            self.setCurrentIndex(model.index(model.row_of(key)))
            self._reveal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        model = self.model()
        rows = [model.index(n, 0).data(QUESTION) for n in range(model.rowCount())]
        self._row.set_room(
            self.viewport().height(), sum(1 for row in rows if row), sum(1 for row in rows if not row)
        )
        self.doItemsLayout()
        self._reveal()

    def _reveal(self) -> None:
        """Keep the current row in view, and the heading or row above it where there is room."""
        current = self.currentIndex()
        if current.isValid():
            self.scrollTo(current.siblingAtRow(max(0, current.row() - 1)))
            self.scrollTo(current)

    def _choose(self, index: QModelIndex) -> None:
        question = index.data(QUESTION)
        if isinstance(question, Question):
            self.chosen.emit(question.key)
