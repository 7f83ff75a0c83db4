"""Every action of the window in one table: its words, its keys, and what the key map on F1 says of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from winnotes.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can ask for. `page` is where its keys work: a key of PAGES."""

    name: str
    words: str
    keys: tuple[str, ...]
    page: str


COMMANDS = (
    Command("new_lunch", N_("New lunch"), ("Ctrl+N",), "anywhere"),
    Command("show_keys", N_("All keys"), ("F1",), "anywhere"),
    Command("show_library", N_("Interviews"), ("Alt+Left", "Ctrl+1"), "anywhere"),
    Command("show_deals", N_("Won deals"), ("Ctrl+2",), "anywhere"),
    Command("show_rounds", N_("Rounds: won deals shared out"), ("Ctrl+3",), "anywhere"),
    Command("show_insights", N_("Insights: what the lunches teach"), ("Ctrl+4",), "anywhere"),
    Command("show_guide", N_("Guide: the team's questions"), ("Ctrl+5",), "anywhere"),
    Command("show_model", N_("Sales cycle: the team's stages"), ("Ctrl+6",), "anywhere"),
    Command("show_content", N_("Content: the pieces the team knows"), ("Ctrl+7",), "anywhere"),
    Command("search", N_("Find in all notes"), ("Ctrl+F",), "anywhere"),
    Command("forget", N_("Forget what a person asks to be forgotten"), ("Ctrl+Shift+Del",), "anywhere"),
    Command("next_theme", N_("Light, dark, sunlight"), ("F10",), "anywhere"),
    Command("zoom_in", N_("Larger text"), ("Ctrl++", "Ctrl+="), "anywhere"),
    Command("zoom_out", N_("Smaller text"), ("Ctrl+-",), "anywhere"),
    Command("zoom_reset", N_("Text at 100 %"), ("Ctrl+0",), "anywhere"),
    Command("toggle_full_screen", N_("Full screen"), ("F11",), "anywhere"),
    Command("toggle_curtain", N_("Curtain: hide everything"), ("F9",), "anywhere"),
    Command("quit", N_("Close WinNotes"), ("Ctrl+Q",), "anywhere"),
    Command("open_file", N_("Open colleagues' files"), ("Ctrl+O",), "library"),
    Command("undo_last_merge", N_("Undo the last merge"), ("Ctrl+Z",), "library"),
    Command("join_lunch", N_("Join a lunch by its code"), ("F12", "Ctrl+L"), "library"),
    Command("find_interview", N_("Find an interview"), ("/",), "library"),
    Command("find_question", N_("Find a question"), ("Ctrl+K",), "lunch"),
    Command("done_next", N_("Done, next question"), ("Ctrl+Return", "Ctrl+Enter"), "lunch"),
    Command("next_question", N_("Next question"), ("Alt+Down", "Ctrl+PgDown"), "lunch"),
    Command("previous_question", N_("Question before"), ("Alt+Up", "Ctrl+PgUp"), "lunch"),
    Command("ask_next", N_("Ask next: go to the first must-ask left"), ("Ctrl+J",), "lunch"),
    Command("write_scrap", N_("Scrap line: write now, sort later"), ("F2",), "lunch"),
    Command("toggle_bite", N_("Bite: they are chewing, sort scraps"), ("F3",), "lunch"),
    Command("switch_fields", N_("Notes, typed fields, rows in turn"), ("F4",), "lunch"),
    Command("toggle_pause", N_("Pause or go on"), ("F5",), "lunch"),
    Command("switch_person", N_("Switch who is typing"), ("F6",), "lunch"),
    Command("another_person", N_("Somebody else types"), ("Shift+F6",), "lunch"),
    Command("edit_header", N_("Deal, sales person, lunch"), ("F7",), "lunch"),
    Command("show_code", N_("Lunch code: show it, or join another's"), ("F12", "Ctrl+L"), "lunch"),
    Command("toggle_mine", N_("This question: I listen for it, or not"), ("Ctrl+M",), "lunch"),
    Command("share_out", N_("Who listens for what"), ("Ctrl+Shift+M",), "lunch"),
    Command("show_review", N_("Review and finish"), ("F8",), "lunch"),
    Command("skip", N_("Skip this question"), ("Ctrl+Shift+S",), "lunch"),
    Command("not_known", N_("Not known"), ("Ctrl+Shift+K",), "lunch"),
    Command("not_applicable", N_("Not applicable"), ("Ctrl+Shift+X",), "lunch"),
    Command("next_provenance", N_("First hand, second hand, opinion"), ("Ctrl+Shift+H",), "lunch"),
    Command("next_deal", N_("Next deal of this lunch"), ("Ctrl+Shift+D",), "lunch"),
    Command("export", N_("Save PDF, CSV or .winnotes"), ("Ctrl+E",), "lunch"),
    Command("back_to_lunch", N_("Back to the notes"), ("Escape",), "review"),
    Command("export_review", N_("Save PDF, CSV or .winnotes"), ("Ctrl+E",), "review"),
    Command("finish", N_("Finish, or reopen"), ("Ctrl+Shift+Return",), "review"),
    Command("take_list", N_("Take in a list of deals"), ("Ctrl+O",), "deals"),
    Command("paste_list", N_("Take in copied rows"), ("Ctrl+V",), "deals"),
    Command("find_deal", N_("Find a deal"), ("/",), "deals"),
    Command("save_fixes", N_("Save the lead sources to mend in the CRM"), ("Ctrl+Shift+E",), "deals"),
    Command("undo_list", N_("Take the last list back"), ("Ctrl+Z",), "deals"),
    Command("new_round", N_("Choose deals for a new round"), ("Ctrl+R",), "rounds"),
    Command("status_planned", N_("The lunch is planned"), ("P",), "rounds"),
    Command("status_invited", N_("… invited"), ("I",), "rounds"),
    Command("status_booked", N_("… booked"), ("B",), "rounds"),
    Command("status_done", N_("… done"), ("D",), "rounds"),
    Command("status_finished", N_("… finished"), ("F",), "rounds"),
    Command("status_declined", N_("… declined"), ("X",), "rounds"),
    Command("take_out", N_("Take the lunch out of the round"), ("O",), "rounds"),
    Command("group_board", N_("By marketer, by status"), ("G",), "rounds"),
    Command("copy_invitation", N_("Copy the invitation"), ("Ctrl+C",), "rounds"),
    Command("write_round_files", N_("Write a file for each marketer"), ("Ctrl+E",), "rounds"),
    Command("take_results", N_("Take in what marketers send back"), ("Ctrl+O",), "rounds"),
    Command("undo_round", N_("Take back what was said last"), ("Ctrl+Z",), "rounds"),
    Command("begin_round", N_("Begin the round"), ("Ctrl+Return", "Ctrl+Enter"), "plan"),
    Command("leave_plan", N_("Leave; no round is begun"), ("Escape",), "plan"),
    Command("move_question_up", N_("The question or group comes earlier"), ("Alt+Up",), "guide"),
    Command("move_question_down", N_("… later"), ("Alt+Down",), "guide"),
    Command("regroup_up", N_("The question goes to the group before"), ("Alt+PgUp",), "guide"),
    Command("regroup_down", N_("… to the group after"), ("Alt+PgDown",), "guide"),
    Command("add_question", N_("Add a question"), ("Ctrl+Ins",), "guide"),
    Command("add_group", N_("Add a group"), ("Ctrl+Shift+Ins",), "guide"),
    Command("remove_question", N_("Take out the question, or an empty group"), ("Ctrl+Del",), "guide"),
    Command("undo_guide", N_("Undo the last change"), ("Ctrl+Z",), "guide"),
    Command("take_guide", N_("Take in a guide"), ("Ctrl+O",), "guide"),
    Command("write_guide", N_("Save the guide"), ("Ctrl+E",), "guide"),
    Command("move_stage_up", N_("The stage comes earlier"), ("Alt+Up",), "model"),
    Command("move_stage_down", N_("The stage comes later"), ("Alt+Down",), "model"),
    Command("undo_model", N_("Undo the last change"), ("Ctrl+Z",), "model"),
    Command("take_stages", N_("Take in a list of stages"), ("Ctrl+O",), "model"),
    Command("paste_stages", N_("Take in copied rows"), ("Ctrl+V",), "model"),
    Command("write_stages", N_("Write the stages as a list"), ("Ctrl+E",), "model"),
    Command("take_pieces", N_("Take in a list of content pieces"), ("Ctrl+O",), "content"),
    Command("paste_pieces", N_("Take in copied rows"), ("Ctrl+V",), "content"),
    Command("find_piece", N_("Find a piece, or add one"), ("/",), "content"),
    Command("join_pieces", N_("Mark a piece; on a second one: join the two"), ("J",), "content"),
    Command("part_piece", N_("Take a joined piece apart"), ("P",), "content"),
    Command("retire_piece", N_("Retire a piece, or bring it back"), ("R",), "content"),
    Command("undo_content", N_("Undo the last change"), ("Ctrl+Z",), "content"),
    Command("save_report", N_("Save the report as PDF"), ("Ctrl+E",), "insights"),
    Command("merge", N_("Merge what is ticked"), ("Return", "Enter"), "preview"),
    Command("tick_all", N_("Tick everything, or nothing"), ("Ctrl+A",), "preview"),
    Command("undo_merge", N_("Undo the merge"), ("Ctrl+Z",), "preview"),
    Command("copy_report", N_("Copy the report"), ("Ctrl+C",), "preview"),
    Command("leave_preview", N_("Leave; nothing comes in"), ("Escape",), "preview"),
)
PAGES = {
    "anywhere": N_("Anywhere"),
    "library": N_("Interviews"),
    "lunch": N_("At the lunch"),
    "review": N_("Review"),
    "deals": N_("Won deals"),
    "rounds": N_("Rounds"),
    "guide": N_("Guide"),
    "model": N_("Sales cycle"),
    "content": N_("Content"),
    "plan": N_("A new round"),
    "insights": N_("Insights"),
    "preview": N_("Files coming in"),
}


def add_commands(widget: QWidget, page: str, slots: Mapping[str, Callable[[], object]]) -> None:
    """Give `widget` the action of every command of `page`, connected to its slot.

    Raises KeyError when a command has no slot: the table and the window must agree.
    """
    for command in COMMANDS:
        if command.page != page:
            continue
        action = QAction(_(command.words), widget)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setShortcutContext(
            Qt.ShortcutContext.WindowShortcut
            if page == "anywhere"
            else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        action.triggered.connect(partial(_call, slots[command.name]))
        widget.addAction(action)


def _call(slot: Callable[[], object], _is_checked: bool = False) -> None:
    slot()


def key_of(name: str) -> str:
    """Return the first key of a command as it is printed, e.g. `Ctrl+K`."""
    return next(command.keys[0] for command in COMMANDS if command.name == name)
