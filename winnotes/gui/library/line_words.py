"""The words of one interview in the library: title, the quiet second line, and the row as a screen reader says it."""

from datetime import datetime
from typing import TYPE_CHECKING

from winnotes.desk.library import Line
from winnotes.i18n import _, show_date

if TYPE_CHECKING:
    from winnotes.desk.progress import Progress


def title_of(line: Line) -> str:
    """Return account and deal, or a stand-in where neither is known yet."""
    return line.title or _("A lunch without a name")


def about(line: Line, now: datetime) -> str:
    """Return with whom, when the lunch was and when somebody last typed; what is not known is left out.

    `now` is this instant with its zone; days are counted where it is.
    """
    told = []
    if line.interviewee:
        told.append(_("with {name}").format(name=line.interviewee))
    if line.met_on:
        told.append(_("lunch on {date}").format(date=show_date(line.met_on)))
    if when := touched(line.touched, now):
        told.append(when)
    return "  ·  ".join(told)


def touched(instant: str, now: datetime) -> str:
    """Return when somebody last typed: the hour today and yesterday, else the day; "" for no instant."""
    try:
        then = datetime.fromisoformat(instant).astimezone(now.tzinfo)
    except ValueError:
        return ""
    hour = then.strftime("%H:%M")
    days = (now.date() - then.date()).days
    if days == 0:
        return _("last touched today {hour}").format(hour=hour)
    if days == 1:
        return _("last touched yesterday {hour}").format(hour=hour)
    return _("last touched {date}").format(date=show_date(then.date().isoformat()))


def how_far(progress: "Progress | None") -> str:
    """Return how many questions are asked, "9 of 22", or "" while nobody counted yet."""
    if progress is None:
        return ""
    return _("{n} of {count}").format(n=progress.answered, count=progress.total)


def spoken(line: Line, progress: "Progress | None", now: datetime) -> str:
    """Return the whole row as one phrase."""
    told = [title_of(line), about(line, now).replace("  ·  ", ", ")]
    if progress is not None:
        told.append(_("{far} asked").format(far=how_far(progress)))
        if progress.is_finished:
            told.append(_("finished"))
    return ", ".join(part for part in told if part)
