"""Findings: what in an account's figures of a period calls for something to be done.

A finding has a name, which articles say that they speak to, and the figure that triggered it. Where
two groups of posts are compared it is only made if their difference is surely there (see
`contrast`: chance alone makes one in forty).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from sqlmodel import Session

from analytics.answers import OLD, Answers, answers
from analytics.contrast import Contrast, contrast
from analytics.days import account_days
from analytics.effects import Verdict
from analytics.errors import AnalyticsError
from analytics.excerpt import excerpt
from analytics.figures import ENOUGH, level
from analytics.freshness import YOUNG, Freshness
from analytics.headline import headline_total
from analytics.measure import post_totals
from analytics.metrics import BASE_BY_NAME, Metric, Ratio
from analytics.period import Period
from analytics.post_frame import Measure, post_frame
from analytics.sentence import Sentence
from analytics.tables import Account, Post
from analytics.timing import timing

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

USUAL_DAYS = 365
"""What is usual is that of the year before the period: all seasons, and still the same account."""

FALLEN = 0.85
LOW = 0.8
AHEAD = 1.5
"""How much less reach, how few saves or comments, and how far ahead a format is, to be worth a
word: a difference of 3 % may be sure, and is none to act on."""

GAP_DAYS = 7
GAP_TIMES = 3
"""A gap is so many days without a post, and so many times the account's usual distance."""

OUTLIER_SHARE = 0.4
OUTLIER_TIMES = 5
"""A post went around when it has so large a share of the period's sum and so many times the
median."""

DEAD_SHARE = 0.3
"""So large a share of the posts at weak hours is a habit to change."""

LOSS = 0.005
"""A loss of followers counts from half a percent in the period on."""

UNANSWERED = 0.5
"""From half of the comments on, silence is the rule."""

SAVES = Ratio("saves_by_reach", "Saves by reach", "saves", "reach")
COMMENTS = Ratio("comments_by_reach", "Comments by reach", "comments", "reach")


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found: its name, as articles refer to it, and the figure in a sentence."""

    name: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class _Posts:
    """The whole posts that findings are made from, by when they were published."""

    metric: Metric
    rate: Ratio  # engagements over the metric
    now: "pd.DataFrame"
    before: "pd.DataFrame"  # in the period before
    usual: "pd.DataFrame"  # in the year before the period
    instants: tuple[datetime, ...]  # of all posts since then, whole or not, in order

    def change(self, measure: Measure, than: "pd.DataFrame") -> Contrast | None:
        """The period's posts against those of `than` by the measure."""
        return contrast(_values(self.now, measure), _values(than, measure))


def findings(
    session: Session, account: Account, period: Period, fresh: Freshness
) -> Iterator[Finding]:
    """What is found in the period, what costs most first; posts still collecting are left out.

    Each is worked out when it is asked for: whoever tells two does not wait for the others.
    """
    posts = _posts(session, account, period, fresh)
    if posts is not None:
        yield from _seen_not_liked(posts)
        yield from _falling_reach(posts)
    yield from _follower_loss(session, account, period)
    yield from _comments_unanswered(session, account, period)
    if posts is not None:
        yield from _gap(posts, period, fresh)
        yield from _low(posts, "low_saves", SAVES)
        yield from _low(posts, "low_comments", COMMENTS)
        yield from _one_format_ahead(posts)
        yield from _viral(session, posts)


def _posts(session: Session, account: Account, period: Period, fresh: Freshness) -> _Posts | None:
    total = headline_total(account.platform, post_totals(session, account.number, period))
    if total is None:
        return None
    metric = total.metric
    rate = Ratio("engagement_rate", "Engagement rate", "engagements", metric.name)
    first = min(period.before().first, period.first - timedelta(days=USUAL_DAYS))
    span = Period(first, period.last, period.zone)
    frame = post_frame(session, account.number, span, [metric, rate, SAVES, COMMENTS])
    whole = frame[frame["published_at"] <= fresh.as_of - YOUNG]
    at = whole["published_at"]
    return _Posts(
        metric=metric,
        rate=rate,
        now=whole[at >= period.start],
        before=whole[(at >= period.before().start) & (at < period.start)],
        usual=whole[at < period.start],
        instants=tuple(frame["published_at"].dt.to_pydatetime()),
    )


def _seen_not_liked(posts: _Posts) -> Iterator[Finding]:
    """A typical post is seen more and engaged with less, in proportion."""
    seen = posts.change(posts.metric, posts.before)
    liked = posts.change(posts.rate, posts.before)
    if seen and liked and seen.low > 1 and liked.high < 1:
        sentence = Sentence(
            "A typical post has {up}% more of {label} than in the period before, and {down}% fewer "
            "engagements for each ({n} posts against {n_before}).",
            label=posts.metric.label,
            up=_percent(seen.ratio - 1),
            down=_percent(1 - liked.ratio),
            n=seen.n,
            n_before=seen.n_other,
        )
        yield Finding("views_up_engagement_down", sentence)


def _falling_reach(posts: _Posts) -> Iterator[Finding]:
    fall = posts.change(posts.metric, posts.before)
    if fall and fall.high < 1 and fall.ratio <= FALLEN:
        sentence = Sentence(
            "A typical post has {percent}% less of {label} than in the period before "
            "(surely {least}% to {most}%; {n} posts against {n_before}).",
            label=posts.metric.label,
            percent=_percent(1 - fall.ratio),
            least=_percent(1 - fall.high),
            most=_percent(1 - fall.low),
            n=fall.n,
            n_before=fall.n_other,
        )
        yield Finding("falling_reach", sentence)


def _low(posts: _Posts, name: str, ratio: Ratio) -> Iterator[Finding]:
    """A rate of the period below that of the year before."""
    found = posts.change(ratio, posts.usual)
    if found and found.high < 1 and found.ratio <= LOW:
        sentence = Sentence(
            "{label}: a typical post has {percent}% less than in the year before "
            "(surely {least}% to {most}%; {n} posts against {n_before}).",
            label=ratio.label,
            percent=_percent(1 - found.ratio),
            least=_percent(1 - found.high),
            most=_percent(1 - found.low),
            n=found.n,
            n_before=found.n_other,
        )
        yield Finding(name, sentence)


def _one_format_ahead(posts: _Posts) -> Iterator[Finding]:
    """One type of content beats all others together, over the year and the period."""
    import pandas as pd

    every = pd.concat([posts.usual, posts.now])
    name = posts.metric.name
    medians = every.groupby("kind")[name].agg(["median", "count"])
    enough = medians[medians["count"] >= ENOUGH]
    if len(enough) < 2:
        return
    kind = str(enough["median"].idxmax())
    found = contrast(
        _values(every[every["kind"] == kind], posts.metric),
        _values(every[every["kind"] != kind], posts.metric),
    )
    if found and found.low > 1 and found.ratio >= AHEAD:
        sentence = Sentence(
            "{label}: a post of the type {kind_label} usually has {times} times what the others "
            "have ({low} to {high}; {n} posts against {n_before}).",
            kind_label=Sentence(kind or "not stated"),
            times=f"{found.ratio:.1f}",
            label=posts.metric.label,
            low=f"{found.low:.1f}",
            high=f"{found.high:.1f}",
            n=found.n,
            n_before=found.n_other,
        )
        yield Finding("one_format_ahead", sentence)


def _gap(posts: _Posts, period: Period, fresh: Freshness) -> Iterator[Finding]:
    """Days of the period without a post, where the account posts much more often."""
    import numpy as np

    start = period.start
    before = [at for at in posts.instants if at < start]
    inside = [at for at in posts.instants if at >= start]
    if len(before) <= ENOUGH:
        return
    typical = float(np.median([_days(pair) for pair in pairwise(before)]))
    ends = [start, *inside, min(period.end, fresh.as_of)]
    days = int(max(_days(pair) for pair in pairwise(ends)))
    if days >= max(GAP_DAYS, GAP_TIMES * typical):
        sentence = Sentence(
            "For {days} days in a row there was no post; usually there are {typical} days between "
            "two ({n} posts of the year before).",
            days=days,
            typical=f"{round(typical, 1):g}",
            n=len(before),
        )
        yield Finding("posting_gap", sentence)


def _viral(session: Session, posts: _Posts) -> Iterator[Finding]:
    values = posts.now[posts.metric.name].dropna()
    if len(values) < ENOUGH or not values.median() or not values.sum():
        return
    share, times = values.max() / values.sum(), values.max() / values.median()
    if share >= OUTLIER_SHARE and times >= OUTLIER_TIMES:
        number = posts.now["id"].iloc[int(posts.now[posts.metric.name].argmax())]
        post = session.get_one(Post, int(number))
        sentence = Sentence(
            "One post has {percent}% of the period's {label}, {times} times the median of {n}: "
            "{post}",
            percent=_percent(share),
            label=posts.metric.label,
            times=f"{times:.0f}",
            n=len(values),
            post=excerpt(post.text) or post.link or post.platform_id,
        )
        yield Finding("viral_outlier", sentence)


def dead_hours(
    session: Session, account: Account, period: Period, fresh: Freshness
) -> Iterator[Finding]:
    """Many posts of the period at hours that go with surely weaker results over the year.

    Apart from `findings`, for it takes as long as all of them.
    """
    total = headline_total(account.platform, post_totals(session, account.number, period))
    if total is None:
        return
    year = Period.ending(period.last, USUAL_DAYS, period.zone)
    try:
        found = timing(session, account, year, total.metric, now=fresh.as_of)
    except AnalyticsError:  # no post of the year can be compared
        return
    weak = (slot.hour for slot in found.hours if slot.effect.verdict is Verdict.WEAKER)
    dead = {hour for hour in weak if hour is not None}
    posts = post_frame(session, account.number, period, [total.metric])
    hours = posts["published_at"].dt.tz_convert(period.zone.key).dt.hour.tolist()
    share = sum(hour in dead for hour in hours) / len(hours) if hours else 0.0
    if len(hours) >= ENOUGH and share >= DEAD_SHARE:
        sentence = Sentence(
            "{percent}% of {n} posts were published at hours that surely do worse than the "
            "account's usual over a year: {hours}.",
            percent=_percent(share),
            n=len(hours),
            hours=", ".join(f"{hour:02}:00" for hour in sorted(dead & set(hours))),
        )
        yield Finding("dead_hours", sentence)


def _follower_loss(session: Session, account: Account, period: Period) -> Iterator[Finding]:
    days = account_days(session, account.number, period.before().first, period.last)
    followers = level(BASE_BY_NAME["followers"], days, period.first)
    if followers is None or followers.n < ENOUGH or followers.value <= followers.net:
        return
    share = -followers.net / (followers.value - followers.net)
    if share >= LOSS:
        sentence = Sentence(
            "The account has {count} followers fewer than on {day}, {percent}% of them.",
            count=round(-followers.net),
            day=followers.since.isoformat(),
            percent=f"{100 * share:.1f}",
        )
        yield Finding("follower_loss", sentence)


def _comments_unanswered(session: Session, account: Account, period: Period) -> Iterator[Finding]:
    found = answers(session, account.number, period)
    if found is None or found.n < ENOUGH or found.unanswered < UNANSWERED * found.n:
        return
    yield Finding("comments_unanswered", _unanswered(found))


def _unanswered(found: Answers) -> Sentence:
    percent = _percent(found.unanswered / found.n)
    hours = round(OLD.total_seconds() / 3600)
    if found.typical is None:
        return Sentence(
            "{percent}% of {n} comments that are at least {hours} hours old have no answer from "
            "the account.",
            percent=percent,
            n=found.n,
            hours=hours,
        )
    return Sentence(
        "{percent}% of {n} comments that are at least {hours} hours old have no answer from the "
        "account; where there is one, it typically came after {typical} hours ({count} answers).",
        percent=percent,
        n=found.n,
        hours=hours,
        typical=f"{found.typical.total_seconds() / 3600:.1f}",
        count=found.timed,
    )


def _values(frame: "pd.DataFrame", measure: Measure) -> "NDArray[np.float64]":
    values: NDArray[np.float64] = frame[measure.name].dropna().to_numpy()
    return values


def _days(pair: tuple[datetime, datetime]) -> float:
    return (pair[1] - pair[0]).total_seconds() / 86_400


def _percent(share: float) -> int:
    return round(100 * share)
