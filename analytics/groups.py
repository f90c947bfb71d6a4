"""The posts or days of a period in groups: by type of content, by weekday, by hour."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from sqlmodel import Session, col, select

from analytics.figures import ENOUGH
from analytics.local_time import local_day, local_hour
from analytics.measure import post_column, published_in
from analytics.metrics import Metric
from analytics.period import Period
from analytics.tables import Certainty, Post

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NO_TYPE = "not stated"


class Dimension(StrEnum):
    """What posts can be grouped by."""

    TYPE = "type"
    WEEKDAY = "weekday"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Group:
    """The posts (or days) that have something in common, by the headline metric.

    `too_few` is set below ENOUGH: the median is then of these posts and says nothing general.
    """

    name: str  # a type of content, an English weekday, or an hour as "09:00"
    n: int
    sum: float
    median: float
    too_few: bool


def post_groups(
    session: Session, account_id: int, period: Period, metric: Metric, by: Dimension
) -> tuple[Group, ...]:
    """The groups of posts: types by falling median, weekdays from Monday, hours from midnight.

    Weekday and hour are those of publishing in the period's zone. A post of which only the date is
    known has no hour and is in no group of hours.
    """
    value, published_at = post_column(metric.name), col(Post.published_at)
    conditions = (*published_in(account_id, period), value.is_not(None))
    match by:
        case Dimension.TYPE:
            kinds = session.exec(select(Post.kind, value).where(*conditions))
            groups = _groups((kind or NO_TYPE, own) for kind, own in kinds)
            return tuple(sorted(groups, key=lambda group: group.median, reverse=True))
        case Dimension.WEEKDAY:
            days = session.exec(select(local_day(published_at, period), value).where(*conditions))
            return _by_weekday((number % 7, own) for number, own in days)  # day 0 is a Monday
        case Dimension.HOUR:
            has_hour = col(Post.certainty) != Certainty.DATE_ONLY
            hours = session.exec(
                select(local_hour(published_at, period), value).where(*conditions, has_hour)
            )
            return _groups((f"{hour:02}:00", own) for hour, own in hours)


def day_groups(values: Iterable[tuple[date, float]]) -> tuple[Group, ...]:
    """The groups of days by weekday, from Monday."""
    return _by_weekday((day.weekday(), value) for day, value in values)


def _by_weekday(values: Iterable[tuple[int, float | None]]) -> tuple[Group, ...]:
    groups = _groups((WEEKDAYS[number], value) for number, value in values)
    return tuple(sorted(groups, key=lambda group: WEEKDAYS.index(group.name)))


def _groups(values: Iterable[tuple[str, float | None]]) -> tuple[Group, ...]:
    """A group a name, in the order of the names."""
    by_name: defaultdict[str, list[float]] = defaultdict(list)
    for name, value in values:
        if value is not None:
            by_name[name].append(value)
    return tuple(
        Group(name, len(own), sum(own), median(own), too_few=len(own) < ENOUGH)
        for name, own in sorted(by_name.items())
    )
