"""Words for what core only names by code: errors, states, units and readings."""

from collections.abc import Mapping
from functools import cache

from winnotes.core.errors import WinNotesError
from winnotes.core.guide import Guide, Part, Question, read_guide
from winnotes.core.measure import DAYS_IN, Words
from winnotes.core.version import Json
from winnotes.i18n import N_, _, ngettext
from winnotes.resources import resource
from winnotes.wording.reason import REASONS
from winnotes.wording.sentence import SENTENCES

STATUS = {
    "open": N_("Open"),
    "touched": N_("Touched"),
    "answered": N_("Answered"),
    "not_known": N_("Not known"),
    "not_applicable": N_("Not applicable"),
    "skipped": N_("Skipped"),
}
LUNCH_STATUS = {  # how far a lunch of a round is
    "planned": N_("planned"), "invited": N_("invited"), "booked": N_("booked"), "done": N_("done"),
    "finished": N_("finished"), "declined": N_("declined"),
}  # fmt: skip
PROVENANCE = {
    "first_hand": N_("First hand"),
    "second_hand": N_("Second hand"),
    "opinion": N_("Opinion"),
}
FACTS = {
    "account": N_("Account"),
    "deal_name": N_("Deal"),
    "interviewee": N_("Sales person"),
    "interviewee_email": N_("Sales person's e-mail"),
    "amount": N_("Amount"),
    "closed_on": N_("Won on"),
    "created_on": N_("Created on"),
    "crm_lead_source": N_("Lead source in the CRM"),
    "product": N_("Product"),
    "segment": N_("Segment"),
    "met_on": N_("Lunch on"),
    "place": N_("Place"),
}


@cache
def common_words() -> frozenset[str]:
    """Return the words of several languages that tell nothing by themselves, read once."""
    import tomllib

    told = tomllib.loads(resource("words", "common.toml").read_text("utf-8"))
    return frozenset(word for language in told.values() for word in language.split())


@cache
def words() -> Words:
    """Return the quantity words of resources/words, read once."""
    import tomllib

    data = tomllib.loads(resource("words", "en.toml").read_text("utf-8"))
    return Words(
        numbers=data["numbers"],
        scales=data["scales"],
        joiners=data["joiners"],
        articles=frozenset(data["articles"]),
        units={alias: unit for unit, aliases in data["units"].items() for alias in aliases},
        approx=frozenset(data["approx"]),
        after=frozenset(data["after"]),
        ranges=frozenset(data["range"]),
        currencies={alias: code for code, aliases in data["currencies"].items() for alias in aliases},
        magnitudes=data["magnitudes"],
    )


@cache
def original_guide() -> Guide:
    """Return the original 22 questions."""
    return read_guide(resource("guides", "original_22.toml").read_text("utf-8"), "original_22.toml")


def show(part: Part, reading: Json) -> str:
    """Return what was understood in `part` as a person would write it ("14 weeks", "Inbound"), "" for nothing."""
    if reading is None or reading == "":
        return ""
    if isinstance(reading, list):
        return _show_list(part, reading)
    if isinstance(reading, str):
        return _(part.codes.get(reading, reading))
    return str(reading)


def _show_list(part: Part, reading: list[Json]) -> str:
    if part.kind == "duration":
        return _guessed(show_days(_number(reading[0])), reading[1])
    if part.kind == "number":
        return _guessed(show_number(_number(reading[0])), reading[1])
    if part.kind == "amount":
        return _guessed(f"{show_number(_number(reading[0]))} {reading[1]}".strip(), reading[2])
    if part.kind == "counts":
        return ", ".join(_show_count(part, one) for one in reading if isinstance(one, list))
    if part.kind == "rows":
        return "; ".join(", ".join(show_row(part, row)) for row in reading if isinstance(row, dict))
    entries = [_(part.codes.get(str(one), str(one))) for one in reading]
    if part.kind == "ranked":
        return ", ".join(f"{rank} {entry}" for rank, entry in enumerate(entries, 1))
    return ", ".join(entries)


def show_row(part: Part, row: Mapping[str, Json]) -> list[str]:
    """Return the cells of one row as words, empty ones left out."""
    return [shown for column in part.columns if (shown := show(column, row.get(column.key)))]


def _show_count(part: Part, entry: list[Json]) -> str:
    name = _(part.codes.get(str(entry[0]), str(entry[0])))
    return name if entry[1] is None else f"{entry[1]} × {name}"


def _guessed(shown: str, approx: Json) -> str:
    return _("about {quantity}").format(quantity=shown) if approx is True else shown


def _number(reading: Json) -> float:
    return float(reading) if isinstance(reading, int | float) else 0.0


def show_number(number: float) -> str:
    """Return a number with thin groups of three and no needless decimals: 84 000, 12.5."""
    grouped = f"{number:,.2f}".rstrip("0").rstrip(".")
    return grouped.replace(",", "\u202f")


def show_days(days: float) -> str:
    """Return a duration in the largest unit that fits it whole: 98 → 14 weeks, 91.3125 → 3 months."""
    for unit in ("year", "month", "week"):
        count = days / DAYS_IN[unit]
        if count >= 1 and abs(count * 2 - round(count * 2)) < 1e-6:
            return _unit(unit, round(count * 2) / 2)
    return _unit("day", round(days, 1))


def _unit(unit: str, count: float) -> str:
    plural = 1 if count == 1 else 2
    shown = show_number(count)
    return {
        "year": ngettext("{n} year", "{n} years", plural),
        "month": ngettext("{n} month", "{n} months", plural),
        "week": ngettext("{n} week", "{n} weeks", plural),
        "day": ngettext("{n} day", "{n} days", plural),
    }[unit].format(n=shown)


def show_clock(seconds: int) -> str:
    """Return minutes and seconds, `23:41`; beyond an hour `1:02:05`."""
    minutes, rest = divmod(max(0, seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def gist(question: Question, united: Mapping[str, "Json"]) -> str:
    """Return the shortest telling form of a question's readings, for one line of the checklist."""
    for part in question.parts:
        reading = united.get(part.key)
        if part.kind == "rows" and isinstance(reading, list) and reading:
            return ngettext("{n} row", "{n} rows", len(reading)).format(n=len(reading))
        if shown := show(part, reading):
            return f"{shown} / {part.high}" if part.kind == "scale" else shown
    return ""


def explain(error: WinNotesError) -> str:
    """Return the one sentence for an error: what happened, where, what was kept and what to do."""
    template = SENTENCES.get(error.code)
    if template is None:
        return str(error)
    facts = {name: REASONS.get(str(fact), fact) for name, fact in error.facts.items()}
    return _(template).format(**facts)
