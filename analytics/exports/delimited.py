"""Delimited text to records, in every way that it may have been written.

The same export comes as the platform wrote it, or as a spreadsheet program saved it again: with
another delimiter, or with each whole record wrapped in one quoted field. So a text has several
readings; they are lazy, and the sniffer takes the first whose header it knows.
"""

import csv
import io
import re
from collections.abc import Iterator
from functools import partial
from typing import TypeAlias

from analytics.errors import Misquoted, TooLarge
from analytics.exports.limits import MAX_LINES
from analytics.exports.rows import Reading, Record
from analytics.sentence import Sentence

_DELIMITERS = ",;\t"
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?[,;\t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_PEEKED = 10  # records in which a wrapped file shows itself

_Line: TypeAlias = tuple[int, str]  # its number in the file, and the text with its line break


class _Lines:
    """Feeds lines to `csv.reader`, and remembers those of the record that it is in."""

    def __init__(self, lines: Iterator[_Line]) -> None:
        self._lines = lines
        self.record: list[_Line] = []
        self.is_done = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        try:
            line = next(self._lines)
        except StopIteration:
            self.is_done = True
            raise
        self.record.append(line)
        return line[1]


def readings(text: str, file: str) -> Iterator[Reading]:
    """The ways to read the text, likeliest first. A first line `sep=,` is no record.

    Raises TooLarge over MAX_LINES.
    """
    if max(text.count("\n"), text.count("\r")) > MAX_LINES:
        raise TooLarge(file=file, limit=Sentence("{lines} lines", lines=MAX_LINES))
    named = _SEPARATOR_LINE.match(text)
    first_line = 2 if named else 1
    body = text[named.end() :] if named else text
    order = sorted(_DELIMITERS, key=lambda mark: not named or mark != named[1])
    for delimiter in order:
        yield _reading(delimiter, partial(_lines, body, first_line), file)
    for outer in order:
        for inner in _wrapped_in(body, outer):
            yield _reading(inner, partial(_unwrapped, body, first_line, outer, file), file)


def _reading(delimiter: str, lines: "partial[Iterator[_Line]]", file: str) -> Reading:
    return Reading(
        records=lambda: _records(lines(), delimiter, file),
        has_decimal_comma=delimiter == ";",  # in most of the countries that use it
    )


def _lines(text: str, first: int) -> Iterator[_Line]:
    return enumerate(io.StringIO(text, newline=""), first)


def _records(lines: Iterator[_Line], delimiter: str, file: str) -> Iterator[Record]:
    """The records that are not empty. Raises Misquoted where the quotes go wrong."""
    source = _Lines(lines)
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    width = 0
    while True:
        source.record.clear()
        try:
            cells = next(reader, None)
        except csv.Error:
            yield _open_record(source, delimiter, width, file)
            return
        if cells is None:
            return
        line, last = source.record[0][0], source.record[-1][1]
        if any(cell.strip() for cell in cells):
            width = len(cells)
            yield Record(line, tuple(cells), is_cut=not last.endswith(("\n", "\r")))


def _open_record(source: _Lines, delimiter: str, width: int, file: str) -> Record:
    """The record that the file ends in; one that swallowed whole records breaks the file."""
    line = source.record[0][0]
    swallowed = [text for _, text in source.record[1:]]
    if not source.is_done or any(_width(text, delimiter) >= max(width, 2) for text in swallowed):
        raise Misquoted(file=file, line=line)
    return Record(line, (), is_open=True)


def _width(line: str, delimiter: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=delimiter), ()))
    except csv.Error:
        return 0


def _wrapped_in(text: str, outer: str) -> tuple[str, ...]:
    """The delimiters inside the only field of the first record that has any, likeliest first."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=outer)
    try:
        for cells, _ in zip(reader, range(_PEEKED), strict=False):
            filled = [cell for cell in cells if cell]
            inside = tuple(mark for mark in _DELIMITERS if filled and mark in filled[0])
            if len(filled) > 1 or inside:
                return inside if len(filled) == 1 else ()
    except csv.Error:
        pass
    return ()


def _unwrapped(text: str, first: int, outer: str, file: str) -> Iterator[_Line]:
    """The lines that were wrapped, each with its number in the file. Raises Misquoted.

    A line break of a caption ended the record for the program that wrapped it: the lines are put
    together again as they were, and read as one text.
    """
    source = _Lines(_lines(text, first))
    reader = csv.reader(source, delimiter=outer)
    while True:
        source.record.clear()
        try:
            cells = next(reader, None)
        except csv.Error as error:
            line = source.record[0][0]
            raise Misquoted(file=file, line=line) from error
        if cells is None:
            return
        while cells and not cells[-1]:
            cells.pop()
        line = source.record[0][0]
        for offset, part in enumerate(outer.join(cells).split("\n")):
            yield line + offset, part + "\n"
