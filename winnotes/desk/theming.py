"""The team's own themes in the notes: answers gathered under a name, taken back, renamed, joined."""

import secrets
from collections.abc import Iterable

from winnotes.core.identity import spelled
from winnotes.core.joining import SAME_AS, Joined, join, joined
from winnotes.core.notebook import Notebook
from winnotes.core.text import folded, one_line
from winnotes.core.theme import Place, Theme, field_of, gathered, taken_back, themes_in
from winnotes.core.version import Version
from winnotes.desk.home import now
from winnotes.desk.person import now_typing
from winnotes.store.store import Store


def themes(store: Store) -> tuple[Theme, ...]:
    """Return every theme known here, by name."""
    return themes_in(_known(store))


def gather(store: Store, name: str, place: Place, lines: Iterable[str] = ()) -> tuple[Theme, ...]:
    """Put an answer, or these lines of it, under the theme of that name, begun if there is none; return all themes."""
    name = one_line(name)
    theme = find_theme(themes(store), name)
    subject = theme.id if theme else "t" + spelled(secrets.token_bytes(12))
    fields = [field_of(place, line) for line in lines] or [field_of(place)]
    given = "" if theme else name
    known = store.notebook(subject)
    return _write(store, gathered(known, subject, fields, now_typing(store).writer, now(), name=given))


def take_back(store: Store, theme: Theme, place: Place) -> tuple[Theme, ...]:
    """Take an answer and all its lines out of a theme; return all themes."""
    return _write(store, taken_back(_known(store), theme, place, now_typing(store).writer, now()))


def rename(store: Store, theme: Theme, name: str) -> tuple[Theme, ...]:
    """Give a theme another name, under every id it goes by; return all themes."""
    known, writer = store.notebook(*theme.members), now_typing(store).writer
    return _write(
        store,
        [
            one
            for member in theme.members
            for one in gathered(known, member, (), writer, now(), name=one_line(name))
        ],
    )


def join_themes(store: Store, one: Theme, other: Theme) -> tuple[Theme, ...]:
    """Make two themes one, under the name of the `other`; return all themes."""
    known, writer = store.notebook(*one.members, *other.members), now_typing(store).writer
    joining = join(known, one.id, other.id, writer, now())
    named = [
        version
        for member in one.members
        for version in gathered(known, member, (), writer, now(), name=other.name)
    ]
    return _write(store, [joining, *named])


def find_theme(known: Iterable[Theme], name: str) -> Theme | None:
    """Return the theme called so, whatever its spelling, also by one of several names."""
    wanted = folded(name) or name
    return next(
        (one for one in known if wanted in {folded(some) or some for some in (one.name, *one.names)}), None
    )


def _known(store: Store) -> Joined:
    return joined(store.about("t") | store.fields_of("i", [SAME_AS]))


def _write(store: Store, versions: Iterable[Version]) -> tuple[Theme, ...]:
    store.merge(Notebook(versions), is_own=True)
    return themes(store)
