"""What a report says beside its figures."""

from datetime import date

import pytest

from analytics.groups import Dimension
from analytics.period import Period
from analytics.report import report
from analytics.tables import Certainty
from tests.analytics.books import BERLIN, NOW, Books, instant

WEEK = Period(date(2025, 5, 12), date(2025, 5, 18), BERLIN)


def notes(books: Books, period: Period = WEEK, by: Dimension | None = None) -> str:
    """All the notes of the report, a line each."""
    found = report(books.session, books.account, period, by=by, now=NOW)
    return "\n".join(str(note) for note in found.notes)


def test_posts_are_said_to_count_by_publishing(books: Books) -> None:
    books.noons(13)
    assert "Posts are counted by the day of publishing" in notes(books)


def test_sample_figures_are_called_made_up_before_all_else(books: Books) -> None:
    books.noons(13)
    assert "made-up" not in notes(books)
    books.account.is_sample = True
    assert notes(books).startswith("These are made-up sample figures")


def test_too_few_posts_to_compare_are_counted_on_both_sides(books: Books) -> None:
    books.noons(5, 6, 7, 12, 13, 14, 15, 16, 17)
    assert "Too few posts to compare (6 now, 3 before): with fewer than 6" in notes(books)


def test_enough_posts_on_both_sides_raise_no_doubt(books: Books) -> None:
    books.noons(*range(5, 19))
    told = notes(books)
    assert "Too few" not in told
    assert "no change is shown" not in told


def test_nothing_before_is_said(books: Books) -> None:
    books.noons(*range(12, 19))
    assert "There are no posts in the period before: their figures show no change." in notes(books)


def test_figures_that_begin_within_the_period_before_are_no_fair_comparison(books: Books) -> None:
    books.noons(*range(6, 19))
    assert "The figures begin on 2025-05-06, within the period before" in notes(books)


def test_days_after_the_newest_figures_are_missing_not_zero(books: Books) -> None:
    books.noons(1, 12, 15)
    assert "The newest figures are of 2025-05-15: the days after it are missing" in notes(books)


def test_days_before_the_oldest_figures_are_missing_not_zero(books: Books) -> None:
    books.noons(14, 20)
    assert "The figures begin on 2025-05-14: the days before it are missing" in notes(books)


def test_young_posts_are_counted_against_the_newest_figures(books: Books) -> None:
    books.noons(13, 14, 15, 16)  # the newest is of the 16th, noon: later than the 13th, noon
    assert "younger than 3 days in the data, which are still collecting: 3." in notes(books)
    books.post("2025-05-25")
    assert "still collecting" not in notes(books)


def test_a_late_platform_is_named_where_the_last_days_matter(books: Books) -> None:
    books.noons(13, 18)
    assert "up to 48 hours late" in notes(books)
    books.post("2025-05-25")
    assert "hours late" not in notes(books)


def test_doubtful_instants_are_counted(books: Books) -> None:
    for day in (12, 13, 14):
        books.post(f"2025-05-{day}T12:00", certainty=Certainty.ASSUMED)
    books.post("2025-05-15T12:00", certainty=Certainty.DATE_ONLY)
    books.post("2025-05-16T12:00", certainty=Certainty.STATED)
    books.post(None, certainty=Certainty.UNKNOWN)
    told = notes(books)
    assert "in an assumed zone, as the export names none: 3." in told
    assert "of which only the date is known, no hour: 1." in told
    assert "Posts without a date, which are in no period: 1." in told


def test_sure_instants_need_no_word(books: Books) -> None:
    books.noons(13)
    told = notes(books, by=Dimension.HOUR)
    assert "assumed" not in told
    assert "without a date" not in told
    assert "only the date" not in told


def test_groups_by_hour_say_what_they_rest_on(books: Books) -> None:
    books.post("2025-05-12T12:00", certainty=Certainty.ASSUMED, reach=1)
    books.post("2025-05-15T12:00", certainty=Certainty.DATE_ONLY, reach=1)
    told = notes(books, by=Dimension.HOUR)
    assert "The hours rest on an assumed zone" in told
    assert "only the date is known are in no group of hours" in told


def test_reach_is_said_to_be_a_sum(books: Books) -> None:
    books.noons(13, reach=5)
    assert "Reach is the sum of the posts' reach, not unique people" in notes(books)


def test_the_reach_of_days_is_said_to_be_a_sum(books: Books) -> None:
    books.day("2025-05-13", books.file(), reach=5)
    assert "Reach is the sum of the days' reach, not unique people" in notes(books)


@pytest.mark.parametrize(
    ("measures", "is_said"),
    [
        ({"views": 1.0}, False),
        ({"impressions": 1.0}, False),
        ({"views": 1, "impressions": 1}, True),
    ],
)
def test_views_beside_impressions_are_told_apart(
    books: Books, measures: dict[str, float], is_said: bool
) -> None:
    books.day("2025-05-13", books.file(), **measures)
    assert ("Views and impressions are different counts" in notes(books)) is is_said


def test_a_missing_ranking_is_explained(books: Books) -> None:
    books.noons(13, 14, reach=1)
    assert "No best and worst posts: fewer than 6 have a figure of Reach." in notes(books)
    books.noons(*range(12, 16), reach=1)
    assert "No best and worst" not in notes(books)


def test_the_usual_period_is_explained(books: Books) -> None:
    books.file(instant("2025-05-20T12:00"))
    books.noons(1, 18)
    weeks = Period(date(2025, 4, 21), date(2025, 5, 18), BERLIN)
    assert "the 28 days up to the newest complete day of figures" in notes(books, weeks)
    assert "28 days" not in notes(books)


def test_daily_sums_over_unequal_days_show_no_change_and_say_so(books: Books) -> None:
    file = books.file()
    for day in range(6, 19):
        books.day(f"2025-05-{day:02}", file, views=1)
    assert "on fewer days of one period than of the other" in notes(books)


def test_too_few_days_to_compare_are_counted_on_both_sides(books: Books) -> None:
    file = books.file()
    for day in (11, 12, 13):
        books.day(f"2025-05-{day:02}", file, views=1)
    assert "Too few days to compare (2 now, 1 before)" in notes(books)


def test_days_with_nothing_before_say_so(books: Books) -> None:
    books.day("2025-05-13", books.file(), views=1)
    assert "There is nothing in the period before" in notes(books)
