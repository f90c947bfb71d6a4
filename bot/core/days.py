"""Periods as people write them, in English and Chinese: "last 30 days", "3月1日-14日".

Rules:

- Both ends are included. Weeks start on Monday. Years run from 1990 to 2100.
- "last 30 days", "past month", "最近一周" roll and end yesterday, as today is not complete.
  "last month", "上周" are calendar units.
- Without a year a month, a quarter or a day is the most recent that has begun. What names no
  year ("this week", "November", "since March") never runs beyond today; what does is taken as
  written.
- A range that lacks one year takes it from the other end, the ends being as near as their order
  allows: "Nov to Feb 2025" begins in 2024.
- What can be read in two ways is `Ambiguous`, for the bot to ask back. What cannot be ("30
  February", a range that ends before it begins, 99999999999 days) is no period: a typing error
  is not ours to guess at, and the person is told that the period was not understood.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from bot.core import days_en, days_numeric, days_zh
from bot.core.days_calendar import Days
from bot.core.days_words import TO, Reading, Row, fixed

__all__ = ["Ambiguous", "Days", "find", "parse"]

# A period is short; what follows in a longer text is not looked at, which bounds the time.
SCANNED = 500
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)

# What `datetime` raises for 30 February and for the month 99999999999.
_IMPOSSIBLE = (ValueError, OverflowError)

_ROWS: tuple[Row, ...] = (*days_numeric.ROWS, *days_en.ROWS, *days_zh.ROWS)

_FOLDED = str.maketrans("‐‑‒–—−~〜’“”週個這過兩號從後間禮", "-" * 8 + '\'""周个这过两号从后间礼')
_TO = re.compile(TO, re.IGNORECASE)
_AND = re.compile(" and ", re.IGNORECASE)
_FROM = re.compile(r"(?:\b(?:from|between|since) |自从 ?|[从自] ?)$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince $", re.IGNORECASE)
_UNTIL_NOW = re.compile(
    r" (?:onwards?|to date|(?:to|until|till) now)\b"
    r"| ?(?:以来|至今(?![年天日])|到现在|到目前|开始|起(?![来码]))",
    re.IGNORECASE,
)
# Words that make another period of the one beside them, one we do not read.
_SHIFTED = re.compile(
    r"(?:\b(?:before|after|until|till|next|every|each|same \w+) (?:the )?"
    r"|明年 ?|后年 ?|每年 ?|[每下某哪])$",
    re.IGNORECASE,
)
_SHIFTED_AFTER = re.compile(" ?(?:以前|之前|以后|之后|同期)")
_BEFORE_WHOLE = re.compile(
    r"""[\s"'(]*(?:(?:in|for|during|over|on|within|throughout|of) )?(?:the |this |在)?""",
    re.IGNORECASE,
)
_AFTER_WHOLE = re.compile(r"""(?:的|期间|之间)?[\s"').,;:!?。、]*""")


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A period that reads in two ways or more: the words as written, the readings in order."""

    text: str
    readings: tuple[Days, ...]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words of the folded text that name a period, and its readings, none if it is impossible.

    `meant` and `joins` are the row's `free` and `joins`.
    """

    start: int
    end: int
    readings: tuple[Reading, ...]
    meant: bool = True
    joins: bool = False


def parse(text: str, today: date) -> Days | Ambiguous | None:
    """The period that the whole text is; None where it is none, or an impossible one.

    A preposition before the period and punctuation after it do no harm.
    """
    if len(text) > SCANNED:
        return None
    folded, origins = _fold(text)
    for (start, end), days in _spans(_phrases(folded, today), today):
        if _BEFORE_WHOLE.fullmatch(folded, 0, start) and _AFTER_WHOLE.fullmatch(folded, end):
            return _meaning(text[origins[start] : origins[end - 1] + 1], days)
    return None


def find(text: str, today: date) -> tuple[Days | Ambiguous, tuple[int, int]] | None:
    """The longest period inside a sentence, the first of several, and its start and end in `text`.

    Only the first `SCANNED` characters are looked at. Words that are as often no period count
    with a preposition, a year or a capital alone ("in may"), plain counts ("3 months") never. A
    period inside an impossible one ("February 2025" in "30 February 2025") is not taken for it.
    """
    folded, origins = _fold(text)
    # A period that the cut ends may go on behind it.
    cut = len(folded) if origins and origins[-1] + 1 < len(text) else None
    impossible: list[tuple[int, int]] = []
    meant = [phrase for phrase in _phrases(folded, today) if phrase.meant]
    for (start, end), days in _spans(meant, today):
        if any(start < stop and begin < end for begin, stop in impossible):
            continue
        span = origins[start], origins[end - 1] + 1
        meaning = _meaning(text[slice(*span)], days)
        if meaning is not None and end != cut:
            return meaning, span
        impossible.append((start, end))
    return None


def _fold(text: str) -> tuple[str, list[int]]:
    """The text in plain characters, no accents, single spaces; and where in `text` each one was."""
    folded: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text[:SCANNED]):
        for piece in unicodedata.normalize("NFKD", character).translate(_FOLDED):
            plain = " " if piece.isspace() else piece
            if not unicodedata.combining(plain) and (plain, folded[-1:]) != (" ", [" "]):
                folded.append(plain)
                origins.append(index)
    return "".join(folded[:SCANNED]), origins[:SCANNED]


def _phrases(text: str, today: date) -> Iterator[_Phrase]:
    """All the periods that the text names: by themselves, open to today, and as ranges."""
    named = [
        _Phrase(*match.span(), _read(row, match, today), row.free(match), row.joins)
        for row in _ROWS
        for match in row.pattern.finditer(text)
    ]
    for phrase in named:
        yield replace(phrase, readings=()) if _is_shifted(text, phrase) else phrase
    ends = [phrase for phrase in named if phrase.joins]
    for phrase in ends:
        yield from _open_to_today(text, phrase, today)
    yield from _ranges(text, ends)


def _read(row: Row, match: re.Match[str], today: date) -> tuple[Reading, ...]:
    try:
        return tuple(row.read(match, today))
    except _IMPOSSIBLE:
        return ()


def _is_shifted(text: str, phrase: _Phrase) -> bool:
    before = _SHIFTED.search(text, max(0, phrase.start - 20), phrase.start)
    return before is not None or _SHIFTED_AFTER.match(text, phrase.end) is not None


def _open_to_today(text: str, phrase: _Phrase, today: date) -> Iterator[_Phrase]:
    """The phrase after "since" or before "以来": from its first day to today."""
    now = _UNTIL_NOW.match(text, phrase.end)
    opening = _FROM if now else _SINCE
    since = opening.search(text, max(0, phrase.start - 10), phrase.start)
    if since or now:
        yield _Phrase(
            since.start() if since else phrase.start,
            now.end() if now else phrase.end,
            _joined(phrase.readings, (fixed(Days(today, today)),)),
        )


def _ranges(text: str, ends: list[_Phrase]) -> Iterator[_Phrase]:
    """Each two phrases with "to" between them, or with "between" before and "and" between."""
    starting = defaultdict(list)
    for phrase in ends:
        starting[phrase.start].append(phrase)
    for first in ends:
        before = _FROM.search(text, max(0, first.start - 10), first.start)
        between = before and before[0].lower() == "between "
        to = _TO.match(text, first.end) or (between and _AND.match(text, first.end))
        for last in starting[to.end()] if to else ():
            yield _Phrase(
                before.start() if before else first.start,
                last.end,
                _joined(first.readings, last.readings),
            )


def _joined(firsts: Iterable[Reading], lasts: Iterable[Reading]) -> tuple[Reading, ...]:
    readings = []
    for first, last in product(firsts, lasts):
        if first.order == last.order or not (first.order and last.order):
            with suppress(*_IMPOSSIBLE):
                readings.append(_range(first, last))
    return tuple(readings)


def _range(first: Reading, last: Reading) -> Reading:
    """From the first day of one to the last day of the other, in the year of the end."""

    def in_year(year: int) -> Days:
        start, end = first.in_year(first.year or year).first, last.in_year(year).last
        if start > end and first.year is None:
            start = first.in_year(year - 1).first
        return Days(start, end)

    if last.year is None and first.year is not None:
        turns = last.in_year(first.year).last < first.in_year(first.year).first
        return Reading(in_year, first.year + turns)
    return Reading(in_year, last.year)


def _spans(
    phrases: Iterable[_Phrase], today: date
) -> list[tuple[tuple[int, int], frozenset[Days]]]:
    """The days that each span of the text can mean, the longest span first, then the first."""
    spans: dict[tuple[int, int], frozenset[Days]] = defaultdict(frozenset)
    for phrase in phrases:
        days = (_days(reading, today) for reading in phrase.readings)
        spans[phrase.start, phrase.end] |= {span for span in days if span is not None}
    return sorted(spans.items(), key=lambda item: (item[0][0] - item[0][1], item[0][0]))


def _days(reading: Reading, today: date) -> Days | None:
    """The days of a reading; without a year, of the latest year in which they have begun."""
    if reading.year is not None:
        years: Iterable[int] = (reading.year,)
    else:
        # Week 1 may begin the December before; 29 February may be eight years away.
        latest = max(today.year, today.isocalendar().year)
        years = range(latest, latest - 9, -1)
    for year in years:
        with suppress(*_IMPOSSIBLE):
            days = reading.in_year(year)
            if not EARLIEST <= days.first <= days.last <= LATEST:
                continue
            if reading.year is not None:
                return days
            if days.first <= today:
                return Days(days.first, min(days.last, today))
    return None


def _meaning(text: str, days: frozenset[Days]) -> Days | Ambiguous | None:
    if len(days) > 1:
        return Ambiguous(text, tuple(sorted(days, key=lambda span: (span.first, span.last))))
    return next(iter(days), None)
