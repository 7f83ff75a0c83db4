"""The upload for Pipedrive: a deal, its organization, and the whole interview in one note.

Facts: docs/uploads.md. A deal is met by its id where it is known, else by name in Pipedrive's own import.
"""

from collections.abc import Sequence

from winnotes.core.guide import Guide
from winnotes.exchange.upload import Destination, Entry, UploadColumn, UploadTelling
from winnotes.exchange.upload_column import question_columns
from winnotes.exchange.upload_fact import crm_id_column
from winnotes.exchange.upload_text import told_beside
from winnotes.i18n import N_, _

_HEADINGS = {
    "deal_id": "Deal - ID",
    "deal_name": "Deal - Title",
    "account": "Organization - Name",
    "note": "Note",
}


def pipedrive_columns(guide: Guide) -> Sequence[UploadColumn]:
    """Return the four columns."""
    linking = crm_id_column("deal_id", _("Deal ID"), "pipedrive", r"\d{1,20}")
    every = question_columns(guide, [linking])
    by_key = {column.key: column for column in every}

    def note(told: UploadTelling) -> Entry:
        who = _("As told by {who} to {takers}").format(
            who=told.interview.fact("interviewee") or "–", takers=told.note_takers or "–"
        )
        entries = {column.key: column.tell(told) for column in every}
        return Entry(f"{who}\n\n{told_beside(told, every, entries)}".strip())

    noted = UploadColumn("note", _("Note"), "long", note)
    return [linking, by_key["deal_name"], by_key["account"], noted]


PIPEDRIVE = Destination(
    name="pipedrive",
    title="Pipedrive",
    label=N_("CSV for Pipedrive"),
    headings=lambda columns: {column.key: _HEADINGS[column.key] for column in columns},
    columns=pipedrive_columns,
    heading_fault=lambda _heading: "",
    max_rows=50_000,
    counts_header=True,
    max_bytes=50_000_000,
    needs=("deal_name", "account"),
    filled_unless="deal_id",
)
