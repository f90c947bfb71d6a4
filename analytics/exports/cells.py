"""What stands in one cell: a count, an amount, a length of time, a date, a text.

A spreadsheet program between the platform and us turns numbers into dates ("3.6" into "3.юни").
Such a cell is refused, never guessed at.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Protocol

_NOT_AVAILABLE = frozenset({"", "-", "--", "—", "–", "nan", "n/a", "null"})

_MAX_DIGITS = 15  # more than a float keeps, and than anything that was ever counted
_COUNT = re.compile(r"([+-]?[0-9]+)(?:\.0+)?")
_COMMA_COUNT = re.compile(r"([+-]?[0-9]+)(?:[.,]00?)?")
_GROUPED = r"[+-]?[0-9]{{1,3}}(?:([{marks}])[0-9]{{3}})(?:\1[0-9]{{3}})*"
_GROUPED_COUNT = re.compile(_GROUPED.format(marks=", '’") + r"(?:\.0+)?")
_COMMA_GROUPED_COUNT = re.compile(_GROUPED.format(marks=",. '’") + r"(?:,0+)?")
_AMOUNT = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_COMMA_AMOUNT = re.compile(r"[+-]?[0-9]+(?:,[0-9]+)?")
_GROUPED_AMOUNT = re.compile(_GROUPED.format(marks=", '’") + r"(?:\.[0-9]+)?")
_COMMA_GROUPED_AMOUNT = re.compile(_GROUPED.format(marks=". '’") + r",[0-9]+")
_MARKED = re.compile(r"[+-]?([0-9][0-9.,]*)([.,])([0-9]+)")
_LENGTH = re.compile(r"(?:([0-9]{1,6}):)?([0-9]{1,2}):([0-9]{2}(?:\.[0-9]+)?)")

_CLOCK = (
    r"(?:[T ,]+(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]+)?)?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?)?"
    r"(?: ?(?P<offset>z|utc|[+-][0-9]{2}:?[0-9]{2}))?"
)
_YEAR, _MONTH, _DAY = r"(?P<year>[0-9]{4})", r"(?P<month>[0-9]{1,2})", r"(?P<day>[0-9]{1,2})"
_NAME = r"(?P<name>[^\W\d_]{3,12})\.?"
_WEEKDAY = r"(?:[^\W\d_]{2,12}\.?, ?)?"
_ISO = re.compile(rf"{_YEAR}[-/]{_MONTH}[-/]{_DAY}{_CLOCK}", re.IGNORECASE)
_SLASHED = re.compile(rf"{_MONTH}/{_DAY}/{_YEAR}{_CLOCK}", re.IGNORECASE)
_SLASHED_DAY_FIRST = re.compile(rf"{_DAY}/{_MONTH}/{_YEAR}{_CLOCK}", re.IGNORECASE)
_DOTTED = re.compile(rf"{_DAY}\.{_MONTH}\.{_YEAR}{_CLOCK}", re.IGNORECASE)
_NAMED = re.compile(rf"{_WEEKDAY}{_NAME} {_DAY}, ?{_YEAR}{_CLOCK}", re.IGNORECASE)
_NAMED_DAY_FIRST = re.compile(rf"{_WEEKDAY}{_DAY}\.? {_NAME},? {_YEAR}{_CLOCK}", re.IGNORECASE)
_HAN = re.compile(rf"{_YEAR}年{_MONTH}月{_DAY}日{_CLOCK}", re.IGNORECASE)
_YEARS = range(2004, 2101)  # from the first of these platforms on
# The months by their first three letters, in English and German.
_MONTH_NAMES = "jan feb mar,mär,mrz apr may,mai jun jul aug sep oct,okt nov dec,dez"
_MONTHS = {
    name: number
    for number, names in enumerate(_MONTH_NAMES.split(), 1)
    for name in names.split(",")
}

_ROUNDED = re.compile(r"[0-9]+([.,][0-9]+)?E\+[0-9]+", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")  # all but the tab and the line's end
_SHOWN = 40  # characters of a cell that a sentence shows


class NotANumber(ValueError):
    """A cell that should hold a number and does not."""


class Parser(Protocol):
    """One of `count`, `amount`, `seconds`, `hours`."""

    def __call__(self, cell: str, has_decimal_comma: bool = False) -> float | None:
        """The value of the cell, None where it is not available. Raises NotANumber."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as it stands in a cell: naive unless the cell names an offset."""

    value: datetime
    has_time: bool


@lru_cache(maxsize=1 << 16)  # most cells of an export are one of a few thousand counts
def count(cell: str, has_decimal_comma: bool = False) -> float | None:
    """A whole number; None where it is not available. Raises NotANumber."""
    text = _plain(cell)
    if text.casefold() in _NOT_AVAILABLE:
        return None
    if found := (_COMMA_COUNT if has_decimal_comma else _COUNT).fullmatch(text):
        return _float(found[1])
    grouped = _COMMA_GROUPED_COUNT if has_decimal_comma else _GROUPED_COUNT
    if found := grouped.fullmatch(text):
        return _float(_whole_part(text, found[1]))
    raise NotANumber(cell)


def amount(cell: str, has_decimal_comma: bool = False) -> float | None:
    """A number that may have a fraction; None where it is not available. Raises NotANumber.

    In a file with decimal commas "131.351" could be either and is refused.
    """
    text = _plain(cell)
    if text.casefold() in _NOT_AVAILABLE:
        return None
    if has_decimal_comma:
        return _comma_amount(text)
    if _AMOUNT.fullmatch(text):
        return _float(text)
    if found := _GROUPED_AMOUNT.fullmatch(text):
        return _float(text.replace(found[1], ""))
    raise NotANumber(cell)


def seconds(cell: str, has_decimal_comma: bool = False) -> float | None:
    """A length of time in seconds, from "0:06:39", "6:39" or "399". Raises NotANumber."""
    if found := _LENGTH.fullmatch(_plain(cell)):
        hours, minutes, rest = found.groups()
        return int(hours or 0) * 3600 + int(minutes) * 60 + float(rest)
    return amount(cell, has_decimal_comma=has_decimal_comma)


def hours(cell: str, has_decimal_comma: bool = False) -> float | None:
    """A length of time in hours, from "0:06:39" or "0.1108". Raises NotANumber."""
    if ":" in cell:
        length = seconds(cell)
        return None if length is None else length / 3600
    return amount(cell, has_decimal_comma=has_decimal_comma)


def decimal_comma(amounts: Iterable[str], *, assumed: bool) -> bool:
    """Whether these amounts have decimal commas, by those that can be read in one way only."""
    marks = {mark for cell in amounts if (mark := _sure_mark(_plain(cell)))}
    return marks == {","} if len(marks) == 1 else assumed


def is_slashed(cell: str) -> bool:
    """Whether the cell is a date with slashes, the day or the month first."""
    return bool(_SLASHED.fullmatch(_plain(cell)))


def has_day_first(cell: str) -> bool:
    """Whether the cell is a date with slashes whose first number can be no month."""
    found = _SLASHED.fullmatch(_plain(cell))
    return bool(found) and int(_plain(cell).partition("/")[0]) > 12


def has_day_second(cell: str) -> bool:
    """Whether the cell is a date with slashes whose second number can be no month."""
    found = _SLASHED.fullmatch(_plain(cell))
    return bool(found) and int(_plain(cell).split("/")[1]) > 12


def stamp(cell: str, *, day_first: bool = False) -> Stamp | None:
    """The date in the cell, with its time where it has one; None where there is none.

    "02/16/2025" is read month first unless `day_first`, "16.02.2025" always day first.
    """
    text = _plain(cell)
    slashed = _SLASHED_DAY_FIRST if day_first else _SLASHED
    for pattern in (_ISO, slashed, _NAMED, _DOTTED, _NAMED_DAY_FIRST, _HAN):
        if found := pattern.fullmatch(text):
            return _stamped(found.groupdict())
    return None


def day(cell: str, *, day_first: bool = False) -> date | None:
    """The day in the cell; None where there is none.

    Meta writes midnight of its own clock in the offset of the day of the export: in the other half
    of the year it becomes 01:00, or 23:00 of the day before.
    """
    found = stamp(cell, day_first=day_first)
    return None if found is None else (found.value + timedelta(hours=2)).date()


def is_rounded(cell: str) -> bool:
    """Whether a spreadsheet has made "1.41E+18" of a long id, which is none any more."""
    return bool(_ROUNDED.fullmatch(cell))


def text(cell: str) -> str:
    """The text without the control characters that no database keeps; lines stay."""
    return cell.strip() if cell.isprintable() else _CONTROL.sub("", cell).strip()


def shown(cell: str) -> str:
    """The cell as a sentence shows it: one line, cut."""
    line = " ".join(text(cell).split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _plain(cell: str) -> str:
    if not cell.isascii():
        cell = unicodedata.normalize("NFKC", cell).replace("\u2212", "-")
    return " ".join(cell.split())


def _whole_part(number: str, mark: str) -> str:
    """A grouped number without its marks and without the zeros after the decimal mark."""
    decimal = "." if mark == "," else ","
    return number.partition(decimal)[0].replace(mark, "").partition(".")[0]


def _comma_amount(text: str) -> float:
    if _COMMA_AMOUNT.fullmatch(text):
        return _float(text.replace(",", "."))
    if found := _COMMA_GROUPED_AMOUNT.fullmatch(text):
        return _float(text.replace(found[1], "").replace(",", "."))
    if _AMOUNT.fullmatch(text) and not re.fullmatch(r".?[0-9]{1,3}\.[0-9]{3}", text):
        return _float(text)
    raise NotANumber(text)


def _sure_mark(text: str) -> str | None:
    """The decimal mark of an amount, None where the mark could group thousands as well."""
    found = _MARKED.fullmatch(text)
    if found is None:
        return None
    before, mark, after = found.groups()
    is_grouped = len(after) == 3 and 1 <= len(before) <= 3 and not before.startswith("0")
    return None if is_grouped and before.isdecimal() else mark


def _float(number: str) -> float:
    if len(number.partition(".")[0].lstrip("+-")) > _MAX_DIGITS:
        raise NotANumber(number)
    return float(number)


def _stamped(parts: dict[str, str | None]) -> Stamp | None:
    month = _MONTHS.get((parts.get("name") or "").casefold()[:3], 0) or int(parts.get("month") or 0)
    year, day_of_month, minute, second = (
        int(parts[part] or 0) for part in ("year", "day", "minute", "second")
    )
    if year not in _YEARS:
        return None
    try:
        zone = _zone(parts["offset"])
        value = datetime(year, month, day_of_month, _hour(parts), minute, second, tzinfo=zone)
    except ValueError:  # no such day or hour
        return None
    return Stamp(value, has_time=parts["hour"] is not None)


def _hour(parts: dict[str, str | None]) -> int:
    hour = int(parts["hour"] or 0)
    if parts["half"]:
        return hour % 12 + (12 if parts["half"] in "pP" else 0)
    return hour


@lru_cache
def _zone(offset: str | None) -> timezone | None:
    if offset is None:
        return None
    if offset[0] not in "+-":
        return UTC
    sign = -1 if offset[0] == "-" else 1
    digits = offset[1:].replace(":", "")
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))
