"""Which guide an interview follows: its id is in the header, its source beside the notes or shipped with us."""

from collections.abc import Iterator
from functools import lru_cache

from winnotes.core.guide import Guide, read_guide
from winnotes.core.notebook import Fields, Notebook
from winnotes.resources import resource
from winnotes.store.store import Store
from winnotes.wording import original_guide


def original_source() -> str:
    """Return the original 22 questions as they are shipped, in TOML."""
    return resource("guides", "original_22.toml").read_text("utf-8")


def read_foreign_guide(source: str, name: str) -> Guide:
    """Return the guide in the TOML text `source`, which came from outside in the file `name`.

    Raises WinNotesError `guide_unreadable` or `guide_wrong`, whatever the text holds.
    """
    return read_guide(source, name)


def keep_guide(store: Store, source: str, guide: Guide) -> None:
    """Keep the source of a guide beside the notes, for the interviews that follow it."""
    name = guide_setting(guide)
    if name and store.setting(name) != source:
        store.set_setting(name, source)


def guide_setting(guide: Guide) -> str:
    """Return the name of the setting that keeps a guide's source, or "" for the original, which needs none."""
    return "" if guide.id == original_guide().id else f"guide.{guide.id}"


def guide_source(store: Store, guide_id: str) -> str | None:
    """Return the source of the guide with this id, or None where it is not known here."""
    if guide_id == original_guide().id:
        return original_source()
    kept = store.setting(f"guide.{guide_id}")
    return kept if isinstance(kept, str) else None


def guide_for(store: Store, fields: Fields) -> Guide:
    """Return the guide an interview with these fields follows; the original 22 where it is not known here."""
    return next(iter(_known(store, fields)), original_guide())


def guide_for_all(store: Store | None, notebook: Notebook) -> Guide:
    """Return the one guide every interview in `notebook` follows, else the original 22.

    Writer and reader of a CSV choose by this, so that both spread the answers over the same columns.
    """
    if store is None:
        return original_guide()
    guides = [guide_for(store, notebook.fields(subject)) for subject in notebook.subjects("i")]
    return guides[0] if len({guide.id for guide in guides}) == 1 else original_guide()


def sources_in(store: Store, notebook: Notebook) -> list[str]:
    """Return the sources of all guides the interviews in `notebook` follow, as far as they are known here."""
    ids = {one for subject in notebook.subjects("i") for one in _ids(notebook.fields(subject))}
    return [source for one in sorted(ids) if (source := guide_source(store, one)) is not None]


def _ids(fields: Fields) -> list[str]:
    return [str(head.content) for head in fields.get("guide", ())]


def _known(store: Store, fields: Fields) -> Iterator[Guide]:
    for guide_id in _ids(fields):
        if guide_id == original_guide().id:
            yield original_guide()
        elif (source := guide_source(store, guide_id)) is not None:
            yield _read(source)


@lru_cache(16)
def _read(source: str) -> Guide:
    return read_guide(source)
