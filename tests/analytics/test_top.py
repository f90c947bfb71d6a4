"""The best and weakest posts, each beside what is usual for its type."""

from datetime import date

import pytest

from analytics.errors import NothingToRank
from analytics.metrics import BASE_BY_NAME, RATIO_BY_NAME
from analytics.period import Period
from analytics.post_frame import Measure
from analytics.top import Standing, Top, top
from tests.analytics.books import BERLIN, NOW, Books

MARCH = Period(date(2025, 3, 1), date(2025, 3, 31), BERLIN)
REACH = BASE_BY_NAME["reach"]


def of_march(
    books: Books, measure: Measure | None = REACH, *, newest_day: str = "2025-05-01"
) -> Top:
    books.day(newest_day, books.file(), profile_views=1)
    return top(books.session, books.account, MARCH, measure, now=NOW)


def days(posts: tuple[Standing, ...]) -> list[int]:
    return [post.published_at.day for post in posts]


def test_five_are_best_and_three_weakest_the_outermost_first(books: Books) -> None:
    for day, reach in enumerate((50, 10, 70, 20, 60, 40, 30, 80, 15), start=1):
        books.post(f"2025-03-0{day}", reach=reach)
    found = of_march(books)
    assert [post.value for post in found.best] == [80, 70, 60, 50, 40]
    assert [post.value for post in found.weakest] == [10, 15, 20]
    assert (found.median, found.n, found.posts) == (40, 9, 9)


def test_a_post_is_at_one_end_alone(books: Books) -> None:
    for day in range(1, 7):
        books.post(f"2025-03-0{day}", reach=day)
    found = of_march(books)
    assert (days(found.best), days(found.weakest)) == ([6, 5, 4, 3, 2], [1])


def test_of_equal_posts_the_newer_comes_first(books: Books) -> None:
    for day in range(1, 10):
        books.post(f"2025-03-0{day}", reach=5)
    found = of_march(books)
    assert (days(found.best), days(found.weakest)) == ([9, 8, 7, 6, 5], [4, 3, 2])


def test_usual_is_the_median_of_the_type_over_a_year(books: Books) -> None:
    for month in ("2024-04", "2024-06", "2024-09", "2024-12", "2025-01", "2025-02"):
        books.post(f"{month}-10", reach=100, kind="reel")
        books.post(f"{month}-11", reach=10, kind="image")
    books.post("2024-03-10", reach=9_999, kind="reel")  # over a year ago
    books.post("2025-03-05", reach=300, kind="reel")
    (best,) = of_march(books).best
    assert (best.usual, best.usual_n, best.multiple) == (100, 7, 3)


def test_six_posts_make_a_usual_and_five_do_not(books: Books) -> None:
    for day in range(1, 6):
        books.post(f"2025-03-0{day}", reach=10)
    assert {post.usual for post in of_march(books).best} == {None}
    books.post("2025-03-06", reach=10)
    assert {post.usual for post in of_march(books).best} == {10}


def test_a_post_still_collecting_is_neither_weakest_nor_usual(books: Books) -> None:
    for day in range(1, 8):
        books.post(f"2025-03-{day:02}", reach=100, likes=day)
    books.post("2025-03-31T12:00", reach=1)
    found = of_march(books, newest_day="2025-03-31")
    assert all(post.value == 100 for post in found.weakest)
    assert found.best[0].usual == 100
    assert "1" in str(found.notes[-1])


def test_a_usual_of_zero_has_no_multiple(books: Books) -> None:
    for day in range(1, 8):
        books.post(f"2025-03-0{day}", reach=0)
    assert of_march(books).best[0].multiple is None


def test_posts_can_be_ranked_by_a_ratio(books: Books) -> None:
    books.post("2025-03-01", reach=1_000, engagements=10)
    books.post("2025-03-02", reach=100, engagements=9)
    books.post("2025-03-03", reach=0, engagements=9)
    found = of_march(books, RATIO_BY_NAME["engagement_rate_by_reach"])
    assert [post.value for post in found.best] == [0.09, 0.01]
    assert (found.n, found.posts) == (2, 3)


def test_without_a_measure_it_is_the_accounts_first(books: Books) -> None:
    books.post("2025-03-01", impressions=100, likes=1)
    assert of_march(books, None).measure == BASE_BY_NAME["impressions"]


def test_a_measure_that_no_post_has_is_told(books: Books) -> None:
    books.post("2025-03-01", likes=1)
    with pytest.raises(NothingToRank, match="acme from 2025-03-01 to 2025-03-31 has a figure for"):
        of_march(books, BASE_BY_NAME["saves"])
