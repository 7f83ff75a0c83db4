"""What `winnotes deals import` answers: how a list was read, what was taken, what was left and why, by row."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from winnotes.i18n import _, ngettext

if TYPE_CHECKING:
    from winnotes.cli.deal_importing import Told
    from winnotes.exchange.deal_mapping import Column
    from winnotes.exchange.deal_preview import DealPreview

MOST_TOLD = 20  # notices told one by one, where the answer is for people


def say_all(told: "Told", *, dry_run: bool) -> None:
    """Say what became of one list: answers on stdout, what is to be looked at on stderr."""
    from winnotes.cli.terminal import complain, say
    from winnotes.wording import explain

    preview = told.preview
    if preview is not None and (dry_run or not told.error):
        say(_counts(told, preview))
        for line in _reading(preview) if dry_run else ():
            say(line)
        for line in _left(preview):
            say(line)
    notices = preview.notices if preview is not None else ()
    for notice in notices[:MOST_TOLD]:
        complain(f"{told.name}: {notice}")
    if len(notices) > MOST_TOLD:
        more = len(notices) - MOST_TOLD
        complain(
            ngettext("… and {n} more; --json tells all.", "… and {n} more; --json tells all.", more).format(
                n=more
            )
        )
    if told.error is not None:
        complain(explain(told.error))


def _counts(told: "Told", preview: "DealPreview") -> str:
    rows = ngettext("{n} row", "{n} rows", preview.rows).format(n=preview.rows)
    deals = ngettext("{n} won deal", "{n} won deals", len(preview.deals)).format(n=len(preview.deals))
    if told.taken is None:
        return _("{file}: {rows}, {deals}.").format(file=told.name, rows=rows, deals=deals)
    line = _("{file}: {rows}, {deals}: {new} new, {changed} changed, {same} as before.").format(
        file=told.name, rows=rows, deals=deals, new=told.taken.new, changed=told.taken.changed, same=told.taken.same
    )  # fmt: skip
    held = told.taken.held
    kept_out = ngettext(
        "{n} deal stays out, for it was erased.", "{n} deals stay out, for they were erased.", held
    )
    return f"{line} {kept_out.format(n=held)}" if held else line


def _reading(preview: "DealPreview") -> Iterator[str]:
    """Yield what each column is taken for, and the first deals as they will be read."""
    from winnotes.cli.listing import aligned
    from winnotes.core.deal import FACTS

    yield _("Columns:")
    for line in aligned([[one.heading, _taken_for(one)] for one in preview.columns]):
        yield f"  {line}"
    shown = [name for name in FACTS if any(name in deal.facts for deal in preview.first)]
    if preview.first:
        yield _("First deals:")
        rows = [[_("row"), *shown]]
        rows += [
            [str(deal.row), *(_short(deal.facts.get(name, "")) for name in shown)] for deal in preview.first
        ]
        for line in aligned(rows):
            yield f"  {line}"


def _taken_for(column: "Column") -> str:
    return column.field or _("kept")


def _short(value: object, most: int = 28) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= most else text[: most - 1] + "…"


def _left(preview: "DealPreview") -> Iterator[str]:
    from winnotes.exchange.deal_notice import told_rows

    for one, rows in preview.left_out:
        told = ngettext("{n} row left out: {why}. {rows}.", "{n} rows left out: {why}. {rows}.", len(rows))
        yield "  " + told.format(n=len(rows), why=one.reason, rows=told_rows(rows))


def entry_of(told: "Told", *, dry_run: bool) -> dict[str, object]:
    """Return what became of one list as `--json` tells it."""
    from winnotes.wording import explain

    entry: dict[str, object] = {"file": told.name, "error": explain(told.error) if told.error else None}
    if told.preview is not None:
        entry |= _read_entry(told.preview)
    if told.preview is not None and dry_run:
        entry["first"] = [
            {"row": deal.row, "id": deal.id, "source": deal.source, **deal.facts}
            for deal in told.preview.first
        ]
    if told.taken is not None:
        taken = told.taken
        entry |= {"new": taken.new, "changed": taken.changed, "same": taken.same, "erased": taken.held}
    return entry


def _read_entry(preview: "DealPreview") -> dict[str, object]:
    asked = [
        {"column": one.column, "row": one.row, "example": one.example, "orders": list(one.orders)}
        for one in preview.order_asked
    ]
    return {
        "rows": preview.rows,
        "won": len(preview.deals),
        "source": preview.source,
        "columns": {one.heading: one.field for one in preview.columns},
        "stages": [{"word": one.word, "rows": one.count, "is_won": one.is_won} for one in preview.stages],
        "asked": {"date_order": asked, "won": preview.won_asked},
        "skipped": [{"why": one.why, "detail": one.detail, "rows": rows} for one, rows in preview.left_out],
        "notes": list(map(str, preview.notices)),
    }
