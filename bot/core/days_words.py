"""A row of a table of `days`, and the readers that the tables of all languages share."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot.core.days_calendar import Days, InYear, Unit, ago, days_of, months, rolling

# Not inside a word, a longer number or an address. Chinese is written without spaces, so words
# are those of ASCII (`days` folds accents): a Chinese character may stand on either side.
_OPEN, _CLOSE = r"(?<!\w)(?<!\d[/.,:])(?<![a-z]/)", r"(?!\w|[/.:]\d|,\d{3})"
# Between the ends of a range a sign needs no spaces, an English word does.
TO = r"(?: ?(?:-|\.{2,3}|到|至) ?| (?:to|until|till|through|thru) )"


@dataclass(frozen=True, slots=True)
class Reading:
    """A period as a phrase gives it: its days in a year, and the year where the phrase has one.

    `order` says how a numeric date was read; both ends of a range are read in one order.
    """

    in_year: InYear
    year: int | None = None
    order: str = ""


def fixed(days: Days) -> Reading:
    """A reading that is these days whatever the year."""
    return Reading(lambda _: days, days.first.year)


Reader = Callable[[re.Match[str], date], Iterable[Reading]]


def _always(_: re.Match[str]) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Row:
    """A way to write a period: its pattern, and what a match of it means.

    `read` gives the readings, none for an impossible period. `free` says whether a match inside
    a sentence is meant as a period; `joins` whether the period may be an end of a range.
    """

    pattern: re.Pattern[str]
    read: Reader
    free: Callable[[re.Match[str]], bool] = _always
    joins: bool = True


def has_year(match: re.Match[str]) -> bool:
    """Whether the match names a year; without one "week 2" is as often that of a campaign."""
    return bool(match["year"])


def after(words: re.Pattern[str], match: re.Match[str]) -> bool:
    """Whether `words`, which end in $, stand just before the match; 12 characters hold them."""
    return words.search(match.string, max(0, match.start() - 12), match.start()) is not None


def bounded(pattern: str) -> re.Pattern[str]:
    """The pattern where it stands as words of its own, in either case."""
    return re.compile(f"{_OPEN}(?:{pattern}){_CLOSE}", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Words:
    """How a language writes the parts of a period.

    The methods are readers. They read the groups of a pattern by name: `year`, `month`, `first`
    and `last` (days of the month), `number` (which quarter), `count` and `unit`, `ago`.
    `units` is keyed by a unit's first letter, `years` by the words for this year and last.
    """

    number: Callable[[str], int]
    units: Mapping[str, Unit]
    ago: Mapping[str, int]
    years: Mapping[str, int]

    def year(self, match: re.Match[str], today: date) -> int | None:
        """The year that the match names, if any; 90-99 are the nineties, 00-89 this century."""
        written = match.groupdict().get("year")
        if written is None:
            return None
        if written.lower() in self.years:
            return today.year - self.years[written.lower()]
        digits = re.sub(r"\D", "", written)
        return int(digits) + (0 if len(digits) > 2 else 1900 if digits >= "90" else 2000)

    def unit(self, match: re.Match[str]) -> Unit:
        """The unit that the match names."""
        return self.units[match["unit"][0].lower()]

    def days(self, match: re.Match[str], today: date) -> Iterator[Reading]:
        """A day of a month, or several in a row."""
        first = self.number(match["first"])
        last = self.number(match.groupdict().get("last") or match["first"])
        yield Reading(days_of(self.number(match["month"]), first, last), self.year(match, today))

    def months(self, match: re.Match[str], today: date) -> Iterator[Reading]:
        """A month."""
        month = self.number(match["month"])
        yield Reading(months(month, month), self.year(match, today))

    def whole_year(self, match: re.Match[str], today: date) -> Iterator[Reading]:
        """A year."""
        yield Reading(months(1, 12), self.year(match, today))

    def part(self, of_year: Callable[[int], InYear]) -> Reader:
        """A reader of the quarter, half or week that the match numbers."""
        return lambda match, today: [
            Reading(of_year(self.number(match["number"])), self.year(match, today))
        ]

    def rolling(self, match: re.Match[str], today: date) -> Iterator[Reading]:
        """The last so many units up to yesterday; one where no count is given."""
        yield fixed(rolling(self.number(match["count"] or "1"), self.unit(match), today))

    def calendar_unit(self, match: re.Match[str], today: date) -> Iterator[Reading]:
        """This week, last month."""
        yield fixed(ago(self.ago[match["ago"].lower()], self.unit(match), today))
