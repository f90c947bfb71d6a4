"""The history of the sample account: eighteen months, made up from one seed.

There is growth, weekdays and hours that matter a little, three types of content that differ, a
dull month, a post that went around, and cells that are empty, as in a real export.
"""

import base64
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from analytics.sample_captions import caption

SEED = 20

_DAYS = 548  # eighteen months
_FOLLOWERS_AT_START = 2_600
_REACH_PER_FOLLOWER = 0.28
_FOLLOWS_PER_REACH = 0.0025
_LEAVING = 0.0008  # the share of the followers who leave in a day
_VISITS = 0.03  # profile views a day, as a share of followers and reach
_SPREAD = 0.35  # of the logarithm of reach: two posts in three lie within a factor of 1.4

# Chance of a post by weekday, Monday first: 3.4 a week, 260 in all; and what it does to reach.
_POSTING = (0.47, 0.62, 0.52, 0.62, 0.50, 0.40, 0.28)
_WEEKDAY_REACH = (1.00, 1.10, 1.15, 1.10, 0.95, 0.80, 0.85)

# How often a post is published in an hour (UTC), and what the hour does to reach.
_HOURS: Mapping[int, float] = {7: 0.20, 8: 0.25, 12: 0.20, 17: 0.20, 20: 0.15}
_HOUR_REACH: Mapping[int, float] = {7: 1.15, 8: 1.25, 12: 0.95, 17: 1.05, 20: 0.85}

_DULL = range(330, 361)  # days from the start, with half as many posts and little reach
_DULL_REACH = 0.6
_VIRAL = 470  # the day of the post that went around, from the start
_VIRAL_REACH = 14.0
_NO_FOLLOWS_UNTIL = 90  # days from the start; exports of that time had no such column
_NO_SAVES = 0.04  # the share of posts whose saves are empty
_COLLECTING_DAYS = 0.6  # a post has 63 % of its final reach after as many days, 99 % after three


@dataclass(frozen=True, slots=True)
class _Habit:
    """How a type of content does: its share of the posts, and rates on its reach."""

    share: float
    reach: float
    views: float
    likes: float
    comments: float
    shares: float
    saves: float
    follows: float


_HABITS: Mapping[str, _Habit] = {
    "reel": _Habit(0.4, 1.7, 1.55, 0.045, 0.004, 0.012, 0.008, 0.004),
    "carousel": _Habit(0.3, 1.1, 1.30, 0.060, 0.006, 0.006, 0.022, 0.002),
    "image": _Habit(0.3, 0.8, 1.12, 0.065, 0.005, 0.003, 0.006, 0.001),
}

_INSTAGRAM_EPOCH_MS = 1_314_220_021_721  # where the clock of Instagram's ids begins

_KINDS = tuple(_HABITS)
_SHARES = tuple(habit.share for habit in _HABITS.values())


@dataclass(frozen=True, slots=True)
class SamplePost:
    """One made-up post; None is a cell that the export left empty."""

    platform_id: str
    published_at: datetime
    kind: str
    text: str
    link: str
    reach: int
    views: int
    likes: int
    comments: int
    shares: int
    saves: int | None
    follows: int | None

    @property
    def measures(self) -> Mapping[str, int | None]:
        """Each metric by its name; engagements are summed as an import of such a file would."""
        parts = (self.likes, self.comments, self.shares, self.saves)
        return {
            "reach": self.reach,
            "views": self.views,
            "engagements": sum(part for part in parts if part is not None),
            "likes": self.likes,
            "comments": self.comments,
            "shares": self.shares,
            "saves": self.saves,
            "follows": self.follows,
        }


@dataclass(frozen=True, slots=True)
class SampleDay:
    """One made-up day of the account, with the followers at its end."""

    day: date
    followers: int
    profile_views: int


@dataclass(frozen=True, slots=True)
class History:
    """All that the sample account ever did, oldest first."""

    posts: tuple[SamplePost, ...]
    days: tuple[SampleDay, ...]


def history(until: date, seed: int = SEED) -> History:
    """The eighteen months that end with the day `until`; the same for the same arguments."""
    random = Random(seed)  # noqa: S311  made-up figures, no secrets
    posts: list[SamplePost] = []
    days: list[SampleDay] = []
    followers = float(_FOLLOWERS_AT_START)
    for age in range(_DAYS):
        day = until - timedelta(days=_DAYS - 1 - age)
        reach = 0
        if _is_posting_day(random, day, age):
            posts.append(_post(random, day, age, followers))
            reach = posts[-1].reach
        followers += random.gauss(6, 3) + _FOLLOWS_PER_REACH * reach - _LEAVING * followers
        visits = _count(random, followers + reach, _VISITS)
        days.append(SampleDay(day, round(followers), visits))
    return History(tuple(posts), tuple(days))


def posts(until: date, seed: int = SEED) -> tuple[SamplePost, ...]:
    """The posts of the eighteen months that end with the day `until`, oldest first."""
    return history(until, seed).posts


def _is_posting_day(random: Random, day: date, age: int) -> bool:
    chance = _POSTING[day.weekday()] * (0.5 if age in _DULL else 1.0)
    return random.random() < chance or age == _VIRAL


def _post(random: Random, day: date, age: int, followers: float) -> SamplePost:
    """The post of a day that lies `age` days after the first."""
    kind = "reel" if age == _VIRAL else random.choices(_KINDS, _SHARES)[0]
    habit = _HABITS[kind]
    (hour,) = random.choices(list(_HOURS), list(_HOURS.values()))
    published_at = datetime.combine(day, time(hour), UTC) + timedelta(
        milliseconds=random.randrange(3_600_000)
    )
    expected = followers * _REACH_PER_FOLLOWER * habit.reach * _fortune(day, age, hour)
    reach = max(1, round(expected * random.lognormvariate(0, _SPREAD)))
    return SamplePost(
        platform_id=f"180{random.randrange(10**14):014}",
        published_at=published_at,
        kind=kind,
        text=caption(random, kind),
        link=_link(random, kind, published_at),
        reach=reach,
        views=reach + round(reach * (habit.views - 1) * random.lognormvariate(0, 0.2)),
        likes=_count(random, reach, habit.likes),
        comments=_count(random, reach, habit.comments),
        shares=_count(random, reach, habit.shares),
        saves=None if random.random() < _NO_SAVES else _count(random, reach, habit.saves),
        follows=None if age < _NO_FOLLOWS_UNTIL else _count(random, reach, habit.follows),
    )


def _fortune(day: date, age: int, hour: int) -> float:
    """What the moment of publishing does to reach, as a factor."""
    factor = _WEEKDAY_REACH[day.weekday()] * _HOUR_REACH[hour]
    if age in _DULL:
        factor *= _DULL_REACH
    if age == _VIRAL:
        factor *= _VIRAL_REACH
    collected = 1 - math.exp(-(_DAYS - age - hour / 24) / _COLLECTING_DAYS)
    return factor * collected


def _count(random: Random, people: float, rate: float) -> int:
    """How many of the people do a thing that one in 1/rate does."""
    expected = people * rate
    return min(int(people), max(0, round(random.gauss(expected, math.sqrt(expected)))))


def _link(random: Random, kind: str, published_at: datetime) -> str:
    """A permalink whose shortcode carries the instant, as Instagram's do (see `instants`)."""
    unix_ms = round(published_at.timestamp() * 1000)
    number = (unix_ms - _INSTAGRAM_EPOCH_MS) << 23 | random.getrandbits(23)
    shortcode = base64.urlsafe_b64encode(number.to_bytes(9, "big")).decode()[1:]
    return f"https://www.instagram.com/{'reel' if kind == 'reel' else 'p'}/{shortcode}/"
