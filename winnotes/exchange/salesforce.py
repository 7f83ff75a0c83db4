"""The upload for Salesforce: records of a custom object, since its import wizard takes no opportunities.

Facts: docs/uploads.md. The external id is the interview's id; a lookup holds the opportunity's id.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from winnotes.core.guide import Guide
from winnotes.core.version import short_hash
from winnotes.exchange.upload import Destination, UploadColumn
from winnotes.exchange.upload_column import question_columns
from winnotes.exchange.upload_fact import crm_id_column
from winnotes.i18n import N_, _

API_NAME = 40  # Salesforce counts without __c; we count with it, which is safe either way
_OPPORTUNITY_ID = r"006[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?"
_NAME = re.compile(r"[A-Za-z](?:_?[A-Za-z0-9])*", re.ASCII)
_OURS = {"interview": "Interview_Id__c", "opportunity": "Opportunity__c"}
_HASH = 6


def api_name(key: str) -> str:
    """Return the API name of a custom field for a column: letters, digits and single `_`, at most 40 with `__c`.

    A longer one is cut and carries the beginning of a hash of the key.
    """
    plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode("ascii")
    words = [word for word in re.split(r"[^A-Za-z0-9]+", plain) if word]
    name = "_".join(word[0].upper() + word[1:] for word in words)
    if not name[:1].isalpha():
        name = f"Field_{name}".rstrip("_")
    room = API_NAME - len("__c")
    if len(name) > room or not key.isascii():
        name = f"{name[: room - _HASH - 1].rstrip('_')}_{short_hash(key)[:_HASH]}"
    return f"{name}__c"


def salesforce_headings(columns: Sequence[UploadColumn]) -> Mapping[str, str]:
    """Return an API name for each column, no two alike."""
    headings: dict[str, str] = {}
    taken = {name.casefold() for name in _OURS.values()}
    for column in columns:
        name, count = _OURS.get(column.key) or api_name(column.key), 2
        while column.key not in _OURS and name.casefold() in taken:
            name, count = api_name(f"{column.key}_{count}"), count + 1
        taken.add(name.casefold())
        headings[column.key] = name
    return headings


def salesforce_columns(guide: Guide) -> Sequence[UploadColumn]:
    """Return every column there could be; ninety of them find room."""
    return question_columns(
        guide, [crm_id_column("opportunity", _("Opportunity ID"), "salesforce", _OPPORTUNITY_ID)]
    )


def heading_fault(heading: str) -> str:
    """Return why Salesforce would not take a heading, or "": API names, also `Opportunity__r.Key__c`."""
    for name in heading.split("."):
        bare = name.removesuffix("__c").removesuffix("__r")
        if not _NAME.fullmatch(bare):
            return "heading_no_api_name"
        if len(name) > API_NAME:
            return "heading_long"
    return ""


SALESFORCE = Destination(
    name="salesforce",
    title="Salesforce",
    label=N_("CSV for Salesforce"),
    headings=salesforce_headings,
    columns=salesforce_columns,
    heading_fault=heading_fault,
    max_columns=90,
    max_characters=32_000,
    max_line=255,
    careful_bytes=32_000,
    max_picks=100,
    max_record=400_000,
    max_rows=50_000,
    max_bytes=100_000_000,
    clearing_word="#N/A",
    link="opportunity",
    needs=("interview",),
)
