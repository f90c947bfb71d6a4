"""Which types of content go with better results, corrected for when they were published."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from analytics import notes, strata
from analytics.comparable import comparable
from analytics.contrasts import Groups
from analytics.effects import Effect, Family, effects
from analytics.freshness import Freshness, freshness
from analytics.groups import NO_TYPE
from analytics.period import Period
from analytics.post_frame import Measure
from analytics.sentence import Sentence
from analytics.tables import Account
from analytics.top import usual_measure

DAYS = 365


@dataclass(frozen=True, slots=True)
class Format:
    """A type of content; `median` is what a post of it has."""

    name: str  # NO_TYPE where the platform states none
    median: float
    effect: Effect


@dataclass(frozen=True, slots=True)
class Formats:
    """The types of content, best first, those that nothing can be said of last."""

    account: Account
    period: Period
    measure: Measure
    formats: tuple[Format, ...]
    posts: int  # that count
    freshness: Freshness
    notes: tuple[Sentence, ...]


def formats(
    session: Session, account: Account, period: Period, measure: Measure | None, *, now: datetime
) -> Formats:
    """How the types do by the measure, or by the account's first metric.

    Raises NoFigures, NothingToRank, BelowZero.
    """
    import numpy as np

    fresh = freshness(session, account, period.zone, now)
    measure = measure or usual_measure(session, account, period)
    posts = comparable(session, account, period, measure, fresh.as_of)
    kinds, codes = np.unique(posts.frame["kind"].to_numpy(dtype=str), return_inverse=True)
    groups = Groups.by_level(codes, range(len(kinds)))
    (found,) = effects((Family(posts.outcome, strata.moments(posts.frame), groups),))
    medians = posts.frame.groupby("kind")[measure.name].median()
    every = (
        Format(str(kind) or NO_TYPE, float(medians[kind]), effect)
        for kind, effect in zip(kinds, found, strict=True)
    )
    return Formats(
        account=account,
        period=period,
        measure=measure,
        formats=tuple(sorted(every, key=lambda each: -(each.effect.multiple or 0.0))),
        posts=len(posts.frame),
        freshness=fresh,
        notes=(
            *((notes.SAMPLE,) if account.is_sample else ()),
            *notes.not_counted(posts.young, posts.valueless),
            notes.SHRUNKEN_BY_MOMENT,
            notes.FALSE_DISCOVERIES,
            notes.ASSOCIATION,
        ),
    )
