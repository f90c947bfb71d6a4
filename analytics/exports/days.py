"""What the readers of daily series share: each day once, and the checks over all days."""

from collections.abc import Iterable
from datetime import date, timedelta

from analytics.exports.cells import shown
from analytics.exports.notes import Notes
from analytics.exports.rows import Contents, DayRow, Record, Setting
from analytics.sentence import Sentence
from analytics.tables import Platform

_NO_FIGURE = Sentence("The row has no figure.")
_FUTURE = Sentence("Days after today: {count}. Check the dates in the file.")


def skip_undated(record: Record, cell: str, notes: Notes) -> None:
    """Note a row whose cell of the day is none."""
    notes.skip(record.line, Sentence("The row has no day: {cell}.", cell=shown(cell) or "-"))


def distinct(rows: Iterable[DayRow], notes: Notes) -> tuple[DayRow, ...]:
    """Each day once, in order: the row with more figures, of equals the later one."""
    kept: dict[date, DayRow] = {}
    for row in rows:
        if not row.measures and row.posts is None:
            notes.skip(row.line, _NO_FIGURE)
            continue
        taken = row
        before = kept.get(row.day)
        if before is not None:
            dropped = before
            if len(before.measures) > len(row.measures):
                taken, dropped = before, row
            why = Sentence(
                "The day {day} stands in the file again, on line {line}, and that row is taken.",
                day=row.day.isoformat(),
                line=taken.line,
            )
            notes.skip(dropped.line, why)
        kept[row.day] = taken
    return tuple(kept[day] for day in sorted(kept))


def gathered(
    days: tuple[DayRow, ...], platforms: tuple[Platform, ...], setting: Setting, notes: Notes
) -> Contents:
    """The contents of a file of days, and what is doubted of them together."""
    tomorrow = setting.now.astimezone(setting.zone).date() + timedelta(days=1)
    for row in days:
        if row.day > tomorrow:
            notes.tally(_FUTURE)
    return Contents(
        platforms=platforms,
        rows_read=notes.rows_read,
        days=days,
        skipped=notes.skipped,
        doubts=notes.doubts,
    )
