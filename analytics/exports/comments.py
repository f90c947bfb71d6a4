"""Tables of comments: `comment_id,post_id,person,published_at,text`, and what tools add to it."""

from collections.abc import Iterable
from datetime import timedelta

from analytics.errors import UnnamedPlatform
from analytics.exports import cells
from analytics.exports.clock import Clock, note
from analytics.exports.notes import Notes
from analytics.exports.posts import placed
from analytics.exports.rows import CommentRow, Contents, Record, Setting
from analytics.exports.table import Header, Table
from analytics.sentence import Sentence
from analytics.tables import MEDIA

_LONGEST_ID = 200  # characters; the longest in use, LinkedIn's, have about 90
_NO_PARENT = frozenset({"", "-", "0", "n/a", "nan", "none", "null"})
_UNDATED = Sentence(
    "Comments without a date in the file: {count}. They are kept, and belong to no period."
)
_FUTURE = Sentence("Comments dated after today: {count}. Check the dates in the file.")


def read_comments(table: Table, setting: Setting) -> Contents:
    """A comment a row. Raises UnnamedPlatform: such a table never says where it comes from."""
    if setting.platform is None:
        raise UnnamedPlatform(file=setting.file, known=", ".join(MEDIA))
    notes = Notes()
    records = list(table.rows(notes))
    clock = Clock.of(table.header, records, notes)
    rows = (_comment(table, record, clock, setting, notes) for record in records)
    comments = _distinct((row for row in rows if row is not None), notes)
    for comment in comments:
        if comment.published_at is None:
            notes.tally(_UNDATED)
        elif comment.published_at > setting.now + timedelta(days=1):
            notes.tally(_FUTURE)
    return Contents(
        platforms=(setting.platform,),
        rows_read=notes.rows_read,
        comments=comments,
        skipped=notes.skipped,
        doubts=notes.doubts,
    )


def _comment(
    table: Table, record: Record, clock: Clock, setting: Setting, notes: Notes
) -> CommentRow | None:
    header = table.header
    comment_id = header.text(record, "comment_id")
    if not comment_id or len(comment_id) > _LONGEST_ID or cells.is_rounded(comment_id):
        shown = cells.shown(comment_id) or "-"
        why = Sentence("The row has no id that can be relied on: {id}.", id=shown)
        notes.skip(record.line, why)
        return None
    published_at, certainty = placed(clock.stamp(header, record), setting.zone)
    note(certainty, header, record, setting, notes)
    return CommentRow(
        line=record.line,
        platform_id=comment_id,
        post_id=header.text(record, "post_id"),
        person=header.text(record, "person"),
        text=header.text(record, "text"),
        published_at=published_at,
        certainty=certainty,
        reply_to=_parent(header, record),
        likes=table.number(record, "likes", notes),
    )


def _parent(header: Header, record: Record) -> str:
    """The comment that this one answers; some tools name the post, or the comment itself."""
    parent = header.text(record, "reply_to")
    itself = (header.text(record, "comment_id"), header.text(record, "post_id"))
    return "" if parent in itself or parent.casefold() in _NO_PARENT else parent


def _distinct(rows: Iterable[CommentRow], notes: Notes) -> tuple[CommentRow, ...]:
    """Each comment once, as the file first has it."""
    kept: dict[str, CommentRow] = {}
    for row in rows:
        first = kept.setdefault(row.platform_id, row)
        if first is not row:
            why = Sentence(
                "The comment {id} stands in the file before, on line {line}.",
                id=cells.shown(row.platform_id),
                line=first.line,
            )
            notes.skip(row.line, why)
    return tuple(kept.values())
