"""Words for what core only names by code: errors, states, units and readings."""

from collections.abc import Mapping
from functools import cache

from winnotes.core.errors import WinNotesError
from winnotes.core.guide import Guide, Part, Question, read_guide
from winnotes.core.measure import DAYS_IN, Words
from winnotes.core.version import Json
from winnotes.i18n import N_, _, ngettext
from winnotes.resources import resource

STATUS = {
    "open": N_("Open"),
    "touched": N_("Touched"),
    "answered": N_("Answered"),
    "not_known": N_("Not known"),
    "not_applicable": N_("Not applicable"),
    "skipped": N_("Skipped"),
}
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


SENTENCES = {
    "guide_unreadable": N_(
        "The guide “{file}” cannot be read ({reason}); the guide in use was kept. Mend the file or restore "
        "the original 22 questions."
    ),
    "guide_wrong": N_(
        "The guide “{file}” was not taken: {where}: {reason}. The guide in use was kept; mend that place and "
        "open it again."
    ),
    "disk_full": N_(
        "The disk is full, so “{file}” was not written; what was there before is untouched. Free some space "
        "and try again."
    ),
    "not_writable": N_(
        "“{file}” cannot be written here (no permission); nothing was changed. Choose another folder or "
        "change its permissions."
    ),
    "not_readable": N_(
        "“{file}” cannot be opened ({reason}); nothing was changed. Check the path and its permissions."
    ),
    "write_failed": N_(
        "“{file}” could not be written ({reason}); what was there before is untouched. Try again or choose "
        "another place."
    ),
    "database_locked": N_(
        "The notes in “{file}” are in use by another program; nothing was changed. Close the other WinNotes "
        "window and try again."
    ),
    "database_foreign": N_(
        "“{file}” is not a WinNotes database, so it was left untouched. Set WINNOTES_HOME to another folder "
        "or move that file away."
    ),
    "database_newer": N_(
        "The notes in “{file}” were written by a newer WinNotes, so they are open for reading only. Update "
        "WinNotes to write in them."
    ),
    "database_corrupt": N_(
        "The notes file “{file}” is damaged, so nothing more was written to it. Close WinNotes and open it again: "
        "it puts the file aside and restores what can be read."
    ),
    "erasure_unfinished": N_(
        "The words are erased from your notes, but not yet from every file beside them ({reason}). The next start of "
        "WinNotes goes on with it; close other windows and free some space."
    ),
    "database_damaged": N_(
        "The notes file was damaged; it was put aside as “{aside}”, {restored} of its entries were restored "
        "into a fresh one. Keep the damaged file until you have looked."
    ),
    "damage_found": N_(
        "Parts of the notes file “{file}” are damaged; what you type is kept. Close WinNotes and start it again: "
        "it restores those parts from the snapshots and all the rest from the file."
    ),
    "typed_beside": N_(
        "The notes file “{file}” is damaged and takes nothing more; what you type is kept beside it. Close "
        "WinNotes and start it again to bring everything together."
    ),
    "snapshot_failed": N_(
        "No safety copy could be made in “{folder}” ({reason}), so nothing else was done; your notes are kept. "
        "Free some space or check that folder's permissions."
    ),
    "folder_synced": N_(
        "The notes lie in “{folder}”, a folder that another program or computer syncs; there they may be mixed up "
        "or lost. Set WINNOTES_HOME to a folder on this computer and move them there."
    ),
    "database_vanished": N_(
        "The notes file “{file}” was gone or empty; {restored} entries were restored from the last snapshot. "
        "Look through them before you go on."
    ),
    "nothing_to_merge": N_(
        "There is no file to read. Name .csv or .winnotes files, or a folder that holds some."
    ),
    "merge_stays": N_(
        "The last merge cannot be undone any more: something was written on top of what came. Nothing was changed."
    ),
    "package_refused": N_(
        "“{file}” was not taken: line {line}: {reason}. Your notes were not changed; ask for the file again."
    ),
    "package_newer": N_(
        "“{file}” was written by a newer WinNotes, so it was not taken. Your notes were not changed; update "
        "WinNotes and open it again."
    ),
    "passphrase_needed": N_(
        "“{file}” is encrypted and no passphrase was given; nothing was changed. Open it again with its passphrase."
    ),
    "passphrase_wrong": N_(
        "This passphrase does not open “{file}”; nothing was changed. Type it again, or ask who sent the file."
    ),
    "sealing_missing": N_(
        "WinNotes cannot encrypt or decrypt on this computer ({reason} is missing); nothing was changed. Use another "
        "computer, or leave the passphrase out."
    ),
    "passphrase_empty": N_(
        "An empty passphrase keeps nothing secret; nothing was written. Choose some words."
    ),
    "passphrase_unreadable": N_(
        "“{file}” holds no passphrase that can be read ({reason}); nothing was changed. Write it there in UTF-8."
    ),
    "sealed_refused": N_(
        "“{file}” was not opened: {reason}. Your notes were not changed; ask for the file again."
    ),
    "not_sealable": N_(
        "“{file}” cannot be encrypted, so nothing was written. End it in .winnotes, or leave the passphrase out."
    ),
    "name_in_file_name": N_(
        "The file name “{file}” tells what is to be hidden, so nothing was written. Call it “{better}”."
    ),
    "csv_refused": N_(
        "“{file}” was not taken: row {row}, column {column}: {reason}. Your notes were not changed; mend that "
        "cell and try again."
    ),
    "not_csv": N_(
        "“{file}” is not a WinNotes team CSV ({reason}). Your notes were not changed; export it again with "
        "the profile “team”."
    ),
    "header_map_wrong": N_(
        "The header map “{file}” was not taken: {where}: {reason}. Nothing was written; mend that place and try again."
    ),
    "deals_refused": N_(
        "“{file}” was not taken: row {row}, column {column}: {reason}. Nothing was imported; mend that place or say "
        "what the columns are, and try again."
    ),
    "deals_order_asked": N_(
        "“{file}” was not taken yet: row {row}, column {column}: “{example}” may be several days. Nothing was "
        "imported; say in which order days are written there: {orders}."
    ),
    "deals_won_asked": N_(
        "“{file}” was not taken yet: none of its stages ({words}) is known to mean that a deal was won. Nothing was "
        "imported; say which of them does."
    ),
    "no_such_deal": N_(
        "No deal matches “{wanted}”; nothing was changed. “winnotes deals list” shows them all."
    ),
    "several_deals": N_(
        "“{wanted}” fits {count} deals; nothing was changed. Use the id that “winnotes deals list” shows."
    ),
    "no_such_round": N_(
        "No round is called “{wanted}”; nothing was changed. “winnotes rounds list” shows them all."
    ),
    "several_rounds": N_("“{wanted}” fits {count} rounds; nothing was changed. Write more of the name."),
    "agreement_left": N_(
        "A file or a safety copy holds this agreement already, so it stays; nothing was changed. Agree on something "
        "else instead."
    ),
    "no_lunch_code": N_(
        "“{typed}” is no lunch code; nothing was changed. It has three groups of three letters, as the other laptop "
        "shows it on F12."
    ),
    "no_such_interview": N_(
        "No interview matches “{wanted}”; nothing was changed. “winnotes list” shows them all."
    ),
    "several_interviews": N_(
        "“{wanted}” fits {count} interviews; nothing was changed. Use the id that “winnotes list” shows."
    ),
    "output_lost": N_(
        "What WinNotes answered could not be written ({reason}); your notes are kept. Free some space or send "
        "it elsewhere."
    ),
    "unknown_format": N_(
        "“{file}” names no format WinNotes writes; nothing was written. End it in .pdf, .csv or .winnotes."
    ),
}

REASONS = {
    "no_questions": N_("it has no questions"),
    "key_twice": N_("the same key stands there twice"),
    "key_not_plain": N_("the key must be small letters, digits and _"),
    "section_unknown": N_("its section is not listed under [[sections]]"),
    "rows_not_last": N_("rows must be the last part"),
    "kind_unknown": N_("this kind of answer is not known"),
    "codes_missing": N_("its codes are missing"),
    "columns_wrong": N_("rows need columns, and only rows have them"),
    "text_missing": N_("it is missing or empty"),
    "not_text": N_("text belongs there, in quotation marks"),
    "not_tables": N_("a list of tables belongs there"),
    "not_whole": N_("a whole number up to a million belongs there"),
    "not_flag": N_("only true or false belongs there"),
    "scale_wrong": N_("a scale runs from low to a higher high, in 100 steps at most"),
    "guide_holds": N_("it holds a date or a time, which no guide needs"),
    "guide_too_large": N_("it is longer than a million characters"),
    "disk_full": N_("the disk is full"),
    "not_writable": N_("it may not be written"),
    "not_readable": N_("it cannot be opened"),
    "write_failed": N_("the disk refused"),
    "cut_short": N_("only a part of it reached the disk"),
    "not_winnotes": N_("it is not a WinNotes file"),
    "too_large": N_("the file is larger than 64 MiB"),
    "line_too_long": N_("the line is longer than 2 MiB"),
    "too_many": N_("it holds more than 200,000 entries"),
    "not_utf8": N_("it is not written in UTF-8"),
    "not_json": N_("the line is broken"),
    "not_a_number": N_("a number in it is none"),
    "too_deep": N_("it is nested too deeply"),
    "text_unclean": N_("its text holds characters no WinNotes writes"),
    "wrong_type": N_("an entry is not made as WinNotes makes them"),
    "replaces_itself": N_("an entry claims to replace itself"),
    "id_wrong": N_("an entry was changed after it was written"),
    "cut_off": N_("the file is cut off"),
    "trailing_junk": N_("something was added at its end"),
    "damaged": N_("the file is damaged (its checksum does not fit)"),
    "sealed_for_key": N_("it is encrypted for a key, not with a passphrase"),
    "sealed_too_hard": N_("opening it would take this computer too long"),
    "heading_twice": N_("another column has the same heading"),
    "heading_no_api_name": N_("Salesforce wants an API name, letters, digits and single _, as in Account__c"),
    "heading_long": N_("an API name has 40 characters at most, __c included"),
    "heading_not_plain": N_("a heading has no comma, colon, semicolon, quotation mark or second line here"),
    "fill_long": N_("255 characters is the most for it"),
    "profile_other": N_("it is for another profile"),
    "not_toml": N_("this is no TOML, or no JSON in a .json"),
    "header_map_too_large": N_("it is longer than a million characters"),
    "column_missing": N_("a column it cannot do without is missing"),
    "column_twice": N_("two columns have the same name"),
    "deals_empty": N_("nothing stands in it"),
    "deals_no_table": N_("this is no list but some other kind of file"),
    "deals_no_workbook": N_("this is no spreadsheet that can be opened"),
    "deals_protected": N_("the spreadsheet is protected by a password"),
    "deals_too_large": N_("it is too large for a list of deals"),
    "deals_no_identity": N_("no heading says which column is the account, the deal or its id"),
    "deals_no_rows": N_("no row stands under the headings"),
    "deals_no_column": N_("the list has no column of this name"),
    "deals_field_twice": N_("another column is the same fact already"),
    "deals_days_clash": N_("this day is written in another order than those above it"),
    "deals_order_wrong": N_("there is no such day in the order that was said"),
    "deals_no_day": N_("this is no day, nor is any other cell of the column"),
    "deals_no_amount": N_("this is no amount, nor is any other cell of the column"),
    "quote_open": N_("a quotation mark is open or out of place"),
}
