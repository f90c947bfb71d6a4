"""Best and worst posts, and the start of their texts."""

from datetime import date

from analytics.figures import median_figure
from analytics.measure import post_median, post_totals
from analytics.metrics import BASE_BY_NAME
from analytics.period import Period
from analytics.ranking import Ranking, ranking
from analytics.tables import Certainty
from tests.analytics.books import BERLIN, Books, instant

REACH = BASE_BY_NAME["reach"]
MARCH = Period(date(2025, 3, 1), date(2025, 3, 31), BERLIN)


def ranked(books: Books, as_of: str = "2025-04-30") -> Ranking | None:
    session, account_id = books.session, books.account_id
    total = post_totals(session, account_id, MARCH).sum_of(REACH)
    assert total is not None
    middle = post_median(session, account_id, MARCH, total)
    assert middle is not None
    median = median_figure(total, middle, None, None)
    return ranking(session, account_id, MARCH, median, instant(as_of))


def found(books: Books, as_of: str = "2025-04-30") -> Ranking:
    made = ranked(books, as_of)
    assert made is not None
    return made


def test_three_posts_stand_at_each_end_the_outermost_first(books: Books) -> None:
    for day, reach in enumerate((50, 10, 70, 20, 60, 40, 30), start=1):
        books.post(f"2025-03-0{day}", reach=reach)
    ends = found(books)
    assert [post.value for post in ends.best] == [70, 60, 50]
    assert [post.value for post in ends.worst] == [10, 20, 30]
    assert (ends.metric, ends.n, ends.median) == (REACH, 7, 40)


def test_a_post_is_held_against_the_median_not_the_mean(books: Books) -> None:
    for day, reach in enumerate((10, 10, 10, 10, 10, 1_000), start=1):
        books.post(f"2025-03-0{day}", reach=reach)
    assert found(books).best[0].multiple == 100


def test_against_a_median_of_zero_there_is_no_multiple(books: Books) -> None:
    for day, reach in enumerate((0, 0, 0, 0, 0, 9), start=1):
        books.post(f"2025-03-0{day}", reach=reach)
    assert found(books).best[0].multiple is None


def test_fewer_than_six_posts_with_a_value_have_no_ranking(books: Books) -> None:
    for day in range(1, 6):
        books.post(f"2025-03-0{day}", reach=day)
    books.post("2025-03-06", likes=1)
    assert ranked(books) is None


def test_of_equal_posts_the_newer_comes_first(books: Books) -> None:
    for day in range(1, 7):
        books.post(f"2025-03-0{day}", reach=5)
    ends = found(books)
    assert [post.published_at.day for post in ends.best] == [6, 5, 4]
    assert [post.published_at.day for post in ends.worst] == [3, 2, 1]


def test_a_post_still_collecting_is_never_among_the_worst(books: Books) -> None:
    for day in range(1, 9):
        books.post(f"2025-03-0{day}", reach=100 - day)
    ends = found(books, as_of="2025-03-08T12:00")
    assert [post.published_at.day for post in ends.worst] == [5, 4]


def test_a_ranked_post_says_what_a_person_needs_to_find_it(books: Books) -> None:
    for day in range(1, 6):
        books.post(f"2025-03-0{day}", reach=10)
    long = "First light on the quay,\n\nand the drum is warm. " + "word " * 20
    kept = books.post(
        "2025-03-06T07:30", reach=20, kind="reel", text=long, certainty=Certainty.ASSUMED
    )
    best = found(books).best[0]
    assert (best.platform_id, best.link, best.kind) == (kept.platform_id, kept.link, "reel")
    assert (best.published_at, best.certainty) == (instant("2025-03-06T07:30"), Certainty.ASSUMED)
    assert best.start.startswith("First light on the quay, and the drum is warm. word")
    assert len(best.start) <= 81
