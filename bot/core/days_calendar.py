"""The calendar under `days`: a span of days, and the spans that a year, a month or a week names.

Impossible dates raise ValueError and impossible distances OverflowError, as `datetime` does;
`days` turns both into "not a period".
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "quarter", "year"]

ONE_DAY = timedelta(days=1)
_MONTHS_IN: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `first` to `last`, both included; ValueError where first is after last."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"{self.first} is after {self.last}; give the earlier day first.")


InYear = Callable[[int], Days]


def months(first: int, last: int) -> InYear:
    """The whole months from `first` to `last` (1-12); `months(1, 12)` is the year."""
    return lambda year: Days(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def quarter(number: int) -> InYear:
    """The calendar quarter (1-4)."""
    return months(number * 3 - 2, number * 3)


def half(number: int) -> InYear:
    """The half of the year (1-2)."""
    return months(number * 6 - 5, number * 6)


def week(number: int) -> InYear:
    """The ISO 8601 week (1-53), Monday to Sunday."""
    return lambda year: Days(
        date.fromisocalendar(year, number, 1), date.fromisocalendar(year, number, 7)
    )


def days_of(month: int, first: int, last: int) -> InYear:
    """The days `first` to `last` of a month (1-12)."""
    return lambda year: Days(date(year, month, first), date(year, month, last))


def ago(count: int, unit: Unit, today: date) -> Days:
    """The calendar unit `count` before the one that holds today; today's own ends today."""
    if unit in _MONTHS_IN:
        size = _MONTHS_IN[unit]
        start = ((today.year * 12 + today.month - 1) // size - count) * size
        first, last = _month_start(start), _month_start(start + size) - ONE_DAY
    else:
        size = 7 if unit == "week" else 1
        first = today - timedelta(days=today.weekday() % size + count * size)
        last = first + timedelta(days=size - 1)
    return Days(first, min(last, today))


def rolling(count: int, unit: Unit, today: date) -> Days:
    """The last `count` units up to yesterday; a month reaches back to the same day, or its end."""
    if unit in _MONTHS_IN:
        month = _month_start(today.year * 12 + today.month - 1 - count * _MONTHS_IN[unit])
        first = month.replace(day=min(today.day, monthrange(month.year, month.month)[1]))
    else:
        first = today - timedelta(days=count * (7 if unit == "week" else 1))
    return Days(first, today - ONE_DAY)


def _month_start(index: int) -> date:
    """The first day of a month counted from January of the year 0."""
    return date(index // 12, index % 12 + 1, 1)
