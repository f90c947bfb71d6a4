"""Meta Business Suite's exports of posts: Facebook Pages and Instagram accounts.

Quirks of files seen: captions run over several lines; the set and the order of the columns change
between exports of one month; a Facebook export can have two columns named Views; empty is "not
available". `Publish time` is US Pacific time, month first, without saying so. `Date` holds the word
Lifetime, or a day in a file that splits each post over days, whose figures are not the post's.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from analytics import instants
from analytics.errors import DailyBreakdown
from analytics.exports import cells
from analytics.exports.notes import Notes
from analytics.exports.posts import gathered, placed, preferred, usable_id
from analytics.exports.rows import Contents, PostRow, Record, Setting
from analytics.exports.table import Table
from analytics.exports.vocabulary import Vocabulary, vocabulary
from analytics.sentence import Sentence
from analytics.tables import Certainty, Platform

_PACIFIC = Sentence(
    "The file names no zone for the times of its posts. "
    "Times read as US Pacific time, the clock of Meta's exports: {count}."
)
_ID_IN_LINK = re.compile(r"facebook\.com/[^/]+/(?:posts|videos)/([0-9]+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Clock:
    """How a file writes `Publish time`.

    A spreadsheet reads only those dates that fit its own order, and writes them in its own form:
    beside dates with slashes, any other form is damage.
    """

    day_first: bool
    only_slashed: bool

    @classmethod
    def of(cls, column: Sequence[str]) -> "_Clock":
        """The way of most files is the month first; a first number over 12 tells otherwise."""
        return cls(any(map(cells.has_day_first, column)), any(map(cells.is_slashed, column)))

    def read(self, cell: str) -> cells.Stamp | None:
        """The date in the cell, None where it has none to rely on."""
        if self.only_slashed and not cells.is_slashed(cell):
            return None
        return cells.stamp(cell, day_first=self.day_first)


class _Posts:
    """One file of posts: what its rows have in common."""

    def __init__(self, table: Table, setting: Setting, words: Vocabulary) -> None:
        self.notes = Notes()
        self.table = table
        self.setting = setting
        self.words = words
        self.records = list(table.rows(self.notes))
        self.clock = _Clock.of(
            [table.header.cell(record, "publish_time") for record in self.records]
        )

    def text(self, record: Record, column: str) -> str:
        return self.table.header.text(record, column)

    def measures(self, record: Record) -> dict[str, float]:
        """The base metrics of a row. Raises DailyBreakdown for the figures of one day."""
        day = cells.day(self.table.header.cell(record, "period"))
        if day is not None:
            raise DailyBreakdown(file=self.setting.file, line=record.line, day=day.isoformat())
        return self.table.measures(record, self.notes)

    def stated(self, record: Record) -> tuple[datetime | None, Certainty]:
        """The instant that `Publish time` tells in Meta's zone."""
        return placed(self.clock.read(self.text(record, "publish_time")), instants.META_ZONE)

    def noted(self, record: Record, certainty: Certainty) -> None:
        """Note an instant that is assumed, and a date that could not be read."""
        cell = self.text(record, "publish_time")
        if certainty is Certainty.ASSUMED:
            self.notes.tally(_PACIFIC)
        elif certainty is Certainty.UNKNOWN and cell:
            column = self.table.header.names[self.table.header.columns["publish_time"]]
            self.notes.no_date(record.line, column, cell)


def read_facebook(table: Table, setting: Setting) -> Contents:
    """The posts of a Facebook Page. Raises DailyBreakdown."""
    posts = _Posts(table, setting, vocabulary("facebook"))
    rows = [row for record in posts.records if (row := _facebook_row(posts, record))]
    return gathered(rows, Platform.FACEBOOK, setting, posts.notes)


def read_facebook_videos(table: Table, setting: Setting) -> Contents:
    """The videos of a Facebook Page, from the export of its videos alone. Raises DailyBreakdown."""
    posts = _Posts(table, setting, vocabulary("facebook"))
    rows = [
        replace(row, kind=row.kind or "video")
        for record in posts.records
        if (row := _facebook_row(posts, record, "video_id"))
    ]
    return gathered(rows, Platform.FACEBOOK, setting, posts.notes)


def read_instagram(table: Table, setting: Setting) -> Contents:
    """The posts of an Instagram account. Raises DailyBreakdown."""
    posts = _Posts(table, setting, vocabulary("instagram"))
    rows = [row for record in posts.records if (row := _instagram_row(posts, record))]
    return gathered(rows, Platform.INSTAGRAM, setting, posts.notes)


def _facebook_row(posts: _Posts, record: Record, id_column: str = "post_id") -> PostRow | None:
    link = posts.text(record, "link")
    in_link = _ID_IN_LINK.search(link)
    post_id = usable_id(
        record.line, posts.text(record, id_column), in_link[1] if in_link else "", posts.notes
    )
    if post_id is None:
        return None
    published_at, certainty = posts.stated(record)
    posts.noted(record, certainty)
    _note_source(posts, record, "page_id")
    measures = posts.measures(record)
    watched_s = posts.table.seconds(record, "watch_seconds", posts.notes)
    if watched_s is not None:
        measures["watch_hours"] = watched_s / 3600
    return PostRow(
        line=record.line,
        platform_id=post_id,
        published_at=published_at,
        certainty=certainty,
        measures=measures,
        kind=posts.words.kind(posts.text(record, "kind")),
        # A photo's caption is its Title; a reel has it in both, and Title is the one that is cut.
        text=max(posts.text(record, "title"), posts.text(record, "description"), key=len),
        link=link,
    )


def _instagram_row(posts: _Posts, record: Record) -> PostRow | None:
    post_id = usable_id(record.line, posts.text(record, "post_id"), "", posts.notes)
    if post_id is None:
        return None
    link = posts.text(record, "link")
    carried = instants.of_instagram_link(link)
    published_at, certainty = preferred(carried, posts.stated(record), posts.setting, posts.notes)
    posts.noted(record, certainty)
    _note_source(posts, record, "account_id")
    return PostRow(
        line=record.line,
        platform_id=post_id,
        published_at=published_at,
        certainty=certainty,
        measures=posts.measures(record),
        kind=posts.words.kind(posts.text(record, "kind")),
        text=posts.text(record, "text"),
        link=link,
    )


def _note_source(posts: _Posts, record: Record, column: str) -> None:
    source = posts.text(record, column)
    if source:
        posts.notes.sources.add(source)
