"""A glance at an account: a few metrics over its newest whole weeks, beside those before."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from analytics.days import account_days, between, day_totals
from analytics.errors import NoFigures
from analytics.figures import Figure, Level, Rate, day_figures, level, post_figures, rates
from analytics.freshness import usual_period
from analytics.measure import post_totals
from analytics.metrics import LEVELS, POSTS, RATIOS, SUMMED
from analytics.period import Period
from analytics.tables import Account


@dataclass(frozen=True, slots=True)
class Glance:
    """What an account has of the metrics that were asked for, by publishing or by activity."""

    account: Account
    period: Period
    before: Period
    figures: tuple[Figure, ...]
    rates: tuple[Rate, ...]
    levels: tuple[Level, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the account has none of the metrics."""
        return not (self.figures or self.rates or self.levels)


def glance(
    session: Session, account: Account, names: Collection[str], zone: ZoneInfo, now: datetime
) -> Glance | None:
    """The metrics of these names over the usual period; None where the account has no figures."""
    try:
        period = usual_period(session, account, zone, now)
    except NoFigures:
        return None
    before = period.before()
    metrics = [metric for metric in SUMMED if metric.name in names]
    ratios = [ratio for ratio in RATIOS if ratio.name in names]
    totals = post_totals(session, account.number, period, metrics, ratios)
    earlier = post_totals(session, account.number, before, metrics, ratios)
    days = account_days(session, account.number, before.first, period.last)
    inside = between(days, period.first, period.last)
    figures = post_figures(totals, earlier)
    own_rates = rates(totals, earlier)
    if not totals.rows:
        sums, sums_before = (
            day_totals(inside),
            day_totals(between(days, before.first, before.last)),
        )
        figures, own_rates = day_figures(sums, sums_before), rates(sums, sums_before)
    levels = (level(metric, days, period.first) for metric in LEVELS if metric.name in names)
    return Glance(
        account=account,
        period=period,
        before=before,
        figures=tuple(
            each for each in figures if each.metric.name in names and each.metric != POSTS
        ),
        rates=tuple(each for each in own_rates if each.ratio.name in names),
        levels=tuple(each for each in levels if each),
    )
