"""What the notes know of uploads: the header map remembered for each CRM, and the files it is edited in."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from winnotes.core.errors import WinNotesError
from winnotes.core.joining import SAME_AS, joined
from winnotes.core.notebook import Notebook
from winnotes.exchange.header_map import (
    HeaderMap,
    header_map_of,
    read_header_map,
    write_header_map,
)
from winnotes.store.store import Store

if TYPE_CHECKING:
    from winnotes.exchange.upload_file import Upload

SETTING = "header_map."


@dataclass(frozen=True, slots=True)
class Wish:
    """How an upload is wanted: its headings, and whether it adds to choices made in the CRM (HubSpot alone)."""

    header_map: HeaderMap = HeaderMap()  # noqa: RUF009 - frozen
    appends: bool = False


def is_upload(profile: str) -> bool:
    """Whether this profile is an upload."""
    from winnotes.exchange.profiles import UPLOADS

    return profile in UPLOADS


def wish_for(store: Store, profile: str, *, appends: bool = False) -> Wish:
    """Return the wish with the header map remembered for `profile`."""
    return Wish(remembered_header_map(store, profile), appends) if profile else Wish()


def deals_behind(store: Store, notebook: Notebook) -> Notebook:
    """Return what links the interviews of a notebook to a CRM: the ids of their deals there, joined deals included."""
    facts = (head for one in notebook.subjects("i") for head in notebook.heads(one, "deal"))
    deals = {str(head.content) for head in facts if head.content}
    return joined(store.fields_of("d", ["crm_id", SAME_AS])).of(*deals) if deals else Notebook()


def remembered_header_map(store: Store, profile: str) -> HeaderMap:
    """Return the header map last used for `profile` here; an empty one, which means our own headings."""
    return header_map_of(store.setting(SETTING + profile))


def remember_header_map(store: Store, profile: str, header_map: HeaderMap) -> None:
    """Keep the header map for `profile` as a setting of this laptop; notes opened for reading only keep none."""
    if not store.is_read_only:
        store.set_setting(SETTING + profile, header_map.content())


def load_header_map(path: Path, profile: str) -> HeaderMap:
    """Return the header map in a file. Raises WinNotesError not_readable or header_map_wrong."""
    from winnotes.exchange.profiles import UPLOADS

    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise WinNotesError("not_readable", file=path.name, reason=reason) from error
    return read_header_map(data, path.name, UPLOADS[profile])


def save_header_map(path: Path, upload: "Upload", header_map: HeaderMap) -> None:
    """Write the headings of an upload, which `header_map` changed, to a .toml or .json file to be edited."""
    from winnotes.exchange.replacing import write_atomically

    write_atomically(path, write_header_map(upload.destination, upload.columns, header_map, path.name))
