"""TikTok's exports: a row a video, a row a day of the account or of its audience.

Quirks of files seen: NAN and `--` for what is not available, a header with a blank behind it, dates
as 2025/10/31. The number in a video's link carries its instant, and is the video's id. New and lost
followers are told; their difference (Net growth) is not stored beside them.
"""

from analytics.exports import cells, days, posts
from analytics.exports.links import instant_of_id, linked
from analytics.exports.notes import Notes
from analytics.exports.rows import Contents, DayRow, PostRow, Record, Setting
from analytics.exports.table import Table
from analytics.tables import Certainty, Platform


def read_videos(table: Table, setting: Setting) -> Contents:
    """The videos of an account."""
    notes = Notes()
    rows = [row for record in table.rows(notes) if (row := _video(table, record, setting, notes))]
    return posts.gathered(rows, Platform.TIKTOK, setting, notes)


def read_days(table: Table, setting: Setting) -> Contents:
    """The days of an account, in its own zone."""
    notes = Notes()
    rows = [row for record in table.rows(notes) if (row := _day(table, record, notes))]
    return days.gathered(days.distinct(rows, notes), (Platform.TIKTOK,), setting, notes)


def _video(table: Table, record: Record, setting: Setting, notes: Notes) -> PostRow | None:
    header = table.header
    link = header.text(record, "link")
    behind = linked(link)
    in_link = behind.id if behind and behind.platform is Platform.TIKTOK else ""
    post_id = posts.usable_id(
        record.line, in_link or header.text(record, "video_id") or link, "", notes
    )
    if post_id is None:
        return None
    stated = posts.placed(cells.stamp(header.cell(record, "time")), setting.zone)
    carried = instant_of_id(Platform.TIKTOK, post_id)
    published_at, certainty = posts.preferred(carried, stated, setting, notes)
    if certainty is Certainty.UNKNOWN and header.text(record, "time"):
        column = header.names[header.columns["time"]]
        notes.no_date(record.line, column, header.cell(record, "time"))
    return PostRow(
        line=record.line,
        platform_id=post_id,
        published_at=published_at,
        certainty=certainty,
        measures=table.measures(record, notes),
        kind="image" if "/photo/" in link else "video",
        text=header.text(record, "title"),
        link=link,
    )


def _day(table: Table, record: Record, notes: Notes) -> DayRow | None:
    cell = table.header.cell(record, "day")
    day = cells.day(cell)
    if day is None:
        days.skip_undated(record, cell, notes)
        return None
    return DayRow(record.line, day, table.measures(record, notes))
