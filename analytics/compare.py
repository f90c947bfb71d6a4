"""Two sides beside each other: accounts, platforms, periods or types, and whether they differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import Session

from analytics import notes
from analytics.comparable import Comparable, comparable
from analytics.errors import NoSuchPosts, NothingToRank
from analytics.figures import ENOUGH
from analytics.freshness import Freshness, freshness
from analytics.headline import headline_names
from analytics.measure import post_totals
from analytics.metrics import BASE_BY_NAME, Metric, Ratio
from analytics.period import Period
from analytics.post_frame import Measure
from analytics.ratios import Interval, ratio_of_posts, ratio_of_sums
from analytics.sentence import Sentence
from analytics.tables import Account
from analytics.top import usual_measure

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Side:
    """The posts of one side: of these accounts, in this period, of one type or of all."""

    accounts: tuple[Account, ...]
    period: Period
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What a side comes to: the median of its `n` posts, or a ratio of their sums."""

    side: Side
    value: float
    n: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides by a measure; `interval` is of the first over the second.

    It is None where a side has fewer than ENOUGH posts, or a rate is 0.
    """

    first: Standing
    second: Standing
    measure: Measure
    interval: Interval | None
    freshness: Freshness  # of the account whose figures are the oldest
    notes: tuple[Sentence, ...]

    @property
    def too_few(self) -> bool:
        """Whether a side has too few posts to say anything."""
        return min(self.first.n, self.second.n) < ENOUGH


def compare(
    session: Session, first: Side, second: Side, measure: Measure | None, *, now: datetime
) -> Comparison:
    """Both sides by the measure, or by the first headline metric that both have.

    Raises NoFigures, NoSuchPosts, BelowZero.
    """
    measure = measure or _common(session, first, second)
    own = list(_posts(session, first, measure, now))
    other = own if _is_same(first, second) else list(_posts(session, second, measure, now))
    frames = _frame(own, first, measure), _frame(other, second, measure)
    one, two = _standing(first, frames[0], measure), _standing(second, frames[1], measure)
    is_enough = min(one.n, two.n) >= ENOUGH
    return Comparison(
        first=one,
        second=two,
        measure=measure,
        interval=_interval(*frames, measure) if is_enough else None,
        freshness=_oldest(session, (*first.accounts, *second.accounts), first.period, now),
        notes=tuple(_notes(first, second, measure, own if other is own else (*own, *other))),
    )


def _common(session: Session, first: Side, second: Side) -> Measure:
    """The first headline metric that at least half of the posts of both sides have.

    Failing that the first side's own: what the second lacks is then told.
    """
    account = first.accounts[0]
    for name in headline_names(account.platform):
        metric = BASE_BY_NAME[name]
        if all(_has(session, side, metric) for side in (first, second)):
            return metric
    return usual_measure(session, account, first.period)


def _has(session: Session, side: Side, metric: Metric) -> bool:
    """Whether at least half of the posts of each account of the side have the metric."""
    found = [
        post_totals(session, account.number, side.period, (metric,), ())
        for account in side.accounts
    ]
    valued = sum(total.n for totals in found for total in totals.sums)
    return valued > 0 and 2 * valued >= sum(totals.rows for totals in found)


def _posts(session: Session, side: Side, measure: Measure, now: datetime) -> Iterator[Comparable]:
    """The posts of each account of the side that has some."""
    for account in side.accounts:
        fresh = freshness(session, account, side.period.zone, now)
        try:
            yield comparable(session, account, side.period, measure, fresh.as_of)
        except NothingToRank:
            continue


def _frame(posts: Sequence[Comparable], side: Side, measure: Measure) -> "pd.DataFrame":
    """All posts of the side. Raises NoSuchPosts where there is none."""
    import pandas as pd

    frame = pd.concat([each.frame for each in posts]) if posts else None
    if frame is not None and side.kind is not None:
        frame = frame[frame["kind"] == side.kind]
    if frame is None or frame.empty:
        raise NoSuchPosts(
            name=", ".join(account.name for account in side.accounts),
            label=measure.label,
            first=side.period.first.isoformat(),
            last=side.period.last.isoformat(),
        )
    return frame


def _standing(side: Side, frame: "pd.DataFrame", measure: Measure) -> Standing:
    if isinstance(measure, Ratio):
        value = float(frame[measure.numerator].sum() / frame[measure.denominator].sum())
    else:
        value = float(frame[measure.name].median())
    return Standing(side, value, len(frame))


def _interval(first: "pd.DataFrame", second: "pd.DataFrame", measure: Measure) -> Interval | None:
    if isinstance(measure, Ratio):
        parts = [measure.numerator, measure.denominator]
        (top, bottom), (top2, bottom2) = (
            frame[parts].to_numpy(dtype="float64").T for frame in (first, second)
        )
        return ratio_of_sums((top, bottom), (top2, bottom2))
    one, two = (frame["outcome"].to_numpy(dtype="float64") for frame in (first, second))
    return ratio_of_posts(one, two)


def _oldest(
    session: Session, accounts: Sequence[Account], period: Period, now: datetime
) -> Freshness:
    every = (freshness(session, account, period.zone, now) for account in accounts)
    return min(every, key=lambda fresh: fresh.newest_day)


def _notes(
    first: Side, second: Side, measure: Measure, posts: Sequence[Comparable]
) -> Iterator[Sentence]:
    accounts = (*first.accounts, *second.accounts)
    if any(account.is_sample for account in accounts):
        yield notes.SAMPLE
    if len({account.platform for account in accounts}) > 1:
        yield notes.OTHER_PLATFORMS
    if first.kind != second.kind:
        yield notes.AS_THEY_ARE
    if first.kind == second.kind and _shares(first, second):
        yield from notes.overlap(first.period, second.period)
    yield from notes.not_counted(
        sum(each.young for each in posts), sum(each.valueless for each in posts)
    )
    yield notes.RATIO_OF_SUMS if isinstance(measure, Ratio) else notes.PAIRS_OF_POSTS


def _is_same(first: Side, second: Side) -> bool:
    """Whether both sides are of the same posts, of which the types are then told apart."""
    return first.accounts == second.accounts and first.period == second.period


def _shares(first: Side, second: Side) -> bool:
    """Whether an account is on both sides."""
    numbers = {account.number for account in first.accounts}
    return any(account.number in numbers for account in second.accounts)
