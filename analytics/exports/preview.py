"""What a file holds, before anything is stored."""

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path, PurePath
from zoneinfo import ZoneInfo

from analytics.errors import (
    BrokenExport,
    EmptyExport,
    NotAGraph,
    NotAnExport,
    TooLarge,
    UnknownPlatform,
    WrongPlatform,
)
from analytics.exports import cells, decode, delimited, generic, network, workbook
from analytics.exports.limits import MAX_ROWS
from analytics.exports.rows import (
    CommentRow,
    Contents,
    DayRow,
    EdgeRow,
    Mapped,
    PostRow,
    Reading,
    Record,
    Setting,
    Skipped,
)
from analytics.exports.sniff import Layout, beside, sniffed
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
    mapping: tuple[Mapped, ...] = ()  # of columns that were guessed; empty for a known export
    comments: tuple[CommentRow, ...] = ()
    edges: tuple[EdgeRow, ...] = ()

    @property
    def platform(self) -> Platform:
        """The platform of the file, or the likelier one."""
        return self.platforms[0]

    @property
    def rows(self) -> tuple[PostRow | DayRow, ...]:
        """The posts or the days, whichever the file has; a workbook can have both."""
        return (*self.posts, *self.days)

    @property
    def size(self) -> int:
        """How many rows there are to store, whatever their kind."""
        return len(self.posts) + len(self.days) + len(self.comments) + len(self.edges)

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
    contents = _contents(data, setting, progress)
    _check_rows(contents, file)
    first_day, last_day = _span(contents, zone)
    return Preview(
        file_name=file,
        sha256=hashlib.sha256(data).hexdigest(),
        platforms=contents.platforms,
        kind=_kind(contents),
        rows_read=contents.rows_read,
        posts=contents.posts,
        days=contents.days,
        rows_skipped=contents.skipped,
        doubts=contents.doubts,
        sources=contents.sources,
        first_day=first_day,
        last_day=last_day,
        mapping=contents.mapping,
        comments=contents.comments,
        edges=contents.edges,
    )


def _contents(data: bytes, setting: Setting, progress: Progress | None) -> Contents:
    """All that the file holds: one table, and of a workbook also the other kind's sheet."""
    graph = network.graph_file(data, setting)
    if graph is not None:
        return graph
    file, is_workbook = setting.file, workbook.is_workbook(data)
    readings = tuple(_readings(data, file, is_workbook=is_workbook))
    layout, table = _layout(readings, setting)
    _check_platform(layout, setting)
    contents = layout.read(_whole(table, file, progress), setting)
    other = beside(layout, readings, file) if is_workbook else None
    if other is None:
        return contents
    layout, table = other
    return _both(contents, layout.read(_whole(table, file, progress), setting))


def _layout(readings: Sequence[Reading], setting: Setting) -> tuple[Layout, Table]:
    """The layout that is known, else what can be guessed. Raises NotAnExport.

    A loose layout gives way to a guess where the table has posts, or is of another platform; a
    network is never guessed.
    """
    is_network = setting.platform is Platform.NETWORK
    try:
        known = sniffed(readings, setting.file)
    except NotAnExport as error:
        if is_network:
            raise NotAGraph(file=setting.file) from error
        found = generic.guessed(readings, setting.file)
        if found is None:
            raise
        return found
    if is_network or not known[0].is_loose:
        return known
    found = generic.guessed(readings, setting.file)
    is_other = setting.platform is not None and setting.platform not in known[0].platforms
    return found if found and (is_other or found[0].kind is ImportKind.POSTS) else known


def _both(first: Contents, second: Contents) -> Contents:
    """Two sheets of a workbook as one: the posts of one and the days of the other."""
    both = replace(
        first,
        rows_read=first.rows_read + second.rows_read,
        posts=first.posts or second.posts,
        days=first.days or second.days,
        skipped=(*first.skipped, *second.skipped),
        doubts=(*first.doubts, *second.doubts),
        sources=tuple(sorted({*first.sources, *second.sources})),
    )
    if not (both.posts and both.days):
        return both
    told = Sentence(
        "The workbook has a sheet of posts and a sheet of days, and both are read: "
        "{posts} posts and {days} days.",
        posts=len(both.posts),
        days=len(both.days),
    )
    return replace(both, doubts=(told, *both.doubts))


def _readings(data: bytes, file: str, *, is_workbook: bool) -> Iterable[Reading]:
    if is_workbook:
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
    indexes = table.header.amounts
    amounts = (
        record.cells[index] for index in indexes for record in records if index < len(record.cells)
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
    if contents.posts or contents.days or contents.comments or contents.edges:
        return
    lost = [skipped for skipped in contents.skipped if skipped.is_lost]
    if lost:
        raise BrokenExport(file=file, line=lost[0].line, why=lost[0].why)
    raise EmptyExport(file=file)


def _kind(contents: Contents) -> ImportKind:
    if contents.comments:
        return ImportKind.COMMENTS
    if contents.edges:
        return ImportKind.EDGES
    return ImportKind.POSTS if contents.posts else ImportKind.DAYS


def _span(contents: Contents, zone: ZoneInfo) -> tuple[date | None, date | None]:
    instants = {row.published_at for row in contents.posts}
    instants |= {row.published_at for row in contents.comments}
    days = {day.day for day in contents.days}
    days |= {instant.astimezone(zone).date() for instant in instants if instant}
    return (min(days), max(days)) if days else (None, None)


def _shown_name(file_name: str) -> str:
    """The last part of the name as a sentence can show it."""
    name = PurePath(file_name).name
    kept = "".join(c for c in name if not unicodedata.category(c).startswith("C"))
    return kept[:_NAME_LENGTH] or "The file"
