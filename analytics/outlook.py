"""How a metric of an account has moved, and what is to be expected of it next."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median

from sqlmodel import Session

from analytics import notes
from analytics.days import account_days, day_totals
from analytics.errors import NoHistory
from analytics.forecast import DAYS, WEEKS, Forecast, forecast
from analytics.freshness import Freshness, freshness
from analytics.headline import headline_total
from analytics.history import History, history
from analytics.measure import post_totals
from analytics.metrics import BASE_BY_NAME, Metric
from analytics.period import Period
from analytics.sentence import Sentence
from analytics.tables import Account
from analytics.trend import Trend, trend

TREND_WEEKS = 12
"""How it has moved is said of so many whole weeks: more of them may hide a turn."""

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Outlook:
    """A metric's past, how it moved week by week, and its forecast.

    Of a state (followers) the forecast is of its change, a day, and `level` is its last value;
    of anything else of its values, a day or a week. `typical` is the median of the trend's weeks.
    """

    account: Account
    metric: Metric
    history: History
    trend: Trend | None
    typical: float | None
    forecast: Forecast
    level: float | None
    freshness: Freshness
    notes: tuple[Sentence, ...]

    @property
    def first(self) -> date:
        """The first day of the forecast."""
        return self.history.day(len(self.history.values))

    @property
    def until(self) -> date:
        """The last day of the forecast."""
        ahead = len(self.history.values) + len(self.forecast.values)
        return self.history.day(ahead) - timedelta(days=1)


def outlook(
    session: Session,
    account: Account,
    period: Period,
    metric: Metric | None,
    days: int,
    *,
    now: datetime,
) -> Outlook:
    """The metric up to the end of the period, and the `days` days after that.

    Without a metric it is the followers, or else the first metric of the account's posts or days.
    Raises NoFigures, NoHistory and TooShort.
    """
    fresh = freshness(session, account, period.zone, now)
    past = _history(session, account, metric, fresh, period)
    steps = max(1, round(timedelta(days=days) / past.step))
    weeks = _weeks(past)
    return Outlook(
        account=account,
        metric=past.metric,
        history=past,
        trend=trend(weeks),
        typical=median(weeks) if weeks else None,
        forecast=expected(past, steps),
        level=past.values[-1] if past.metric.is_level else None,
        freshness=fresh,
        notes=tuple(notes_on(account, past)),
    )


def expected(past: History, steps: int) -> Forecast:
    """The forecast of the next steps: of a state its change, which cannot bring it below 0.

    Raises TooShort.
    """
    season = WEEKS if past.step == WEEK else DAYS
    if not past.metric.is_level:
        return forecast(past.values, steps, season)
    changes = [after - before for before, after in pairwise(past.values)]
    return forecast(changes, steps, season, floor=-past.values[-1])


def _history(
    session: Session, account: Account, metric: Metric | None, fresh: Freshness, period: Period
) -> History:
    """The series of the metric, or of the first that the account has."""
    if metric is not None:
        return history(session, account, metric, fresh, period)
    try:
        return history(session, account, BASE_BY_NAME["followers"], fresh, period)
    except NoHistory:
        posts = post_totals(session, account.number, period)
        days = day_totals(account_days(session, account.number, period.first, period.last))
        total = headline_total(account.platform, posts) or headline_total(account.platform, days)
        first = total.metric if total else BASE_BY_NAME["reach"]
        return history(session, account, first, fresh, period)


def _weeks(past: History) -> list[float]:
    """The newest weeks up to the last step: sums of seven days, or a state at a week's end."""
    values = list(past.values)
    if past.step != WEEK:
        ends = range(len(values), 0, -7)
        if past.metric.is_level:
            values = [values[end - 1] for end in ends][::-1]
        else:
            values = [sum(values[end - 7 : end]) for end in ends if end >= 7][::-1]
    return values[-TREND_WEEKS:]


def notes_on(account: Account, past: History) -> list[Sentence]:
    """What to know of the series before it is trusted."""
    found = [notes.SAMPLE] if account.is_sample else []
    if past.filled:
        found.append(
            Sentence(
                "Days without a figure, put between their neighbours: {count}.", count=past.filled
            )
        )
    if past.step == WEEK:
        found.append(
            Sentence(
                "The account has no daily figures of it: the weeks are sums over the posts "
                "published in them, with all that they have collected since."
            )
        )
    return found
