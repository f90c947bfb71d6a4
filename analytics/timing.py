"""When to publish: weekdays, hours and hours of the week that go with better results."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import Session

from analytics import notes, strata
from analytics.arrays import Codes
from analytics.comparable import Comparable, comparable
from analytics.contrasts import Groups
from analytics.effects import Effect, Family, Verdict, effects
from analytics.freshness import Freshness, freshness
from analytics.period import Period
from analytics.post_frame import Measure
from analytics.sentence import Sentence
from analytics.tables import Account, Certainty
from analytics.top import usual_measure

if TYPE_CHECKING:
    import pandas as pd

DAYS = 365  # every hour of the week comes 52 times
_HOURS = 24


@dataclass(frozen=True, slots=True)
class Slot:
    """A weekday (0 is Monday), an hour (0 to 23, in the period's zone), or an hour of a weekday."""

    weekday: int | None
    hour: int | None
    effect: Effect


@dataclass(frozen=True, slots=True)
class Timing:
    """What the times of publishing go with, corrected for type, month and each other.

    `with_hour` posts know their hour for sure, `with_day` their weekday; the hours, weekdays and
    hours of the week are those at which a post was published, in order.
    """

    account: Account
    period: Period
    measure: Measure
    hours: tuple[Slot, ...]
    weekdays: tuple[Slot, ...]
    cells: tuple[Slot, ...]
    with_hour: int
    with_day: int
    freshness: Freshness
    notes: tuple[Sentence, ...]

    def named(self, verdict: Verdict) -> tuple[Slot, ...]:
        """The slots of that verdict, the outermost first."""
        slots = (*self.hours, *self.weekdays, *self.cells)
        sign = -1 if verdict is Verdict.BETTER else 1
        return tuple(
            sorted(
                (slot for slot in slots if slot.effect.verdict is verdict),
                key=lambda slot: sign * (slot.effect.multiple or 1.0),
            )
        )


def timing(
    session: Session, account: Account, period: Period, measure: Measure | None, *, now: datetime
) -> Timing:
    """When posts do better by the measure, or by the account's first metric.

    Raises NoFigures, NothingToRank, BelowZero.
    """
    fresh = freshness(session, account, period.zone, now)
    measure = measure or usual_measure(session, account, period)
    posts = comparable(session, account, period, measure, fresh.as_of)
    has_hour = strata.is_one_of(posts.frame, strata.HAS_HOUR)
    has_day = strata.is_one_of(posts.frame, strata.HAS_DAY)
    hours, weekdays, cells = _slots(posts.frame[has_hour], posts.frame[has_day])
    return Timing(
        account=account,
        period=period,
        measure=measure,
        hours=hours,
        weekdays=weekdays,
        cells=cells,
        with_hour=int(has_hour.sum()),
        with_day=int(has_day.sum()),
        freshness=fresh,
        notes=tuple(_notes(account, period, posts)),
    )


def _slots(
    with_hour: "pd.DataFrame", with_day: "pd.DataFrame"
) -> tuple[tuple[Slot, ...], tuple[Slot, ...], tuple[Slot, ...]]:
    """The hours, the weekdays and the hours of the week: one correction for all that is tested."""
    hour, day = strata.hours(with_hour), strata.weekdays(with_day)
    cell = strata.weekdays(with_hour) * _HOURS + hour
    at_hour, on_day = _types_and_months(with_hour), _types_and_months(with_day)
    others = strata.joined(strata.weekdays(with_hour)), strata.joined(strata.hours(with_day))
    by_hour, by_day, by_cell = effects(
        (
            _family(with_hour, (*at_hour, others[0]), hour),
            _family(with_day, (*on_day, others[1]), day),
            _family(with_hour, at_hour, cell),
        )
    )
    return (
        tuple(Slot(None, at, own) for at, own in zip(_levels(hour), by_hour, strict=True)),
        tuple(Slot(on, None, own) for on, own in zip(_levels(day), by_day, strict=True)),
        tuple(
            Slot(*divmod(at, _HOURS), own) for at, own in zip(_levels(cell), by_cell, strict=True)
        ),
    )


def _family(frame: "pd.DataFrame", controls: tuple[Codes, ...], codes: Codes) -> Family:
    outcome = frame["outcome"].to_numpy(dtype="float64")
    return Family(outcome, controls, Groups.by_level(codes, _levels(codes)))


def _types_and_months(frame: "pd.DataFrame") -> tuple[Codes, Codes]:
    return strata.types(frame), strata.months(frame)


def _levels(codes: Codes) -> Sequence[int]:
    import numpy as np

    return [int(level) for level in np.unique(codes)]


def _notes(account: Account, period: Period, posts: Comparable) -> list[Sentence]:
    certainty = posts.frame["certainty"]
    assumed = int((certainty == Certainty.ASSUMED).sum())
    return [
        *((notes.SAMPLE,) if account.is_sample else ()),
        notes.clock(period.zone.key),
        *notes.left_out(assumed, int((certainty == Certainty.DATE_ONLY).sum())),
        *notes.not_counted(posts.young, posts.valueless),
        notes.SHRUNKEN_BY_TIME,
        notes.FALSE_DISCOVERIES,
        notes.ASSOCIATION,
    ]
