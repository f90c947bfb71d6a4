"""A chart as a specification: what it shows, and nothing of how it is drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analytics.metrics import Metric, Unit
from analytics.period import Basis, Period
from analytics.sentence import Sentence

# More days than that are a line. Many a day has no post: as a line the others were single dots.
_LONGEST_BARS = {Basis.ACTIVITY: 14, Basis.PUBLISHED: 62}
_LONGEST_DAYS = 366  # more days than a year are shown by month: they would be less than a pixel


class Step(StrEnum):
    """How much time a label stands for."""

    DAY = "day"
    MONTH = "month"


class ChartKind(StrEnum):
    """How the values are shown."""

    LINE = "line"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Series:
    """Values over the chart's labels; None is a gap (nothing there to count), never 0."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series under its label."""

    label: str
    value: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart over time; labels are days (2025-03-18) or months (2025-03)."""

    kind: ChartKind
    title: Sentence
    unit: Unit
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    lowest: Point
    highest: Point
    gaps: int  # labels without a value

    @property
    def alt(self) -> Sentence:
        """What someone who does not see the chart should know, to go after its title."""
        return Sentence(
            "Lowest {low} ({low_label}), highest {high} ({high_label}). "
            "Without a figure: {gaps} of {labels}.",
            low=_number(self.lowest.value),
            low_label=self.lowest.label,
            high=_number(self.highest.value),
            high_label=self.highest.label,
            gaps=self.gaps,
            labels=len(self.labels),
        )


def chart_over(
    period: Period, basis: Basis, metric: Metric, values: Iterable[tuple[date, float]]
) -> Chart | None:
    """The sum of the values by day, or by month where the period is over a year.

    The days of `values` lie in the period. None where there is no value.
    """
    step = Step.MONTH if period.days > _LONGEST_DAYS else Step.DAY
    sums: dict[str, float | None] = {_label(day, step): None for day in period.dates()}
    for day, value in values:
        label = _label(day, step)
        sums[label] = (sums[label] or 0.0) + value
    points = [Point(label, value) for label, value in sums.items() if value is not None]
    if not points:
        return None
    return Chart(
        kind=ChartKind.LINE if period.days > _LONGEST_BARS[basis] else ChartKind.BAR,
        title=_title(metric, basis, step),
        unit=metric.unit,
        labels=tuple(sums),
        series=(Series(metric.label, tuple(sums.values())),),
        lowest=min(points, key=lambda point: point.value),
        highest=max(points, key=lambda point: point.value),
        gaps=len(sums) - len(points),
    )


def _title(metric: Metric, basis: Basis, step: Step) -> Sentence:
    match basis, step:
        case Basis.PUBLISHED, Step.DAY:
            return Sentence("{label} by day of publishing", label=metric.label)
        case Basis.PUBLISHED, Step.MONTH:
            return Sentence("{label} by month of publishing", label=metric.label)
        case Basis.ACTIVITY, Step.DAY:
            return Sentence("{label} by day", label=metric.label)
        case _:
            return Sentence("{label} by month", label=metric.label)


def _label(day: date, step: Step) -> str:
    return f"{day:%Y-%m}" if step is Step.MONTH else day.isoformat()


def _number(value: float) -> str | int:
    """The value for a sentence: a whole number as one, else with one decimal."""
    return int(value) if value.is_integer() else f"{value:,.1f}"
