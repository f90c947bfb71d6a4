"""Sums over posts: what is in, what is out, and over how many."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session, SQLModel, create_engine

from analytics.measure import (
    Pair,
    Total,
    Totals,
    certainties,
    post_median,
    post_totals,
    posts_by_day,
    posts_since,
    undated_posts,
)
from analytics.metrics import BASE_BY_NAME, RATIO_BY_NAME
from analytics.period import Period
from analytics.tables import Certainty, Post
from tests.analytics.books import BERLIN, LOS_ANGELES, Books, instant, open_books

REACH, LIKES = BASE_BY_NAME["reach"], BASE_BY_NAME["likes"]
BY_REACH = RATIO_BY_NAME["engagement_rate_by_reach"]
MARCH = Period(date(2025, 3, 1), date(2025, 3, 31), BERLIN)


def test_a_metric_is_summed_over_the_posts_that_have_it(books: Books) -> None:
    books.post("2025-03-10", reach=100, likes=7)
    books.post("2025-03-11", reach=50)
    books.post("2025-03-12", likes=3)
    totals = post_totals(books.session, books.account_id, MARCH)
    assert totals.rows == 3
    assert totals.sums == (Total(REACH, 150, 2), Total(LIKES, 10, 2))


def test_a_zero_is_a_value_and_an_empty_cell_is_none(books: Books) -> None:
    books.post("2025-03-10", likes=0)
    books.post("2025-03-11")
    totals = post_totals(books.session, books.account_id, MARCH)
    assert totals.sums == (Total(LIKES, 0, 1),)


def test_a_ratio_sums_both_sides_over_the_posts_that_have_both(books: Books) -> None:
    books.post("2025-03-10", engagements=10, reach=100)
    books.post("2025-03-11", engagements=5, reach=20)
    books.post("2025-03-12", engagements=1_000)
    books.post("2025-03-13", reach=1_000)
    totals = post_totals(books.session, books.account_id, MARCH)
    assert totals.pairs == (Pair(BY_REACH, 15, 120, 2),)


def test_a_post_at_local_midnight_belongs_to_the_day_that_begins(books: Books) -> None:
    books.post("2025-03-31T22:00", reach=1)  # 1 April 00:00 in Berlin, summer time
    books.post("2025-03-31T21:59:59.999", reach=2)
    april = Period(date(2025, 4, 1), date(2025, 4, 30), BERLIN)
    assert post_totals(books.session, books.account_id, MARCH).sum_of(REACH) == Total(REACH, 2, 1)
    assert post_totals(books.session, books.account_id, april).sum_of(REACH) == Total(REACH, 1, 1)


def test_the_day_of_25_hours_in_los_angeles_takes_posts_of_both_one_oclocks(books: Books) -> None:
    books.post("2025-11-02T08:30", reach=1)  # 01:30 before the clock goes back
    books.post("2025-11-02T09:30", reach=2)  # 01:30 after
    books.post("2025-11-03T07:59", reach=4)  # 23:59
    books.post("2025-11-03T08:00", reach=8)  # the next day
    day = Period(date(2025, 11, 2), date(2025, 11, 2), LOS_ANGELES)
    assert post_totals(books.session, books.account_id, day).sum_of(REACH) == Total(REACH, 7, 3)


def test_another_account_is_not_counted(books: Books) -> None:
    books.post("2025-03-10", reach=1)
    open_books(books.session, "other").post("2025-03-10", reach=100)
    assert post_totals(books.session, books.account_id, MARCH).sum_of(REACH) == Total(REACH, 1, 1)


@pytest.mark.parametrize(
    ("reach", "middle"), [((7,), 7), ((9, 1), 5), ((9, 1, 2), 2), ((1, 100, 2, 4), 3)]
)
def test_a_median_is_the_middle_value_or_the_mean_of_the_middle_two(
    books: Books, reach: tuple[float, ...], middle: float
) -> None:
    for value in reach:
        books.post("2025-03-12", reach=value)
    books.post("2025-03-12", likes=50)
    books.post("2025-05-12", reach=50)
    total = Total(REACH, sum(reach), len(reach))
    assert post_median(books.session, books.account_id, MARCH, total) == middle


def test_posts_are_summed_by_the_day_of_the_zone(books: Books) -> None:
    books.post("2025-03-29T23:30", reach=1)  # 30 March 00:30, winter time
    books.post("2025-03-30T21:59:59.999999", reach=2)  # 23:59:59, summer time
    books.post("2025-03-30T22:00", reach=4)  # 31 March 00:00
    books.post("2025-03-20T12:00", likes=1)
    assert posts_by_day(books.session, books.account_id, MARCH, REACH) == (
        (date(2025, 3, 30), Total(REACH, 3, 2)),
        (date(2025, 3, 31), Total(REACH, 4, 1)),
    )


def test_posts_are_counted_by_certainty_and_age(books: Books) -> None:
    books.post("2025-03-10", certainty=Certainty.ASSUMED)
    books.post("2025-03-11", certainty=Certainty.ASSUMED)
    books.post("2025-03-12", certainty=Certainty.DATE_ONLY)
    books.post(None, certainty=Certainty.UNKNOWN)
    session, account_id = books.session, books.account_id
    assert certainties(session, account_id, MARCH) == {
        Certainty.ASSUMED: 2,
        Certainty.DATE_ONLY: 1,
    }
    assert posts_since(session, account_id, MARCH, instant("2025-03-11")) == 1
    assert undated_posts(session, account_id) == 1


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """An empty database for many examples, each of which is rolled back."""
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    yield engine
    engine.dispose()


Row = tuple[int, float | None, float | None, float | None]
VALUES = st.none() | st.integers(0, 10**9).map(float)
ROWS = st.lists(st.tuples(st.integers(0, 60 * 24 * 60), VALUES, VALUES, VALUES), max_size=25)


@settings(deadline=None, max_examples=50)
@given(
    rows=ROWS,
    split=st.dates(date(2025, 3, 3), date(2025, 4, 20)),
    zone=st.sampled_from([BERLIN, LOS_ANGELES, ZoneInfo("Asia/Kolkata")]),
)
def test_two_adjacent_periods_add_up_to_their_union(
    engine: Engine, rows: list[Row], split: date, zone: ZoneInfo
) -> None:
    first, last = date(2025, 3, 3), date(2025, 4, 25)
    with Session(engine) as session:
        account_id = open_books(session).account_id
        session.add_all(_post(account_id, *row) for row in rows)
        one = post_totals(session, account_id, Period(first, split, zone))
        two = post_totals(session, account_id, Period(split + timedelta(days=1), last, zone))
        union = post_totals(session, account_id, Period(first, last, zone))
    assert union.rows == one.rows + two.rows
    assert _numbers(union) == _added(_numbers(one), _numbers(two))


def _post(
    account_id: int,
    minutes: int,
    reach: float | None,
    engagements: float | None,
    likes: float | None,
) -> Post:
    """A post so many minutes into March."""
    return Post(
        account_id=account_id,
        platform_id=str(uuid4()),
        published_at=datetime(2025, 3, 1, tzinfo=UTC) + timedelta(minutes=minutes),
        certainty=Certainty.EXACT,
        reach=reach,
        engagements=engagements,
        likes=likes,
    )


def _numbers(totals: Totals) -> dict[str, tuple[float, ...]]:
    found: dict[str, tuple[float, ...]] = {}
    for total in totals.sums:
        found[total.metric.name] = (total.value, total.n)
    for pair in totals.pairs:
        found[pair.ratio.name] = (pair.numerator, pair.denominator, pair.n)
    return found


def _added(
    one: dict[str, tuple[float, ...]], two: dict[str, tuple[float, ...]]
) -> dict[str, tuple[float, ...]]:
    both = {
        name: tuple(a + b for a, b in zip(one[name], two[name], strict=True))
        for name in one.keys() & two.keys()
    }
    return one | two | both
