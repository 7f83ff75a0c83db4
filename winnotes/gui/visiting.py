"""The pages away from the table: the way to each, and what the window does for the insights page."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from winnotes.i18n import _

if TYPE_CHECKING:
    from winnotes.core.deal import Deal
    from winnotes.core.insight.selection import Selection
    from winnotes.desk.reporting import Told
    from winnotes.desk.undoing import Merge
    from winnotes.gui.deals.deals_page import DealsPage
    from winnotes.gui.insights.insights_page import InsightsPage
    from winnotes.gui.main_window import MainWindow


def visit(window: "MainWindow", name: str) -> None:
    """Go to a page of `page_tabs.TABS`; a lunch that is open is sealed first."""
    if name == "insights":
        show_insights(window)
    elif name == "deals":
        show_deals(window)
    elif name == "rounds":
        from winnotes.gui.rounds.rounds_room import rounds_of

        rounds_of(window).show()
    elif name == "guide":
        from winnotes.gui.guide.guide_room import guide_room_of

        guide_room_of(window).show()
    elif name == "model":
        from winnotes.gui.model.model_room import model_of

        model_of(window).show()
    elif name == "content":
        from winnotes.gui.content.content_room import content_of

        content_of(window).show()
    else:
        window.show_library()


def show_deals(window: "MainWindow", deal: str = "") -> None:
    """Show the won deals as the disk has them now, one of them current."""
    from winnotes.desk.deals import deals, lunches_about

    window.close_lunch()
    page = deals_of(window)
    window.foot.set_at_lunch(False)
    window.show_typist()
    window.pages.setCurrentWidget(page)
    page.setFocus()

    def show(found: "tuple[list[Deal], dict[str, str]]") -> None:
        page.show_deals(*found)
        if deal:
            page.show_deal(deal)

    window.autosave.read(lambda store: (deals(store), lunches_about(store)), show)


def deals_of(window: "MainWindow") -> "DealsPage":
    """Return the deals page, made when it is first wanted, and with it the page on which a list comes in."""
    if window.deals is None:
        from winnotes.gui.actions import add_commands
        from winnotes.gui.command_slots import slots_of
        from winnotes.gui.deals.deals_page import DealsPage
        from winnotes.gui.deals.fixing import save_fixes
        from winnotes.gui.deals.import_page import ImportPage
        from winnotes.gui.deals.list_coming import ListComing

        page, coming = DealsPage(), ImportPage()
        window.deals = page
        way = window.list_coming = ListComing(window, coming)
        page.page_asked.connect(lambda name: visit(window, name))
        page.lunch_asked.connect(lambda deal, interview: open_lunch_about(window, deal, interview))
        page.list_asked.connect(way.ask_files)
        page.pasted.connect(way.open_text)
        page.fixes_asked.connect(lambda: save_fixes(window))
        add_commands(page, "deals", slots_of(window))
        window.pages.addWidget(page)
        window.pages.addWidget(coming)
    return window.deals


def open_lunch_about(window: "MainWindow", deal: "Deal", interview: str) -> None:
    """Open the lunch about a deal, or begin it with the header filled."""
    from winnotes.desk.deals import header_of

    if interview:
        window.open_interview(interview)
    else:
        window.new_lunch(header_of(deal))


def undo_list(window: "MainWindow") -> None:
    """Take the last list back, or say why that is past."""
    from winnotes.desk.undoing import undo
    from winnotes.i18n import listed

    def tell(merge: "Merge") -> None:
        show_deals(window)
        told = _("Taken back: {files}. Everything stands as it did before.")
        window.foot.tell(told.format(files=listed(merge.files)))

    window.autosave.run(undo, tell)


def show_insights(window: "MainWindow") -> None:
    """Show what the lunches on this laptop teach, as the disk has them now."""
    from winnotes.desk.reporting import told_here

    window.close_lunch()
    page = _insights_of(window)
    window.foot.set_at_lunch(False)
    window.show_typist()
    window.pages.setCurrentWidget(page)
    page.setFocus()
    page.show_reading()
    window.autosave.read(told_here, page.show_told)


def _insights_of(window: "MainWindow") -> "InsightsPage":
    """Return the insights page, made when it is first wanted."""
    if window.insights is None:
        from winnotes.gui.actions import add_commands
        from winnotes.gui.command_slots import slots_of
        from winnotes.gui.insights.insights_page import InsightsPage
        from winnotes.gui.insights.theming import keep_themes

        page = window.insights = InsightsPage(window.theme)
        page.page_asked.connect(lambda name: visit(window, name))
        page.lunch_asked.connect(window.open_interview)
        page.save_asked.connect(lambda suffix: save_report(window, suffix))
        page.sample_asked.connect(lambda: _show_sample(page))
        keep_themes(window, page)
        add_commands(page, "insights", slots_of(window))
        window.pages.addWidget(page)
    return window.insights


def _show_sample(page: "InsightsPage") -> None:
    from winnotes.desk.demo_team import Team
    from winnotes.desk.reporting import told_in

    page.show_told(told_in(Team().notebook), is_sample=True)


def show_keys(window: "MainWindow") -> None:
    """Lay the keyboard map over the page; again to put it away."""
    if window.keys_sheet is None:
        from winnotes.gui.keys_sheet import KeysSheet

        window.keys_sheet = KeysSheet(window)
    if window.keys_sheet.isVisible():
        window.keys_sheet.close_sheet()
    else:
        window.keys_sheet.open()


def open_search(window: "MainWindow") -> None:
    """Lay the search sheet over whatever page there is; again to put it away."""
    from winnotes.gui.search.arriving import arrive
    from winnotes.gui.search.search_sheet import SearchSheet

    if window.search_sheet is None:
        sheet = window.search_sheet = SearchSheet(window.autosave.read, window.theme, window.zoom, window)
        sheet.chosen.connect(lambda hit, terms: arrive(window, hit, terms))
    if window.search_sheet.isVisible():
        window.search_sheet.close_sheet()
    else:
        window.search_sheet.set_theme(window.theme, window.zoom)
        window.search_sheet.open()


def open_forgetting(window: "MainWindow") -> None:
    """Lay the sheet over the page on which words are looked for to be erased."""
    from winnotes.gui.erase_sheet import EraseSheet

    sheet = EraseSheet(window)
    sheet.closed.connect(sheet.deleteLater)
    sheet.open()


def save_report(window: "MainWindow", suffix: str) -> None:
    """Ask where to, and save what the insights page shows as PDF or CSV."""
    page = window.insights
    if page is None or not page.told.lunches:
        return
    suggested = str(Path.home() / f"{_('Team report')}.{suffix}")
    named = QFileDialog.getSaveFileName(window, _("Save the report"), suggested, f"*.{suffix}")[0]
    if named:
        path = Path(named) if Path(named).suffix else Path(named).with_suffix(f".{suffix}")
        told, selection = page.told, page.bar.selection
        window.autosave.read(
            lambda _store: _written(told, selection, path),
            lambda where: window.foot.tell(_("Saved {file}").format(file=where)),
        )


def _written(told: "Told", selection: "Selection", path: Path) -> Path:
    from winnotes.desk.reporting import write_csv, write_pdf

    (write_csv if path.suffix.lower() == ".csv" else write_pdf)(told, selection, path)
    return path
