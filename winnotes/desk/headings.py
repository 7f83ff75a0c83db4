"""The headings of an upload as somebody changes them, one at a time; remembered for the CRM on this laptop."""

from dataclasses import dataclass

from winnotes.core.text import one_line
from winnotes.desk.exporting import preview_upload
from winnotes.desk.uploading import remember_header_map, remembered_header_map
from winnotes.exchange.header_map import HeaderMap, headings_for
from winnotes.store.store import Store


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's stable key, the words for it, and its heading in the file: "" where it is left out."""

    key: str
    label: str
    heading: str


def headings_of(store: Store, subject: str, profile: str) -> list[Heading]:
    """Return the columns an upload of this interview has room for, with the headings remembered."""
    upload, known = preview_upload(store, [subject], profile), remembered_header_map(store, profile).headings
    ours = upload.destination.headings(upload.columns)
    return [Heading(one.key, one.label, known.get(one.key, ours[one.key])) for one in upload.columns]


def change_heading(store: Store, subject: str, profile: str, key: str, text: str | None) -> None:
    """Remember another heading for a column: "" leaves it out, None gives it ours again.

    Raises WinNotesError header_map_wrong where the CRM would not take it, or another column has it; nothing changes.
    """
    known = remembered_header_map(store, profile)
    headings = {one: heading for one, heading in known.headings.items() if one != key}
    if text is not None:
        headings[key] = one_line(text)
    header_map = HeaderMap(headings, known.fills)
    upload = preview_upload(store, [subject], profile)
    headings_for(upload.destination, upload.columns, header_map)
    remember_header_map(store, profile, header_map)
