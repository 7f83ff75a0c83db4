"""What the insights page shows while no lunch tells anything: what it will show, and an invented team to look at."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from winnotes.gui.widgets import button, label
from winnotes.i18n import _


class NothingYet(QWidget):
    """`sample_asked()` to look at an invented team."""

    sample_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title, self._told = label("", "title"), label("", "quiet", wrap=True)
        tip = _("Sixty invented lunches of six marketers; nothing of it is kept")
        self.sample_button = button(_("Look at an invented team"), self.sample_asked.emit, tip=tip)
        inner = QWidget()
        inner.setMaximumWidth(640)
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._told)
        row = QHBoxLayout()
        row.addWidget(self.sample_button)
        row.addStretch(1)
        column.addLayout(row)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(inner, 100)
        across.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(across)
        layout.addStretch(3)
        self.show_empty()

    def show_empty(self) -> None:
        """Say that there is no lunch to count."""
        self._title.setText(_("Nothing to count yet"))
        self._told.setText(
            _(
                "Once lunches are noted, or colleagues' files are merged, this page shows why you win: every figure "
                "with its number of lunches, and the quotes behind it."
            )
        )
        self.sample_button.show()

    def show_reading(self) -> None:
        """Say that the lunches are being read."""
        self._title.setText(_("Reading the lunches"))
        self._told.setText("")
        self.sample_button.hide()
