"""What the window does for the sales-cycle model: reads it, writes what is typed, takes the last change back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from winnotes.core.sales_model import SalesModel
from winnotes.core.value import Row
from winnotes.desk.sales_model import (
    choose_stage,
    export_stages,
    read_stages,
    sales_model,
    set_stages,
    with_stages,
)
from winnotes.gui.model.model_page import ModelPage
from winnotes.gui.theme import Theme
from winnotes.i18n import _

if TYPE_CHECKING:
    from winnotes.gui.main_window import MainWindow


class ModelRoom:
    """The page, and what the model was like before each change since the window opened."""

    def __init__(self, window: "MainWindow") -> None:
        from winnotes.gui.actions import add_commands
        from winnotes.gui.command_slots import slots_of
        from winnotes.gui.visiting import visit

        self._window, self.page, self._before, self._model = (
            window,
            ModelPage(),
            list[list[Row]](),
            SalesModel(),
        )
        add_commands(self.page, "model", slots_of(window))
        window.pages.addWidget(self.page)
        window.autosave.closing.connect(self.page.settle)
        self.page.page_asked.connect(lambda name: visit(window, name))
        self.page.changed.connect(self._change)
        self.page.chosen.connect(self.choose)
        self.page.list_asked.connect(self.ask_list)
        self.page.export_asked.connect(self.ask_export)

    def set_look(self, _theme: Theme, _zoom: int) -> None:
        """Colours and letters come with the application's style."""

    def show(self) -> None:
        """Show the model as the disk has it now."""
        window = self._window
        window.close_lunch()
        window.foot.set_at_lunch(False)
        window.show_typist()
        window.pages.setCurrentWidget(self.page)
        self.page.focus_rows()
        window.autosave.read(sales_model, self._take)

    def undo(self) -> None:
        """Take the last change back, or say that there is none."""
        self.page.settle()
        if not self._before:
            self._window.foot.tell(_("Nothing was changed since WinNotes was opened."))
            return
        rows = self._before.pop()
        self._window.autosave.run(lambda store: set_stages(store, rows, ()), self._take)

    def ask_list(self) -> None:
        """Ask for a list of stages and take it in."""
        found = QFileDialog.getOpenFileName(
            self._window, _("A list of stages"), str(Path.home()), "*.csv *.tsv *.txt *.xlsx"
        )[0]
        if found:
            self.take_list(Path(found))

    def take_list(self, path: Path) -> None:
        """Make the stages of a list the model."""
        self._take_rows(path.name, lambda _model: read_stages(path.read_bytes(), path.name))

    def paste(self) -> None:
        """Take in rows copied from a spreadsheet, behind the stages there are; one word goes where somebody types."""
        text, field = QGuiApplication.clipboard().text(), QApplication.focusWidget()
        if isinstance(field, QLineEdit) and not {"\n", "\t"} & set(text.strip()):
            field.paste()
            return
        name = _("What was copied")
        self.page.settle()
        self._take_rows(name, lambda model: with_stages(model, read_stages(text.encode(), name)))

    def _take_rows(self, name: str, rows: Callable[[SalesModel], list[Row]]) -> None:
        def show(model: SalesModel) -> None:
            self._before.append(self._model.rows)
            self._take(model)
            self._window.foot.tell(_("Taken in: {file}. Ctrl+Z takes it back.").format(file=name))

        self._window.autosave.run(lambda store: set_stages(store, rows(sales_model(store))), show)

    def ask_export(self) -> None:
        """Ask where to, and write the stages there."""
        self.page.settle()
        suggested = str(Path.home() / f"{_('Sales cycle')}.csv")
        named = QFileDialog.getSaveFileName(self._window, _("Write the stages"), suggested, "*.csv")[0]
        if named:
            self.write_list(Path(named) if Path(named).suffix else Path(named).with_suffix(".csv"))

    def write_list(self, path: Path) -> None:
        """Write the stages as a list."""
        self._window.autosave.read(
            lambda store: export_stages(sales_model(store), path),
            lambda _none: self._window.foot.tell(_("Saved {file}").format(file=path)),
        )

    def _change(self, rows: list[Row]) -> None:
        self._before.append(self._model.rows)
        self._window.autosave.run(lambda store: set_stages(store, rows, ()), self._take_written)

    def choose(self, stage: str, row: Row) -> None:
        """Let one of two rows stand that were written unlike."""
        self.page.settle()
        self._before.append(self._model.rows)
        self._window.autosave.run(lambda store: choose_stage(store, stage, row), self._take)
        self.page.focus_rows()

    def _take(self, model: SalesModel) -> None:
        self._model = model
        self.page.show_model(model)

    def _take_written(self, model: SalesModel) -> None:
        """Show the sums of what was written; the rows are what is being typed."""
        if model.rows == (self._before[-1] if self._before else None):
            self._before.pop()
        self._model = model
        self.page.show_model(model, is_read=False)


def model_of(window: "MainWindow") -> ModelRoom:
    """Return the room, its page made when it is first wanted."""
    room = window.rooms.get("model")
    if not isinstance(room, ModelRoom):
        room = window.rooms["model"] = ModelRoom(window)
    return room
