"""A period of whole days in a zone, the instants that bound it, and what is counted on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo

from analytics.errors import ImpossiblePeriod

WHOLE_WEEKS = 28  # days of the usual period: four of each weekday, so that weekdays balance
LONGEST = 50 * 366  # days; no platform is that old, and a chart of more would be no chart
_ONE_DAY = timedelta(days=1)


class Basis(StrEnum):
    """Which day a figure is counted on."""

    PUBLISHED = "published"  # a post's figures so far, on the day it was published
    ACTIVITY = "activity"  # what happened on the day, whenever its post was published


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included, as they fall in `zone`.

    Raises ImpossiblePeriod where `last` is before `first`, over 50 years apart, or a year is out
    of 1900 to 2999.
    """

    first: date
    last: date
    zone: ZoneInfo

    def __post_init__(self) -> None:
        fits = self.first.year >= 1900 and self.last.year <= 2999
        if not fits or not 1 <= self.days <= LONGEST:
            raise ImpossiblePeriod(first=self.first.isoformat(), last=self.last.isoformat())

    @classmethod
    def ending(cls, last: date, days: int, zone: ZoneInfo) -> Self:
        """The `days` days that end with `last`."""
        return cls(last - timedelta(days=days - 1), last, zone)

    @property
    def days(self) -> int:
        """How many days, both ends included."""
        return (self.last - self.first).days + 1

    @property
    def start(self) -> datetime:
        """The first instant of the first day, in UTC."""
        return _midnight(self.first, self.zone)

    @property
    def end(self) -> datetime:
        """The first instant after the last day, in UTC: the period is half-open."""
        return _midnight(self.last + _ONE_DAY, self.zone)

    @property
    def months(self) -> int:
        """How many whole months of the calendar it is: 3 for a quarter, 0 for any other days."""
        is_whole = self.first.day == 1 and (self.last + _ONE_DAY).day == 1
        return _month(self.last) - _month(self.first) + 1 if is_whole else 0

    def before(self) -> Self:
        """The period that ends where this one begins: as many months, or else as many days."""
        last = self.first - _ONE_DAY
        if not self.months:
            return type(self).ending(last, self.days, self.zone)
        year, month = divmod(_month(self.first) - self.months, 12)
        return type(self)(date(year, month + 1, 1), last, self.zone)

    def dates(self) -> Iterator[date]:
        """Each day, in order."""
        return (self.first + timedelta(days=step) for step in range(self.days))

    def day_of(self, instant: datetime) -> date:
        """The day that an aware instant falls on in the zone."""
        return instant.astimezone(self.zone).date()


def _month(day: date) -> int:
    """The months from the year 0 to that of the day."""
    return day.year * 12 + day.month - 1


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    """The instant a day begins, in UTC.

    Where the clock skips midnight, zoneinfo reads it by the offset before the change (PEP 495),
    which is the very instant of the change; where it comes twice, the first is the beginning.
    """
    return datetime.combine(day, time.min, zone).astimezone(UTC)
