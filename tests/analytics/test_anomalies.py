"""Days and posts that were unusual, and accounts where nothing was."""

from datetime import date, timedelta

import numpy as np
import pytest
from sqlmodel import Session

from analytics.anomalies import Anomalies, anomalies
from analytics.metrics import BASE_BY_NAME
from analytics.period import Period
from analytics.tables import Platform
from tests.analytics.books import BERLIN, NOW, Books, open_books

MAY = Period(date(2025, 5, 1), date(2025, 5, 28), BERLIN)
WAVE = (0.9, 1.1, 1.0, 0.8, 1.2, 1.05, 0.95, 1.15, 0.85)


def of_may(books: Books, name: str | None = None, read_at: str = "2025-06-01") -> Anomalies:
    books.day(read_at, books.file(), clicks=1)
    measure = BASE_BY_NAME[name] if name else None
    return anomalies(books.session, books.account, MAY, measure, now=NOW)


def steady_posts(books: Books, days: int = 120, **wild: int) -> None:
    """A post a day up to 28 May; `wild` names days of May ("d7") and their reach."""
    for age in range(days):
        day = date(2025, 5, 28) - timedelta(days=age)
        usual = round(1_000 * WAVE[age % len(WAVE)])
        reach = wild.get(f"d{day.day}", usual) if day.month == 5 else usual
        books.post(f"{day}T12:00", reach=reach, text=f"post of {day}")


def steady_days(books: Books, **wild: float) -> None:
    """Profile views a day, more on Sundays; `wild` names days of May."""
    file = books.file()
    for age in range(120):
        day = date(2025, 5, 28) - timedelta(days=age)
        usual = (300 if day.weekday() == 6 else 100) * WAVE[age % len(WAVE)]
        value = wild.get(f"d{day.day}", usual) if day.month == 5 else usual
        books.day(day.isoformat(), file, profile_views=round(value))


def test_a_post_far_from_its_type_is_named(books: Books) -> None:
    steady_posts(books, d7=9_000, d20=40)
    found = of_may(books)
    assert [post.start for post in found.posts] == ["post of 2025-05-20", "post of 2025-05-07"]
    assert [post.value for post in found.posts] == [40, 9_000]
    assert found.posts[1].usual == pytest.approx(1_000, rel=0.1)
    assert found.posts_seen == 28


def test_what_is_usual_for_its_type_is_no_surprise(books: Books) -> None:
    steady_posts(books)
    for age in range(0, 120, 2):
        day = date(2025, 5, 28) - timedelta(days=age)
        books.post(f"{day}T18:00", kind="reel", reach=round(9_000 * WAVE[age % len(WAVE)]))
    assert of_may(books).posts == ()


def test_a_post_still_collecting_is_not_looked_at(books: Books) -> None:
    steady_posts(books, d28=10)
    assert of_may(books, read_at="2025-05-28").posts == ()


def test_a_day_far_from_its_weekday_is_named_with_the_post_behind_it(books: Books) -> None:
    steady_posts(books, d7=9_000)
    steady_days(books, d8=900)
    (day,) = of_may(books).days
    assert (day.day, day.metric.name, day.value) == (date(2025, 5, 8), "profile_views", 900)
    assert day.usual == pytest.approx(100, rel=0.15)
    assert day.posts[0].start == "post of 2025-05-07"


def test_a_busy_sunday_is_none(books: Books) -> None:
    steady_days(books, d8=400, d11=400)  # a Thursday and a Sunday
    assert [day.day for day in of_may(books).days] == [date(2025, 5, 8)]


def test_days_that_the_platform_may_still_raise_are_not_looked_at(books: Books) -> None:
    steady_days(books, d27=1)
    assert of_may(books, read_at="2025-05-28").days == ()
    assert [day.day for day in of_may(books, read_at="2025-06-01").days] == [date(2025, 5, 27)]


def test_of_followers_it_is_the_change_that_is_unusual(books: Books) -> None:
    file, followers = books.file(), 5_000
    for age in range(120, -1, -1):
        day = date(2025, 5, 28) - timedelta(days=age)
        followers += -400 if day == date(2025, 5, 14) else 10 + age % 5
        books.day(day.isoformat(), file, followers=followers)
    (unusual,) = of_may(books, "followers").days
    assert (unusual.day, unusual.value) == (date(2025, 5, 14), -400)


def test_without_a_past_nothing_can_be_unusual(books: Books) -> None:
    steady_posts(books, days=20, d7=9_000)
    found = of_may(books)
    assert (found.posts, found.posts_seen, found.days_seen) == ((), 0, 0)


def test_where_nothing_happens_seldom_anything_is_named(session: Session) -> None:
    random = np.random.default_rng(3)
    alarms = 0
    for number in range(60):
        books = open_books(session, f"null{number}", Platform.INSTAGRAM)
        for age in range(0, 240, 2):
            day = date(2025, 5, 28) - timedelta(days=age)
            books.post(f"{day}T12:00", reach=round(random.lognormal(7, 0.6)))
        alarms += bool(of_may(books).posts)
    assert alarms <= 9  # 60 accounts, of which one in twenty would be three
