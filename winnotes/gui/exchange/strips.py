"""The strips above the preview: files that could not be read, a passphrase to type, how far the work is."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from winnotes.gui.widgets import Elided, Scroller, button, frame, label, scaled
from winnotes.i18n import _

MOST_PX = 104  # more sentences are reached by scrolling


class TroubleStrip(QWidget):
    """One sentence for every file that was not taken."""

    def __init__(self) -> None:
        super().__init__()
        self.sentences: list[str] = []
        self._told = label("", wrap=True)
        self._told.setContentsMargins(20, 8, 20, 8)
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.area = Scroller(self._told)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        strip = frame("notice")
        inside = QVBoxLayout(strip)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.area)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(strip)
        self.hide()

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Show them, one a line; without any the strip is not there."""
        self.sentences = list(sentences)
        self._told.setText("\n".join(sentences))
        self._told.setAccessibleName(" ".join(sentences))
        self.setVisible(bool(sentences))
        self._fit()

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        self._fit()

    def showEvent(self, event: object) -> None:  # noqa: N802
        self._fit()  # hidden, it had neither its width nor its type

    def _fit(self) -> None:
        wanted = self._told.heightForWidth(max(200, self.width()))
        self.area.setFixedHeight(min(max(0, wanted), scaled(MOST_PX)))


class PassphraseStrip(QWidget):
    """Asks for the passphrase of an encrypted file. `given(passphrase)`, `skipped()`."""

    given = Signal(str)
    skipped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told = label("", wrap=True)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setPlaceholderText(_("Passphrase"))
        self.field.setMinimumWidth(scaled(240))
        strip = frame("notice")
        row = QHBoxLayout(strip)
        row.setContentsMargins(20, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._told, 1)
        row.addWidget(self.field)
        row.addWidget(button(_("Open it"), self.submit))
        row.addWidget(button(_("Leave it out"), self.skipped.emit, "link"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(strip)
        self.hide()

    def ask(self, file: str, *, was_wrong: bool) -> None:
        """Ask for the passphrase of this file."""
        told = (
            _("This passphrase does not open “{file}”. Type it again.")
            if was_wrong
            else _("“{file}” is encrypted.")
        )
        self._told.setText(told.format(file=file))
        self.field.setAccessibleName(_("Passphrase of {file}").format(file=file))
        self.field.clear()
        self.show()
        self.field.setFocus()

    def submit(self) -> None:
        """Try what is typed."""
        if self.field.text():
            typed = self.field.text()
            self.field.clear()
            self.given.emit(typed)

    @property
    def told(self) -> str:
        """What is asked, or ""."""
        return "" if self.isHidden() else self._told.text()


class Bar(QWidget):
    """How far something is, from 0 to 1, in the colours of the palette."""

    def __init__(self) -> None:
        super().__init__()
        self.share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(160, 6)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(0, 0, self.width(), self.height())
        for colour, share in ((QPalette.ColorRole.Mid, 1.0), (QPalette.ColorRole.Highlight, self.share)):
            painter.setBrush(self.palette().color(colour))
            painter.drawRoundedRect(whole.adjusted(0, 0, whole.width() * (share - 1), 0), 3, 3)
        painter.end()


class ProgressStrip(QWidget):
    """What is being done and how far it is. `cancelled()`."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self._told, self.bar = Elided(""), Bar()
        self.cancel = button(_("Cancel"), self.cancelled.emit)
        strip = frame("notice")
        row = QHBoxLayout(strip)
        row.setContentsMargins(20, 6, 12, 6)
        row.setSpacing(16)
        row.addWidget(self._told, 1)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(strip)
        self.hide()

    def show_progress(self, words: str, done: int, whole: int) -> None:
        """Say what is being done, so much of so much."""
        self.words = words
        self._told.setText(words)
        self.bar.share = done / whole if whole else 0.0
        self.bar.update()
        self.show()
