"""The library as it looks before it works: labels alone, laid out by hand from a glance at the notes.

Nothing here touches Qt's namespace or a painter, whose enums take as long to load as a fifth of an empty start.
A test holds the picture to the page that takes its place.
"""

from datetime import datetime

from PySide6.QtWidgets import QLabel, QWidget

from winnotes.desk.library import FirstSight
from winnotes.gui.library.line_words import about, title_of
from winnotes.gui.theme import FAMILY, Theme
from winnotes.i18n import N_, _, ngettext

COMPACT_PX = 720  # as the page itself
ROW_PX, BAR_PX, GAP_PX = 64, 120, 24  # as its rows
TAB_GAP_PX, AWAY = (
    12,
    (N_("Deals"), N_("Rounds"), N_("Insights"), N_("Guide"), N_("Sales cycle"), N_("Content")),
)  # as its tabs
Place = tuple[int, int, int, int]  # left, top, width, height
PLAIN_TEXT = 0  # Qt.TextFormat.PlainText
_STYLE = """
QWidget {{ background: {paper}; color: {ink}; font: {plain}px "{family}"; }}
#title {{ font: 600 {large}px "{family}"; }}
#tab {{ font: 600 {middle}px "{family}"; color: {quiet}; background: transparent; }}
#button, #primary {{ font: 600 {plain}px "{family}"; border: 1px solid {ring}; border-radius: 6px; }}
#primary {{ background: {accent_fill}; color: {on_accent}; border-color: {accent_fill}; }}
#field {{ color: {quiet}; border: 1px solid {ring}; border-radius: 6px; padding-left: 10px; }}
#current {{ background: {accent_soft}; border: 2px solid {accent}; border-radius: 8px; }}
#rule {{ background: {hairline}; }}
#name {{ font: 600 {middle}px "{family}"; background: transparent; }}
#quiet {{ font: {small}px "{family}"; color: {quiet}; background: transparent; }}
#foot {{ background: {panel}; }}
#saved {{ font: {small}px "{family}"; color: {accent}; background: {panel}; }}
#dot {{ background: {accent}; border-radius: 4px; }}
#join {{ color: {accent}; background: transparent; }}
#keys {{ color: {accent}; background: {panel}; }}
#handle {{ background: {ring}; border-radius: 4px; }}
"""


class FirstPicture(QWidget):
    """Title, buttons, filter line, rows and foot of the library, as they will stand a moment later."""

    def __init__(self, seen: FirstSight, theme: Theme, zoom: int, width: int, height: int) -> None:
        super().__init__()
        self.resize(width, height)
        self._seen, self._zoom = seen, zoom
        sizes = {"large": 22, "middle": 15, "plain": 13, "small": 12}
        self.setStyleSheet(
            _STYLE.format(
                family=FAMILY,
                **theme._asdict(),
                **{name: max(8, self._px(size)) for name, size in sizes.items()},
            )
        )

        foot = self._px(18) + 14
        page = height - foot - 1
        side, top = (8, 12) if page < COMPACT_PX else (24, 24)
        rows_top = self._place_head(side + 16, top)
        self._place_rows(side, rows_top, page - rows_top)
        self._place_foot(foot)

    def _px(self, size: int) -> int:
        return round(size * self._zoom / 100)

    def _label(self, name: str, place: Place, text: str = "") -> QLabel:
        made = QLabel(self)
        made.setProperty("textFormat", PLAIN_TEXT)
        made.setIndent(0)
        made.setText(text)
        made.setObjectName(name)
        made.ensurePolished()  # its letters are measured
        made.setGeometry(*place)
        return made

    def _place_from_right(self, name: str, place: Place, text: str, pad: int = 0) -> int:
        """Place words that end `pad` before the right end of `place`; return where they begin, padding included."""
        left, top, width, height = place
        made = self._label(name, place, text)
        needed = made.fontMetrics().horizontalAdvance(text) + 2 * pad
        made.setContentsMargins(max(0, pad - 1), 0, 0, 0)
        made.setGeometry(left + width - needed, top, needed, height)
        return left + width - needed

    def _place_head(self, left: int, top: int) -> int:
        """Place what stands above the rows and return where they begin."""
        height, width = self._px(18) + 14, self.width() - 2 * left
        begin = self._place_from_right("primary", (left, top, width, height), _("New lunch  Ctrl+N"), 15)
        begin = self._place_from_right(
            "button", (0, top, begin - 8, height), _("Open a colleague's file"), 15
        )
        below = top + max(height, self._place_tabs(left, top, begin - 8 - left)) + 12
        field = self._label("field", (left, below, 320, 30), _("Account, deal or sales person   /"))
        high = max(20, field.fontMetrics().height() + 2) + 12
        height = max(high, height)
        field.setGeometry(left, below + (height - high) // 2, 320, high)
        count = ngettext("{n} interview", "{n} interviews", self._seen.total).format(n=self._seen.total)
        begin = self._place_from_right("quiet", (left, below, width, height), count)
        self._place_from_right("join", (0, below, begin - 12 - 7, height), _("Join a lunch  F12"))
        return below + height + 12

    def _place_tabs(self, left: int, top: int, room: int) -> int:
        """Place the title and the tabs, on two lines where there is no room for one; return how high they are."""
        x = y = line = tall = 0
        for name, words in (("tab", ""), ("title", _("Interviews")), *(("tab", _(words)) for words in AWAY)):
            made, pad = self._label(name, (0, 0, 0, 0), words), 7 if name == "tab" else 0
            letters = made.fontMetrics()
            width = letters.horizontalAdvance(words) + 2 * pad
            height = max(letters.height(), self._px(18)) + 13 if pad else letters.height()
            tall = tall or height  # of the first, which is none: as high as a tab
            if not words:
                continue
            if x and x + width > room:
                x, y, line = 0, y + line + TAB_GAP_PX, 0
            made.setGeometry(left + x + pad, top + y, width, max(tall, height))
            x, line = x + width + TAB_GAP_PX, max(line, tall, height)
        return y + line

    def _place_rows(self, left: int, top: int, room: int) -> None:
        height, width, now = self._px(ROW_PX), self.width() - 2 * left, datetime.now().astimezone()
        if (whole := self._seen.total * height) > room:
            width -= 10
            self._label("handle", (left + width + 1, top + 1, 8, max(34, room * room // whole) - 2))
        words = width - 32 - self._px(BAR_PX) - GAP_PX
        for number, line in enumerate(self._seen.lines[: room // height + 1]):
            at = top + number * height
            if number:
                self._label("rule", (left + 16, at + height - 1, width - 32, 1))
            else:
                self._label("current", (left, at + 2, width, height - 5))
            half, upper, lower = height - height // 2, self._px(8), self._px(10)
            self._label("name", (left + 16, at + upper, words, half - upper), title_of(line))
            self._label("quiet", (left + 16, at + height // 2, words, half - lower), about(line, now))

    def _place_foot(self, height: int) -> None:
        top = self.height() - height
        self._label("rule", (0, top - 1, self.width(), 1))
        self._label("foot", (0, top, self.width(), height))
        self._label("dot", (21, top + height // 2 - 4, 8, 8))
        self._label("saved", (36, top, 300, height), _("Saved on this laptop"))
        self._place_from_right("keys", (0, top, self.width() - 21, height), _("All keys  F1"))
