"""Posts by type, weekday and hour; days by weekday."""

from datetime import date
from zoneinfo import ZoneInfo

from analytics.groups import Dimension, Group, day_groups, post_groups
from analytics.metrics import BASE_BY_NAME
from analytics.period import Period
from analytics.tables import Certainty
from tests.analytics.books import BERLIN, LOS_ANGELES, Books


def grouped(books: Books, by: Dimension, zone: ZoneInfo = BERLIN) -> tuple[Group, ...]:
    """The posts of March in groups, by reach."""
    march = Period(date(2025, 3, 1), date(2025, 3, 31), zone)
    return post_groups(books.session, books.account_id, march, BASE_BY_NAME["reach"], by)


def test_types_come_by_their_median_with_sum_and_number(books: Books) -> None:
    for reach in (1, 2, 9):
        books.post("2025-03-10", kind="image", reach=reach)
    books.post("2025-03-11", kind="reel", reach=8)
    books.post("2025-03-12", kind="", reach=5)
    assert grouped(books, Dimension.TYPE) == (
        Group("reel", 1, 8, 8, too_few=True),
        Group("not stated", 1, 5, 5, too_few=True),
        Group("image", 3, 12, 2, too_few=True),
    )


def test_six_posts_are_enough_to_speak_of_a_group_and_five_are_not(books: Books) -> None:
    for number in range(11):
        books.post("2025-03-10", kind="reel" if number < 6 else "image", reach=1)
    groups = grouped(books, Dimension.TYPE)
    assert {group.name: group.too_few for group in groups} == {"reel": False, "image": True}


def test_weekdays_are_those_of_the_zone_from_monday_on(books: Books) -> None:
    books.post("2025-03-16T23:30", reach=1)  # Sunday in UTC, Monday in Berlin
    books.post("2025-03-15T12:00", reach=2)  # Saturday
    berlin = grouped(books, Dimension.WEEKDAY)
    assert [(group.name, group.sum) for group in berlin] == [("Monday", 1), ("Saturday", 2)]
    pacific = grouped(books, Dimension.WEEKDAY, LOS_ANGELES)
    assert [(group.name, group.sum) for group in pacific] == [("Saturday", 2), ("Sunday", 1)]


def test_hours_follow_the_clock_of_the_zone_through_its_changes(books: Books) -> None:
    books.post("2025-03-29T08:10", reach=1)  # 09:10, winter time
    books.post("2025-03-30T07:50", reach=2)  # 09:50, summer time
    books.post("2025-03-31T05:00", reach=4)  # 07:00
    groups = grouped(books, Dimension.HOUR)
    assert [(group.name, group.n, group.sum) for group in groups] == [
        ("07:00", 1, 4),
        ("09:00", 2, 3),
    ]


def test_a_post_of_which_only_the_date_is_known_is_in_no_hour(books: Books) -> None:
    books.post("2025-03-10T12:00", reach=1, certainty=Certainty.DATE_ONLY)
    books.post("2025-03-10T13:00", reach=1, certainty=Certainty.ASSUMED)
    assert [group.name for group in grouped(books, Dimension.HOUR)] == ["14:00"]
    assert len(grouped(books, Dimension.WEEKDAY)) == 1


def test_days_group_by_their_weekday() -> None:
    sunday, tuesday = date(2025, 3, 16), date(2025, 3, 18)
    assert day_groups([(sunday, 5), (tuesday, 3), (date(2025, 3, 25), 4)]) == (
        Group("Tuesday", 2, 7, 3.5, too_few=True),
        Group("Sunday", 1, 5, 5, too_few=True),
    )
