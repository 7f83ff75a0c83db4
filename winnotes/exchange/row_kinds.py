"""What a file's rows are to those of the files before it: new, the same, a second voice, newer, agreed."""

from collections import Counter
from collections.abc import Hashable, Iterable

from winnotes.core.version import Version
from winnotes.exchange.team_csv import AGREED

KINDS = ("new", "voice", "newer", "agrees", "same")


class RowKinds:
    """Counts the rows of interviews: a person's entries in one. Rows about people only are not counted.

    `new`: nobody's notes of that interview came before; `voice`: somebody else's did; `newer`: other notes of the same
    person did; `agrees`: what was agreed, and was not there yet; `same`: it came before as it is.
    """

    def __init__(self) -> None:
        self._seen: dict[str, dict[str, set[Hashable]]] = {}

    @property
    def interviews(self) -> int:
        """How many interviews there were."""
        return len(self._seen)

    @property
    def met(self) -> int:
        """In how many of them several people's notes came together."""
        return sum(len(people.keys() - {AGREED}) > 1 for people in self._seen.values())

    def kind_of(self, home: str, person: str, mark: Hashable) -> str:
        """Return what a row is, and remember it; `mark` is one for rows that hold the same."""
        people = self._seen.setdefault(home, {})
        marks = people.setdefault(person, set())
        if mark in marks:
            return "same"
        is_first, is_only = not marks, len(people) == 1
        marks.add(mark)
        if person == AGREED:
            return "agrees"
        if is_first:
            return "new" if is_only else "voice"
        return "newer"

    def know(self, home: str, person: str, mark: Hashable) -> None:
        """Remember another mark of a row that came before."""
        self._seen[home][person].add(mark)

    def count_versions(self, versions: Iterable[Version]) -> Counter[str]:
        """Return how many rows of each kind these versions of one file would fill."""
        ordered = sorted(ids_by_row(versions).items(), key=lambda row: (row[0][1] == AGREED, row[0]))
        return Counter(self.kind_of(home, person, ids) for (home, person), ids in ordered)


def ids_by_row(versions: Iterable[Version]) -> dict[tuple[str, str], frozenset[str]]:
    """Return the ids of what a person says in an interview, by interview and person."""
    rows: dict[tuple[str, str], set[str]] = {}
    for one in versions:
        if one.subject.startswith("i"):
            rows.setdefault((one.subject, AGREED if one.is_agreed else one.person), set()).add(one.id)
    return {row: frozenset(ids) for row, ids in rows.items()}
