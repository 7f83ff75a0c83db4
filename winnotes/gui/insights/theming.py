"""What the insights page asks of the team's own themes is written into the notes; the page shows what came of it."""

from typing import TYPE_CHECKING

from winnotes.i18n import _

if TYPE_CHECKING:
    from winnotes.core.insight.behind import Behind
    from winnotes.core.theme import Theme
    from winnotes.gui.insights.insights_page import InsightsPage
    from winnotes.gui.main_window import MainWindow


def keep_themes(window: "MainWindow", page: "InsightsPage") -> None:
    """Write what the page asks of themes."""
    page.theme_named.connect(lambda one, name: _gather(window, page, one, name))
    page.taken_out.connect(lambda one, theme: _take_out(window, page, one, theme))
    page.renamed.connect(lambda theme, name: _rename(window, page, theme, name))


def _gather(window: "MainWindow", page: "InsightsPage", one: "Behind", name: str) -> None:
    from winnotes.desk.theming import gather

    place, lines = (one.lunch.interview, one.key), [line.text for line in one.lines]
    window.autosave.run(lambda store: gather(store, name, place, lines), page.show_themes)
    window.foot.tell(_("Gathered under “{name}”").format(name=name))


def _take_out(window: "MainWindow", page: "InsightsPage", one: "Behind", theme: "Theme") -> None:
    from winnotes.desk.theming import take_back

    place = (one.lunch.interview, one.key)
    window.autosave.run(lambda store: take_back(store, theme, place), page.show_themes)
    window.foot.tell(_("Taken out of “{name}”").format(name=theme.name))


def _rename(window: "MainWindow", page: "InsightsPage", theme: "Theme", name: str) -> None:
    """Give the theme another name; where another theme has it, the two are one from now on."""
    from winnotes.desk.theming import find_theme, join_themes, rename

    other = find_theme((one for one in page.told.themes if one.id != theme.id), name)
    if other is not None:
        window.autosave.run(lambda store: join_themes(store, theme, other), page.show_themes)
        window.foot.tell(_("“{name}” and “{other}” are one theme").format(name=theme.name, other=other.name))
    else:
        window.autosave.run(lambda store: rename(store, theme, name), page.show_themes)
        window.foot.tell(_("The theme is called “{name}”").format(name=name))
