"""A table of an export: its header understood, its records as whole rows, its cells as figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from analytics.exports import cells
from analytics.exports.notes import Notes
from analytics.exports.rows import Record
from analytics.exports.vocabulary import Vocabulary, key
from analytics.metrics import BASE_BY_NAME, ENGAGEMENT_PARTS, Unit
from analytics.sentence import Sentence

CUT = Sentence("The file ends in the middle of this row.")

_LONGEST_NAME = 100  # characters of a header's name: what is longer is a caption

# The share of its cells that a row may lack at its end: Meta's own files leave out empty ones (4 of
# 31 in one), and so does Excel. A row that lacks more is damaged.
_MAY_LACK = 0.25


Figure = tuple[str, tuple[int, ...], cells.Parser]
"""A metric, the columns that it stands in, and how their cells are read."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where in a record stands what; the metrics may stand in several columns each."""

    names: tuple[str, ...]  # as in the file
    columns: Mapping[str, int]
    metrics: Mapping[str, tuple[int, ...]]
    figures: tuple[Figure, ...] = field(init=False)

    def __post_init__(self) -> None:
        figures = tuple((name, at, _parser(name)) for name, at in self.metrics.items())
        object.__setattr__(self, "figures", figures)

    @classmethod
    def of(cls, names: tuple[str, ...], vocabulary: Vocabulary) -> "Header":
        """The header that the vocabulary knows in these cells."""
        columns: dict[str, int] = {}
        metrics: dict[str, tuple[int, ...]] = {}
        for index, name in enumerate(names):
            word = key(name[:_LONGEST_NAME])
            if word in vocabulary.columns:
                columns.setdefault(vocabulary.columns[word], index)
            elif word in vocabulary.metrics:
                metric = vocabulary.metrics[word]
                metrics[metric] = (*metrics.get(metric, ()), index)
        return cls(names, columns, metrics)

    @property
    def known(self) -> frozenset[str]:
        """The names of all that was understood."""
        return frozenset(self.columns) | frozenset(self.metrics)

    @property
    def amounts(self) -> tuple[int, ...]:
        """Where numbers with a fraction stand."""
        timed = (name for name in self.metrics if BASE_BY_NAME[name].unit is Unit.HOURS)
        indexes = [index for name in timed for index in self.metrics[name]]
        if "watch_seconds" in self.columns:
            indexes.append(self.columns["watch_seconds"])
        return tuple(indexes)

    def cell(self, record: Record, column: str) -> str:
        """The cell as it stands, empty where the file has no such column."""
        index = self.columns.get(column)
        return "" if index is None else record.cells[index]

    def text(self, record: Record, column: str) -> str:
        """The cell as a text."""
        return cells.text(self.cell(record, column))


@dataclass(frozen=True, slots=True)
class Table:
    """A header, what stood before it, and the records under it."""

    header: Header
    preamble: tuple[Record, ...]
    records: Iterator[Record]
    has_decimal_comma: bool

    def rows(self, notes: Notes) -> Iterator[Record]:
        """The records, as wide as the header; those that do not fit are noted as skipped."""
        width = len(self.header.names)
        short_widths: set[int] = set()
        for record in self.records:
            notes.rows_read += 1
            found = len(record.cells)
            if found == width and not record.is_open:  # nearly all of a file
                short_widths.add(found)
                yield record
            elif record.is_open or (record.is_cut and found < width and found not in short_widths):
                notes.skip(record.line, CUT)
            elif width - found > _MAY_LACK * width or any(
                cell.strip() for cell in record.cells[width:]
            ):
                why = Sentence(
                    "The row has {found} cells where the header has {expected}.",
                    found=found,
                    expected=width,
                )
                notes.skip(record.line, why)
            else:
                short_widths.add(found)
                padded = (*record.cells[:width], *[""] * (width - found))
                yield Record(record.line, padded)

    def measures(self, record: Record, notes: Notes) -> dict[str, float]:
        """The base metrics of a row, those not available left out; damaged cells are noted."""
        found: dict[str, float] = {}
        row, has_decimal_comma = record.cells, self.has_decimal_comma
        for metric, (index, *others), parse in self.header.figures:
            try:
                value = parse(row[index], has_decimal_comma)
            except cells.NotANumber:
                notes.no_number(record.line, self.header.names[index], row[index])
                value = None
            if value is not None:
                found[metric] = value
            if others:
                self._compare(record, value, (index, *others), parse, notes)
        if "engagements" not in self.header.metrics:
            found.update(_engagements(found))
        return found

    def number(self, record: Record, column: str, notes: Notes) -> float | None:
        """A count in a column that is no metric."""
        return self._read(record, self.header.columns.get(column), cells.count, notes)

    def seconds(self, record: Record, column: str, notes: Notes) -> float | None:
        """A length of time in a column that is no metric."""
        return self._read(record, self.header.columns.get(column), cells.seconds, notes)

    def _compare(
        self,
        record: Record,
        value: float | None,
        indexes: Sequence[int],
        parse: cells.Parser,
        notes: Notes,
    ) -> None:
        """Note a row in which further columns of a metric do not say what the first says."""
        if any(self._read(record, index, parse, notes) != value for index in indexes[1:]):
            notes.tally(
                Sentence(
                    "There is more than one column {column}, and the first is taken. "
                    "Rows in which they differ: {count}.",
                    column=cells.shown(self.header.names[indexes[0]]),
                )
            )

    def _read(
        self, record: Record, index: int | None, parse: cells.Parser, notes: Notes
    ) -> float | None:
        if index is None:
            return None
        cell = record.cells[index]
        try:
            return parse(cell, has_decimal_comma=self.has_decimal_comma)
        except cells.NotANumber:
            notes.no_number(record.line, self.header.names[index], cell)
            return None


def _parser(metric: str) -> cells.Parser:
    return cells.hours if BASE_BY_NAME[metric].unit is Unit.HOURS else cells.count


def _engagements(measures: Mapping[str, float]) -> dict[str, float]:
    """The sum of the parts that are available, for a platform that states no total.

    Where reactions are told, likes are among them.
    """
    parts = [
        measures[part]
        for part in ENGAGEMENT_PARTS
        if part in measures and not (part == "likes" and "reactions" in measures)
    ]
    return {"engagements": sum(parts)} if parts else {}
