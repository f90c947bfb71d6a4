"""Periods as Chinese writes them, in simplified characters (`days` folds the traditional ones).

A space in a pattern stands for one that may be there, as in "2025 年 3 月".
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.core.days_calendar import ONE_DAY, Days, ago, half, months, quarter, rolling, week
from bot.core.days_words import TO, Reading, Row, Words, fixed, has_year

_DIGITS = "零一二三四五六七八九"
_WEEKDAYS = "一二三四五六日"


def _number(text: str) -> int:
    """The number of digits or of Chinese numerals, 一 to 九十九."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.replace("两", "二").partition("十")
    if not ten:
        return _DIGITS.index(tens)
    return _DIGITS.index(tens or "一") * 10 + _DIGITS.index(ones or "零")


_WORDS = Words(
    number=_number,
    units={
        "天": "day",
        "日": "day",
        "周": "week",
        "星": "week",
        "礼": "week",
        "月": "month",
        "季": "quarter",
        "年": "year",
    },
    ago=dict.fromkeys(("今", "本", "这", "这一", "当"), 0)
    | dict.fromkeys(("昨", "去", "上", "上一"), 1)
    | dict.fromkeys(("前", "上上"), 2),
    years={"今年": 0, "本年": 0, "去年": 1, "前年": 2},
)

_NUMERAL = r"\d+|[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]"
_MONTH, _FIRST, _LAST, _NUMBER, _COUNT = (
    f"(?P<{name}>{_NUMERAL})" for name in ("month", "first", "last", "number", "count")
)
# Not inside a longer number (13月), nor across two words (线上|月活, 目前|年度, 早上|周会).
_START = r"(?<![\d.第一二三四五六七八九十])"
_WORD = r"(?<![早晚马线网以之目提大])"
_AGO = rf"{_WORD}(?P<ago>上上|上一|上|本|这一|这|当)(?:个 )?"
_DIGIT_YEAR = r"(?<!\d)(?:\d{4}|\d\d) 年"
_YEAR = rf"(?P<year>{_DIGIT_YEAR}|今年|本年|去年|前年)(?: 的)? "
_IN_YEAR = rf"(?:{_YEAR})?{_START}"
_PAST = r"(?:最近|(?<![接将附最])近|过去)(?: 的)? "
_UNIT = r" (?:个 )?(?P<unit>天|日|周|星期|礼拜|月|季度|年)"


def _spaced(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(" ", " ?"), re.IGNORECASE)


def _weekday(match: re.Match[str], today: date) -> Iterator[Reading]:
    """A day or the weekend of a week; a day that is yet to come is no period to report on."""
    monday = ago(_WORDS.ago[match["ago"]], "week", today).first
    name = match["weekday"].replace("天", "日")
    first = monday + timedelta(days=5 if name == "末" else _WEEKDAYS.index(name))
    last = first + ONE_DAY if name == "末" else first
    yield fixed(Days(first, min(last, today)))


def _half(match: re.Match[str], today: date) -> Iterator[Reading]:
    yield Reading(half("上下".index(match["half"]) + 1), _WORDS.year(match, today))


def _past_half(match: re.Match[str], today: date) -> Iterator[Reading]:
    yield fixed(rolling(6, "month", today) if match["year"] else rolling(15, "day", today))


def _first_parts(match: re.Match[str], today: date) -> Iterator[Reading]:
    """The first months or quarters of a year; 前三个月 without a year may as well be the last."""
    year = _WORDS.year(match, today)
    if match["unit"] == "季度":
        yield Reading(months(1, _number(match["count"]) * 3), year)
    elif year is not None:
        yield Reading(months(1, _number(match["count"])), year)


def _month_span(match: re.Match[str], today: date) -> Iterator[Reading]:
    span = months(_number(match["first"]), _number(match["last"]))
    yield Reading(span, _WORDS.year(match, today))


def _has_four_digits(match: re.Match[str]) -> bool:
    """Whether 年 follows a year: inside a sentence 25年 is as often twenty-five of them."""
    return re.match(r"\d{4}", match["year"]) is not None


ROWS = (
    Row(_spaced(rf"{_WORD}(?P<ago>今|昨|前(?=天))(?P<unit>[天日])(?!头条)"), _WORDS.calendar_unit),
    Row(
        _spaced(rf"{_AGO}(?P<unit>周|星期|礼拜)(?![边期年刊转围])"),
        _WORDS.calendar_unit,
    ),
    # 上周五 is a day, but 上周五篇 is five posts of last week and 上周日均 its daily mean.
    Row(
        _spaced(
            rf"{_AGO}(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天末])(?![篇条个次位张支天共起直样些均])"
        ),
        _weekday,
    ),
    Row(_spaced(rf"{_AGO}(?P<unit>月)(?!活(?![跃动])|[薪租球])份?"), _WORDS.calendar_unit),
    Row(_spaced(rf"{_AGO}(?P<unit>季)(?:度|(?!节))"), _WORDS.calendar_unit),
    Row(_spaced(rf"{_WORD}(?P<ago>[今本去前])(?P<unit>年)(?:度|全年)?"), _WORDS.calendar_unit),
    Row(_spaced(rf"(?P<year>{_DIGIT_YEAR})(?:度|全年)?"), _WORDS.whole_year, free=_has_four_digits),
    Row(_spaced(rf"{_IN_YEAR}{_MONTH} 月 {_FIRST} [日号]"), _WORDS.days),
    Row(
        _spaced(rf"(?:[从自] )?{_IN_YEAR}{_MONTH} 月 {_FIRST} [日号]?{TO}{_LAST} [日号]"),
        _WORDS.days,
    ),
    Row(_spaced(rf"{_IN_YEAR}{_MONTH} 月份?"), _WORDS.months),
    Row(_spaced(rf"(?:[从自] )?{_IN_YEAR}{_FIRST}{TO}{_LAST} 月份?"), _month_span),
    Row(_spaced(rf"{_YEAR}Q(?P<number>[1-4])(?!\d)"), _WORDS.part(quarter)),
    Row(_spaced(rf"{_IN_YEAR}第? {_NUMBER} 季度"), _WORDS.part(quarter)),
    Row(_spaced(rf"{_IN_YEAR}(?P<half>[上下])半年"), _half),
    Row(_spaced(rf"{_IN_YEAR}第 {_NUMBER} 周"), _WORDS.part(week), free=has_year),
    Row(_spaced(rf"(?:{_YEAR})?前 {_COUNT} (?:个 )?(?P<unit>季度|月)"), _first_parts),
    Row(_spaced(_PAST + _COUNT + _UNIT), _WORDS.rolling),
    Row(_spaced(rf"{_PAST}半(?:(?P<year>年)|个月)"), _past_half),
    Row(
        _spaced(rf"{_START}{_COUNT} (?:个 )?(?P<unit>天|周|星期|(?<=个)(?:月|季度))"),
        _WORDS.rolling,
        free=lambda _: False,
        joins=False,
    ),
)
