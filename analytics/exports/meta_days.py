"""Meta Business Suite's daily series: `Views.csv` and its sisters.

Several tables stand in one file, each under a title that names its metric and sometimes its
platform ("Instagram profile visits"). A file of Views names neither: it can be of either platform.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from analytics.errors import WrongPlatform
from analytics.exports import cells
from analytics.exports.days import distinct, gathered, skip_undated
from analytics.exports.notes import Notes
from analytics.exports.rows import Contents, DayRow, Record, Setting
from analytics.exports.table import Header, Table
from analytics.exports.vocabulary import key, vocabulary
from analytics.sentence import Sentence
from analytics.tables import Platform

META = (Platform.FACEBOOK, Platform.INSTAGRAM)
_ASSUMED = Sentence(
    "The file does not say whether it is of Facebook or of Instagram: "
    "it is taken as Facebook's, unless the account is of Instagram."
)


@dataclass(slots=True)
class _Series:
    """One table of the file."""

    title: str
    header: Header | None = None  # None until its header came
    records: list[Record] = field(default_factory=list)

    @property
    def platform(self) -> Platform | None:
        """The platform that the title begins with, None where it names none."""
        named = vocabulary("meta").words.get(key(self.title).partition(" ")[0])
        return Platform(named) if named else None

    @property
    def metric(self) -> str | None:
        """The metric of the title, None where it is not known."""
        title = key(self.title)
        known = vocabulary("meta").metrics
        return known.get(title.partition(" ")[2] if self.platform else title)


def read_days(table: Table, setting: Setting) -> Contents:
    """The days of all tables that are of one platform. Raises WrongPlatform."""
    notes = Notes()
    series = list(_stacked(table, setting))
    platforms = _platforms(series, setting)
    by_metric: dict[str, tuple[DayRow, ...]] = {}
    for one in series:
        metric = one.metric
        if why := _refusal(one, platforms, by_metric):
            _skip_all(one, why, notes)
        elif metric and one.header:
            part = Table(one.header, (), iter(one.records), table.has_decimal_comma)
            by_metric[metric] = distinct(_rows(part, metric, notes), notes)
    if platforms == META:
        notes.doubt(_ASSUMED)
    return gathered(_merged(by_metric.values()), platforms, setting, notes)


def _stacked(table: Table, setting: Setting) -> Iterator[_Series]:
    """The tables one after the other. A file that lost its title has it in its name."""
    titles = [title for record in table.preamble if (title := _only_cell(record))]
    current = _Series(titles[-1] if titles else PurePath(setting.file).stem, table.header)
    for record in table.records:
        title = _only_cell(record)
        header = Header.of(record.cells, vocabulary("meta"))
        if title and cells.day(title) is None and not record.is_cut:
            yield current
            current = _Series(title)
        elif header.columns.keys() >= {"day", "primary"}:
            current.header = header
        else:
            current.records.append(record)
    yield current


def _only_cell(record: Record) -> str:
    filled = [cell for cell in record.cells if cell.strip()]
    return filled[0] if len(filled) == 1 else ""


def _platforms(series: Sequence[_Series], setting: Setting) -> tuple[Platform, ...]:
    named = [one.platform for one in series]
    stated = [platform for platform in named if platform]
    if setting.platform is None:
        return (stated[0],) if stated else META
    if None not in named and setting.platform not in stated:
        raise WrongPlatform(file=setting.file, found=stated[0].label, asked=setting.platform.label)
    return (setting.platform,)


def _refusal(
    one: _Series, platforms: tuple[Platform, ...], taken: Iterable[str]
) -> Sentence | None:
    """Why the table is not taken."""
    title = cells.shown(one.title)
    if one.platform and one.platform not in platforms:
        return Sentence(
            "The table {title} is of {found}, and the file is taken as {taken}'s.",
            title=title,
            found=one.platform.label,
            taken=platforms[0].label,
        )
    if one.metric is None or one.header is None:
        return Sentence("The table {title} is of no metric that I know.", title=title)
    if one.metric in taken:
        return Sentence(
            "A table of the same metric as {title} stands before it, and that one is taken.",
            title=title,
        )
    return None


def _skip_all(one: _Series, why: Sentence, notes: Notes) -> None:
    for record in one.records:
        notes.rows_read += 1
        notes.skip(record.line, why)


def _rows(table: Table, metric: str, notes: Notes) -> Iterator[DayRow]:
    for record in table.rows(notes):
        cell = table.header.cell(record, "day")
        day = cells.day(cell)
        if day is None:
            skip_undated(record, cell, notes)
            continue
        value = table.number(record, "primary", notes)
        yield DayRow(record.line, day, {} if value is None else {metric: value})


def _merged(series: Iterable[Sequence[DayRow]]) -> tuple[DayRow, ...]:
    merged: dict[date, DayRow] = {}
    for rows in series:
        for row in rows:
            before = merged.get(row.day, row)
            merged[row.day] = DayRow(before.line, row.day, {**before.measures, **row.measures})
    return tuple(sorted(merged.values(), key=lambda row: row.day))
