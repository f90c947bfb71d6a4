"""The engagement rate by followers of posts, whose two sides are kept in different tables."""

from collections.abc import Sequence

from sqlmodel import Session

from analytics.days import Day, with_metric
from analytics.measure import Pair, posts_by_day
from analytics.metrics import BASE_BY_NAME, RATIO_BY_NAME
from analytics.period import Period

BY_FOLLOWERS = RATIO_BY_NAME["engagement_rate_by_followers"]


def engagements_by_followers(
    session: Session, account_id: int, period: Period, days: Sequence[Day]
) -> Pair | None:
    """The engagements of the period's posts over the followers on each post's day of publishing.

    `days` hold the followers. None where no post has both.
    """
    followers = dict(with_metric(days, BASE_BY_NAME[BY_FOLLOWERS.denominator]))
    if not followers:
        return None
    engagements = BASE_BY_NAME[BY_FOLLOWERS.numerator]
    sides = [
        (total, followers[day])
        for day, total in posts_by_day(session, account_id, period, engagements)
        if day in followers
    ]
    if not sides:
        return None
    return Pair(
        BY_FOLLOWERS,
        numerator=sum(total.value for total, _ in sides),
        denominator=sum(total.n * own for total, own in sides),  # once a post
        n=sum(total.n for total, _ in sides),
    )
