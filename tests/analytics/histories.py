"""Accounts with many posts, whose true effects a test knows."""

import math
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from random import Random

from analytics.period import Period
from analytics.tables import Certainty
from tests.analytics.books import BERLIN, Books

YEAR = Period(date(2024, 4, 1), date(2025, 3, 31), BERLIN)
"""All that `posts` writes lies in it."""


def posts(
    books: Books,
    count: int,
    *,
    hours: Mapping[int, float] | None = None,
    kinds: Mapping[str, float] | None = None,
    tags: Mapping[str, float] | None = None,
    certainty: Certainty = Certainty.EXACT,
    seed: int = 1,
) -> None:
    """Posts spread over YEAR with reach 1,000 times their factors, two in three within 1.35.

    `hours` are Berlin's. Each post has one of the hours and of the kinds and half of the tags.
    """
    random = Random(seed)  # noqa: S311  made-up figures, no secrets
    hours, kinds, tags = hours or {12: 1.0}, kinds or {"image": 1.0}, tags or {}
    for number in range(count):
        day = YEAR.first + timedelta(days=number * (YEAR.days - 10) // count)
        hour, kind = random.choice(list(hours)), random.choice(list(kinds))
        local = datetime(day.year, day.month, day.day, hour, random.randrange(60), tzinfo=BERLIN)
        own = [tag for tag in tags if random.random() < 0.5]
        factor = hours[hour] * kinds[kind] * math.prod(tags[tag] for tag in own)
        books.post(
            local.astimezone(UTC).isoformat(),
            certainty=certainty,
            kind=kind,
            text=" ".join(f"#{tag}" for tag in own),
            reach=round(1_000 * factor * random.lognormvariate(0, 0.3)),
        )
    settled(books)


def settled(books: Books) -> None:
    """Figures of a day so late that no post of the tests is still collecting."""
    books.day("2025-05-20", books.file(), profile_views=1)
