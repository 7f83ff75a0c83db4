"""The sales-cycle model as rows to type in: a stage a row, in the order a deal goes through them."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from winnotes.core.sales_model import SalesModel, Stage
from winnotes.core.value import Row
from winnotes.desk.sales_model import STAGES
from winnotes.gui.lunch.rows_editor import RowsEditor
from winnotes.gui.page_tabs import PageTabs
from winnotes.gui.widgets import Flow, Scroller, button, empty, go_to, label
from winnotes.i18n import _, ngettext
from winnotes.wording import show_days

COMPACT_PX = 720  # below this height the page uses less air, as the library does
REST_MS = 300  # after the last key the rows are written


def _choices(stage: Stage) -> list[tuple[str, Row]]:
    """Return what one may choose of a stage written unlike, in words, and the row it is; first what stands here."""
    rows = [dict(row) for row in (stage.row, *stage.others)] if stage.others else []
    unlike = [
        column.key for column in STAGES.columns if len({row.get(column.key, "") for row in rows if row}) > 1
    ]
    told = []
    for row in rows:
        cells = " · ".join(cell for one in unlike if (cell := row.get(one, ""))) or _("nothing")
        words = (
            _("{stage}: {cells}") if row and unlike else _("Keep {stage}") if row else _("Take {stage} out")
        )
        told.append((words.format(stage=stage.name, cells=cells), row))
    return told


def _unlike(stage: Stage) -> list[str]:
    """Return what is said unlike of a stage: the cell as it stands, then as others have it."""
    told = []
    for column in STAGES.columns if any(stage.others) else ():
        cells = [stage.row.get(column.key, ""), *(row.get(column.key, "") for row in stage.others if row)]
        if len(set(cells)) > 1:
            said = _(" or ").join(f"“{cell}”" for cell in dict.fromkeys(cells))
            told.append(f"{stage.name}, {_(column.label)}: {said}")
    return told + (
        [_("{stage} was taken out elsewhere").format(stage=stage.name)] if {} in stage.others else []
    )


class ModelPage(QWidget):
    """`changed(rows)` when the stages are others than before, `chosen(stage, row)` when one of two is to stand.

    `list_asked()`, `export_asked()`, `page_asked(name)`.
    """

    page_asked = Signal(str)
    changed = Signal(list)
    chosen = Signal(str, object)
    list_asked = Signal()
    export_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Sales cycle"))
        self.tabs, self.rows = PageTabs("model"), RowsEditor(STAGES, _("Stages"))
        self.told, self.differs = label("", "quiet", wrap=True), label("", "quiet", wrap=True)
        self.choices = Flow(gap=8)
        self._is_typed = False
        self.rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._lay_out()
        self.tabs.page_asked.connect(self.page_asked)
        self.rows.edited.connect(self._take_edit)
        self.rows.left.connect(self.settle)
        self.rest.timeout.connect(self.settle)

    def show_model(self, model: SalesModel, *, is_read: bool = True) -> None:
        """Show what the team's model is; what is being typed stays."""
        if is_read and not self._is_typed:
            self.rows.show_rows([dict(row) for row in model.rows])
        days = sum(stage.days or 0 for stage in model.stages)
        count = ngettext("{n} stage", "{n} stages", len(model.stages)).format(n=len(model.stages))
        told = _("{stages}, {days} in all").format(stages=count, days=show_days(days)) if days else count
        self.told.setText(told if model.stages else _(
            "No stages yet. Write down how a deal usually goes: at the lunch question 22 is answered against it."
        ))  # fmt: skip
        unlike = [line for stage in model.stages for line in _unlike(stage)]
        told = _("Written unlike on two laptops: {stages}. Choose, or type over it.")
        self.differs.setText(told.format(stages="; ".join(unlike)))
        self.differs.setVisible(bool(unlike))
        empty(self.choices)
        for stage in model.stages:
            for words, row in _choices(stage):
                self.choices.addWidget(button(words, partial(self.chosen.emit, stage.id, row)))

    def settle(self) -> None:
        """Hand over what was typed, if anything was."""
        self.rest.stop()
        if self._is_typed:  # a timer that has just run out is active no more: it cannot be asked
            self._is_typed = False
            self.changed.emit(self.rows.rows())

    def focus_rows(self) -> None:
        """Put the cursor into the first stage, or where one begins."""
        go_to(self.rows.grid_rows()[0]["name"])

    def move_up(self) -> None:
        """The stage comes one earlier."""
        self.rows.move_row(-1)

    def move_down(self) -> None:
        """The stage comes one later."""
        self.rows.move_row(1)

    def _take_edit(self, _part: str, _rows: list[Row]) -> None:
        self._is_typed = True
        self.rest.start()

    def _lay_out(self) -> None:
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 4, 0)
        inside.addWidget(self.rows)
        inside.addWidget(self.differs)
        inside.addLayout(self.choices)
        inside.addStretch(1)
        keys = _("Enter: next stage     Alt+↑ ↓: its place     Ctrl+Del: take it out     Ctrl+Z: undo")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        tip = _("Stages from a CSV or a spreadsheet (Ctrl+O)")
        take_in = button(_("Take in a list"), self.list_asked.emit, tip=tip)
        write = button(_("Write a list"), self.export_asked.emit, tip=_("The stages as a CSV (Ctrl+E)"))
        rows: tuple[tuple[int, QWidget, *tuple[QWidget, ...]], ...] = (
            (0, self.tabs), (0, self.told, take_in, write), (1, Scroller(holder)), (0, label(keys, "quiet", wrap=True)),
        )  # fmt: skip
        for stretch, first, *more in rows:
            around = QHBoxLayout()
            around.setContentsMargins(16, 0, 16, 0)
            around.setSpacing(8)
            around.addWidget(first, 0 if first is self.tabs else 1)
            for widget in more:
                around.addWidget(widget)
            if first is self.tabs:
                around.addStretch(1)
            self._column.addLayout(around, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._column.setContentsMargins(*((8, 12, 8, 8) if self.height() < COMPACT_PX else (24, 24, 24, 16)))
