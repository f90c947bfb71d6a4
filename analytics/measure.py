"""What the posts of a period come to: sums with their n, medians, sums by day, counts.

The database adds up: no statement gives more rows than the period has days.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy
from sqlalchemy import ColumnElement, and_, case, func
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, select

from analytics.local_time import FIRST_DAY, local_day
from analytics.metrics import RATIOS, SUMMED, Metric, Ratio
from analytics.period import Period
from analytics.tables import Certainty, Post


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of a metric over the `n` posts or days that have it."""

    metric: Metric
    value: float
    n: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Both sums of a ratio, over the `n` posts or days that have both sides."""

    ratio: Ratio
    numerator: float
    denominator: float
    n: int


@dataclass(frozen=True, slots=True)
class Totals:
    """What `rows` posts or days come to; a metric or ratio that none of them has is left out."""

    rows: int
    sums: tuple[Total, ...]
    pairs: tuple[Pair, ...]

    def sum_of(self, metric: Metric) -> Total | None:
        """The sum of a metric, None where no row has it."""
        return next((total for total in self.sums if total.metric == metric), None)

    def pair_of(self, ratio: Ratio) -> Pair | None:
        """The sums of a ratio, None where no row has both sides."""
        return next((pair for pair in self.pairs if pair.ratio == ratio), None)


def post_totals(
    session: Session,
    account_id: int,
    period: Period,
    metrics: Sequence[Metric] = SUMMED,
    ratios: Sequence[Ratio] = RATIOS,
) -> Totals:
    """The sums over the posts published in the period."""
    columns: list[ColumnElement[Any]] = [func.count()]
    for metric in metrics:
        columns += [func.sum(post_column(metric.name)), func.count(post_column(metric.name))]
    for ratio in ratios:
        columns += _pair_columns(ratio)
    row = session.execute(
        sqlalchemy.select(*columns).where(*published_in(account_id, period))
    ).one()
    sums = [
        Total(metric, row[1 + 2 * place], row[2 + 2 * place])
        for place, metric in enumerate(metrics)
    ]
    offset = 1 + 2 * len(metrics)
    pairs = [
        Pair(ratio, *row[offset + 3 * place : offset + 3 * place + 3])
        for place, ratio in enumerate(ratios)
    ]
    return Totals(
        rows=row[0],
        sums=tuple(total for total in sums if total.n),
        pairs=tuple(pair for pair in pairs if pair.n),
    )


def post_median(session: Session, account_id: int, period: Period, total: Total) -> float | None:
    """The median of a metric over the `total.n` posts of the period that have it."""
    column = post_column(total.metric.name)
    statement = (
        select(column)
        .where(*published_in(account_id, period), column.is_not(None))
        .order_by(column)
        .offset((total.n - 1) // 2)
        .limit(2 - total.n % 2)
    )
    middle = [value for value in session.exec(statement) if value is not None]
    return sum(middle) / len(middle) if middle else None


def posts_by_day(
    session: Session, account_id: int, period: Period, metric: Metric
) -> tuple[tuple[date, Total], ...]:
    """The sum of a metric over the posts of each day of publishing, for days that have a value."""
    day, column = local_day(col(Post.published_at), period), post_column(metric.name)
    statement = (
        select(day.label("day"), func.sum(column), func.count(column))
        .where(*published_in(account_id, period), column.is_not(None))
        .group_by("day")
        .order_by("day")
    )
    return tuple(
        (FIRST_DAY + timedelta(days=number), Total(metric, value, n))
        for number, value, n in session.exec(statement)
        if value is not None
    )


def certainties(session: Session, account_id: int, period: Period) -> Mapping[Certainty, int]:
    """How many posts of the period know their instant how surely."""
    certainty = col(Post.certainty)
    statement = (
        select(certainty, func.count()).where(*published_in(account_id, period)).group_by(certainty)
    )
    return dict(session.exec(statement).all())


def posts_since(session: Session, account_id: int, period: Period, since: datetime) -> int:
    """How many posts of the period were published after the instant `since`."""
    statement = select(func.count()).where(
        *published_in(account_id, period), col(Post.published_at) > since
    )
    return session.exec(statement).one()


def undated_posts(session: Session, account_id: int) -> int:
    """How many posts of the account have no date, and so belong to no period."""
    undated = col(Post.published_at).is_(None)
    statement = select(func.count()).where(col(Post.account_id) == account_id, undated)
    return session.exec(statement).one()


def post_column(name: str) -> Mapped[float | None]:
    """The column of `Post` that keeps a base metric."""
    return col(getattr(Post, name))


def published_in(account_id: int, period: Period) -> tuple[ColumnElement[bool], ...]:
    """The conditions on a post of the account that was published in the period."""
    published_at = col(Post.published_at)
    return (
        col(Post.account_id) == account_id,
        published_at >= period.start,
        published_at < period.end,
    )


def _pair_columns(ratio: Ratio) -> list[ColumnElement[Any]]:
    numerator, denominator = post_column(ratio.numerator), post_column(ratio.denominator)
    both = and_(numerator.is_not(None), denominator.is_not(None))
    return [
        func.sum(case((both, numerator))),
        func.sum(case((both, denominator))),
        func.count(case((both, numerator))),
    ]
