"""The days of an account's activity: for each day and metric, the newest import that has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from analytics.measure import Pair, Total, Totals
from analytics.metrics import BASE, POSTS, RATIOS, SUMMED, Metric
from analytics.tables import AccountDay, Import

_KEPT = (POSTS, *BASE)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the account, in the account's own zone."""

    day: date
    _values: Mapping[str, float]  # by the metric's name; a metric not available has no entry

    def value(self, name: str) -> float | None:
        """The value of a base metric or of `posts`, None where it is not available."""
        return self._values.get(name)


def account_days(session: Session, account_id: int, first: date, last: date) -> tuple[Day, ...]:
    """The days that have any figure, from `first` to `last`, both included, in order."""
    statement = (
        select(col(AccountDay.day), *(col(getattr(AccountDay, metric.name)) for metric in _KEPT))
        .join(Import, col(Import.id) == col(AccountDay.import_id))
        .where(
            col(AccountDay.account_id) == account_id,
            col(AccountDay.day) >= first,
            col(AccountDay.day) <= last,
        )
        .order_by(col(AccountDay.day), col(Import.created_at), col(Import.id))
    )
    by_day: dict[date, dict[str, float]] = {}
    for day, *values in session.execute(statement):
        kept = by_day.setdefault(day, {})
        for metric, value in zip(_KEPT, values, strict=True):
            if value is not None:  # a newer import writes over an older one
                kept[metric.name] = value
    return tuple(Day(day, values) for day, values in by_day.items() if values)


def between(days: Sequence[Day], first: date, last: date) -> tuple[Day, ...]:
    """The days from `first` to `last`, both included."""
    return tuple(day for day in days if first <= day.day <= last)


def day_totals(days: Sequence[Day]) -> Totals:
    """The sums over the days."""
    sums = (_total(days, metric) for metric in (POSTS, *SUMMED))
    pairs = (
        Pair(ratio, sum(n for n, _ in sides), sum(d for _, d in sides), len(sides))
        for ratio in RATIOS
        if (sides := _both(days, ratio.numerator, ratio.denominator))
    )
    return Totals(len(days), tuple(total for total in sums if total.n), tuple(pairs))


def with_metric(days: Sequence[Day], metric: Metric) -> list[tuple[date, float]]:
    """The days that have the metric, each with its value."""
    return [(day.day, value) for day in days if (value := day.value(metric.name)) is not None]


def _total(days: Sequence[Day], metric: Metric) -> Total:
    values = [value for _, value in with_metric(days, metric)]
    return Total(metric, sum(values), len(values))


def _both(days: Sequence[Day], numerator: str, denominator: str) -> list[tuple[float, float]]:
    sides = ((day.value(numerator), day.value(denominator)) for day in days)
    return [(n, d) for n, d in sides if n is not None and d is not None]
