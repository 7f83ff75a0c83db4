"""What every command of the table does, named once."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from winnotes.gui.main_window import MainWindow

AT_LUNCH = {
    "find_question": "finder.open",
    "done_next": "done_next",
    "ask_next": "go_to_ask_next",
    "write_scrap": "scrap_line.field.setFocus",
    "toggle_bite": "toggle_bite",
    "switch_fields": "switch_fields",
    "toggle_pause": "timekeeper.toggle_pause",
    "edit_header": "header.open",
    "show_code": "toggle_code",
    "toggle_mine": "toggle_mine",
    "share_out": "listening.open",
    "next_provenance": "next_provenance",
}

IN_PREVIEW = {
    "merge": "press_merge",
    "tick_all": "toggle_all",
    "undo_merge": "press_undo",
    "copy_report": "copy_report",
    "leave_preview": "leave",
}


def slots_of(window: "MainWindow") -> dict[str, Callable[[], object]]:
    """Return the slot of every command by name."""
    in_previews = {name: partial(in_preview, window, method) for name, method in IN_PREVIEW.items()}
    return (
        _window_slots(window)
        | _away_slots(window)
        | _rounds_slots(window)
        | _list_slots(window)
        | _lunch_slots(window)
        | in_previews
    )


def _window_slots(window: "MainWindow") -> dict[str, Callable[[], object]]:
    from winnotes.gui.filing import ask_file, undo_last_merge
    from winnotes.gui.note_takers import another_person, switch_person

    return {
        "new_lunch": window.new_lunch,
        "next_deal": window.next_deal,
        "show_library": window.show_library,
        "show_review": window.show_review,
        "back_to_lunch": window.show_lunch,
        "next_theme": window.next_theme,
        "toggle_curtain": window.toggle_curtain,
        "quit": window.close,
        "zoom_in": partial(window.zoom_by, 1),
        "zoom_out": partial(window.zoom_by, -1),
        "zoom_reset": partial(window.zoom_by, 0),
        "toggle_full_screen": window.toggle_full_screen,
        "open_file": partial(ask_file, window),
        "undo_last_merge": partial(undo_last_merge, window),
        "find_interview": window.library.focus_filter,
        "join_lunch": window.library.join_lunch,
        "export": window.export,
        "export_review": window.export,
        "switch_person": partial(switch_person, window),
        "another_person": partial(another_person, window),
        "finish": lambda: window.review.press_finish(),
    }


def _away_slots(window: "MainWindow") -> dict[str, Callable[[], object]]:
    from winnotes.gui.visiting import (
        deals_of,
        open_forgetting,
        open_search,
        save_report,
        show_keys,
        undo_list,
        visit,
    )

    return {
        "show_deals": partial(visit, window, "deals"),
        "take_list": lambda: deals_of(window).list_asked.emit(),
        "paste_list": lambda: deals_of(window).paste(),
        "find_deal": lambda: deals_of(window).filters.focus_search(),
        "save_fixes": lambda: deals_of(window).fixes_asked.emit(),
        "undo_list": partial(undo_list, window),
        "show_rounds": partial(visit, window, "rounds"),
        "show_guide": partial(visit, window, "guide"),
        "show_model": partial(visit, window, "model"),
        "show_content": partial(visit, window, "content"),
        "show_insights": partial(visit, window, "insights"),
        "search": partial(open_search, window),
        "forget": partial(open_forgetting, window),
        "show_keys": partial(show_keys, window),
        "save_report": partial(save_report, window, "pdf"),
    }


def _rounds_slots(window: "MainWindow") -> dict[str, Callable[[], object]]:
    def at(*path: str) -> Callable[[], object]:
        """Return what the rounds do under `path`, whose pages are made only when they are wanted."""
        return partial(_in_rounds, window, path)

    statuses = ("planned", "invited", "booked", "done", "finished", "declined")
    return {
        **{f"status_{one}": partial(_in_rounds, window, ("page", "say_status"), one) for one in statuses},
        "new_round": at("plan_new"),
        "take_out": at("page", "take_out"),
        "group_board": at("page", "toggle_group"),
        "copy_invitation": at("page", "invite"),
        "write_round_files": at("ask_folder"),
        "take_results": at("page", "results_asked", "emit"),
        "undo_round": at("undo"),
        "begin_round": at("plan", "begin"),
        "leave_plan": at("plan", "left", "emit"),
    }


IN_MODEL = {
    "move_stage_up": "page.move_up",
    "move_stage_down": "page.move_down",
    "undo_model": "undo",
    "take_stages": "ask_list",
    "paste_stages": "paste",
    "write_stages": "ask_export",
}
IN_GUIDE = {
    "move_question_up": "move_up",
    "move_question_down": "move_down",
    "regroup_up": "regroup_up",
    "regroup_down": "regroup_down",
    "add_question": "add",
    "add_group": "add_group",
    "remove_question": "remove",
    "undo_guide": "undo",
    "take_guide": "ask_import",
    "write_guide": "ask_export",
}
IN_CONTENT = {
    "take_pieces": "ask_list",
    "paste_pieces": "paste",
    "find_piece": "page.focus_search",
    "join_pieces": "page.press_join",
    "part_piece": "page.press_part",
    "retire_piece": "page.press_retire",
    "undo_content": "undo",
}


def _list_slots(window: "MainWindow") -> dict[str, Callable[[], object]]:
    """Return what the pages of the model and of content do; a command of theirs needs the page to be there."""
    return {
        command: partial(_in_room, window, room, path)
        for room, paths in (("guide", IN_GUIDE), ("model", IN_MODEL), ("content", IN_CONTENT))
        for command, path in paths.items()
    }


def _in_room(window: "MainWindow", room: str, path: str) -> None:
    found: object = window.rooms[room]
    for name in path.split("."):
        found = getattr(found, name)
    if callable(found):
        found()


def _in_rounds(window: "MainWindow", path: tuple[str, ...], *arguments: object) -> None:
    from winnotes.gui.rounds.rounds_room import rounds_of

    found: object = rounds_of(window)
    for name in path:
        found = getattr(found, name)
    if callable(found):
        found(*arguments)


def _lunch_slots(window: "MainWindow") -> dict[str, Callable[[], object]]:
    slots: dict[str, Callable[[], object]] = {
        name: partial(at_lunch, window, path) for name, path in AT_LUNCH.items()
    }
    for name, state in (
        ("skip", "skipped"),
        ("not_known", "not_known"),
        ("not_applicable", "not_applicable"),
    ):
        slots[name] = partial(at_lunch, window, "put_aside", state)
    for name, by in (("next_question", 1), ("previous_question", -1)):
        slots[name] = partial(at_lunch, window, "step", by)
    return slots


def at_lunch(window: "MainWindow", path: str, *arguments: object) -> None:
    """Do what the lunch page offers under `path` (`finder.open`), if a lunch is open."""
    found: object = window.lunch
    for name in path.split(".") if found is not None else ():
        found = getattr(found, name)
    if callable(found):
        found(*arguments)


def in_preview(window: "MainWindow", method: str) -> None:
    """Do what the preview of files coming in offers, if there is one."""
    if window.preview is not None:
        getattr(window.preview, method)()
