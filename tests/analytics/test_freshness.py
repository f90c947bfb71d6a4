"""How far an account's figures reach, and the period that is reported unasked."""

from datetime import date, timedelta

import pytest

from analytics.errors import NoFigures
from analytics.freshness import freshness, usual_period
from analytics.period import Period
from analytics.tables import Certainty, ImportKind, Platform
from tests.analytics.books import BERLIN, LOS_ANGELES, NOW, Books, instant, open_books


def test_the_span_covers_posts_and_days_in_the_zone(books: Books) -> None:
    books.post("2025-03-10T23:30")  # the 11th in Berlin
    books.day("2025-05-20", books.file(), views=1)
    found = freshness(books.session, books.account, BERLIN, NOW)
    assert (found.oldest_day, found.newest_day) == (date(2025, 3, 11), date(2025, 5, 20))
    assert found.newest_post == instant("2025-03-10T23:30")
    assert found.imported_at == NOW
    assert found.days_since == 12
    assert str(found.sentence()) == "The newest figures are of 2025-05-20. Days since then: 12."


def test_comments_make_no_figure_fresher(books: Books) -> None:
    books.day("2025-05-20", books.file(NOW - timedelta(days=5)), views=1)
    books.file(NOW, kind=ImportKind.COMMENTS)
    found = freshness(books.session, books.account, BERLIN, NOW)
    assert found.imported_at == NOW - timedelta(days=5)


def test_figures_are_as_of_their_newest_instant_whatever_the_day_of_import(books: Books) -> None:
    books.file()
    books.post("2025-03-10T23:30")
    assert freshness(books.session, books.account, BERLIN, NOW).as_of == instant("2025-03-10T23:30")
    books.day("2025-03-11", books.file(), views=1)
    assert freshness(books.session, books.account, BERLIN, NOW).as_of == instant("2025-03-11T23:00")


def test_a_day_read_in_before_it_was_over_is_as_of_the_reading(books: Books) -> None:
    books.day("2025-06-01", books.file(NOW), views=1)
    assert freshness(books.session, books.account, BERLIN, NOW).as_of == NOW


def test_the_usual_period_is_four_weeks_that_end_with_the_newest_complete_day(books: Books) -> None:
    books.post("2025-01-01T12:00")
    books.post("2025-05-30T12:00")
    books.file()
    usual = usual_period(books.session, books.account, BERLIN, NOW)
    assert usual == Period(date(2025, 5, 3), date(2025, 5, 30), BERLIN)


def test_the_day_of_the_import_itself_is_not_complete(books: Books) -> None:
    books.post("2025-01-01T12:00")
    books.post("2025-06-01T06:30")  # still 31 May in Los Angeles
    books.file(instant("2025-06-01T12:00"))
    later = NOW + timedelta(days=30)
    session, account = books.session, books.account
    assert usual_period(session, account, BERLIN, later).last == date(2025, 5, 31)
    assert usual_period(session, account, LOS_ANGELES, later).last == date(2025, 5, 31)


def test_figures_of_the_day_of_import_alone_are_taken_as_they_are(books: Books) -> None:
    books.post("2025-06-01T06:30")
    books.file()
    assert usual_period(books.session, books.account, BERLIN, NOW).last == date(2025, 6, 1)


def test_an_account_without_dated_figures_says_so(books: Books) -> None:
    books.post(None, certainty=Certainty.UNKNOWN, reach=5)
    with pytest.raises(NoFigures, match="acme has no dated figures yet"):
        freshness(books.session, books.account, BERLIN, NOW)


@pytest.mark.parametrize(
    ("platform", "hours"), [(Platform.FACEBOOK, 48), (Platform.TIKTOK, 48), (Platform.X, None)]
)
def test_a_platform_is_as_late_as_it_says_itself(
    books: Books, platform: Platform, hours: int | None
) -> None:
    other = open_books(books.session, "other", platform)
    other.post("2025-05-30")
    late = freshness(other.session, other.account, BERLIN, NOW).late_by
    assert late == (timedelta(hours=hours) if hours else None)
