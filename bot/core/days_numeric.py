"""Periods written in digits, the same in every language."""

import re
from collections.abc import Iterator
from datetime import date

from bot.core.days_calendar import days_of, quarter, week
from bot.core.days_words import Reading, Row, Words, after, bounded, has_year

_ON = re.compile(r"\bon $", re.IGNORECASE)
_DIGITS = Words(number=int, units={}, ago={}, years={})


def _either_order(match: re.Match[str], today: date) -> Iterator[Reading]:
    one, two = int(match["one"]), int(match["two"])
    year = _DIGITS.year(match, today)
    yield Reading(days_of(two, one, one), year, "day first")
    yield Reading(days_of(one, two, two), year, "month first")


def _has_a_year_or_on(match: re.Match[str]) -> bool:
    """Whether 1/2 is meant as a day: it is as often a fraction, and 24/7 is no date."""
    return has_year(match) or after(_ON, match)


ROWS = (
    Row(bounded(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<first>\d{1,2})"), _DIGITS.days),
    Row(bounded(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})(?!-\d)"), _DIGITS.months),
    Row(bounded(r"(?P<month>\d{1,2})/(?P<year>\d{4})"), _DIGITS.months),
    Row(bounded(r"(?P<year>\d{4})[ -]?Q(?P<number>[1-4])"), _DIGITS.part(quarter)),
    Row(bounded(r"(?P<year>\d{4})-?W(?P<number>\d{1,2})"), _DIGITS.part(week)),
    Row(
        # Without a year only the stroke makes a date: 1-14 and 2.5 are numbers.
        bounded(
            r"(?P<one>\d{1,2})([-/.])(?P<two>\d{1,2})"
            r"(?:\2(?P<year>\d{4}|\d{2})|(?<=/\d)|(?<=/\d\d))"
        ),
        _either_order,
        free=_has_a_year_or_on,
    ),
)
