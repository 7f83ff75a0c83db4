"""Plays the sample lunch through the real window, key by key, and leaves PDF, CSV, .winnotes and screenshots."""

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from winnotes.desk.home import DATABASE
from winnotes.desk.sample import Step, sample_script, sample_steps
from winnotes.i18n import _


def play(out: Path) -> int:
    """Play the lunch and write everything into `out`; print where. Return the exit code.

    The notes of the user are not touched: the lunch is played in a folder of its own.
    """
    if not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform in ("win32", "darwin")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from winnotes.gui.app import make_application
    from winnotes.gui.theme import load_fallback_fonts

    out.mkdir(parents=True, exist_ok=True)
    application = make_application(["winnotes"])
    load_fallback_fonts()
    with tempfile.TemporaryDirectory() as folder:
        player = Player(application, Path(folder), out)
        player.play()
        written = player.export()
        player.close()
    for path in (*written, *sorted(out.glob("*.png"))):
        sys.stdout.write(_("Wrote {file}").format(file=path) + "\n")
    return 0


class Player:
    """A pair of hands at the keyboard. Its clock follows the script, not the wall."""

    def __init__(self, application: Any, folder: Path, out: Path) -> None:
        from winnotes.gui.app import build_window, read_start

        self.out, self.at_s = out, 0
        self.path = folder / DATABASE
        self.window = build_window(folder, read_start(folder), clock_ms=lambda: self.at_s * 1000)
        self.window.resize(1280, 850)
        self.window.show()
        self.window.activateWindow()
        self._settle()

    @property
    def page(self) -> Any:
        """The lunch page."""
        return self.window.lunch

    def play(self) -> None:
        """The whole lunch, from the empty library to Finish."""
        self.shoot("1-library-empty")
        self._press("Ctrl+N")
        self._type(sample_script()["header"]["note_takers"][0], into=self.page.name_strip.field)
        self._press("Return")
        self._header()
        for number, step in enumerate(sample_steps()):
            self._go_on_to(step.at_s)
            self._take(step)
            if number == 11:
                self.shoot("2-lunch")
        self.shoot("4-lunch-end")
        self._review()

    def export(self) -> list[Path]:
        """Write PDF, team CSV and .winnotes beside the screenshots."""
        from winnotes.gui.export.formats import Asked
        from winnotes.gui.export.saving import export_job

        written = [self.out / f"northwind-traders.{suffix}" for suffix in ("pdf", "csv", "winnotes")]
        for path in written:
            job = export_job(self.page.document.subject, Asked(path, ""))
            self.window.autosave.writing.do(job).result(60)
        return written

    def close(self) -> None:
        """Close the window as a user does."""
        self.window.close()
        self._settle()

    def shoot(self, name: str) -> None:
        """Save a picture of the window."""
        self._settle()
        self.window.grab().save(str(self.out / f"{name}.png"))

    def _header(self) -> None:
        self._press("F7")
        header = sample_script()["header"]
        for name, field in self.page.header.fields.items():
            if str(header.get(name, "")) and field.text() != header[name]:
                field.selectAll()
                self._type(str(header[name]), into=field)
        self.shoot("3-header")
        self._press("Escape")

    def _take(self, step: Step) -> None:
        self._switch_to(step.by)
        if step.do == "answer":
            self._answer(step)
        elif step.do == "scrap":
            self._press("F2")
            self._type(step.data["text"])
            self._press("Return")
        elif step.do == "place":
            self._place(step)
        elif step.do in ("pause", "resume"):
            self._press("F5")
        elif step.do in ("bite", "talk"):
            self._bite(step.do)

    def _answer(self, step: Step) -> None:
        question = self.page.document.guide.by_key[step.data["question"]]
        self.turn_to(question.key)
        pane = self.page.pane
        if note := str(step.data.get("note", "")).strip("\n"):
            before = "\n" if pane.note.toPlainText() else ""
            pane.note.moveCursor(pane.note.textCursor().MoveOperation.End)
            self._type(before + note, into=pane.note)
        for editor in pane.fields:
            if editor.part.key in step.data.get("said", {}):
                editor.line.selectAll()
                self._type(str(step.data["said"][editor.part.key]), into=editor.line)
        for row in step.data.get("rows", []):
            self._row(pane, row)
        self._state(step)

    def _row(self, pane: Any, row: dict[str, str]) -> None:
        first = pane.rows.first_cell()
        cells = next(cells for cells in pane.rows.grid_rows() if first in cells.values())
        for column, text in row.items():
            self._type(str(text), into=cells[column])

    def _state(self, step: Step) -> None:
        keys = {"not_known": "Ctrl+Shift+K", "not_applicable": "Ctrl+Shift+X", "skipped": "Ctrl+Shift+S"}
        if state := step.data.get("state"):
            self.turn_to(step.data["question"])
            self._press(keys[state])
        order = ("", "first_hand", "second_hand", "opinion")
        for _once in range(order.index(step.data.get("provenance", ""))):
            self.turn_to(step.data["question"])
            self._press("Ctrl+Shift+H")

    def turn_to(self, key: str) -> None:
        """Find a question as a user does: Ctrl+K, its number, Enter."""
        if self.page.key != key:
            order = [question.key for question in self.page.document.guide.in_checklist_order]
            self._press("Ctrl+K")
            self._type(str(order.index(key) + 1))
            self._press("Return")

    def _place(self, step: Step) -> None:
        wanted = next(one.data["text"] for one in sample_steps() if one.data.get("id") == step.data["scrap"])
        if self.page.stack.currentWidget() is not self.page.bite:
            self._press("F3")
        for _once in self.page.document.scraps():
            if self.page.bite.waiting[0].text == wanted:
                break
            self.page.bite.later.click()
        order = [question.key for question in self.page.document.guide.in_checklist_order]
        self._type(str(order.index(step.data["question"]) + 1), into=self.page.bite.finder.field)
        self._press("Return")

    def _bite(self, do: str) -> None:
        is_biting = self.page.stack.currentWidget() is self.page.bite
        if is_biting != (do == "bite"):
            self._press("F3")
        if do == "bite":
            self.shoot("5-bite")

    def _switch_to(self, name: str) -> None:
        if self.window.person.name == name:
            return
        known = [person.name for person in self.window.people]
        self._press("F6")
        if name not in known:
            self._type(name, into=self.page.name_strip.field)
            self._press("Return")
        self._settle()

    def _review(self) -> None:
        self._press("F8")
        self._settle()
        summary = sample_script()["review"]["summary"].strip()
        self._type(summary, into=self.window.review.summary_field)
        self.shoot("6-review")
        self._press("Ctrl+Shift+Return")
        self.shoot("7-finished")
        self._press("Escape")
        self._press("F6")
        self._press("F8")
        self._press("Ctrl+Shift+Return")

    def _go_on_to(self, at_s: int) -> None:
        """Let the script's clock go on, a tick a second, as the wall does."""
        while self.at_s < at_s:
            self.at_s += 1
            self.page.timekeeper.tick()

    def _press(self, keys: str) -> None:
        from winnotes.gui.keyboard import press

        press(self.window, keys)
        self._settle()

    def _type(self, text: str, into: Any = None) -> None:
        from winnotes.gui.keyboard import settle, type_text

        if into is not None:
            settle()  # a row just added takes the cursor only once it is shown
            into.setFocus()
        type_text(self.window, text)

    def _settle(self) -> None:
        """Wait for the disk and let the window take its answer."""
        from winnotes.gui.keyboard import settle_until

        settle_until(lambda: self.window.autosave.is_idle)
