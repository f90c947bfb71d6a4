"""A metric as one series over time."""

from datetime import date, timedelta

import pytest

from analytics.errors import NoHistory
from analytics.freshness import freshness
from analytics.history import History, history
from analytics.metrics import BASE_BY_NAME
from analytics.period import Basis, Period
from tests.analytics.books import BERLIN, NOW, Books


def of(books: Books, name: str, last: str = "2025-05-31") -> History:
    fresh = freshness(books.session, books.account, BERLIN, NOW)
    end = date.fromisoformat(last)
    period = Period(end - timedelta(days=27), end, BERLIN)
    return history(books.session, books.account, BASE_BY_NAME[name], fresh, period)


def test_daily_figures_are_a_value_a_day(books: Books) -> None:
    file = books.file()
    for day, followers in ((28, 100), (29, 110), (30, 125)):
        books.day(f"2025-05-{day}", file, followers=followers)
    found = of(books, "followers")
    assert (found.values, found.basis, found.first) == (
        (100, 110, 125),
        Basis.ACTIVITY,
        date(2025, 5, 28),
    )
    assert found.day(3) == date(2025, 5, 31)


def test_a_short_gap_is_put_between_its_neighbours_and_counted(books: Books) -> None:
    file = books.file()
    books.day("2025-05-26", file, followers=100)
    books.day("2025-05-30", file, followers=140)
    found = of(books, "followers")
    assert (found.values, found.filled) == ((100, 110, 120, 130, 140), 3)


def test_a_long_gap_ends_the_series(books: Books) -> None:
    file = books.file()
    books.day("2025-05-20", file, followers=1)
    books.day("2025-05-29", file, followers=100)
    books.day("2025-05-30", file, followers=110)
    assert of(books, "followers").values == (100, 110)


def test_posts_are_summed_by_whole_weeks_from_monday(books: Books) -> None:
    books.file()
    books.post("2025-04-30", reach=9_999)  # a Wednesday: its week is not whole
    books.post("2025-05-05T00:00", reach=5)  # a Monday
    books.post("2025-05-11T20:00", reach=7)  # its Sunday
    books.post("2025-05-20", reach=1)
    books.post("2025-05-31T10:00", reach=50)  # young, and so is its week
    found = of(books, "reach")
    assert list(found.values) == [12, 0, 1]
    assert found.day(0) == date(2025, 5, 5)
    assert found.day(1) == date(2025, 5, 12)
    assert found.basis is Basis.PUBLISHED


def test_a_metric_without_figures_is_told(books: Books) -> None:
    books.file()
    books.post("2025-05-05", reach=5)
    with pytest.raises(NoHistory, match="acme has no figures of Saves over time"):
        of(books, "saves")


def test_a_state_has_no_series_by_publishing(books: Books) -> None:
    books.file()
    books.post("2025-05-05", reach=5)
    with pytest.raises(NoHistory, match="Followers"):
        of(books, "followers")
