"""The note of one question, with the line marks shown as they are typed."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from winnotes.core.mark import read_mark
from winnotes.gui.lunch.typing_field import TextField
from winnotes.gui.theme import Theme
from winnotes.i18n import N_, _

HINT = N_("Type here. Everything is saved as you type.")
LOCKED = N_("Finished. F8 opens it again, with a reason.")
LEAST_LINES = 2  # where there is more room there are more


class MarkHighlighter(QSyntaxHighlighter):
    """Sets quotes as quotes, to-dos in amber, surprises strong, tags in the accent."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        quote = _format(theme.accent, italic=True)
        self._formats = {
            "quote": quote,
            "key_quote": _format(theme.accent, italic=True, bold=True),
            "todo": _format(theme.amber),
            "done": _format(theme.quiet, struck=True),
            "surprise": _format(theme.ink, bold=True),
        }
        self._tag = _format(theme.accent)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802
        """Mark one line."""
        if not text or (text[0] not in '"“„«>! ' and "#" not in text):
            return
        mark = read_mark(text)
        if mark.kind in self._formats:
            self.setFormat(0, len(text), self._formats[mark.kind])
        for tag in mark.tags:
            at = text.find("#" + tag)
            self.setFormat(at, len(tag) + 1, self._tag)


def _format(
    colour: str, *, italic: bool = False, bold: bool = False, struck: bool = False
) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    made.setFontItalic(italic)
    made.setFontStrikeOut(struck)
    if bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    return made


class NoteEditor(TextField):
    """A TextField for notes: roomy lines, marks in colour."""

    def __init__(self, question: str, theme: Theme) -> None:
        super().__init__(_("Notes: {question}").format(question=question), "note")
        self.setPlaceholderText(_(HINT))
        self.highlighter = MarkHighlighter(self.document(), theme)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(super().sizeHint().width(), self.height_px(LEAST_LINES))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(120, self.height_px(LEAST_LINES))
