"""The headline metric of a report, and what is shown of it beyond its sum."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from analytics.chart import Chart, chart_over
from analytics.figures import Figure, median_figure
from analytics.groups import Dimension, Group, day_groups, post_groups
from analytics.measure import Total, Totals, post_median, posts_by_day
from analytics.metrics import BASE_BY_NAME, POSTS, Metric
from analytics.period import Basis, Period
from analytics.ranking import Ranking, ranking
from analytics.tables import Platform

# How many people saw a post comes before how often it was seen. YouTube's and TikTok's own
# yardstick is the view; YouTube's impressions are those of a thumbnail.
_USUAL = ("reach", "impressions", "views", "engagements")
_BY_VIEWS = ("views", "reach", "impressions", "engagements")
_ORDER: Mapping[Platform, Sequence[str]] = {
    Platform.YOUTUBE: _BY_VIEWS,
    Platform.TIKTOK: _BY_VIEWS,
}


@dataclass(frozen=True, slots=True)
class Headline:
    """The one metric that the posts (or days) are ranked, grouped and charted by."""

    metric: Metric
    median: Figure | None  # a post's median; None for days
    ranking: Ranking | None  # of posts; None where they are too few, and for days
    groups: tuple[Group, ...]  # empty where none were asked for, or there are none of that kind
    chart: Chart | None


def headline_names(platform: Platform) -> Sequence[str]:
    """The metrics that can be the headline of the platform, the first choice first."""
    return _ORDER.get(platform, _USUAL)


def headline_total(platform: Platform, totals: Totals) -> Total | None:
    """The sum of the platform's first metric that half of the posts (or days) have.

    Failing that, of the one that most of them have; None where there is no figure at all.
    """
    for name in headline_names(platform):
        total = totals.sum_of(BASE_BY_NAME[name])
        if total and 2 * total.n >= totals.rows:
            return total
    counted = (total for total in totals.sums if total.metric != POSTS)
    return max(counted, key=lambda total: total.n, default=None)


def posts_headline(
    session: Session,
    account_id: int,
    period: Period,
    now: Total,
    before: Total | None,
    by: Dimension | None,
    as_of: datetime,
) -> Headline:
    """The headline of the posts published in the period, by the metric of `now` and `before`."""
    metric = now.metric
    median = _median(session, account_id, period, now, before)
    by_day = posts_by_day(session, account_id, period, metric)
    return Headline(
        metric=metric,
        median=median,
        ranking=ranking(session, account_id, period, median, as_of) if median else None,
        groups=post_groups(session, account_id, period, metric, by) if by else (),
        chart=chart_over(
            period, Basis.PUBLISHED, metric, [(day, total.value) for day, total in by_day]
        ),
    )


def days_headline(
    metric: Metric, period: Period, values: Sequence[tuple[date, float]], by: Dimension | None
) -> Headline:
    """The headline of the days of the period: they can be grouped by weekday alone."""
    return Headline(
        metric=metric,
        median=None,
        ranking=None,
        groups=day_groups(values) if by is Dimension.WEEKDAY else (),
        chart=chart_over(period, Basis.ACTIVITY, metric, values),
    )


def _median(
    session: Session, account_id: int, period: Period, now: Total, before: Total | None
) -> Figure | None:
    value = post_median(session, account_id, period, now)
    if value is None:
        return None
    value_before = post_median(session, account_id, period.before(), before) if before else None
    return median_figure(now, value, before, value_before)
