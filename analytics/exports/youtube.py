"""YouTube Studio's exports: table data by video, table data or totals by day, chart data.

Quirks of files seen: the first row holds the totals, called so in the language of the interface; a
file of over 500 videos ends in a note of one cell; dates are without a time, "Aug 19, 2011" also in
German; deleted and live videos have none. The totals are of the whole channel, so they can be more
than the sum of the rows. An id may begin with "-", and with a blank before it so that no
spreadsheet takes it for a formula. Click-through rates and average durations are ratios and are not
stored.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from analytics.exports import cells, days, posts
from analytics.exports.notes import Notes
from analytics.exports.rows import Contents, DayRow, PostRow, Record, Setting
from analytics.exports.table import Table
from analytics.exports.vocabulary import vocabulary
from analytics.sentence import Sentence
from analytics.tables import Platform

_TOTALS = Sentence("The row holds the totals of the table.")
_NOTE = Sentence("The row is a note under the table.")
_WATCH = "https://www.youtube.com/watch?v="


def read_videos(table: Table, setting: Setting) -> Contents:
    """The videos of a channel."""
    notes = Notes()
    records = list(_without_note(table, notes).rows(notes))
    figures = [table.measures(record, notes) for record in records]
    begin = 1 if _begins_with_totals(table, records, figures, ("title", "publish_time")) else 0
    if begin:
        notes.skip(records[0].line, _TOTALS, is_lost=False)
    pairs = zip(records[begin:], figures[begin:], strict=True)
    rows = [row for pair in pairs if (row := _video(table, *pair, setting, notes))]
    return posts.gathered(rows, Platform.YOUTUBE, setting, notes)


def read_days(table: Table, setting: Setting) -> Contents:
    """The days of a channel."""
    notes = Notes()
    records = list(_without_note(table, notes).rows(notes))
    figures = [table.measures(record, notes) for record in records]
    begin = 1 if _begins_with_totals(table, records, figures, ()) else 0
    if begin:
        notes.skip(records[0].line, _TOTALS, is_lost=False)
    rows = []
    for record, measures in zip(records[begin:], figures[begin:], strict=True):
        cell = table.header.cell(record, "day")
        day = cells.day(cell)
        if day is None:
            days.skip_undated(record, cell, notes)
        else:
            rows.append(DayRow(record.line, day, measures))
    return days.gathered(days.distinct(rows, notes), (Platform.YOUTUBE,), setting, notes)


def read_chart(table: Table, setting: Setting) -> Contents:
    """The days of a channel, each the sum of a row a video: what the charts are drawn from."""
    notes = Notes()
    first_lines: dict[date, int] = {}
    sums: dict[date, dict[str, float]] = {}
    videos: set[str] = set()
    for record in table.rows(notes):
        cell = table.header.cell(record, "day")
        day = cells.day(cell)
        if day is None:
            days.skip_undated(record, cell, notes)
            continue
        videos.add(table.header.text(record, "video_id"))
        first_lines.setdefault(day, record.line)
        total = sums.setdefault(day, {})
        for metric, value in table.measures(record, notes).items():
            total[metric] = total.get(metric, 0) + value
    rows = tuple(DayRow(first_lines[day], day, sums[day]) for day in sorted(sums))
    notes.doubt(
        Sentence(
            "Each day is the sum of the {count} videos in the chart, "
            "which can be less than the whole channel: Totals of the same download has that.",
            count=len(videos),
        )
    )
    return days.gathered(rows, (Platform.YOUTUBE,), setting, notes)


def _without_note(table: Table, notes: Notes) -> Table:
    """The table without rows of one cell with words in it, as stand under it."""

    def kept(records: Iterable[Record]) -> Iterable[Record]:
        for record in records:
            filled = [cell for cell in record.cells if cell.strip()]
            if len(filled) == 1 and len(filled[0].split()) > 1:
                notes.rows_read += 1
                notes.skip(record.line, _NOTE, is_lost=False)
            else:
                yield record

    return replace(table, records=iter(kept(table.records)))


def _begins_with_totals(
    table: Table,
    records: Sequence[Record],
    figures: Sequence[dict[str, float]],
    empty_columns: Sequence[str],
) -> bool:
    """Whether the first row holds the totals.

    It has no title and no date, and is called Total in a language that we know, or each of its
    figures is at least the sum of the other rows'.
    """
    if not records:
        return False
    first, *others = records
    if any(table.header.cell(first, column).strip() for column in empty_columns):
        return False
    name = table.header.cell(first, "day" if "day" in table.header.columns else "video_id")
    if vocabulary("youtube").means(name, "totals"):
        return True
    if not others or cells.day(name) is not None:
        return False
    totals = figures[0]
    return bool(totals) and all(
        total >= sum(row.get(metric, 0) for row in figures[1:]) for metric, total in totals.items()
    )


def _video(
    table: Table, record: Record, measures: dict[str, float], setting: Setting, notes: Notes
) -> PostRow | None:
    header = table.header
    video_id = header.text(record, "video_id").lstrip("'")
    if not video_id or video_id.startswith("#") or " " in video_id:
        why = Sentence("The row has no video id: {id}.", id=cells.shown(video_id) or "-")
        notes.skip(record.line, why)
        return None
    stamp = cells.stamp(header.cell(record, "publish_time"))
    published_at, certainty = posts.placed(stamp, setting.zone)
    return PostRow(
        line=record.line,
        platform_id=video_id,
        published_at=published_at,
        certainty=certainty,
        measures=measures,
        kind="video",
        text=header.text(record, "title"),
        link=_WATCH + video_id,
    )
