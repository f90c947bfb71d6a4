"""A metric of an account as one series over time, as far back as it has no gap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sqlmodel import Session

from analytics.days import account_days, with_metric
from analytics.errors import NoHistory
from analytics.freshness import YOUNG, Freshness
from analytics.measure import posts_by_day
from analytics.metrics import Metric
from analytics.period import Basis, Period
from analytics.tables import Account

YEARS = 4
"""So much of the past is read: what is older says little, and the cost stays bounded."""

BRIDGED = 3
"""Days without a figure that are filled between their neighbours; a longer gap ends the series."""


@dataclass(frozen=True, slots=True)
class History:
    """A value a step, of days or of weeks that begin on Monday, the last of them complete.

    By activity it is a value a day; by publishing, where most days have no post, a sum a week.
    """

    metric: Metric
    basis: Basis
    first: date
    step: timedelta
    values: tuple[float, ...]
    filled: int  # steps whose value stands between its neighbours

    def day(self, place: int) -> date:
        """The (first) day of the step at the place, which may lie in the future."""
        return self.first + place * self.step


def history(
    session: Session, account: Account, metric: Metric, fresh: Freshness, period: Period
) -> History:
    """The metric up to the end of the period: by day of activity, else by week of publishing.

    Raises NoHistory where there is neither.
    """
    last = min(period.last, fresh.complete_day)
    first = max(fresh.oldest_day, last - timedelta(days=YEARS * 366))
    if first <= last:
        days = with_metric(account_days(session, account.number, first, last), metric)
        if days:
            return _daily(metric, days)
        whole = min(last, (fresh.as_of - YOUNG).astimezone(period.zone).date() - timedelta(days=1))
        sums = _sums(session, account, metric, Period(first, last, period.zone))
        if sums and (found := _weekly(metric, sums, whole)):
            return found
    raise NoHistory(name=account.name, label=metric.label)


def _daily(metric: Metric, days: Sequence[tuple[date, float]]) -> History:
    """The newest run of days in which no gap is too long."""
    run = [days[-1]]
    for day, value in reversed(days[:-1]):
        if (run[-1][0] - day).days > BRIDGED + 1:
            break
        run.append((day, value))
    run.reverse()
    values = list(_bridged(run))
    filled = len(values) - len(run)
    return History(metric, Basis.ACTIVITY, run[0][0], timedelta(days=1), tuple(values), filled)


def _bridged(run: Sequence[tuple[date, float]]) -> Iterator[float]:
    """The value of each day, those that are missing on the line between their neighbours."""
    for (day, value), (next_day, next_value) in pairwise(run):
        days = (next_day - day).days
        for step in range(days):
            yield value + (next_value - value) * step / days
    yield run[-1][1]


def _sums(
    session: Session, account: Account, metric: Metric, period: Period
) -> list[tuple[date, float]]:
    """The sum over the posts of each day of publishing."""
    by_day = posts_by_day(session, account.number, period, metric)
    return [(day, total.value) for day, total in by_day]


def _weekly(metric: Metric, sums: Sequence[tuple[date, float]], whole: date) -> History | None:
    """Whole weeks up to the day `whole`, those without a post being 0; None where there is none."""
    first = sums[0][0] + timedelta(days=-sums[0][0].weekday() % 7)  # of two part weeks the second
    weeks = (whole - first).days // 7 + ((whole - first).days % 7 == 6)
    if weeks < 1:
        return None
    values = [0.0] * weeks
    for day, value in sums:
        place = (day - first).days // 7
        if 0 <= place < weeks:
            values[place] += value
    return History(metric, Basis.PUBLISHED, first, timedelta(days=7), tuple(values), 0)
