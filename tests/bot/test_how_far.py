"""How far ahead a forecast is asked for; today is Tuesday, 24 November 2026."""

from datetime import date

import pytest

from bot.commands.how_far import HowFar, read_how_far
from tests.fakes.conversation import context

YESTERDAY = date(2026, 11, 23)
LONG_AGO = date(2020, 12, 31)


def read(text: str) -> HowFar:
    found = read_how_far(text, context(text))
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("next 90 days", 90),
        ("7 days", 7),
        ("90天", 90),
        ("views for 3 months", 92),  # to 23 February
        ("by the end of the year", 38),
        ("到年底", 38),
        ("next month", 38),
        ("下个月", 38),
    ],
)
def test_the_days_are_counted_from_the_newest_figures(text: str, days: int) -> None:
    assert read(text).days_from(YESTERDAY) == days


def test_of_old_figures_the_days_after_them_are_meant() -> None:
    assert read("next 90 days").days_from(LONG_AGO) == 90


def test_it_reads_back_what_it_writes() -> None:
    assert read(str(read("by the end of the year"))).ahead.last == date(2026, 12, 31)


@pytest.mark.parametrize("text", ["what is the trend of our views last month", "is it going down?"])
def test_days_that_are_over_and_no_days_at_all_are_none(text: str) -> None:
    assert read_how_far(text, context(text)) is None
