"""What a file holds, before anything is stored."""

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path, PurePath
from zoneinfo import ZoneInfo

from analytics.errors import BrokenExport, EmptyExport, TooLarge, UnknownPlatform, WrongPlatform
from analytics.exports import cells, decode, delimited, workbook
from analytics.exports.limits import MAX_ROWS
from analytics.exports.rows import Contents, DayRow, PostRow, Reading, Record, Setting, Skipped
from analytics.exports.sniff import Layout, sniffed
from analytics.exports.table import CUT, Table
from analytics.metrics import BASE
from analytics.sentence import Sentence
from analytics.tables import ImportKind, Platform

Progress = Callable[[int], None]  # called with the rows done so far, about every thousand
PROGRESS_ROWS = 1000

_NAME_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Preview:
    """A file that was read and can be stored; days are in the workspace's zone."""

    file_name: str
    sha256: str
    platforms: tuple[Platform, ...]  # of which the file can be; the first is assumed
    kind: ImportKind
    rows_read: int
    posts: tuple[PostRow, ...]
    days: tuple[DayRow, ...]
    rows_skipped: tuple[Skipped, ...]
    doubts: tuple[Sentence, ...]
    sources: tuple[str, ...]
    first_day: date | None  # None where no row has a date
    last_day: date | None

    @property
    def platform(self) -> Platform:
        """The platform of the file, or the likelier one."""
        return self.platforms[0]

    @property
    def rows(self) -> tuple[PostRow, ...] | tuple[DayRow, ...]:
        """The posts or the days, whichever the file has."""
        return self.posts or self.days

    @property
    def metrics(self) -> tuple[str, ...]:
        """The base metrics that at least one row has, in the order of `metrics.BASE`."""
        found = {name for row in self.rows for name in row.measures}
        return tuple(metric.name for metric in BASE if metric.name in found)


def preview(
    content: bytes | Path,
    file_name: str,
    *,
    platform: str | None,
    zone: ZoneInfo,
    now: datetime,
    progress: Progress | None = None,
) -> Preview:
    """What the file holds. Raises ExportError in its kinds, and UnknownPlatform."""
    file = _shown_name(file_name)
    setting = Setting(file, zone, now, _platform(platform))
    data = decode.read_capped(content, file)
    layout, table = sniffed(_readings(data, file), file)
    _check_platform(layout, setting)
    contents = layout.read(_whole(table, file, progress), setting)
    _check_rows(contents, file)
    first_day, last_day = _span(contents, zone)
    return Preview(
        file_name=file,
        sha256=hashlib.sha256(data).hexdigest(),
        platforms=contents.platforms,
        kind=layout.kind,
        rows_read=contents.rows_read,
        posts=contents.posts,
        days=contents.days,
        rows_skipped=contents.skipped,
        doubts=contents.doubts,
        sources=contents.sources,
        first_day=first_day,
        last_day=last_day,
    )


def _readings(data: bytes, file: str) -> Iterable[Reading]:
    if workbook.is_workbook(data):
        return workbook.sheets(data, file)
    return delimited.readings(decode.decoded(data, file), file)


def _platform(name: str | None) -> Platform | None:
    if name is None:
        return None
    try:
        return Platform(name.strip().casefold())
    except ValueError as error:
        raise UnknownPlatform(name=name, known=", ".join(Platform)) from error


def _check_platform(layout: Layout, setting: Setting) -> None:
    asked = setting.platform
    if asked is not None and asked not in layout.platforms:
        found = layout.platforms[0].label
        raise WrongPlatform(file=setting.file, found=found, asked=asked.label)


def _whole(table: Table, file: str, progress: Progress | None) -> Table:
    """The table with all its records read, its decimal mark decided by all its amounts."""
    records = list(_counted(table.records, file, progress))
    amounts = (
        record.cells[index]
        for record in records
        for index in table.header.amounts
        if index < len(record.cells)
    )
    has_decimal_comma = cells.decimal_comma(amounts, assumed=table.has_decimal_comma)
    return replace(table, records=iter(records), has_decimal_comma=has_decimal_comma)


def _counted(records: Iterator[Record], file: str, progress: Progress | None) -> Iterator[Record]:
    """The records, up to MAX_ROWS of them. Raises TooLarge beyond."""
    for number, record in enumerate(records, 1):
        if number > MAX_ROWS:
            raise TooLarge(file=file, limit=Sentence("{rows} rows", rows=MAX_ROWS))
        if progress is not None and number % PROGRESS_ROWS == 0:
            progress(number)
        yield record


def _check_rows(contents: Contents, file: str) -> None:
    """Refuse a file that breaks off, and one without a row to store."""
    cut = next((skipped for skipped in contents.skipped if skipped.why == CUT), None)
    if cut is not None:
        raise BrokenExport(file=file, line=cut.line, why=cut.why)
    if contents.posts or contents.days:
        return
    lost = [skipped for skipped in contents.skipped if skipped.is_lost]
    if lost:
        raise BrokenExport(file=file, line=lost[0].line, why=lost[0].why)
    raise EmptyExport(file=file)


def _span(contents: Contents, zone: ZoneInfo) -> tuple[date | None, date | None]:
    days = {day.day for day in contents.days} | {
        post.published_at.astimezone(zone).date() for post in contents.posts if post.published_at
    }
    return (min(days), max(days)) if days else (None, None)


def _shown_name(file_name: str) -> str:
    """The last part of the name as a sentence can show it."""
    name = PurePath(file_name).name
    kept = "".join(c for c in name if not unicodedata.category(c).startswith("C"))
    return kept[:_NAME_LENGTH] or "The file"
