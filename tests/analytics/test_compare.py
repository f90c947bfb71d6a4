"""Two sides beside each other."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import Session

from analytics.compare import Comparison, Side, compare
from analytics.errors import NoSuchPosts
from analytics.metrics import BASE_BY_NAME, RATIO_BY_NAME
from analytics.period import Period
from analytics.post_frame import Measure
from analytics.tables import Account, Platform
from tests.analytics.books import BERLIN, NOW, Books, open_books
from tests.analytics.histories import settled

MARCH = Period(date(2025, 3, 1), date(2025, 3, 31), BERLIN)
APRIL = Period(date(2025, 4, 1), date(2025, 4, 30), BERLIN)
REACH = BASE_BY_NAME["reach"]


def of(books: Books, kind: str | None = None, period: Period = MARCH) -> Side:
    return Side((books.account,), period, kind)


def found(books: Books, first: Side, second: Side, measure: Measure | None = REACH) -> Comparison:
    settled(books)
    return compare(books.session, first, second, measure, now=NOW)


def write(books: Books, month: int, *values: int, kind: str = "image") -> None:
    for day, value in enumerate(values, start=1):
        books.post(
            f"2025-{month:02}-{day:02}T12:00", kind=kind, reach=value, engagements=value // 10
        )


def test_types_that_differ_by_two_are_told_so(books: Books) -> None:
    write(books, 3, *range(180, 220, 2), kind="reel")
    write(books, 3, *range(90, 110), kind="image")
    comparison = found(books, of(books, "reel"), of(books, "image"))
    assert (comparison.first.value, comparison.second.value) == (199, 99.5)
    assert comparison.interval is not None
    assert comparison.interval.ratio == pytest.approx(2, rel=0.01)
    assert comparison.interval.is_real


def test_months_alike_do_not_differ(books: Books) -> None:
    write(books, 3, *range(80, 120, 2))
    write(books, 4, *range(81, 121, 2))
    interval = found(books, of(books), of(books, period=APRIL)).interval
    assert interval is not None
    assert not interval.is_real


def test_of_five_posts_nothing_is_said(books: Books) -> None:
    write(books, 3, *range(100, 110))
    write(books, 4, *range(900, 905))
    comparison = found(books, of(books), of(books, period=APRIL))
    assert comparison.too_few
    assert comparison.interval is None
    assert comparison.second.n == 5


def test_a_rate_is_a_ratio_of_sums(books: Books) -> None:
    """March: (100 + 6 x 1) / (1000 + 6 x 100); April: 7 x 30 / (7 x 200)."""
    rate = RATIO_BY_NAME["engagement_rate_by_reach"]
    books.post("2025-03-01", reach=1_000, engagements=100)
    for day in range(2, 8):
        books.post(f"2025-03-0{day}", reach=100, engagements=1)
    for day in range(1, 8):
        books.post(f"2025-04-0{day}", reach=200, engagements=30)
    comparison = found(books, of(books), of(books, period=APRIL), rate)
    assert comparison.first.value == pytest.approx(106 / 1_600)
    assert comparison.second.value == pytest.approx(0.15)


def test_a_side_without_posts_is_named(books: Books) -> None:
    write(books, 3, 1, 2, 3)
    with pytest.raises(NoSuchPosts, match="acme has no posts of that kind"):
        found(books, of(books), of(books, "reel"))


def test_platforms_are_compared_by_what_both_count(session: Session, books: Books) -> None:
    """Instagram has reach and engagements, X impressions and engagements."""
    other = open_books(session, "acme on x", Platform.X)
    write(books, 3, *range(100, 110))
    for day in range(1, 10):
        other.post(f"2025-03-0{day}", impressions=500, engagements=20)
    comparison = found(books, of(books), of(other), None)
    assert comparison.measure == BASE_BY_NAME["engagements"]
    assert "Each platform counts in its own way" in str(comparison.notes[0])


def test_views_are_not_set_against_impressions(session: Session, books: Books) -> None:
    other = open_books(session, "acme on x", Platform.X)
    for day in range(1, 10):
        books.post(f"2025-03-0{day}", views=100)
        other.post(f"2025-03-0{day}", impressions=500)
    with pytest.raises(NoSuchPosts, match="acme on x"):
        found(books, of(books), of(other), None)


def test_accounts_of_a_side_are_taken_together(session: Session, books: Books) -> None:
    second: Account = open_books(session, "acme two").account
    write(books, 3, *range(100, 110))
    of_second = replace(books, account=second, account_id=second.number)
    write(of_second, 3, *range(100, 120))
    settled(of_second)
    both = Side((books.account, second), MARCH)
    assert found(books, both, of(books)).first.n == 30


def test_periods_that_share_days_are_told(books: Books) -> None:
    write(books, 3, *range(100, 128))
    half = replace(MARCH, last=date(2025, 3, 15))
    notes = found(books, of(books), of(books, period=half)).notes
    assert any("share days" in str(note) for note in notes)


def test_a_post_read_for_both_sides_is_left_out_once(books: Books) -> None:
    write(books, 3, *range(100, 110))
    books.post("2025-03-20", likes=1)
    notes = found(books, of(books, "image"), of(books, "image")).notes
    assert any("no such figure: 1 posts" in str(note) for note in notes)
