"""The upload for Dynamics 365: rows of a table of its own, headings equal to the display names of its columns.

Facts: docs/uploads.md. The interview's id is the alternate key by which a second upload updates.
"""

import re
from collections.abc import Mapping, Sequence

from winnotes.core.guide import Guide
from winnotes.core.text import one_line
from winnotes.exchange.upload import Destination, UploadColumn
from winnotes.exchange.upload_column import distinct, question_columns
from winnotes.i18n import N_

_SIGNS = str.maketrans({"–": "-", "—": "-", ":": " -", ";": " ", ",": " ", "'": "’", '"': "’", "\t": " "})
_UNPLAIN = re.compile("[,:;\t\r\n\"']")


def plain_heading(label: str) -> str:
    """Return words as a heading without anything that could part or quote: commas, colons, quotes, line ends."""
    return one_line(label.translate(_SIGNS))


def dynamics_headings(columns: Sequence[UploadColumn]) -> Mapping[str, str]:
    """Return the words of each column in one plain line."""
    return distinct({column.key: plain_heading(column.label) for column in columns})


def heading_fault(heading: str) -> str:
    """Return why Dynamics would not take a heading, or ""."""
    return "heading_not_plain" if _UNPLAIN.search(heading) else ""


def dynamics_columns(guide: Guide) -> Sequence[UploadColumn]:
    """Return all columns."""
    return question_columns(guide, [])


DYNAMICS = Destination(
    name="dynamics",
    title="Dynamics 365",
    label=N_("CSV for Dynamics 365"),
    headings=dynamics_headings,
    columns=dynamics_columns,
    heading_fault=heading_fault,
    has_bom=True,
    is_header_quoted=False,
    flags=("No", "Yes"),
    max_characters=1_048_576,
    max_picks=150,
    max_bytes=8_000_000,
    needs=("interview",),
)
