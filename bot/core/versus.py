"""Two things to compare, as people write them: "reel vs image", "Q3 against Q2", "10月和9月".

Both sides are names of one list, or both are periods. A second side may point at the first: "last
month vs the month before", "Q3 vs the same period last year", "上周对比前一周". What is no side of
the two is left over for the other parameters.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from bot.core.days import Days, find, parse
from bot.core.language import HAN

LONGEST = 60  # characters of a side
TRIED = 20  # words that can mean "against"; a longer text is no comparison

# Words that stand for "against" alone come first: "and" may also be part of a name.
_BETWEEN = (
    re.compile(r"\s+(?:vs\.?|v\.|versus|against|compared (?:to|with))\s+", re.IGNORECASE),
    re.compile(r"\s*(?:对比|相比|比较|对|vs\.?)\s*", re.IGNORECASE),
    re.compile(r"\s+(?:and|with|than|or)\s+|\s*(?:还是|和|与|跟|比|同)\s*", re.IGNORECASE),
)
_BEFORE = re.compile(
    r"(?:the )?(?:(?:day|week|month|quarter|year|period|days|weeks|months) before(?: that| it)?"
    r"|(?:period|one) before|previous (?:day|week|month|quarter|year|period)|before)"
    r"|(?:之?前一?个?|上一?个?)(?:天|周|星期|月|季度|年|期|段时间)|环比|之前",
    re.IGNORECASE,
)
_YEAR_EARLIER = re.compile(
    r"(?:the )?same (?:days|period|time|month|week|quarter)(?: of)? (?:the )?"
    r"(?:last|previous) year|a year (?:before|earlier|ago)|(?:去年|上年)?同期|同比",
    re.IGNORECASE,
)
_ONE_DAY = timedelta(days=1)

Side = str | Days


@dataclass(frozen=True, slots=True)
class Versus:
    """The two sides: names as the list writes them, or periods."""

    first: Side
    second: Side

    def __str__(self) -> str:
        return f"{_written(self.first)} vs {_written(self.second)}"


def _written(side: Side) -> str:
    return f"{side.first} to {side.last}" if isinstance(side, Days) else side


def split(text: str, names: Sequence[str], today: date) -> tuple[Versus, str] | None:
    """The two sides of a command line and what is left of it; None where there are none."""
    known = {name.casefold(): name for name in names}
    for left, right in _halves(text):
        for head, before in _tails(left):
            first = _read(head, known, today)
            if first is None:
                continue
            for tail, after in _heads(right):
                second = _second(first, tail, known, today)
                if second is not None:
                    return Versus(first, second), f"{before} {after}".strip()
    return None


def mentioned(text: str, names: Sequence[str], today: date) -> Versus | None:
    """The two sides that free text compares: a name or a period on each side of the word."""
    for left, right in _halves(text):
        mine, other = _named(left, names), _named(right, names)
        if mine and other and mine[-1] != other[0]:
            return Versus(mine[-1], other[0])
        first, second = find(left, today), find(right, today)
        if first is None or not isinstance(first[0], Days):
            continue
        if second is not None and isinstance(second[0], Days):
            return Versus(first[0], second[0])
        for pattern, shifted in ((_YEAR_EARLIER, year_earlier), (_BEFORE, before)):
            if pattern.match(right.strip()):
                return Versus(first[0], shifted(first[0]))
    return None


def before(days: Days) -> Days:
    """As many days right before; before whole calendar months, as many whole months."""
    following = days.last + _ONE_DAY
    if days.first.day == following.day == 1:
        count = (following.year - days.first.year) * 12 + following.month - days.first.month
        start = days.first.year * 12 + days.first.month - 1 - count
        return Days(date(start // 12, start % 12 + 1, 1), days.first - _ONE_DAY)
    length = days.last - days.first
    return Days(days.first - _ONE_DAY - length, days.first - _ONE_DAY)


def year_earlier(days: Days) -> Days:
    """The same days a year earlier; of 29 February the day before."""
    return Days(_year_back(days.first), _year_back(days.last))


def _year_back(day: date) -> date:
    with suppress(ValueError):
        return day.replace(year=day.year - 1)
    return day.replace(year=day.year - 1, day=28)


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """What stands before and after each word that can mean "against", the surest words first."""
    found = (match for pattern in _BETWEEN for match in pattern.finditer(text))
    for match in islice(found, TRIED):
        yield text[: match.start()], text[match.end() :]


def _tails(text: str) -> Iterator[tuple[str, str]]:
    """Each end of the text that begins with a word, the longest first, and what is before it."""
    for start in _borders(text):
        if start < len(text) <= start + LONGEST:
            yield text[start:].strip(), text[:start].strip()


def _heads(text: str) -> Iterator[tuple[str, str]]:
    """Each beginning of the text that ends with a word, the longest first, and what follows."""
    for end in reversed(_borders(text)):
        if 0 < end <= LONGEST:
            yield text[:end].strip(), text[end:].strip()


def _borders(text: str) -> list[int]:
    """Where words begin and end; Chinese may break anywhere."""
    return [
        place
        for place in range(len(text) + 1)
        if place in {0, len(text)}
        or text[place - 1].isspace() != text[place].isspace()
        or HAN.match(text[place])
        or HAN.match(text[place - 1])
    ]


def _read(text: str, known: dict[str, str], today: date) -> Side | None:
    if (name := known.get(text.strip("\"'“”").casefold())) is not None:
        return name
    days = parse(text, today) if text else None
    return days if isinstance(days, Days) else None


def _second(first: Side, text: str, known: dict[str, str], today: date) -> Side | None:
    """The second side where it is of the same sort as the first, which it may point at."""
    if isinstance(first, Days):
        if _YEAR_EARLIER.fullmatch(text):
            return year_earlier(first)
        if _BEFORE.fullmatch(text):
            return before(first)
    side = _read(text, known, today)
    return side if isinstance(side, Days) == isinstance(first, Days) else None


def _named(text: str, names: Sequence[str]) -> list[str]:
    """The names that stand in the text as words of their own, in order."""
    alternatives = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    if not alternatives:
        return []
    pattern = rf"(?<![A-Za-z0-9_])(?:{alternatives})(?![A-Za-z0-9_])"
    return [match[0] for match in re.finditer(pattern, text, re.IGNORECASE)]
