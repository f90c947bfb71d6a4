"""A chart as a specification: what it shows, and nothing of how it is drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from analytics.metrics import Metric, Unit
from analytics.period import Basis, Period
from analytics.sentence import Sentence

# More days of activity than that are a line. Of posts more days are weeks: many a day has none, and
# of a year of days bars would be too thin and a line a row of single dots.
_LONGEST_BARS = {Basis.ACTIVITY: 14, Basis.PUBLISHED: 62}
_LONGEST_DAYS = 366  # more days than a year are shown by month: they would be less than a pixel


class Step(StrEnum):
    """How much time a label stands for."""

    DAY = "day"
    WEEK = "week"  # named by its Monday, or the first day of the period
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
    """A chart over time; labels are days, weeks by a day, or months (2025-03)."""

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
    """The sum of the values by day, by week of many posts, or by month of over a year.

    The days of `values` lie in the period. None where there is no value.
    """
    step = _step(period, basis)
    sums: dict[str, float | None] = {_label(day, step, period): None for day in period.dates()}
    for day, value in values:
        label = _label(day, step, period)
        sums[label] = (sums[label] or 0.0) + value
    points = [Point(label, value) for label, value in sums.items() if value is not None]
    if not points:
        return None
    return Chart(
        kind=_kind(period, basis, step),
        title=_title(metric, basis, step),
        unit=metric.unit,
        labels=tuple(sums),
        series=(Series(metric.label, tuple(sums.values())),),
        lowest=min(points, key=lambda point: point.value),
        highest=max(points, key=lambda point: point.value),
        gaps=len(sums) - len(points),
    )


def _step(period: Period, basis: Basis) -> Step:
    if period.days > _LONGEST_DAYS:
        return Step.MONTH
    is_long = basis is Basis.PUBLISHED and period.days > _LONGEST_BARS[basis]
    return Step.WEEK if is_long else Step.DAY


def _kind(period: Period, basis: Basis, step: Step) -> ChartKind:
    is_long = period.days > _LONGEST_BARS[basis] and step is not Step.WEEK
    return ChartKind.LINE if is_long else ChartKind.BAR


def _title(metric: Metric, basis: Basis, step: Step) -> Sentence:
    match basis, step:
        case Basis.PUBLISHED, Step.DAY:
            return Sentence("{label} by day of publishing", label=metric.label)
        case Basis.PUBLISHED, Step.WEEK:
            return Sentence("{label} by week of publishing", label=metric.label)
        case Basis.PUBLISHED, Step.MONTH:
            return Sentence("{label} by month of publishing", label=metric.label)
        case Basis.ACTIVITY, Step.DAY:
            return Sentence("{label} by day", label=metric.label)
        case _:
            return Sentence("{label} by month", label=metric.label)


def _label(day: date, step: Step, period: Period) -> str:
    if step is Step.MONTH:
        return f"{day:%Y-%m}"
    if step is Step.WEEK:
        day = max(day - timedelta(days=day.weekday()), period.first)
    return day.isoformat()


def _number(value: float) -> str | int:
    """The value for a sentence: a whole number as one, else with one decimal."""
    return int(value) if value.is_integer() else f"{value:,.1f}"
