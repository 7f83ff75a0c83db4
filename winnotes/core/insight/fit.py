"""How the deals followed the team's sales-cycle model: the trend by month, and stage by stage what took longer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from winnotes.core.insight.lunch import Lunch
from winnotes.core.insight.objection import code_in
from winnotes.core.insight.reading import number
from winnotes.core.insight.reply import Entry
from winnotes.core.insight.share import NOT_AGREED, UNTOLD, Basis, Count, Place, Point, Spread, spread_of
from winnotes.core.insight.start import Rating, rating
from winnotes.core.insight.tally import Guides, basis_of, codes_of, point_in, replies, spelled
from winnotes.core.voice import name_of

KEY = "sales_cycle_fit"


@dataclass(frozen=True, slots=True)
class Month:
    """The fit of the deals won in a month, `YYYY-MM`; "" where the day is unknown."""

    month: str
    fit: Spread


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the model over all deals that speak of it; a deal counts once.

    `kept` counts how it went: as_planned, longer, shorter, skipped, repeated, out_of_order, not_agreed, "".
    `expected_days` is the model's, None where it has none. `days` are the actual days told, `days_not_agreed`
    how often voices differ on them. `gap_days` is the median of the actual days minus the expected.
    """

    name: str
    n: int
    kept: tuple[Count, ...]
    days: Spread
    days_not_agreed: int
    expected_days: float | None = None

    @property
    def gap_days(self) -> float | None:
        """The median of the actual days minus the model's, or None where either is unknown."""
        actual = self.days.p50
        return None if actual is None or self.expected_days is None else actual - self.expected_days


@dataclass(frozen=True, slots=True)
class ModelFit:
    """Fit from 1 to 5, its trend by the month the deal was won, and every stage of the model."""

    fit: Rating
    trend: tuple[Month, ...]
    stages_basis: Basis
    stages: tuple[Stage, ...]


def model_fit(lunches: Sequence[Lunch], guides: Guides, expected_days: Mapping[str, float]) -> ModelFit:
    """Return how the deals followed the model, whose stages take `expected_days`, in the model's order."""
    told = replies(lunches, KEY)
    months: dict[str, list[Point]] = {}
    for lunch in lunches:
        if (reply := lunch.replies.get(KEY)) and (point := point_in(reply, "fit")):
            months.setdefault(lunch.deal.closed_on[:7], []).append(point)
    return ModelFit(
        rating(lunches, guides, KEY, "fit"),
        tuple(Month(month, spread_of(points)) for month, points in sorted(months.items())),
        basis_of(told, "stages"),
        _stages(
            [(reply.place, entry) for reply in told for entry in reply.entries if entry.name],
            codes_of(guides, KEY, "stages", "kept"),
            expected_days,
        ),
    )


def _stages(
    noted: Sequence[tuple[Place, Entry]], codes: Sequence[str], expected_days: Mapping[str, float]
) -> tuple[Stage, ...]:
    """Return the model's stages in its order, then those it does not know, the most told first."""
    expected = {name_of(stage): (stage, days) for stage, days in expected_days.items()}
    found: dict[str, list[tuple[Place, Entry]]] = {name: [] for name in expected}
    for place, entry in noted:
        found.setdefault(entry.name, []).append((place, entry))
    stages = {
        name: _stage(
            expected[name][0] if name in expected else spelled(entry.spelling for _, entry in some),
            some,
            codes,
            expected[name][1] if name in expected else None,
        )
        for name, some in found.items()
    }
    others = sorted(
        (stages[name] for name in found if name not in expected), key=lambda one: (-one.n, one.name)
    )
    return (*(stages[name] for name in expected), *others)


def _stage(
    name: str, noted: Sequence[tuple[Place, Entry]], codes: Sequence[str], expected: float | None
) -> Stage:
    ways: dict[str, list[Place]] = {code: [] for code in (*codes, NOT_AGREED, UNTOLD)}
    for place, entry in noted:
        ways.setdefault(code_in(entry, "kept"), []).append(place)
    days = [
        Point(value, place, entry.readings["days"][-1] is True)  # type: ignore[index]
        for place, entry in noted
        if (value := number(entry.readings.get("days"))) is not None
    ]
    return Stage(
        name,
        len(noted),
        tuple(Count(code, len(places), tuple(places)) for code, places in ways.items()),
        spread_of(days),
        sum(1 for _place, entry in noted if "days" in entry.differing),
        expected,
    )
