"""Whether a target is reached by a day: what there is, what is to be expected, what it takes.

Nothing is assumed of the errors: the chance is the share of the backtests whose error would still
let the target be reached.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlmodel import Session

from analytics.errors import GoalPassed, GoalTooFar, TooShort
from analytics.freshness import Freshness, freshness
from analytics.history import History, history
from analytics.measure import posts_by_day
from analytics.metrics import Metric
from analytics.outlook import expected, notes_on
from analytics.pace import pace
from analytics.period import Basis, Period
from analytics.prospect import Ahead, Path, Prospect, known_path
from analytics.sentence import Sentence
from analytics.tables import Account

FARTHEST = 730
"""Days ahead at most: few accounts have a past over which more could be tested."""

NEVER = 50 * 366  # days after which a pace is said never to get there

_ONE_DAY = timedelta(days=1)


class Verdict(StrEnum):
    """How the target stands to the interval."""

    REACHED = "reached"  # already
    ON_TRACK = "on track"  # even the low end reaches it
    UNSURE = "unsure"  # it lies inside
    OFF_TRACK = "off track"  # even the high end does not reach it
    UNKNOWN = "unknown"  # too little past for a forecast


@dataclass(frozen=True, slots=True)
class Target:
    """`value` of a metric, to be reached on the day `last`.

    A sum is counted from `first`, or else from the day after the newest figures; a state is not
    counted, and has no first day.
    """

    metric: Metric
    value: float
    first: date | None
    last: date


@dataclass(frozen=True, slots=True)
class Goal:
    """A target for an account, and how it stands.

    `so_far` is the state on the day `known`, or the sum from the target's first day to it. `pace`
    is what a day brought in the last four weeks; `days` are left after `known`.
    """

    account: Account
    target: Target
    basis: Basis
    known: date
    days: int
    so_far: float
    pace: float
    prospect: Prospect | None
    path: Path | None
    freshness: Freshness
    notes: tuple[Sentence, ...]

    @property
    def verdict(self) -> Verdict:
        """How the target stands to what is to be expected."""
        if self.missing <= 0:
            return Verdict.REACHED
        if self.prospect is None:
            return Verdict.UNKNOWN
        if self.prospect.low >= self.target.value:
            return Verdict.ON_TRACK
        return Verdict.OFF_TRACK if self.prospect.high < self.target.value else Verdict.UNSURE

    @property
    def missing(self) -> float:
        """How much there is to come; 0 or less where it is reached."""
        return self.target.value - self.so_far

    @property
    def needed(self) -> float:
        """What each day that is left has to bring."""
        return max(0.0, self.missing) / self.days

    @property
    def hits(self) -> int:
        """In how many of the outcomes the target is reached."""
        outcomes = self.prospect.outcomes if self.prospect else ()
        return sum(outcome >= self.target.value for outcome in outcomes)

    @property
    def chance(self) -> float | None:
        """How likely it is to be reached, 0 to 1 and never quite either; None without a forecast.

        The middle of the bounds k / (n + 1) and (k + 1) / (n + 1) of a conformal predictive
        distribution (Vovk, Shen, Manokhin and Xie, Machine Learning 108, 2019).
        """
        if self.prospect is None:
            return None
        return (self.hits + 0.5) / (len(self.prospect.outcomes) + 1)

    @property
    def reached_on(self) -> date | None:
        """The day on which the present pace reaches it; None where it never does, or is reached."""
        if self.pace <= 0 or self.missing <= 0:
            return None
        days = math.ceil(self.missing / self.pace)
        return None if days > NEVER else self.target.last + timedelta(days=days - self.days)


def goal(
    session: Session, account: Account, period: Period, target: Target, *, now: datetime
) -> Goal:
    """How the target stands, by the figures up to the end of the period.

    Raises NoFigures, NoHistory, GoalPassed and GoalTooFar.
    """
    _check(target, now.astimezone(period.zone).date())
    fresh = freshness(session, account, period.zone, now)
    past = history(session, account, target.metric, fresh, period)
    known = past.day(len(past.values)) - _ONE_DAY
    first = None if target.metric.is_level else target.first or known + _ONE_DAY
    start = max(known + _ONE_DAY, first or known)
    counted = _counted(session, account, past, first, period) if first else []
    so_far = past.values[-1] if first is None else sum(value for _, value in counted)
    ahead = _ahead(past, so_far, start, target.last)
    return Goal(
        account=account,
        target=Target(target.metric, target.value, first, target.last),
        basis=past.basis,
        known=known,
        days=max(1, (target.last - start).days + 1),
        so_far=so_far,
        pace=pace(past),
        prospect=ahead.prospect if ahead else None,
        path=ahead.path(known_path(past, counted)) if ahead else None,
        freshness=fresh,
        notes=(*notes_on(account, past), *_notes(past, first, ahead)),
    )


def _check(target: Target, today: date) -> None:
    if target.last < today:
        raise GoalPassed(day=target.last.isoformat())
    if (target.last - today).days > FARTHEST:
        raise GoalTooFar(day=target.last.isoformat(), days=FARTHEST)


def _counted(
    session: Session, account: Account, past: History, first: date, period: Period
) -> list[tuple[date, float]]:
    """What each day from `first` to the end of the series has brought."""
    if past.basis is Basis.ACTIVITY:
        days = ((past.day(place), value) for place, value in enumerate(past.values))
        return [(day, value) for day, value in days if day >= first]
    last = past.day(len(past.values)) - _ONE_DAY
    if first > last:
        return []
    by_day = posts_by_day(session, account.number, Period(first, last, period.zone), past.metric)
    return [(day, total.value) for day, total in by_day]


def _ahead(past: History, so_far: float, start: date, last: date) -> Ahead | None:
    """The forecast up to the last day; None where there is too little to forecast from."""
    days = (last - past.day(len(past.values))).days + 1
    try:
        found = expected(past, max(1, math.ceil(days / past.step.days)))
    except TooShort:
        return None
    return Ahead(past, found, so_far, start, last)


def _notes(past: History, first: date | None, ahead: Ahead | None) -> Sequence[Sentence]:
    found = []
    if first is not None and past.basis is Basis.ACTIVITY and first < past.first:
        found.append(
            Sentence(
                "The daily figures begin on {day}: what came before is not counted.",
                day=past.first.isoformat(),
            )
        )
    if ahead is not None and ahead.prospect.tested < ahead.prospect.ahead:
        found.append(
            Sentence(
                "The forecasts of the past could be tested over {tested} days at most, and this "
                "one is over {ahead}: the interval is likely too narrow.",
                tested=ahead.prospect.tested,
                ahead=ahead.prospect.ahead,
            )
        )
    return found
