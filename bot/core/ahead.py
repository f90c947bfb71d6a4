"""Days that are yet to come, as people name them: "by 2026-12-31", "this quarter", "年底前".

What `days` reads looks back. Here what names no year is the next that ends on or after today, the
period that holds today is taken whole, and what names a mere end ("by", "the end of", "年底") has
no first day.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.core.days import Ambiguous, Days, find
from bot.core.days_calendar import ONE_DAY, Unit

YEAR = timedelta(days=364)  # from a day, all that is yet to come of a calendar without years

_MONTHS_IN: Mapping[str, int] = {"month": 1, "quarter": 3, "year": 12}
_UNITS: Mapping[str, Unit] = {
    "d": "day",
    "w": "week",
    "m": "month",
    "q": "quarter",
    "y": "year",
    "天": "day",
    "日": "day",
    "周": "week",
    "星": "week",
    "月": "month",
    "季": "quarter",
    "年": "year",
}
_NEXT = ("next", "coming", "下", "下个", "明")
_HOLIDAYS = {
    **dict.fromkeys(("christmas", "xmas", "圣诞节", "圣诞"), (12, 25)),
    **dict.fromkeys(("halloween", "万圣节"), (10, 31)),
    **dict.fromkeys(("new year's eve", "跨年"), (12, 31)),
    **dict.fromkeys(("双十一", "双11"), (11, 11)),
    **dict.fromkeys(("双十二", "双12"), (12, 12)),
    **dict.fromkeys(("国庆节", "国庆"), (10, 1)),
    "元旦": (1, 1),
}

_BY = (
    r"\b(?:by|before|until|till)(?: the)?(?: end of)?(?: the)?\b|\b(?:the )?end of(?: the)?\b|到|至"
)
_EN, _ZH = r"(?P<unit>day|week|month|quarter|year)", r"(?P<unit>周|星期|月|季度|季|年)"
_HOW_FAR = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:within|in|over|for)? ?(?:the )?next (?P<count>\d{{1,4}}) {_EN}s?\b",
        rf"\b(?:with)?in (?P<count>\d{{1,4}}) {_EN}s?\b",
        r"(?:未来|接下来|今后)\s?(?P<count>\d{1,4})\s?个?(?P<unit>天|日|周|星期|月|季度|年)内?",
        r"(?P<count>\d{1,4})\s?个?(?P<unit>天|日|周|星期|月|季度|年)(?:之?内|以内|之?后|以后)",
    )
)
_WHICH = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<by>{_BY})? ?\b(?P<which>this|next|current|coming) {_EN}\b",
        rf"(?P<by>{_BY}) ?{_EN}(?:[ -]end)?\b(?P<which>)",
        r"(?P<by>\b)(?:by )?eo(?P<unit>[mqy])\b(?P<which>)",
        rf"(?P<by>到|在)?\s?(?P<which>下个|这个|下|这|本|今|当|明)\s?{_ZH}(?!\s?\d)(?P<end>[底末])?",
        rf"(?<![\d一二三四五六七八九十])(?P<by>到|在)?\s?(?P<which>){_ZH}(?P<end>[底末])",
    )
)
_BY_WORDS = re.compile(_BY, re.IGNORECASE)
_BEHIND = re.compile(r"\s?(?:[底末](?:之前|以前|前)?|之前|以前|前)")
_BACK = re.compile(
    r"\b(?:last|past|previous|trailing|yesterday)\b|最近|过去|上个?[周月季半]|[昨去前][天年]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ahead:
    """The days up to `last`, from `first` where the words name a beginning."""

    first: date | None
    last: date

    def __str__(self) -> str:
        """The same in words that `find_ahead` reads."""
        return f"by {self.last}" if self.first is None else f"{self.first} to {self.last}"


Found = tuple[Ahead, str]
"""What the words name, and the words without it."""


def find_ahead(text: str, today: date) -> Found | Ambiguous | None:
    """The days ahead that the words name, which may turn out to be over; None for none."""
    for word, years in (("今年", 0), ("明年", 1)):  # 明年3月 is a month of a year
        text = re.sub(rf"{word}(?=\s?\d)", f"{today.year + years}年", text)
    for read in _READERS:
        if (found := read(text, today)) is not None:
            return found
    return None


def _distance(text: str, today: date) -> Found | None:
    """The day so far from today: "in 90 days", "3个月内"."""
    for pattern in _HOW_FAR:
        if match := pattern.search(text):
            count, unit = int(match["count"]), _unit(match)
            if unit in _MONTHS_IN:
                last = _months_on(today, count * _MONTHS_IN[unit])
            else:
                last = today + timedelta(days=count * (7 if unit == "week" else 1))
            return Ahead(None, last), _without(text, *match.span())
    return None


def _calendar(text: str, today: date) -> Found | None:
    """A unit of the calendar, or its end: "this quarter", "by the end of next month", "年底"."""
    for pattern in _WHICH:
        if match := pattern.search(text):
            days = _whole(_unit(match), match["which"].lower() in _NEXT, today)
            is_end = match["by"] is not None or match.groupdict().get("end") is not None
            end = match.end()
            if behind := _BEHIND.match(text, end):
                is_end, end = True, behind.end()
            return Ahead(None if is_end else days.first, days.last), _without(
                text, match.start(), end
            )
    return None


def _holiday(text: str, today: date) -> Found | None:
    for name, (month, day) in _HOLIDAYS.items():
        if match := re.search(rf"(?:{_BY_WORDS.pattern})? ?{name}", text, re.IGNORECASE):
            this = date(today.year, month, day)
            last = this if this >= today else this.replace(year=today.year + 1)
            behind = _BEHIND.match(text, match.end())
            end = behind.end() if behind else match.end()
            return Ahead(None, last), _without(text, match.start(), end)
    return None


def _dated(text: str, today: date) -> Found | Ambiguous | None:
    """A day, a month or a range in digits or by name."""
    masked = _BY_WORDS.sub(_as_in, text)
    masked = re.sub("之前|以前", "  ", masked)
    found = _next(masked, today)
    if found is None:
        return None
    days, (start, end) = found
    if isinstance(days, Ambiguous):
        return days
    by = [match for match in _BY_WORDS.finditer(text) if not text[match.end() : start].strip()]
    by = [match for match in by if match.end() <= start]
    behind = _BEHIND.match(text, end)
    is_end = bool(by or behind) or days.first == days.last
    left = _without(text, by[-1].start() if by else start, behind.end() if behind else end)
    return Ahead(None if is_end else days.first, days.last), left


def _next(text: str, today: date) -> tuple[Days | Ambiguous, tuple[int, int]] | None:
    """The period that the text names; without a year the first that ends on or after today."""
    if _BACK.search(text):
        return find(text, today)
    later = find(text, today + YEAR)
    if later is None or isinstance(later[0], Ambiguous):
        return later
    sooner = find(text, later[0].first - ONE_DAY)
    if sooner is not None and isinstance(sooner[0], Days) and sooner[0].last >= today:
        return sooner
    return later


def _as_in(match: re.Match[str]) -> str:
    """A word that makes a name a date, as long as the one in its place."""
    return "in".ljust(len(match[0])) if match[0].isascii() else " " * len(match[0])


def _unit(match: re.Match[str]) -> Unit:
    return _UNITS[match["unit"][0].lower()]


def _whole(unit: Unit, is_next: bool, today: date) -> Days:
    """The calendar unit that holds today, or the one after it, to its very end."""
    if unit in _MONTHS_IN:
        size = _MONTHS_IN[unit]
        start = ((today.year * 12 + today.month - 1) // size + is_next) * size
        return Days(_month(start), _month(start + size) - ONE_DAY)
    size = 7 if unit == "week" else 1
    first = today - timedelta(days=today.weekday() % size - is_next * size)
    return Days(first, first + timedelta(days=size - 1))


def _months_on(today: date, months: int) -> date:
    """The same day so many months on, or the last of its month."""
    start = today.year * 12 + today.month - 1 + months
    return min(_month(start) + timedelta(days=today.day - 1), _month(start + 1) - ONE_DAY)


def _month(index: int) -> date:
    """The first day of a month counted from January of the year 0, none after the year 9998."""
    year, month = divmod(min(index, 9998 * 12), 12)
    return date(year, month + 1, 1)


def _without(text: str, start: int, end: int) -> str:
    return f"{text[:start]} {text[end:]}".strip()


_READERS: tuple[Callable[[str, date], Found | Ambiguous | None], ...] = (
    _distance,
    _calendar,
    _holiday,
    _dated,
)
