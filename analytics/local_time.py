"""The local day and hour of an instant, in SQL: the database groups by them.

A zone's offset changes twice a year at most, so within a period it is a CASE of a few branches,
and the same arithmetic serves every database.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from sqlalchemy import BigInteger, ColumnElement, case, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Mapped
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from analytics.period import Period

# A Monday, and where periods begin: days and seconds are counted from there, for integer division
# would take a negative number to the wrong day.
FIRST_DAY = date(1900, 1, 1)

_STEP = timedelta(days=7)  # no zone changes twice in a week; Morocco does within 30 days
_DAY = 86_400  # seconds
_HOUR = 3_600
_UNIX_START = (date(1970, 1, 1) - FIRST_DAY).days * _DAY


@dataclass(frozen=True, slots=True)
class Offset:
    """The seconds that local time is ahead of UTC, up to an instant that is not included."""

    seconds: int
    until: datetime


@lru_cache(maxsize=64)
def offsets(period: Period) -> tuple[Offset, ...]:
    """The offsets of the zone in the period, in order; the last one's end is the period's."""
    return tuple(_offsets(period))


def local_day(instant: Mapped[datetime | None], period: Period) -> ColumnElement[int]:
    """The local day of an instant of the period, in days since FIRST_DAY."""
    return _local_seconds(instant, period) // _DAY


def local_hour(instant: Mapped[datetime | None], period: Period) -> ColumnElement[int]:
    """The local hour of an instant of the period, 0 to 23."""
    return _local_seconds(instant, period) // _HOUR % 24


def _local_seconds(instant: Mapped[datetime | None], period: Period) -> ColumnElement[int]:
    """The seconds that a clock in the zone shows since FIRST_DAY."""
    *earlier, last = offsets(period)
    seconds: ColumnElement[int] = literal(last.seconds, BigInteger)
    if earlier:
        seconds = case(
            *((instant < offset.until, offset.seconds) for offset in earlier),
            else_=last.seconds,
        )
    return _UnixSeconds(instant) + seconds + _UNIX_START


def _offsets(period: Period) -> Iterator[Offset]:
    begin, seconds = period.start, _offset(period, period.start)
    while begin < period.end:
        end = min(begin + _STEP, period.end)
        if _offset(period, end) != seconds:
            change = _change(period, begin, end)
            if change < period.end:
                yield Offset(seconds, change)
                seconds = _offset(period, end)
        begin = end
    yield Offset(seconds, period.end)


def _change(period: Period, before: datetime, after: datetime) -> datetime:
    """The first second in (before, after] with the offset of `after`."""
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if _offset(period, middle) == _offset(period, after):
            after = middle
        else:
            before = middle
    return after


def _offset(period: Period, instant: datetime) -> int:
    offset = instant.astimezone(period.zone).utcoffset()
    return int(offset.total_seconds()) if offset else 0


class _UnixSeconds(FunctionElement[int]):
    """Whole seconds since 1 January 1970, 00:00 UTC, rounded down."""

    type = BigInteger()
    inherit_cache = True


@compiles(_UnixSeconds)
def _unix_seconds(element: _UnixSeconds, compiler: SQLCompiler, **options: object) -> str:
    instant = compiler.process(element.clauses, **options)
    return f"CAST(FLOOR(EXTRACT(EPOCH FROM {instant})) AS BIGINT)"


@compiles(_UnixSeconds, "sqlite")
def _sqlite_unix_seconds(element: _UnixSeconds, compiler: SQLCompiler, **options: object) -> str:
    """The fraction is cut off as text: SQLite would round 59.9996 seconds up to the next minute."""
    instant = compiler.process(element.clauses, **options)
    return f"CAST(STRFTIME('%s', SUBSTR({instant}, 1, 19)) AS INTEGER)"
