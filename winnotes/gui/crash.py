"""Our fault: a report without user text, a calm sentence, and the window goes on with every word kept."""

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from winnotes.desk.crash import write_crash_report
from winnotes.desk.home import home
from winnotes.gui.main_window import MainWindow
from winnotes.i18n import _


class CrashTeller(QObject):
    """Brings a crash of any thread to the window's foot."""

    told = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.told.connect(window.foot.tell)

    def take(self, error: BaseException) -> None:
        """Write the report and tell where it is."""
        report = write_crash_report(error, home())
        self.told.emit(
            _(
                "Something went wrong in WinNotes. Your words are kept. A report without them is in {file}."
            ).format(file=report)
        )


def catch_crashes(window: MainWindow) -> None:
    """Send every uncaught exception of slots and threads to the report and the foot."""
    teller = CrashTeller(window)

    def take_main(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        teller.take(error)

    def take_thread(crash: threading.ExceptHookArgs) -> None:
        if crash.exc_value is not None:
            teller.take(crash.exc_value)

    sys.excepthook = take_main
    threading.excepthook = take_thread
