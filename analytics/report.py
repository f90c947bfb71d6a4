"""The report on an account's period: its figures beside those of the period before.

Posts are counted by the day of publishing; an account (or a period) of which there are only daily
figures, by the day of activity. The two are never added.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from analytics import notes
from analytics.days import Day, account_days, between, day_totals, with_metric
from analytics.errors import NothingToReport
from analytics.figures import Figure, Level, Rate, day_figures, level, post_figures, rates
from analytics.followers import BY_FOLLOWERS, engagements_by_followers
from analytics.freshness import YOUNG, Freshness, freshness
from analytics.groups import Dimension
from analytics.headline import Headline, days_headline, headline_total, posts_headline
from analytics.measure import Totals, certainties, post_totals, posts_since, undated_posts
from analytics.metrics import LEVELS, POSTS
from analytics.period import Basis, Period
from analytics.sentence import Sentence
from analytics.tables import Account, Platform


@dataclass(frozen=True, slots=True)
class Report:
    """What an account's figures of a period are, beside those of the period before."""

    account: str
    platform: Platform
    is_sample: bool
    period: Period
    before: Period
    basis: Basis
    figures: tuple[Figure, ...]  # `posts` first where it is known; what no row has is left out
    rates: tuple[Rate, ...]
    daily_figures: tuple[Figure, ...]  # by activity, beside figures by publishing: what posts lack
    levels: tuple[Level, ...]
    headline: Headline | None  # None where posts have no figure but their number
    by: Dimension | None  # what the headline's groups are by
    freshness: Freshness
    notes: tuple[Sentence, ...]

    @property
    def posts(self) -> Figure | None:
        """How many posts, now and before; None where daily figures do not say."""
        return next((figure for figure in self.figures if figure.metric == POSTS), None)


@dataclass(frozen=True, slots=True)
class _Inquiry:
    """What was asked for, and what is read for it in any case."""

    session: Session
    account: Account
    account_id: int
    period: Period
    by: Dimension | None
    fresh: Freshness
    days: Sequence[Day]  # of the period before and of the period

    @property
    def days_now(self) -> tuple[Day, ...]:
        return between(self.days, self.period.first, self.period.last)

    @property
    def days_before(self) -> tuple[Day, ...]:
        before = self.period.before()
        return between(self.days, before.first, before.last)

    @property
    def lengths(self) -> tuple[int, int]:
        """The days of the period and of the period before."""
        return self.period.days, self.period.before().days

    @property
    def is_covered(self) -> bool:
        """Whether there were figures for the whole period before."""
        return self.period.before().first >= self.fresh.oldest_day

    def report(
        self,
        basis: Basis,
        *,
        figures: tuple[Figure, ...],
        rates: tuple[Rate, ...],
        daily_figures: tuple[Figure, ...],
        headline: Headline | None,
        remarks: Iterable[Sentence],
    ) -> Report:
        """The report, with what every report has."""
        levels = (level(metric, self.days, self.period.first) for metric in LEVELS)
        return Report(
            account=self.account.name,
            platform=self.account.platform,
            is_sample=self.account.is_sample,
            period=self.period,
            before=self.period.before(),
            basis=basis,
            figures=figures,
            rates=rates,
            daily_figures=daily_figures,
            levels=tuple(found for found in levels if found),
            headline=headline,
            by=self.by,
            freshness=self.fresh,
            notes=(*((notes.SAMPLE,) if self.account.is_sample else ()), *remarks),
        )


def report(
    session: Session,
    account: Account,
    period: Period,
    *,
    by: Dimension | None = None,
    now: datetime,
) -> Report:
    """The report on a stored account, as it is read at the instant `now`.

    Raises NoFigures where the account has no dated figures, NothingToReport where the period has
    none.
    """
    account_id = account.number
    fresh = freshness(session, account, period.zone, now)
    days = account_days(session, account_id, period.before().first, period.last)
    inquiry = _Inquiry(session, account, account_id, period, by, fresh, days)
    posts = post_totals(session, account_id, period)
    if posts.rows:
        return _by_publishing(inquiry, posts)
    if inquiry.days_now:
        return _by_activity(inquiry)
    raise NothingToReport(
        name=account.name,
        asked_first=period.first.isoformat(),
        asked_last=period.last.isoformat(),
        first_day=fresh.oldest_day.isoformat(),
        last_day=fresh.newest_day.isoformat(),
    )


def _by_publishing(inquiry: _Inquiry, posts: Totals) -> Report:
    """The report on posts, and on those daily figures that the posts lack."""
    period, account_id = inquiry.period, inquiry.account_id
    before = post_totals(
        inquiry.session,
        account_id,
        period.before(),
        metrics=[total.metric for total in posts.sums],
        ratios=[pair.ratio for pair in posts.pairs],
    )
    total = headline_total(inquiry.account.platform, posts)
    headline = None
    if total:
        headline = posts_headline(
            inquiry.session,
            account_id,
            period,
            total,
            before.sum_of(total.metric),
            by=inquiry.by,
            as_of=inquiry.fresh.as_of,
        )
    days, days_before = _lacking(inquiry.days_now, posts), _lacking(inquiry.days_before, posts)
    posts, before = _with_followers(inquiry, posts, before)
    return inquiry.report(
        Basis.PUBLISHED,
        figures=post_figures(posts, before, days=inquiry.lengths, is_covered=inquiry.is_covered),
        rates=rates(posts, before),
        daily_figures=day_figures(days, days_before, days=inquiry.lengths),
        headline=headline,
        remarks=(
            *_on_posts(inquiry, posts, before, headline),
            *notes.daily_too(days, days_before, inquiry.lengths),
        ),
    )


def _by_activity(inquiry: _Inquiry) -> Report:
    """The report on days alone."""
    days, before = day_totals(inquiry.days_now), day_totals(inquiry.days_before)
    total = headline_total(inquiry.account.platform, days)
    headline = None
    if total:
        values = with_metric(inquiry.days_now, total.metric)
        headline = days_headline(total.metric, inquiry.period, values, inquiry.by)
    return inquiry.report(
        Basis.ACTIVITY,
        figures=day_figures(days, before, days=inquiry.lengths),
        rates=rates(days, before),
        daily_figures=(),
        headline=headline,
        remarks=_on_days(inquiry, days, before),
    )


def _lacking(days: Sequence[Day], posts: Totals) -> Totals:
    """The sums over the days of the metrics that the posts have not."""
    totals = day_totals(days)
    known = {POSTS, *(total.metric for total in posts.sums)}
    return replace(totals, sums=tuple(total for total in totals.sums if total.metric not in known))


def _with_followers(inquiry: _Inquiry, posts: Totals, before: Totals) -> tuple[Totals, Totals]:
    """Both sums with the ratio over followers, where the days have them and the posts have not."""
    if posts.pair_of(BY_FOLLOWERS):
        return posts, before
    period = inquiry.period

    def added(totals: Totals, period: Period) -> Totals:
        pair = engagements_by_followers(inquiry.session, inquiry.account_id, period, inquiry.days)
        return replace(totals, pairs=(*totals.pairs, pair)) if pair else totals

    return added(posts, period), added(before, period.before())


def _on_posts(
    inquiry: _Inquiry, posts: Totals, before: Totals, headline: Headline | None
) -> Iterator[Sentence]:
    session, account_id, period = inquiry.session, inquiry.account_id, inquiry.period
    fresh, counts = inquiry.fresh, certainties(session, account_id, period)
    yield notes.BY_PUBLISHING
    yield from notes.coverage(fresh, period)
    yield from notes.months_compared(period, period.before())
    yield from notes.posts_compared(fresh, period.before(), posts, before)
    yield from notes.still_collecting(posts_since(session, account_id, period, fresh.as_of - YOUNG))
    yield from notes.certainty(counts)
    yield from notes.undated(undated_posts(session, account_id))
    if inquiry.by is Dimension.HOUR:
        yield from notes.hours(counts)
    if headline and not headline.ranking:
        yield notes.no_ranking(headline.metric)
    yield from notes.definitions(posts, Basis.PUBLISHED)
    if posts.pair_of(BY_FOLLOWERS):
        yield notes.BY_FOLLOWERS_OF_THE_DAY


def _on_days(inquiry: _Inquiry, days: Totals, before: Totals) -> Iterator[Sentence]:
    yield notes.BY_ACTIVITY
    if inquiry.fresh.newest_post:
        yield notes.NO_POST
    yield from notes.coverage(inquiry.fresh, inquiry.period)
    yield from notes.months_compared(inquiry.period, inquiry.period.before())
    yield from notes.days_compared(days, before, inquiry.lengths)
    if inquiry.by in (Dimension.TYPE, Dimension.HOUR):
        yield notes.NO_SUCH_GROUPS
    yield from notes.definitions(days, Basis.ACTIVITY)
