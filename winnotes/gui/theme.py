"""Light, dark and sunlight: the same roles in three sets of colours, one family of type, a 4 px grid.

Contrast is at least 4.5:1 everywhere and 7:1 in sunlight; a test computes it.
"""

from typing import TYPE_CHECKING, NamedTuple

from winnotes.resources import resource

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPalette

FAMILY = "Inter"
ZOOMS = (80, 90, 100, 115, 130, 150, 175, 200)


class Theme(NamedTuple):
    """The colour of each role, as #rrggbb."""

    name: str
    paper: str
    panel: str  # checklist, foot
    ink: str
    quiet: str  # secondary text
    accent: str  # words and marks in the accent colour
    accent_soft: str  # selected row, chosen chip
    on_accent: str
    accent_fill: str  # the one filled button
    amber: str  # must-asks and to-dos
    hairline: str
    track: str  # the empty part of a bar
    ring: str  # edge of what can be typed in or pressed


LIGHT = Theme(
    "light", "#ffffff", "#f4f7f5", "#1b1f1d", "#5c6661", "#0b6e4f", "#e3f1ea", "#ffffff", "#0b6e4f", "#a8490a",
    "#dfe5e1", "#dfe5e1", "#c9d2cd",
)  # fmt: skip
DARK = Theme(
    "dark", "#1a1d1c", "#222625", "#eceeed", "#a3ada8", "#6cc9a4", "#23423a", "#0d1512", "#6cc9a4", "#eba35c",
    "#353b39", "#353b39", "#4a524f",
)  # fmt: skip
SUNLIGHT = Theme(
    "sunlight", "#ffffff", "#ffffff", "#000000", "#262b29", "#00432e", "#cfe8dc", "#ffffff", "#00432e", "#6b2c00",
    "#6d7571", "#c4ccc8", "#3d4441",
)  # fmt: skip
THEMES = {theme.name: theme for theme in (LIGHT, DARK, SUNLIGHT)}


def load_fonts() -> None:
    """Make the shipped family known, so that every machine looks the same."""
    from PySide6.QtGui import QFontDatabase

    for name in ("Inter-Regular.ttf", "Inter-SemiBold.ttf"):
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))


def load_fallback_fonts() -> None:
    """Make the italic and the fonts for other scripts and emoji known; after the first paint, they are large."""
    from PySide6.QtGui import QFont, QFontDatabase

    for name in ("Inter-Italic.ttf", "DejaVuSans.ttf", "NotoEmoji-Regular.ttf", "DroidSansFallbackFull.ttf"):
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))
    QFont.insertSubstitutions(FAMILY, ["DejaVu Sans", "Droid Sans Fallback", "Noto Emoji"])


def look_of(kept: object) -> tuple[Theme, int]:
    """Return the theme and zoom kept as a setting, or light at 100 %."""
    known = kept if isinstance(kept, dict) else {}
    zoom = known.get("zoom")
    theme = THEMES.get(str(known.get("theme")), THEMES["light"])
    return theme, zoom if isinstance(zoom, int) and zoom in ZOOMS else 100


def dress(theme: Theme, zoom: int = 100) -> None:
    """Give the whole application a theme and a text zoom in percent."""
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise RuntimeError("there is no application to dress")
    application.setPalette(palette(theme))
    application.setFont(font(13, zoom))
    application.setStyleSheet(style_sheet(theme, zoom))


def font(size_px: int, zoom: int = 100, *, bold: bool = False, italic: bool = False) -> "QFont":
    """Return our type in `size_px` at 100 %, with tabular digits."""
    from PySide6.QtGui import QFont

    made = QFont(FAMILY)
    made.setPixelSize(max(8, round(size_px * zoom / 100)))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    made.setItalic(italic)
    return made


def palette(theme: Theme) -> "QPalette":
    """Return the Qt palette of a theme."""
    from PySide6.QtGui import QColor, QPalette

    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.paper,
        QPalette.ColorRole.Base: theme.paper,
        QPalette.ColorRole.AlternateBase: theme.panel,
        QPalette.ColorRole.Button: theme.paper,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.ToolTipBase: theme.panel,
        QPalette.ColorRole.ToolTipText: theme.ink,
        QPalette.ColorRole.PlaceholderText: theme.quiet,
        QPalette.ColorRole.Highlight: theme.accent_fill,
        QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.Mid: theme.hairline,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.quiet))
    return made


def style_sheet(theme: Theme, zoom: int) -> str:
    """Return resources/style/window.qss with the colours of `theme` and its `@15px` sizes scaled by `zoom`."""
    import re
    from string import Template

    template = resource("style", "window.qss").read_text("utf-8")
    sized = re.sub(r"@(\d+)px", lambda size: f"{max(8, round(int(size[1]) * zoom / 100))}px", template)
    return Template(sized).substitute(theme._asdict())
