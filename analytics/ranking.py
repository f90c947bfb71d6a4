"""The best and the worst posts of a period by one metric."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from analytics.excerpt import excerpt
from analytics.figures import ENOUGH, Figure
from analytics.freshness import YOUNG
from analytics.measure import post_column, published_in
from analytics.metrics import Metric
from analytics.period import Period
from analytics.tables import Certainty, Post


@dataclass(frozen=True, slots=True)
class RankedPost:
    """A post and its value; `multiple` is of the period's median, None where that is 0."""

    platform_id: str
    link: str
    start: str  # of its text, about 80 characters
    kind: str
    published_at: datetime
    certainty: Certainty
    value: float
    multiple: float | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """The ends of a period's posts by a metric, each from the outermost inwards."""

    metric: Metric
    median: float  # of the `n` posts of the period that have the metric
    n: int
    best: tuple[RankedPost, ...]
    worst: tuple[RankedPost, ...]


def ranking(
    session: Session,
    account_id: int,
    period: Period,
    median: Figure,
    as_of: datetime,
    limit: int = 3,
) -> Ranking | None:
    """Up to `limit` posts at each end by the metric of `median`; no post is at both ends.

    None for fewer than ENOUGH posts. A post that was still collecting at `as_of` is never among
    the worst.
    """
    if median.n < ENOUGH:
        return None
    value = post_column(median.metric.name)
    in_period = published_in(account_id, period)
    best = _first(session, median, value.desc(), *in_period, limit=limit)
    worst = _first(
        session,
        median,
        value.asc(),
        *in_period,
        col(Post.published_at) <= as_of - YOUNG,
        col(Post.platform_id).not_in([post.platform_id for post in best]),
        limit=limit,
    )
    return Ranking(median.metric, median.value, median.n, best, worst)


def _first(
    session: Session,
    median: Figure,
    order: ColumnElement[float | None],
    *conditions: ColumnElement[bool],
    limit: int,
) -> tuple[RankedPost, ...]:
    """The first posts in the order, of those that have the metric; of equal ones the newest."""
    value = post_column(median.metric.name)
    statement = (
        select(
            col(Post.platform_id),
            col(Post.link),
            col(Post.text),
            col(Post.kind),
            col(Post.published_at),
            col(Post.certainty),
            value,
        )
        .where(*conditions, value.is_not(None))
        .order_by(order, col(Post.published_at).desc(), col(Post.id).desc())
        .limit(limit)
    )
    return tuple(
        RankedPost(
            platform_id=row.platform_id,
            link=row.link,
            start=excerpt(row.text),
            kind=row.kind,
            published_at=row.published_at,
            certainty=row.certainty,
            value=row[-1],
            multiple=row[-1] / median.value if median.value else None,
        )
        for row in session.execute(statement)
    )
