"""The posts that count, and their outcome."""

import math
from datetime import date

import pytest

from analytics.comparable import Comparable, comparable
from analytics.errors import BelowZero, NothingToRank
from analytics.metrics import BASE_BY_NAME, RATIO_BY_NAME
from analytics.period import Period
from analytics.post_frame import Measure
from tests.analytics.books import BERLIN, Books, instant

MARCH = Period(date(2025, 3, 1), date(2025, 3, 31), BERLIN)
LATER = instant("2025-05-01")


def of_march(books: Books, measure: Measure, as_of: str = "2025-05-01") -> Comparable:
    return comparable(books.session, books.account, MARCH, measure, instant(as_of))


def test_the_outcome_is_the_logarithm_of_one_more(books: Books) -> None:
    books.post("2025-03-01", reach=0)
    books.post("2025-03-02", reach=99)
    assert list(of_march(books, BASE_BY_NAME["reach"]).outcome) == [0, math.log(100)]


def test_of_a_ratio_the_numerator_gains_one(books: Books) -> None:
    books.post("2025-03-01", engagements=9, reach=100)
    found = of_march(books, RATIO_BY_NAME["engagement_rate_by_reach"])
    assert found.outcome == pytest.approx([math.log(10 / 100)])


def test_watch_time_is_counted_in_seconds(books: Books) -> None:
    books.post("2025-03-01", watch_hours=0.5)
    assert of_march(books, BASE_BY_NAME["watch_hours"]).outcome == pytest.approx([math.log(1801)])


def test_young_posts_and_those_without_the_figure_are_counted_out(books: Books) -> None:
    books.post("2025-03-01", reach=10)
    books.post("2025-03-02", likes=10)
    books.post("2025-03-30T12:00", reach=10)
    found = of_march(books, BASE_BY_NAME["reach"], as_of="2025-03-31T12:00")
    assert (len(found.frame), found.young, found.valueless) == (1, 1, 1)


def test_no_post_with_the_figure_is_told(books: Books) -> None:
    books.post("2025-03-01", likes=10)
    with pytest.raises(NothingToRank, match="Reach"):
        of_march(books, BASE_BY_NAME["reach"])


def test_what_falls_below_zero_has_no_multiple(books: Books) -> None:
    books.post("2025-03-01", subscribers=-2)
    with pytest.raises(BelowZero, match="Net new subscribers can fall below 0"):
        of_march(books, BASE_BY_NAME["subscribers"])


def test_the_local_instant_is_in_the_period_s_zone(books: Books) -> None:
    books.post("2025-03-01T23:30", reach=1)
    (local,) = of_march(books, BASE_BY_NAME["reach"]).frame["local"]
    assert (local.day, local.hour) == (2, 0)
