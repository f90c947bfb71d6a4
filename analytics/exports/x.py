"""X's exports: tweet activity until 2024 (a row a post, a row a day), account analytics since.

Quirks of files seen: counts as "566.0", promoted columns "-"; the current content export has a date
in the account's own zone without a time, newest first. The id carries the instant of all posts
since November 2010. Ids exceed 2^53, so a program that read one as a number has spoilt it; the link
has it whole.
"""

import re

from analytics import instants
from analytics.exports import cells, days, posts
from analytics.exports.notes import Notes
from analytics.exports.rows import Contents, DayRow, PostRow, Record, Setting
from analytics.exports.table import Table
from analytics.tables import Platform

_STATUS = re.compile(r"(?:twitter|x)\.com/(\w{1,20})/status(?:es)?/([0-9]{1,19})", re.ASCII)
_NO_HANDLE = "i"  # x.com/i/status/… is a link without the author


def read_posts(table: Table, setting: Setting) -> Contents:
    """The posts of an account."""
    notes = Notes()
    rows = (_post(table, record, setting, notes) for record in table.rows(notes))
    return posts.gathered([row for row in rows if row], Platform.X, setting, notes)


def read_days(table: Table, setting: Setting) -> Contents:
    """The days of an account, in its own zone."""
    notes = Notes()
    rows = [row for record in table.rows(notes) if (row := _day(table, record, notes))]
    return days.gathered(days.distinct(rows, notes), (Platform.X,), setting, notes)


def _post(table: Table, record: Record, setting: Setting, notes: Notes) -> PostRow | None:
    header = table.header
    link = header.text(record, "link")
    status = _STATUS.search(link)
    in_link = status[2] if status else ""
    post_id = posts.usable_id(record.line, in_link or header.text(record, "post_id"), "", notes)
    if post_id is None:
        return None
    if status and status[1] != _NO_HANDLE:
        notes.sources.add(status[1].casefold())
    date = header.cell(record, "time") or header.cell(record, "day")
    stated = posts.placed(cells.stamp(date), setting.zone)
    published_at, certainty = posts.preferred(instants.of_x_id(post_id), stated, setting, notes)
    return PostRow(
        line=record.line,
        platform_id=post_id,
        published_at=published_at,
        certainty=certainty,
        measures=table.measures(record, notes),
        text=header.text(record, "text"),
        link=link,
    )


def _day(table: Table, record: Record, notes: Notes) -> DayRow | None:
    cell = table.header.cell(record, "day")
    day = cells.day(cell)
    if day is None:
        days.skip_undated(record, cell, notes)
        return None
    return DayRow(
        line=record.line,
        day=day,
        measures=table.measures(record, notes),
        posts=table.number(record, "posts", notes),
    )
