"""Finds words anywhere in the notes: sealed ones through the index, those being typed by looking."""

from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from typing import TypeVar

from winnotes.core.interview import people_in
from winnotes.core.notebook import Fields
from winnotes.core.search.passage import Passage, passages_of
from winnotes.core.search.query import Query, fits, read_query
from winnotes.core.version import Version
from winnotes.desk.guides import guides_in, team_guide
from winnotes.i18n import _, show_date
from winnotes.store.index_file import NAME, remove_index
from winnotes.store.search_index import Hit, IndexGone, SearchIndex
from winnotes.store.store import Draft, Store
from winnotes.wording import original_guide

T = TypeVar("T")
MOST = 50


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, the words that were looked for, folded, and the short labels of questions by key."""

    hits: list[Hit]
    terms: tuple[str, ...]
    labels: Mapping[str, str] = field(default_factory=dict)


def search(
    store: Store, typed: str, *, by_telling: bool = False, limit: int = MOST, is_followed: bool = False
) -> Found:
    """Return up to `limit` passages: what is being typed first, then the newest, or the most telling.

    `is_followed` says the index was brought up to the notes a moment ago. How it is typed says core/search/query.py.
    """
    people = people_in(store.about("p"))
    labels = _labels(store)
    query = read_query(typed, labels, people)
    if query.asks_nothing:
        return Found([], ())

    def look(index: SearchIndex) -> tuple[list[Hit], list[Hit]]:
        if not is_followed or index.is_empty:
            index.follow(store)
        drafts = store.drafts()
        titles = index.titles({draft.subject for draft in drafts})
        typing = [hit for draft in drafts for hit in _typed(draft, query, titles.get(draft.subject, ""))]
        return typing, index.best(query, limit) if by_telling else index.newest(query, limit)

    typing, sealed = _with_index(store, look)
    covered = {(hit.subject, hit.key, hit.person, hit.kind == "value") for hit in typing}
    rest = [hit for hit in sealed if (hit.subject, hit.key, hit.person, hit.kind == "value") not in covered]
    return Found([*typing, *rest][:limit], query.terms, labels)


def place_of(hit: Hit, labels: Mapping[str, str]) -> str:
    """Return where a passage stands, questions by their `labels`: "Contoso · Fleet  ·  Objections  ·  quote"."""
    kinds = {
        "quote": _("quote"), "key_quote": _("key quote"), "todo": _("to-do"), "done": _("to-do, done"),
        "surprise": _("surprise"), "scrap": _("scrap"), "header": _("header"), "deal": _("won deal"),
        "piece": _("content piece"), "stage": _("stage of the sales cycle"),
    }  # fmt: skip
    question = labels.get(hit.key, hit.key)
    told = (
        hit.title or ("" if hit.kind == "stage" else _("A lunch without a name")),
        question,
        kinds.get(hit.kind, ""),
        show_date(hit.at[:10]),
    )
    return "  ·  ".join(part for part in told if part)


def _labels(store: Store) -> dict[str, str]:
    """Return the short labels of every question of every guide in the notes, by key; the original's win."""
    guides = [*guides_in(store.about("g")).values(), team_guide(store), original_guide()]
    return {one.key: _(one.label) for guide in guides for one in guide.questions}


def _with_index(store: Store, job: Callable[[SearchIndex], T]) -> T:
    """Do a job on the index; where it turns out damaged it is removed, and the job is done on one in memory."""
    path = None if store.is_read_only else store.path.with_name(NAME)
    try:
        with closing(SearchIndex(path)) as index:
            return job(index)
    except IndexGone as gone:
        if path is not None and not gone.is_busy:
            with suppress(OSError):  # who comes next tries again; the index in memory answers now
                remove_index(path.parent)
    with closing(SearchIndex(None)) as index:
        index.follow(store)
        return job(index)


def _typed(draft: Draft, query: Query, title: str) -> list[Hit]:
    """Return the lines of a field being typed that fit."""
    version = Version(draft.subject, draft.field, draft.writer, 1, {}, draft.content, at=draft.at)
    fields: Fields = {draft.field: (version,)}
    return [
        Hit(one.subject, one.key, one.kind, one.person, one.number, one.at, one.text, title)
        for one in passages_of(draft.subject, fields)
        if _fits(one, query, title)
    ]


def _fits(one: Passage, query: Query, title: str) -> bool:
    day = one.at[:10].replace("-", "")
    return (
        (not query.kinds or one.kind in query.kinds)
        and (query.keys is None or one.key in query.keys)
        and (query.people is None or one.person in query.people)
        and (not query.periods or any(day.startswith(period) for period in query.periods))
        and {tag.casefold() for tag in one.tags} >= set(query.tags)
        and fits(query, one.text, title)
    )
