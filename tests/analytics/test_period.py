"""Periods: their days, their instants, the period before."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.errors import ImpossiblePeriod
from analytics.period import Period
from tests.analytics.books import BERLIN, LOS_ANGELES, instant

ZONES = st.sampled_from(
    [ZoneInfo(name) for name in ("UTC", "Europe/Berlin", "America/Los_Angeles", "Asia/Shanghai")]
    # These skip or repeat midnight itself, or change by half an hour.
    + [ZoneInfo(name) for name in ("America/Havana", "Africa/Cairo", "Australia/Lord_Howe")]
)
DAYS = st.dates(date(1990, 1, 1), date(2037, 12, 31))


def test_a_period_holds_both_of_its_ends() -> None:
    period = Period(date(2025, 3, 18), date(2025, 4, 14), BERLIN)
    assert period.days == 28
    assert sorted(period.dates())[0] == date(2025, 3, 18)
    assert sorted(period.dates())[-1] == date(2025, 4, 14)


def test_a_winter_day_in_berlin_begins_at_eleven_utc_the_evening_before() -> None:
    period = Period(date(2025, 1, 10), date(2025, 1, 10), BERLIN)
    assert period.start == instant("2025-01-09T23:00")
    assert period.end == instant("2025-01-10T23:00")


def test_the_day_the_clock_goes_forward_in_berlin_has_23_hours() -> None:
    period = Period(date(2025, 3, 30), date(2025, 3, 30), BERLIN)
    assert (period.start, period.end) == (instant("2025-03-29T23:00"), instant("2025-03-30T22:00"))


def test_the_day_the_clock_goes_back_in_los_angeles_has_25_hours() -> None:
    period = Period(date(2025, 11, 2), date(2025, 11, 2), LOS_ANGELES)
    assert (period.start, period.end) == (instant("2025-11-02T07:00"), instant("2025-11-03T08:00"))


def test_a_day_whose_midnight_is_skipped_begins_at_the_change() -> None:
    # Cairo went from 24 April 2026 23:59:59 (UTC+2) to 01:00 (UTC+3).
    day = Period(date(2026, 4, 24), date(2026, 4, 24), ZoneInfo("Africa/Cairo"))
    assert day.start == instant("2026-04-23T22:00")
    assert day.end - day.start == timedelta(hours=23)


def test_the_period_before_is_as_long_and_ends_where_this_one_begins() -> None:
    period = Period(date(2025, 3, 18), date(2025, 4, 14), BERLIN)
    assert period.before() == Period(date(2025, 2, 18), date(2025, 3, 17), BERLIN)
    assert period.before().end == period.start


@pytest.mark.parametrize(
    ("first", "last", "first_before", "last_before"),
    [
        ("2025-02-01", "2025-02-28", "2025-01-01", "2025-01-31"),  # a month
        ("2024-02-01", "2024-02-29", "2024-01-01", "2024-01-31"),
        ("2025-01-01", "2025-01-31", "2024-12-01", "2024-12-31"),
        ("2025-04-01", "2025-06-30", "2025-01-01", "2025-03-31"),  # a quarter
        ("2025-01-01", "2025-03-31", "2024-10-01", "2024-12-31"),
        ("2025-01-01", "2025-12-31", "2024-01-01", "2024-12-31"),  # a year
        ("2025-03-01", "2025-04-30", "2025-01-01", "2025-02-28"),  # two months
        ("2025-05-12", "2025-05-18", "2025-05-05", "2025-05-11"),  # a week
        ("2025-02-01", "2025-02-27", "2025-01-05", "2025-01-31"),  # a day short of a month
        ("2025-02-02", "2025-02-28", "2025-01-06", "2025-02-01"),
    ],
)
def test_whole_months_are_compared_with_the_months_before(
    first: str, last: str, first_before: str, last_before: str
) -> None:
    period = Period(date.fromisoformat(first), date.fromisoformat(last), BERLIN)
    before = Period(date.fromisoformat(first_before), date.fromisoformat(last_before), BERLIN)
    assert period.before() == before


def test_whole_months_are_counted() -> None:
    assert Period(date(2025, 11, 1), date(2026, 1, 31), BERLIN).months == 3
    assert Period(date(2025, 11, 1), date(2026, 1, 30), BERLIN).months == 0


@given(first=DAYS, days=st.integers(1, 400))
def test_the_period_before_ends_the_day_before_and_has_as_many_days_or_months(
    first: date, days: int
) -> None:
    period = Period(first, first + timedelta(days=days - 1), BERLIN)
    before = period.before()
    assert before.end == period.start
    assert before.days == period.days or before.months == period.months > 0


def test_the_period_before_is_counted_in_days_not_hours() -> None:
    week = Period(date(2025, 3, 31), date(2025, 4, 6), BERLIN)
    assert week.before().days == 7
    assert week.before().end - week.before().start == timedelta(days=7, hours=-1)


def test_an_instant_falls_on_the_day_of_the_zone() -> None:
    late = datetime(2025, 3, 18, 23, 30, tzinfo=UTC)
    assert Period(date(2025, 3, 1), date(2025, 3, 31), BERLIN).day_of(late) == date(2025, 3, 19)
    assert Period(date(2025, 3, 1), date(2025, 3, 31), LOS_ANGELES).day_of(late) == date(
        2025, 3, 18
    )


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2025, 3, 2), date(2025, 3, 1)),
        (date(1, 1, 1), date(1, 1, 31)),
        (date(9999, 12, 1), date(9999, 12, 31)),
        (date(1950, 1, 1), date(2025, 1, 1)),
    ],
    ids=["reversed", "too early", "too late", "too long"],
)
def test_a_period_that_cannot_be_is_refused_by_its_days(first: date, last: date) -> None:
    with pytest.raises(ImpossiblePeriod, match=f"{first} to {last}"):
        Period(first, last, BERLIN)


@given(day=DAYS, zone=ZONES)
def test_every_instant_between_start_and_end_falls_on_the_day(day: date, zone: ZoneInfo) -> None:
    period = Period(day, day, zone)
    tick = timedelta(microseconds=1)
    assert period.day_of(period.start) == day
    assert period.day_of(period.end - tick) == day
    assert period.day_of(period.start - tick) < day < period.day_of(period.end)


@given(first=DAYS, days=st.integers(1, 400), zone=ZONES)
def test_days_follow_each_other_without_gap_or_overlap(
    first: date, days: int, zone: ZoneInfo
) -> None:
    whole = Period(first, first + timedelta(days=days - 1), zone)
    single = [Period(day, day, zone) for day in whole.dates()]
    assert whole.start == single[0].start
    assert whole.end == single[-1].end
    assert all(one.end == two.start for one, two in pairwise(single))
