"""LinkedIn's exports of a page: days (Metrics, followers) and posts (All posts).

Quirks of files seen: a legacy .xls of two sheets, a description above the header; organic,
sponsored and total columns side by side, of which the total is read. A post's link names an
activity, a share or a ugcPost, whose number carries the instant; the file has a day, month first.
`Total followers` of a day are those that came on it.
"""

from analytics.exports import cells, days, posts
from analytics.exports.links import instant_of_id, linked
from analytics.exports.notes import Notes
from analytics.exports.rows import Contents, DayRow, PostRow, Record, Setting
from analytics.exports.table import Table
from analytics.exports.vocabulary import vocabulary
from analytics.tables import Platform


def read_posts(table: Table, setting: Setting) -> Contents:
    """The posts of a page."""
    notes = Notes()
    records = list(table.rows(notes))
    day_first = any(cells.has_day_first(table.header.cell(record, "created")) for record in records)
    rows = (_post(table, record, setting, notes, day_first=day_first) for record in records)
    return posts.gathered([row for row in rows if row], Platform.LINKEDIN, setting, notes)


def read_days(table: Table, setting: Setting) -> Contents:
    """The days of a page, in its own zone."""
    notes = Notes()
    records = list(table.rows(notes))
    day_first = any(cells.has_day_first(table.header.cell(record, "day")) for record in records)
    rows = []
    for record in records:
        cell = table.header.cell(record, "day")
        day = cells.day(cell, day_first=day_first)
        if day is None:
            days.skip_undated(record, cell, notes)
        else:
            rows.append(DayRow(record.line, day, table.measures(record, notes)))
    return days.gathered(days.distinct(rows, notes), (Platform.LINKEDIN,), setting, notes)


def _post(
    table: Table, record: Record, setting: Setting, notes: Notes, *, day_first: bool
) -> PostRow | None:
    header = table.header
    link = header.text(record, "link")
    behind = linked(link)
    in_link = behind.id if behind and behind.platform is Platform.LINKEDIN else ""
    post_id = posts.usable_id(record.line, in_link or link, "", notes)
    if post_id is None:
        return None
    date = cells.stamp(header.cell(record, "created"), day_first=day_first)
    stated = posts.placed(date, setting.zone)
    carried = instant_of_id(Platform.LINKEDIN, post_id)
    published_at, certainty = posts.preferred(carried, stated, setting, notes)
    return PostRow(
        line=record.line,
        platform_id=post_id,
        published_at=published_at,
        certainty=certainty,
        measures=table.measures(record, notes),
        kind=vocabulary("linkedin").kind(header.text(record, "kind")),
        text=header.text(record, "title"),
        link=link,
    )
