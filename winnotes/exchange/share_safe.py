"""A notebook that can be shown to strangers: what was learned stays, who and for how much goes.

A function of the notebook, its guides and whom to hide: the same in, the same out, under fresh ids. What has a
shape nobody can judge is left out and counted; what may still be a name is listed for somebody to look at.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from winnotes.core.guide import Guide
from winnotes.core.notebook import Notebook
from winnotes.core.pseudonym import Somebody
from winnotes.core.version import VIAS, Version, short_hash, writer_of
from winnotes.exchange.covering import Cover
from winnotes.exchange.doubt import doubts
from winnotes.exchange.field_cover import FieldCover, month_of
from winnotes.exchange.guide_cover import CoveredGuide, covered_guide
from winnotes.exchange.naming import cast_of, contents, totals_in
from winnotes.wording import original_guide


@dataclass(frozen=True, slots=True)
class Replaced:
    """Somebody's pseudonym, the spellings it stands for, and how often it does."""

    pseudonym: str
    spellings: tuple[str, ...]
    times: int


@dataclass(frozen=True, slots=True)
class ShareSafe:
    """What can be shown, and the report for whoever shows it, which itself names everybody.

    `guides` are the guides by interview, `sources` those that travel; `counts` says how many addresses, codes,
    days, amounts and numbers went; `gone` and `left_out` how many entries: told by their field, or by nobody.
    """

    notebook: Notebook
    guides: Mapping[str, Guide]
    sources: tuple[str, ...]
    replaced: tuple[Replaced, ...]
    counts: Mapping[str, int]
    doubts: tuple[tuple[str, int], ...]
    gone: int
    left_out: int
    cover: Cover


def share_safe(
    notebook: Notebook,
    guides: Mapping[str, Guide],
    *,
    library: Notebook | None = None,
    hide: Iterable[str] = (),
    keep: Collection[str] = (),
) -> ShareSafe:
    """Return `notebook` without a name, an address, an amount or a day.

    `library` is whatever else is known here: whom it names is covered too. `guides` gives the guides of the
    interviews in both. `hide` are further names, `keep` words that are none.
    """
    cast = cast_of(notebook, guides, library or Notebook(), hide, keep)
    cover = Cover(cast, [*contents(notebook, "code")], totals_in(notebook))
    fresh = _Ids(notebook)
    followed = {one: guides.get(one, original_guide()) for one in notebook.subjects("i")}
    used = {guide.id: guide for guide in (original_guide(), *followed.values())}
    covered = {one: covered_guide(guide, cover) for one, guide in sorted(used.items())}
    fields = FieldCover(cover, fresh.person)
    versions = []
    for version in notebook:
        if version.subject.startswith("g"):  # guides travel covered, as `sources`
            continue
        guide = covered[followed.get(version.subject, original_guide()).id]
        if found := fields.covered(version, guide):
            versions.append((version, *found))
    safe = Notebook(_renewed(versions, fresh))
    shown = {fresh.subject(one): covered[guide.id].guide for one, guide in followed.items()}
    return _reported(safe, shown, list(covered.values()), fields, cover)


def _reported(
    safe: Notebook, guides: Mapping[str, Guide], covered: list[CoveredGuide], fields: FieldCover, cover: Cover
) -> ShareSafe:
    return ShareSafe(
        safe,
        guides,
        tuple(one.source for one in covered if one.source),
        tuple(_replaced(one) for one in cover.cast.everybody if one.spellings),
        dict(sorted(cover.taken.items())),
        tuple(doubts(fields.texts, _familiar(covered))),
        fields.gone,
        fields.left_out,
        cover,
    )


class _Ids:
    """Fresh ids that depend on everything in the notebook: to link one back takes the notebook itself."""

    def __init__(self, notebook: Notebook) -> None:
        self._salt = short_hash(" ".join(sorted(version.id for version in notebook)))

    def subject(self, old: str) -> str:
        return old[:1] + short_hash(f"{self._salt} subject {old}")

    def person(self, old: str) -> str:
        return "p" + short_hash(f"{self._salt} person {old}")[:16]

    def writer(self, old: str) -> str:
        person, _dot, installation = old.partition(".")
        return writer_of(self.person(person), "k" + short_hash(f"{self._salt} laptop {installation}")[:8])


def _renewed(versions: Iterable[tuple[Version, str, object]], fresh: _Ids) -> Iterable[Version]:
    """Yield the versions under fresh ids, without the history they replaced."""
    counted: dict[tuple[str, str, str], int] = {}
    for version, field, content in versions:
        is_person = version.subject.startswith("p")
        subject = fresh.person(version.subject) if is_person else fresh.subject(version.subject)
        writer = fresh.writer(version.writer)
        n = counted[subject, field, writer] = counted.get((subject, field, writer), 0) + 1
        via = version.via if version.via in VIAS else "imported"
        day = month_of(version.at)
        at = f"{day}-01T00:00:00.000+00:00" if day else ""
        yield Version(subject, field, writer, n, {}, content, via, at)  # type: ignore[arg-type]


def _replaced(one: Somebody) -> Replaced:
    spellings = sorted(one.spellings, key=lambda spelling: (-one.spellings[spelling], spelling))
    return Replaced(one.pseudonym, tuple(spellings), one.spellings.total())


def _familiar(guides: Iterable[CoveredGuide]) -> list[str]:
    """Return the words of the guides: they name nobody any more."""
    found = []
    for one in guides:
        for question in one.guide.questions:
            found += [question.text, question.label, question.probe, question.bridge]
            found += [part.label for part in question.parts]
            found += [words for part in question.parts for words in part.codes.values()]
    return found
