"""`winnotes erase`: what a person asks to be forgotten is found, ticked and erased everywhere on this laptop."""

from typing import TYPE_CHECKING

import click

from winnotes.i18n import _, ngettext

if TYPE_CHECKING:
    from winnotes.desk.erasing import Place
    from winnotes.store.store import Store


@click.command(
    "erase",
    short_help=_("Forget what a person asks to be forgotten."),
    help=_(
        "Find WORDS in the notes, ask which places to erase, and erase them for good: notes, what stood there "
        "before, what is being typed, safety copies.\n\n"
        "Without WORDS the whole of --interview is erased. It cannot be undone. Files given to others stay as they are."
    ),
)
@click.argument("words", metavar="[WORD]...", nargs=-1)
@click.option("--interview", "wanted", metavar="INTERVIEW", help=_("Look in this interview alone."))
@click.option("--yes", "is_sure", is_flag=True, help=_("Erase every place found without asking."))
@click.option("--dry-run", is_flag=True, help=_("Only show the places."))
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON; needs --yes or --dry-run."))
def command(
    words: tuple[str, ...], wanted: str | None, *, is_sure: bool, dry_run: bool, as_json: bool
) -> None:
    """Find, ask, erase, and say what was done."""
    from winnotes.cli.notes import open_store
    from winnotes.cli.terminal import say, say_json
    from winnotes.core.text import folded
    from winnotes.desk.erasing import erase

    if (not words and not wanted) or not all(map(folded, words)):
        raise click.UsageError(_("Say which words to look for, or which --interview to erase."))
    if is_sure and dry_run:
        raise click.UsageError(_("Either --yes or --dry-run."))
    if as_json and not (is_sure or dry_run):
        raise click.UsageError(_("--json needs --yes or --dry-run: nobody is asked."))
    if not dry_run:
        _refuse_open_window()
    with open_store() as store:
        places = _places(store, words, wanted)
        if not as_json:
            _show(places)
        ticked = [] if dry_run else places if is_sure else _asked(places)
        erased = erase(store, ticked)
    if as_json:
        say_json({"places": [_entry(place) for place in places], "erased": erased})
    elif erased:
        say(_told(erased))
    elif not dry_run and places:
        say(_("Nothing was erased."))


def _refuse_open_window() -> None:
    """Raise WinNotesError where a window is open: it still shows the words, and would write them again."""
    from winnotes.core.errors import WinNotesError
    from winnotes.desk.home import DATABASE, home
    from winnotes.desk.running import is_window_open

    if is_window_open(home()):
        raise WinNotesError("database_locked", file=DATABASE)


def _places(store: "Store", words: tuple[str, ...], wanted: str | None) -> "list[Place]":
    from winnotes.desk.erasing import find, whole
    from winnotes.desk.interviews import find_interview

    interview = find_interview(store, wanted) if wanted else ""
    return find(store, words, interview) if words else whole(store, interview)


def _show(places: "list[Place]") -> None:
    from winnotes.cli.terminal import say

    if not places:
        say(_("Nothing was found."))
    for number, place in enumerate(places, 1):
        field = place.field or _("everything")
        about = f"{place.title or place.subject}: {field}"
        say(f"{number}  {about}: {place.excerpt}" if place.excerpt else f"{number}  {about}")


def _asked(places: "list[Place]") -> "list[Place]":
    """Return the places somebody ticks by number: "all", "1 3-5", or nothing."""
    if not places:
        return []
    prompt = _("Erase which for good? Numbers such as 1 3-5, all, or Enter for none")
    while True:
        answer = str(click.prompt(prompt, default="", show_default=False, err=True)).strip()
        numbers = _numbers(answer, len(places))
        if numbers is not None:
            return [places[number - 1] for number in sorted(numbers)]
        click.echo(_("These are no numbers of the list."), err=True)


def _numbers(answer: str, most: int) -> set[int] | None:
    """Return the numbers that were meant, None where one is not of 1 to `most`."""
    if answer.casefold() in ("all", _("all")):
        return set(range(1, most + 1))
    numbers: set[int] = set()
    for one in answer.replace(",", " ").split():
        first, dash, last = one.partition("-")
        ends = (first, last if dash else first)
        if not all(end.isascii() and end.isdigit() and 1 <= int(end) <= most for end in ends):
            return None
        numbers |= set(range(int(ends[0]), int(ends[1]) + 1))
    return numbers


def _told(erased: int) -> str:
    return ngettext(
        "{n} place was erased on this laptop, with its history, drafts and safety copies; files already given to "
        "others still hold the words, which are stopped at the door when they come back.",
        "{n} places were erased on this laptop, with their history, drafts and safety copies; files already given to "
        "others still hold the words, which are stopped at the door when they come back.",
        erased,
    ).format(n=erased)


def _entry(place: "Place") -> dict[str, object]:
    return {
        "subject": place.subject,
        "field": place.field or None,
        "title": place.title,
        "excerpt": place.excerpt,
    }
