"""Periods as English writes them."""

import re
from collections.abc import Iterator
from datetime import date

from bot.core.days_calendar import ago, half, months, quarter, week
from bot.core.days_words import TO, Reading, Row, Words, after, bounded, fixed, has_year

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Three letters tell all the words for numbers apart.
_NUMBERS = {
    word: number
    for words in (
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "one two thr fou fiv six sev eig nin ten ele twe",
        "fir sec thi fou",
    )
    for number, word in enumerate(words.split(), start=1)
}


def _number(text: str) -> int:
    return _NUMBERS.get(text[:3].lower()) or int(re.sub(r"\D", "", text))


_WORDS = Words(
    number=_number,
    units={"d": "day", "w": "week", "m": "month", "q": "quarter", "y": "year"},
    ago={"this": 0, "current": 0, "last": 1, "previous": 1},
    years={"this year": 0, "last year": 1},
)

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?:\.(?= ?\d))?"
)
_FIRST, _LAST = (rf"(?P<{name}>\d{{1,2}})(?:st|nd|rd|th)?" for name in ("first", "last"))
_FROM = r"(?:(?P<between>between )|from )?"
_FIRST_TO_LAST = rf"{_FIRST}(?:{TO}|(?(between) and |(?!))){_LAST}"
_IN_YEAR = r"(?:(?:,? |[-/]| of | in | ?(?=')|(?<=\.))(?P<year>\d{4}|'\d\d|last year|this year))?"
_ORDINAL = r"(?:the )?(?P<number>first|second|third|fourth|1st|2nd|3rd|4th)"
_UNIT = r"(?P<unit>days?|weeks?|wks?|months?|mo|quarters?|years?|yrs?|[dwmqy])"
_COUNT = r"(?P<count>\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) ?"

# What makes a bare name or number a time: "in march", but not "we march".
_IN = re.compile(r"\b(?:in|during|since|throughout|vs|versus) $", re.IGNORECASE)
_FOR = re.compile(r"\b(?:for|on|from|through) $", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;>]) ?$")


def _is_month(match: re.Match[str]) -> bool:
    """Whether the name of a month inside a sentence is one: `may` and `march` are also verbs."""
    name = match["month"]
    if re.search(r"\d{4}|'\d|^last ", match[0], re.I) or after(_IN, match) or after(_FOR, match):
        return True
    if name == "May" and after(_SENTENCE_START, match):
        return False
    has_day = re.search(r"\d", match[0]) is not None
    return name.istitle() or (has_day and name.lower() not in ("may", "march"))


def _is_year(match: re.Match[str]) -> bool:
    """Whether a bare number is a year: "in 2025", "for 2025", but not "for 2025 followers"."""
    goes_on = re.match(r" \w", match.string[match.end() : match.end() + 2])
    return after(_IN, match) or (not goes_on and after(_FOR, match))


def _days_ago(match: re.Match[str], today: date) -> Iterator[Reading]:
    count = {"today": 0, "yesterday": 1}.get(match[0].lower(), 2)
    yield fixed(ago(count, "day", today))


def _last_weekday(match: re.Match[str], today: date) -> Iterator[Reading]:
    count = (today.weekday() - _WEEKDAYS.index(match["weekday"].lower()) - 1) % 7 + 1
    yield fixed(ago(count, "day", today))


def _unit_to_date(match: re.Match[str], today: date) -> Iterator[Reading]:
    yield fixed(ago(0, _WORDS.unit(match), today))


def _last_month_so_named(match: re.Match[str], today: date) -> Iterator[Reading]:
    month = _number(match["month"])
    yield Reading(months(month, month), today.year - (month >= today.month))


def _short_year(match: re.Match[str], today: date) -> Iterator[Reading]:
    """March 2025 for "Mar 25"; a year that is not one of the last three would be spelt out."""
    year = _WORDS.year(match, today)
    if year is not None and today.year - 3 < year <= today.year:
        yield from _WORDS.months(match, today)


ROWS = (
    Row(bounded(r"today|(?:the )?day before yesterday|yesterday"), _days_ago),
    Row(
        bounded(r"(?P<ago>this|current|last|previous) (?P<unit>week|month|quarter|year)"),
        _WORDS.calendar_unit,
    ),
    Row(bounded(r"(?P<unit>week|month|quarter|year) to date"), _unit_to_date),
    Row(bounded(r"(?P<unit>[wmqy])td"), _unit_to_date),
    Row(bounded(rf"last (?P<weekday>{'|'.join(_WEEKDAYS)})"), _last_weekday),
    Row(bounded(rf"(?:last|previous) {_COUNT}{_UNIT}"), _WORDS.rolling),
    Row(bounded(rf"(?:past|trailing) (?:{_COUNT})?{_UNIT}"), _WORDS.rolling),
    Row(bounded(_COUNT + _UNIT), _WORDS.rolling, free=lambda _: False, joins=False),
    Row(bounded(rf"{_FROM}{_MONTH} {_FIRST_TO_LAST}{_IN_YEAR}"), _WORDS.days, free=_is_month),
    Row(
        bounded(rf"{_FROM}{_FIRST_TO_LAST} (?:of )?{_MONTH}{_IN_YEAR}"), _WORDS.days, free=_is_month
    ),
    Row(bounded(rf"{_MONTH}[ -]{_FIRST}{_IN_YEAR}"), _WORDS.days, free=_is_month),
    Row(bounded(rf"{_FIRST}[ -](?:of )?{_MONTH}{_IN_YEAR}"), _WORDS.days, free=_is_month),
    # "Mar 25" is a day and as often the month of 2025: both, except in a range or after "on".
    Row(
        bounded(rf"(?<!\bon ){_MONTH}[ -](?P<year>\d\d)"),
        _short_year,
        free=_is_month,
        joins=False,
    ),
    Row(bounded(rf"{_MONTH}{_IN_YEAR}"), _WORDS.months, free=_is_month),
    Row(bounded(rf"last {_MONTH}"), _last_month_so_named, free=_is_month),
    Row(bounded(rf"Q(?P<number>[1-4]){_IN_YEAR}"), _WORDS.part(quarter)),
    Row(bounded(rf"{_ORDINAL}[ -]quarter{_IN_YEAR}"), _WORDS.part(quarter)),
    Row(bounded(rf"H(?P<number>[12]){_IN_YEAR}"), _WORDS.part(half), free=has_year),
    Row(bounded(rf"{_ORDINAL} half{_IN_YEAR}"), _WORDS.part(half), free=has_year),
    Row(
        bounded(rf"(?:week|wk) ?(?P<number>\d{{1,2}}){_IN_YEAR}"), _WORDS.part(week), free=has_year
    ),
    Row(bounded(r"(?P<year>\d{4})(?!-\d{1,2}(?!\d))"), _WORDS.whole_year, free=_is_year),
)
