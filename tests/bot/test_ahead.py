"""Days ahead as people name them; today is Tuesday, 24 November 2026."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.ahead import Ahead, find_ahead
from bot.core.days import Ambiguous

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("by 2026-12-31", date(2026, 12, 31)),
        ("到 2026-12-31", date(2026, 12, 31)),
        ("by Dec 31", date(2026, 12, 31)),
        ("by 23 nov", date(2027, 11, 23)),
        ("by december", date(2026, 12, 31)),
        ("by the end of the year", date(2026, 12, 31)),
        ("by the end of next month", date(2026, 12, 31)),
        ("by eom", date(2026, 11, 30)),
        ("by christmas", date(2026, 12, 25)),
        ("in 90 days", date(2027, 2, 22)),
        ("within 3 months", date(2027, 2, 24)),
        ("3个月内", date(2027, 2, 24)),
        ("未来30天", date(2026, 12, 24)),
        ("年底前", date(2026, 12, 31)),
        ("月底", date(2026, 11, 30)),
        ("12月底前", date(2026, 12, 31)),
        ("12月31日之前", date(2026, 12, 31)),
        ("到明年3月", date(2027, 3, 31)),
        ("双十一前", date(2027, 11, 11)),
    ],
)
def test_an_end_has_no_first_day(text: str, last: date) -> None:
    assert find_ahead(text, TODAY) == (Ahead(None, last), "")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("this quarter", date(2026, 10, 1), date(2026, 12, 31)),
        ("本季度", date(2026, 10, 1), date(2026, 12, 31)),
        ("this week", date(2026, 11, 23), date(2026, 11, 29)),
        ("next month", date(2026, 12, 1), date(2026, 12, 31)),
        ("明年", date(2027, 1, 1), date(2027, 12, 31)),
        ("2026-10-01 to 2026-12-31", date(2026, 10, 1), date(2026, 12, 31)),
        ("December", date(2026, 12, 1), date(2026, 12, 31)),
        ("last month", date(2026, 10, 1), date(2026, 10, 31)),
    ],
)
def test_a_period_is_taken_whole(text: str, first: date, last: date) -> None:
    assert find_ahead(text, TODAY) == (Ahead(first, last), "")


def test_the_rest_of_the_line_is_given_back() -> None:
    assert find_ahead("10k followers by 31 December", TODAY) == (
        Ahead(None, date(2026, 12, 31)),
        "10k followers",
    )
    assert find_ahead("6000 followers", TODAY) is None


def test_a_date_in_two_orders_is_ambiguous() -> None:
    assert isinstance(find_ahead("by 03/04/2027", TODAY), Ambiguous)


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.booleans())
def test_what_is_written_reads_as_it_was(last: date, is_end: bool) -> None:
    ahead = Ahead(None if is_end else last.replace(day=1), last)
    if ahead.first == ahead.last:
        ahead = Ahead(None, last)
    assert find_ahead(f"5 {ahead}", TODAY) == (ahead, "5")


@given(st.text(max_size=80), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_any_text_is_read_or_not(text: str, today: date) -> None:
    find_ahead(text, today)
