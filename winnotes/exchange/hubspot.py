"""The upload for HubSpot: properties of a deal, updated by Record ID where it is known, else a new deal.

Facts: docs/uploads.md. Our properties have a name of their own, so that HubSpot's amount and dates stay as they are.
"""

from collections.abc import Mapping, Sequence

from winnotes.core.guide import Guide
from winnotes.exchange.upload import Destination, Entry, UploadColumn
from winnotes.exchange.upload_column import distinct, question_columns
from winnotes.exchange.upload_fact import crm_id_column
from winnotes.i18n import N_, _

_THEIRS = {
    "record_id": "Record ID",
    "deal_name": "Deal Name",
    "pipeline": "Pipeline",
    "deal_stage": "Deal Stage",
    "interviewee_email": "Deal owner",
}


def hubspot_headings(columns: Sequence[UploadColumn]) -> Mapping[str, str]:
    """Return HubSpot's own names for what it knows, and "Win interview - …" for the rest."""
    ours = _("Win interview - {label}")
    return distinct({one.key: _THEIRS.get(one.key) or ours.format(label=one.label) for one in columns})


def hubspot_columns(guide: Guide) -> Sequence[UploadColumn]:
    """Return the columns: Record ID, what a new deal needs, then everything else."""
    record = crm_id_column("record_id", _("Record ID"), "hubspot", r"\d{1,20}")
    needed = [
        UploadColumn(key, _THEIRS[key], "text", lambda _told: Entry()) for key in ("pipeline", "deal_stage")
    ]
    return question_columns(guide, [record, *needed])


HUBSPOT = Destination(
    name="hubspot",
    title="HubSpot",
    label=N_("CSV for HubSpot"),
    headings=hubspot_headings,
    columns=hubspot_columns,
    heading_fault=lambda _heading: "",
    flags=("false", "true"),
    max_columns=999,
    max_characters=65_536,
    max_rows=1_048_576,
    counts_header=True,
    max_bytes=20_000_000,
    link="record_id",
    needs=("deal_name", "pipeline", "deal_stage"),
    fills={"pipeline": "Sales Pipeline", "deal_stage": "Closed Won"},
    filled_unless="record_id",
    can_append=True,
)
