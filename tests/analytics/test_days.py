"""Days of activity: what several imports say of one day."""

from datetime import date

from analytics.days import account_days, between, day_totals, with_metric
from analytics.measure import Pair, Total
from analytics.metrics import BASE_BY_NAME, POSTS, RATIO_BY_NAME
from tests.analytics.books import Books, instant, open_books

VIEWS, LIKES = BASE_BY_NAME["views"], BASE_BY_NAME["likes"]
FIRST, LAST = date(2025, 3, 1), date(2025, 3, 31)


def test_the_newest_import_that_has_a_metric_wins(books: Books) -> None:
    newest = books.file(instant("2025-04-03"))
    oldest = books.file(instant("2025-04-01"))
    middle = books.file(instant("2025-04-02"))
    books.day("2025-03-10", newest, likes=9)
    books.day("2025-03-10", oldest, views=100, likes=5)
    books.day("2025-03-10", middle, views=120, likes=7)
    (day,) = account_days(books.session, books.account_id, FIRST, LAST)
    assert (day.value("views"), day.value("likes"), day.value("shares")) == (120, 9, None)


def test_of_two_imports_of_one_instant_the_later_number_wins(books: Books) -> None:
    one, two = books.file(), books.file()
    books.day("2025-03-10", two, views=2)
    books.day("2025-03-10", one, views=1)
    (day,) = account_days(books.session, books.account_id, FIRST, LAST)
    assert day.value("views") == 2


def test_days_come_in_order_without_those_that_have_no_figure(books: Books) -> None:
    file = books.file()
    for day in ("2025-03-12", "2025-03-01", "2025-03-31", "2025-02-28", "2025-04-01"):
        books.day(day, file, views=1)
    books.day("2025-03-20", file)
    days = account_days(books.session, books.account_id, FIRST, LAST)
    assert [day.day.day for day in days] == [1, 12, 31]
    assert between(days, date(2025, 3, 2), date(2025, 3, 12)) == (days[1],)


def test_another_account_has_its_own_days(books: Books) -> None:
    other = open_books(books.session, "other")
    other.day("2025-03-10", other.file(), views=1)
    assert account_days(books.session, books.account_id, FIRST, LAST) == ()


def test_days_are_summed_with_their_posts_and_without_their_level(books: Books) -> None:
    file = books.file()
    books.day("2025-03-10", file, posts=2, impressions=100, engagements=8, followers=1_000)
    books.day("2025-03-11", file, posts=0, impressions=50, followers=1_010)
    days = account_days(books.session, books.account_id, FIRST, LAST)
    totals = day_totals(days)
    assert totals.rows == 2
    assert totals.sum_of(POSTS) == Total(POSTS, 2, 2)
    assert totals.sum_of(BASE_BY_NAME["impressions"]) is not None
    assert totals.sum_of(BASE_BY_NAME["followers"]) is None
    assert totals.pairs == (
        Pair(RATIO_BY_NAME["engagement_rate_by_impressions"], 8, 100, 1),
        Pair(RATIO_BY_NAME["engagement_rate_by_followers"], 8, 1_000, 1),
    )
    assert with_metric(days, BASE_BY_NAME["engagements"]) == [(date(2025, 3, 10), 8)]
