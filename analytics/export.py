"""An account's posts on the way out: a row a post, as CSV or as an Excel workbook.

Read from the database and written in batches: memory does not grow with the account. A cell that a
spreadsheet would run as a formula gets an apostrophe before it (OWASP, "CSV Injection").
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import IO

from sqlalchemy import Row, Select, func, select
from sqlmodel import Session, SQLModel, col

from analytics.metrics import BASE
from analytics.period import Period
from analytics.tables import Account, Post

BATCH = 1000  # rows read at a time
DESCRIPTION = ("id", "published_at", "certainty", "text", "link", "kind")
"""The columns before the metrics; `published_at` is UTC to the second, `certainty` how sure."""

_FORMULA = re.compile(r"[=+\-@\t\r]")
_NEGATIVE = re.compile(r"-[0-9]+(\.[0-9]+)?")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # openpyxl refuses them
_LONGEST_CELL = 32_767  # characters that a cell of a workbook takes

Cell = str | float | int | None


class Format(StrEnum):
    """What the rows can be written as; the value is the file's ending."""

    CSV = "csv"
    XLSX = "xlsx"

    @property
    def media_type(self) -> str:
        """The type that a browser or a chat is told."""
        if self is Format.CSV:
            return "text/csv; charset=utf-8"
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export(
    session: Session,
    account: Account,
    stream: IO[bytes],
    written_as: Format,
    period: Period | None = None,
) -> int:
    """How many posts were written to the stream, oldest first, those without a date last.

    With a period only the posts published in it.
    """
    chosen = _chosen(account, period)
    metrics = _metrics(session, chosen)
    header = (*DESCRIPTION, *metrics)
    rows = _rows(session, chosen, metrics)
    write = _write_csv if written_as is Format.CSV else _write_xlsx
    return write(stream, header, rows)


def guarded(text: str) -> str:
    """The text, with an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _NEGATIVE.fullmatch(text) else text


def _chosen(account: Account, period: Period | None) -> Select[tuple[object, ...]]:
    chosen = select(*SQLModel.metadata.tables["post"].c).where(col(Post.account_id) == account.id)
    if period is None:
        return chosen
    return chosen.where(col(Post.published_at) >= period.start, col(Post.published_at) < period.end)


def _metrics(session: Session, chosen: Select[tuple[object, ...]]) -> tuple[str, ...]:
    """The metrics that at least one of the posts has."""
    posts = chosen.subquery()
    counts = session.execute(
        select(*(func.count(posts.c[metric.name]).label(metric.name) for metric in BASE))
    ).one()
    return tuple(metric.name for metric, found in zip(BASE, counts, strict=True) if found)


def _rows(
    session: Session, chosen: Select[tuple[object, ...]], metrics: Sequence[str]
) -> Iterator[tuple[Cell, ...]]:
    at = col(Post.published_at)
    ordered = chosen.order_by(at.is_(None), at, col(Post.id))
    for row in session.execute(ordered.execution_options(yield_per=BATCH)):
        yield _row(row, metrics)


def _row(row: Row[tuple[object, ...]], metrics: Sequence[str]) -> tuple[Cell, ...]:
    values = row._mapping  # noqa: SLF001  SQLAlchemy's public name for it
    described = (
        guarded(values["platform_id"]),
        _instant(values["published_at"]),
        str(values["certainty"]),
        *(guarded(values[name]) for name in ("text", "link", "kind")),
    )
    return (*described, *(_figure(values[name]) for name in metrics))


def _instant(at: datetime | None) -> str:
    return "" if at is None else at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _figure(value: float | None) -> Cell:
    """The figure, a whole one without its fraction."""
    return int(value) if value is not None and value.is_integer() else value


def _write_csv(stream: IO[bytes], header: Sequence[str], rows: Iterator[tuple[Cell, ...]]) -> int:
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(header)
    written = 0
    for row in rows:
        writer.writerow(row)
        written += 1
    text.detach()  # the stream is the caller's to close
    return written


def _write_xlsx(stream: IO[bytes], header: Sequence[str], rows: Iterator[tuple[Cell, ...]]) -> int:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("posts")
    sheet.append(list(header))
    written = 0
    for row in rows:
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value=_xml(value))
            if isinstance(value, str):
                cell.data_type = "s"  # an id stays text, and no text is run
            cells.append(cell)
        sheet.append(cells)
        written += 1
    workbook.save(stream)
    return written


def _xml(value: Cell) -> Cell:
    return _NOT_IN_XML.sub("", value)[:_LONGEST_CELL] if isinstance(value, str) else value
