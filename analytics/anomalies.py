"""What was unusual: days and posts far from what was to be expected of them.

A day is held against the same weekday of the weeks before, a post against the posts of its type
before it, both on the logarithm and in units of their usual distance. Days that the platform may
still raise and posts that are still collecting are not looked at.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from analytics import notes
from analytics.days import Day, account_days
from analytics.excerpt import excerpt
from analytics.freshness import YOUNG, Freshness, freshness
from analytics.metrics import BASE_BY_NAME, Metric
from analytics.period import Period
from analytics.post_frame import Measure, post_frame
from analytics.sentence import Sentence
from analytics.surprise import spread, surprising
from analytics.tables import Account, Post
from analytics.top import usual_measure

if TYPE_CHECKING:
    import pandas as pd

USUAL_POSTS = 15
"""A post is held against the median of so many of its type before it, which forecasts best: see
the research on Moro's posts (median error 36 %)."""

LEAST_POSTS = 6
USUAL_WEEKS = 8
LEAST_WEEKS = 4
"""A day is held against the median of the same weekday of so many weeks before it."""

PAST_DAYS = 365
"""How far back the usual distances are taken from."""

DAILY = ("reach", "impressions", "views", "engagements", "profile_views", "followers")
"""The daily figures that are looked at when no metric is asked for; of followers the change."""

RESPONSIBLE_DAYS = 2
NAMED = 2
"""The posts that may be behind a day: of that day and of so many before it, the most surprising."""


@dataclass(frozen=True, slots=True)
class UnusualPost:
    """A post, its value and the median of the posts of its type before it."""

    start: str
    link: str
    kind: str
    published_at: datetime
    value: float
    usual: float
    distance: float  # in usual distances, negative below

    @property
    def name(self) -> str:
        """What a person knows the post by."""
        return self.start or self.link


@dataclass(frozen=True, slots=True)
class UnusualDay:
    """A day, its value, the median of its weekday before it, and the posts that may be behind it.

    Of a state (followers) both are changes.
    """

    day: date
    metric: Metric
    value: float
    usual: float
    distance: float
    posts: tuple[UnusualPost, ...]


@dataclass(frozen=True, slots=True)
class Anomalies:
    """What was unusual in the period, the newest first, and how much was looked at."""

    account: Account
    period: Period
    measure: Measure  # of the posts
    posts: tuple[UnusualPost, ...]
    days: tuple[UnusualDay, ...]
    posts_seen: int
    days_seen: int
    metrics: tuple[Metric, ...]  # of the days
    freshness: Freshness
    notes: tuple[Sentence, ...]


def anomalies(
    session: Session, account: Account, period: Period, measure: Measure | None, *, now: datetime
) -> Anomalies:
    """What was unusual in the period by the measure, or by the account's first metrics.

    Raises NoFigures.
    """
    fresh = freshness(session, account, period.zone, now)
    by = measure or usual_measure(session, account, period)
    judged = _judged_posts(session, account, period, by, fresh)
    unusual_posts = _named(session, judged)
    names = (measure.name,) if measure else DAILY
    days = _judged_days(session, account, period, names, fresh)
    places = surprising([each.distance for each in days])
    unusual_days = [_with_posts(session, days[place], judged, period.zone) for place in places]
    return Anomalies(
        account=account,
        period=period,
        measure=by,
        posts=unusual_posts,
        days=tuple(sorted(unusual_days, key=lambda each: each.day, reverse=True)),
        posts_seen=len(judged),
        days_seen=len({each.day for each in days}),
        metrics=tuple(dict.fromkeys(each.metric for each in days)),
        freshness=fresh,
        notes=(notes.SAMPLE,) if account.is_sample else (),
    )


def _judged_posts(
    session: Session, account: Account, period: Period, measure: Measure, fresh: Freshness
) -> "pd.DataFrame":
    """The whole posts of the period that can be judged, with `value`, `usual` and `distance`."""
    import numpy as np

    first = period.first - timedelta(days=PAST_DAYS)
    span = Period(first, period.last, period.zone)
    frame = post_frame(session, account.number, span, [measure])
    frame = frame[frame["published_at"] <= fresh.as_of - YOUNG].dropna(subset=[measure.name])
    frame["value"] = frame[measure.name]
    frame["usual"] = frame.groupby("kind")["value"].transform(
        lambda values: values.shift().rolling(USUAL_POSTS, min_periods=LEAST_POSTS).median()
    )
    frame = frame[frame["usual"] > 0]
    least = frame["value"][frame["value"] > 0].min() / 2 if len(frame) else 1.0
    frame["residual"] = np.log(frame["value"].clip(lower=least) / frame["usual"])
    before = frame[frame["published_at"] < period.start]["residual"]
    usual_distance = spread(before.tolist())
    inside = frame[frame["published_at"] >= period.start]
    if usual_distance is None:
        return inside.iloc[:0].assign(distance=[])
    return inside.assign(distance=inside["residual"] / usual_distance)


def _named(session: Session, judged: "pd.DataFrame") -> tuple[UnusualPost, ...]:
    """The posts to name, the newest first."""
    places = surprising(judged["distance"].tolist())
    return _described(session, judged.iloc[places].iloc[::-1])


def _described(session: Session, posts: "pd.DataFrame") -> tuple[UnusualPost, ...]:
    wanted = [int(number) for number in posts["id"]]
    described = select(Post.id, Post.text, Post.link).where(col(Post.id).in_(wanted))
    texts = {number: (text, link) for number, text, link in session.exec(described)}
    return tuple(
        UnusualPost(
            start=excerpt(texts[row["id"]][0]),
            link=texts[row["id"]][1] or row["platform_id"],
            kind=row["kind"],
            published_at=row["published_at"].to_pydatetime(),
            value=float(row["value"]),
            usual=float(row["usual"]),
            distance=float(row["distance"]),
        )
        for _, row in posts.iterrows()
    )


def _judged_days(
    session: Session,
    account: Account,
    period: Period,
    names: Sequence[str],
    fresh: Freshness,
) -> list[UnusualDay]:
    """Every day of the period that is complete and can be judged, by each metric."""
    last = min(period.last, _final_day(fresh, period))
    first = period.first - timedelta(days=PAST_DAYS)
    days = account_days(session, account.number, first, last) if first <= last else ()
    return [
        judged
        for name in names
        if (metric := BASE_BY_NAME.get(name)) is not None
        for judged in _by_weekday(metric, _values(days, metric), period)
    ]


def _final_day(fresh: Freshness, period: Period) -> date:
    """The newest day that the platform will not raise any more."""
    settled = fresh.as_of - (fresh.late_by or timedelta())
    return min(fresh.complete_day, period.day_of(settled) - timedelta(days=1))


def _values(days: Sequence[Day], metric: Metric) -> Mapping[date, float]:
    """The value of each day; of a state what came to it since the day before."""
    values = {day.day: value for day in days if (value := day.value(metric.name)) is not None}
    if not metric.is_level:
        return values
    one = timedelta(days=1)
    return {day: value - values[day - one] for day, value in values.items() if day - one in values}


def _by_weekday(
    metric: Metric, values: Mapping[date, float], period: Period
) -> Iterator[UnusualDay]:
    """Each day of the period beside its weekday before it."""
    residuals = {day: found for day in values if (found := _residual(metric, values, day))}
    usual_distance = spread(
        [residual for day, (residual, _) in residuals.items() if day < period.first]
    )
    if usual_distance is None:
        return
    for day, (residual, usual) in residuals.items():
        if period.first <= day <= period.last:
            distance = residual / usual_distance
            yield UnusualDay(day, metric, values[day], usual, distance, posts=())


def _residual(
    metric: Metric, values: Mapping[date, float], day: date
) -> tuple[float, float] | None:
    """How far the day is from the median of its weekday before it, and that median."""
    before = [
        values[earlier]
        for week in range(1, USUAL_WEEKS + 1)
        if (earlier := day - week * timedelta(days=7)) in values
    ]
    if len(before) < LEAST_WEEKS:
        return None
    usual = median(before)
    if metric.is_level:  # a change may be negative, and has no logarithm
        return values[day] - usual, usual
    return math.log1p(values[day]) - math.log1p(usual), usual


def _with_posts(
    session: Session, found: UnusualDay, judged: "pd.DataFrame", zone: ZoneInfo
) -> UnusualDay:
    """The day with the posts that may be behind it."""
    first = found.day - timedelta(days=RESPONSIBLE_DAYS)
    span = Period(first, found.day, zone)
    at = judged["published_at"]
    near = judged[(at >= span.start) & (at < span.end)]
    same = near[near["distance"] * found.distance > 0]
    ordered = same.reindex(same["distance"].abs().sort_values(ascending=False).index)
    posts = _described(session, ordered.head(NAMED))
    return UnusualDay(found.day, found.metric, found.value, found.usual, found.distance, posts)
