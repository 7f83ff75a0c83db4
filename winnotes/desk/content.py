"""The content catalogue as both doors ask for it: the team's pieces beside what became of them at the lunches."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from winnotes.core.content_piece import (
    ALSO,
    RETIRED,
    ContentPiece,
    facts_of_list,
    likely_same,
    piece_id,
    pieces_in,
)
from winnotes.core.errors import WinNotesError
from winnotes.core.insight.content import Piece
from winnotes.core.insight.content import content as ledger_of
from winnotes.core.joining import join, part
from winnotes.core.notebook import Notebook
from winnotes.core.text import folded
from winnotes.core.version import Json, Version
from winnotes.core.voice import name_of
from winnotes.desk.home import now
from winnotes.desk.joining import refused_pairs, remember_not_same
from winnotes.desk.person import now_typing
from winnotes.desk.reporting import told_here
from winnotes.desk.sales_model import write_facts
from winnotes.store.store import Store

HEADINGS = {
    "name": ("piece", "content", "content piece", "title", "asset", "document"),
    "kind": ("type", "format", "content type"),
    "stage": ("when", "sales stage", "used in", "buying stage"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One piece: what the team says of it (None where it was named at lunches only), what became of it there."""

    name: str
    piece: ContentPiece | None
    use: Piece | None

    def count(self, use: str) -> int:
        """Return in how many lunches it came to this use: a code of core/insight/content.py."""
        return self.use.count(use) if self.use else 0

    @property
    def lunches(self) -> int:
        """In how many lunches it was named."""
        return self.use.share.k if self.use else 0


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The lines, the most named first, and names that may be one piece, to suggest."""

    lines: tuple[Line, ...] = ()
    likely: tuple[tuple[str, str], ...] = ()


def catalogue(store: Store) -> Catalogue:
    """Return every piece known to the team or named at a lunch here."""
    notebook = store.about("c")
    uses = {one.name: one for one in ledger_of(told_here(store).lunches).pieces}
    used = {name_of(name): use for name, use in uses.items()}
    pieces = pieces_in(notebook)
    lines = [Line(piece.name, piece, used.pop(name_of(piece.name), None)) for piece in pieces]
    lines += [Line(use.name, None, use) for use in used.values()]
    lines.sort(key=lambda line: (-line.lunches, folded(line.name)))
    names = [name for line in lines for name in (line.piece.names if line.piece else (line.name,))]
    refused = refused_pairs(store)
    likely = [
        (one, other)
        for one, other in likely_same(notebook, names)
        if tuple(sorted((piece_id(one), piece_id(other)))) not in refused
    ]
    return Catalogue(tuple(lines), tuple(likely))


def read_pieces(data: bytes, name: str) -> list[dict[str, str]]:
    """Return the pieces in a list called `name`. Raises WinNotesError `names_refused`."""
    from winnotes.exchange.name_list import read_name_list

    return read_name_list(data, name, HEADINGS)


def add_pieces(store: Store, rows: Iterable[Mapping[str, str]]) -> int:
    """Take a list in and return how many pieces are new; what is known of a piece already is left as it is."""
    known = store.about("c")
    facts = facts_of_list(known, rows)
    write_facts(store, facts)
    return sum("name" in told for told in facts.values())


def tell_piece(store: Store, name: str, kind: str = "", stage: str = "") -> None:
    """Add a piece, or say of a known one what kind it is and for which stage; what is blank stays as it is."""
    add_pieces(store, [{"name": name}])
    told: dict[str, Json] = {fact: text for fact, text in (("kind", kind), ("stage", stage)) if text}
    write_facts(store, dict.fromkeys(_group(store, name).members, told) if told else {})


def join_pieces(store: Store, name: str, other: str) -> None:
    """Let two names be one piece from now on, which goes by `name`; either may be named at lunches only."""
    add_pieces(store, [{"name": name}, {"name": other}])
    one, two = _group(store, name), _group(store, other)
    if one.id == two.id:
        return
    facts: dict[str, dict[str, Json]] = {
        subject: {ALSO: subject != piece_id(name)} for subject in (*one.members, *two.members)
    }
    write_facts(store, facts)
    notebook, writer = store.about("c"), now_typing(store).writer
    _write(store, [join(notebook, next(iter(one.members)), next(iter(two.members)), writer, now())])


def part_piece(store: Store, name: str) -> None:
    """Take a piece apart: every name it had is a piece of its own again, and is not suggested as one."""
    members = list(_group(store, name).members)
    notebook, writer = store.about("c"), now_typing(store).writer
    parted = Notebook()
    for at, one in enumerate(members):
        for other in members[at + 1 :]:
            parted |= Notebook(part(notebook | parted, one, other, writer, now()))
            remember_not_same(store, one, other)
    _write(store, parted)
    write_facts(store, {one: {ALSO: False} for one in members})


def not_same(store: Store, name: str, other: str) -> None:
    """Never suggest these two as one piece again on this laptop."""
    remember_not_same(store, piece_id(name), piece_id(other))


def retire(store: Store, name: str, *, is_retired: bool) -> None:
    """Offer a piece at lunches no longer, or again."""
    add_pieces(store, [{"name": name}])
    write_facts(store, {one: {RETIRED: is_retired} for one in _group(store, name).members})


def find_name(store: Store, wanted: str) -> str:
    """Return the name, as it is written, of a piece that is known or was named at a lunch.

    Raises WinNotesError no_such_piece.
    """
    lines = catalogue(store).lines
    names = [name for line in lines for name in (line.piece.names if line.piece else (line.name,))]
    found = next((name for name in names if name_of(name) == name_of(wanted)), None)
    if found is None:
        raise WinNotesError("no_such_piece", wanted=wanted)
    return found


def _write(store: Store, versions: Iterable[Version]) -> None:
    """Write these, each settling its field, in a way that can be taken back while nobody else has seen it."""
    for version in versions:
        write_facts(store, {version.subject: {version.field: version.content}})


def _group(store: Store, name: str) -> ContentPiece:
    subject = piece_id(name)
    return next(
        one
        for one in pieces_in(store.about("c"))
        if subject in one.members or name_of(name) in map(name_of, one.names)
    )
