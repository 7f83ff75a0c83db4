"""Which guide an interview follows, and which one new lunches do: the team's own, in the notes like everything else.

The team's guide is the field `source` of the subject `gteam`, edited and merged like a note. The moment a lunch
follows it, or it leaves the laptop, it is kept under its own id besides (`g…`), and that never changes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from winnotes.core.errors import WinNotesError
from winnotes.core.guide import Guide, read_guide
from winnotes.core.guide_data import guide_toml
from winnotes.core.guide_union import both, united, with_strays
from winnotes.core.interview import NOTE, people_in
from winnotes.core.notebook import Fields, Notebook, heads_among
from winnotes.core.text import folded
from winnotes.core.version import Version
from winnotes.desk.home import now
from winnotes.desk.person import Person
from winnotes.i18n import _
from winnotes.resources import resource
from winnotes.store.store import Draft, Store
from winnotes.wording import original_guide

TEAM, SOURCE = "gteam", "source"


def original_source() -> str:
    """Return the original 22 questions as they are shipped, in TOML."""
    return resource("guides", "original_22.toml").read_text("utf-8")


def read_foreign_guide(source: str, name: str) -> Guide:
    """Return the guide in the TOML text `source`, which came from outside in the file `name`.

    Raises WinNotesError `guide_unreadable` or `guide_wrong`, whatever the text holds.
    """
    return read_guide(source, name)


# the guides known here


def keep_guide(store: Store, source: str, guide: Guide) -> None:
    """Keep the source of a guide that came in the first line of a file, for the interviews that follow it."""
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
    if isinstance(kept, str):
        return kept
    heads = store.notebook(guide_id).heads(guide_id, SOURCE) if guide_id.startswith("g") else ()
    return next((source for source, guide in _sources(heads) if guide.id == guide_id), None)


def guides_in(notebook: Notebook) -> dict[str, Guide]:
    """Return the guides a notebook holds under their own ids; one whose content is not what its id says is none."""
    found = {}
    for subject in notebook.subjects("g"):
        for _source, guide in _sources(notebook.heads(subject, SOURCE)):
            if guide.id == subject:
                found[subject] = guide
    return found


def known_guides(store: Store) -> list[Guide]:
    """Return every guide known here: the team's, the original 22, then the others by title and id."""
    found = guides_in(store.about("g"))
    followed = {one for told in store.facts_of("i", ["guide"]) for one in told.fields.get("guide", ())}
    for one in sorted(followed):
        if one not in found and (source := guide_source(store, one)) is not None:
            found[one] = _read(source)
    first = [team_guide(store), original_guide()]
    rest = sorted(found.values(), key=lambda guide: (folded(guide.title), guide.id))
    return list({guide.id: guide for guide in (*first, *rest)}.values())


def guides_and_lunches(store: Store) -> list[tuple[Guide, int]]:
    """Return every guide known here with how many lunches followed it."""
    followed = Counter(
        one for told in store.facts_of("i", ["guide"]) for one in map(str, told.fields.get("guide", ()))
    )
    return [(guide, followed[guide.id]) for guide in known_guides(store)]


def find_guide(store: Store, wanted: str) -> Guide:
    """Return the guide meant: the team's for "", "original", the beginning of an id, else a part of the title.

    Raises WinNotesError no_such_guide or several_guides.
    """
    if not wanted:
        return team_guide(store)
    if wanted == "original":
        return original_guide()
    known = known_guides(store)
    found = [one for one in known if one.id == wanted] or [one for one in known if one.id.startswith(wanted)]
    found = found or [one for one in known if folded(wanted) in folded(one.title)]
    if not found:
        raise WinNotesError("no_such_guide", wanted=wanted)
    if len(found) > 1:
        raise WinNotesError("several_guides", wanted=wanted, count=len(found))
    return found[0]


# the guide of an interview


def guide_for(store: Store, fields: Fields) -> Guide:
    """Return the guide an interview with these fields follows, questions of a guide not known here as free text."""
    known = list(_known(store, fields))
    return with_strays(
        united(known) if known else original_guide(), fields, _("From a guide that is not here")
    )


def guide_for_all(store: Store | None, notebook: Notebook) -> Guide:
    """Return the one guide every interview in `notebook` follows, else the original 22.

    Writer and reader of a CSV choose by this, so that both spread the answers over the same columns. A guide that
    travels in the notebook is known too.
    """
    carried = guides_in(notebook)
    guides = []
    for subject in notebook.subjects("i"):
        fields = notebook.fields(subject)
        known = [carried[one] for one in _ids(fields) if one in carried]
        known = known or (list(_known(store, fields)) if store else [])
        guides.append(known[0] if known else original_guide())
    return guides[0] if len({guide.id for guide in guides}) == 1 else original_guide()


def sources_in(store: Store, notebook: Notebook) -> list[str]:
    """Return the sources of all guides the interviews in `notebook` follow, as far as they are known here."""
    ids = {one for subject in notebook.subjects("i") for one in _ids(notebook.fields(subject))}
    return [source for one in sorted(ids) if (source := guide_source(store, one)) is not None]


def guides_followed(store: Store, notebook: Notebook) -> Notebook:
    """Return what is kept under their ids of the guides the interviews in `notebook` follow: it travels with them."""
    ids = {one for subject in notebook.subjects("i") for one in _ids(notebook.fields(subject))}
    own = sorted(one for one in ids if one.startswith("g") and one != original_guide().id)
    return store.notebook(*own) if own else Notebook()


# the guide new lunches follow


def team_guide(store: Store, person: str = "") -> Guide:
    """Return the guide new lunches follow: the team's, the original 22 until there is one.

    Where two laptops say unlike things it is what `person` said, else the first by title.
    """
    said = team_guides(store)
    own = [guide for guide, version in said if version.person == person]
    return (own or [guide for guide, _version in said] or [original_guide()])[0]


def team_guides(store: Store) -> list[tuple[Guide, Version]]:
    """Return what the team says its guide is, with who said it: several where two edited apart; [] for the original."""
    heads = store.notebook(TEAM).heads(TEAM, SOURCE)
    told = [(guide, head) for head in heads for _source, guide in _sources([head])]
    found = {guide.id: (guide, head) for guide, head in sorted(told, key=lambda one: one[1].id)}
    return sorted(found.values(), key=lambda one: (folded(one[0].title), one[0].id))


class Apart(NamedTuple):
    """A guide that was edited apart, the name of who said it ("" where none was given), and whether that is us."""

    guide: Guide
    name: str
    is_own: bool


def guides_apart(store: Store, person: str) -> list[Apart]:
    """Return the guides edited apart on several laptops, the one new lunches follow here first; [] where it is one."""
    said = team_guides(store)
    if len(said) < 2:
        return []
    names = people_in(store.notebook(*(version.person for _guide, version in said)))
    apart = [Apart(guide, names.get(version.person, ""), version.person == person) for guide, version in said]
    return sorted(apart, key=lambda one: not one.is_own)


def guide_of_both(store: Store, person: str) -> Guide:
    """Return the guides edited apart as one: what each made of the guide they began with, where that is known."""
    first, *others = [apart.guide for apart in guides_apart(store, person)]
    heads = store.notebook(TEAM).heads(TEAM, SOURCE)
    before = [
        one
        for one in store.history(TEAM, SOURCE)
        if one not in heads and all(one.is_replaced_by(head) for head in heads)
    ]
    base = next((guide for _source, guide in _sources(heads_among(before))), original_guide())
    for other in others:
        first = both(base, first, other)
    return first


def use_guide(store: Store, person: Person, guide: Guide) -> tuple[str, ...]:
    """Let new lunches follow `guide`, whatever was said before; lunches that were held keep theirs.

    Guides edited apart are kept besides, so that whichever is chosen, the others can be followed again. What is
    returned is what typing goes on from, see `guide_base`.
    """
    base = guide_base(store)
    for apart in guides_apart(store, person.id):
        freeze_guide(store, person, apart.guide)
    if base or guide.id != original_guide().id:
        store.seal([typed_guide(person, guide, base)], "agreed")
    return guide_base(store)


def guide_base(store: Store) -> tuple[str, ...]:
    """Return the ids of what is said here of the team's guide: what typing in it starts from."""
    return tuple(head.id for head in store.notebook(TEAM).heads(TEAM, SOURCE))


def typed_guide(person: Person, guide: Guide, base: tuple[str, ...]) -> Draft:
    """Return the team's guide as it is typed; `use_guide` makes it a version, the next start does after a crash."""
    return Draft(TEAM, SOURCE, person.writer, guide_toml(guide), base, now())


def freeze_guide(store: Store, person: Person, guide: Guide) -> None:
    """Keep `guide` under its id, as it is now, for a lunch that follows it or a colleague who gets it."""
    if guide.id != original_guide().id and guide_source(store, guide.id) is None:
        store.seal([Draft(guide.id, SOURCE, person.writer, guide_toml(guide), (), now())])


def import_guide(path: Path) -> Guide:
    """Return the guide in a file. Raises WinNotesError guide_unreadable, guide_wrong or not_readable."""
    try:
        source = path.read_text("utf-8", "replace")
    except OSError as error:
        raise WinNotesError("not_readable", file=path.name, reason=error.strerror) from error
    return read_foreign_guide(source, path.name)


def export_guide(store: Store, person: Person, guide: Guide, path: Path) -> None:
    """Write a guide to share as .toml, or blank for paper as .pdf. Raises WinNotesError where the disk refuses."""
    from winnotes.exchange.guide_pdf import write_guide_pdf
    from winnotes.exchange.replacing import write_atomically

    freeze_guide(store, person, guide)
    is_paper = path.suffix.lower() == ".pdf"
    write_atomically(path, write_guide_pdf(guide) if is_paper else guide_toml(guide).encode())


def frozen_keys(store: Store) -> frozenset[str]:
    """Return the keys of questions whose kind and choices stay: the original 22, and all lunches were held by."""
    kept = guides_in(store.about("g")).values()
    asked = {key for guide in (original_guide(), *kept) for key in guide.by_key}
    return frozenset(asked | {name.removesuffix(NOTE) for name in store.field_names("i")})


def _ids(fields: Fields) -> list[str]:
    return [str(head.content) for head in fields.get("guide", ())]


def _known(store: Store, fields: Fields) -> Iterator[Guide]:
    for guide_id in _ids(fields):
        if guide_id == original_guide().id:
            yield original_guide()
        elif (source := guide_source(store, guide_id)) is not None:
            yield _read(source)


def _sources(heads: Iterable[Version]) -> Iterator[tuple[str, Guide]]:
    """Yield the guides that can be read of what came from anywhere."""
    for head in heads:
        try:
            yield str(head.content), _read(str(head.content))
        except WinNotesError:
            continue


@lru_cache(64)
def _read(source: str) -> Guide:
    return read_guide(source)
