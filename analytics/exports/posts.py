"""What the readers of post exports share: instants, ids, and the checks over all rows."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from analytics.exports.cells import Stamp, shown
from analytics.exports.notes import Notes
from analytics.exports.rows import Contents, PostRow, Setting
from analytics.sentence import Sentence
from analytics.tables import Certainty, Platform

_UNDATED = Sentence(
    "Posts without a date in the file: {count}. They are kept, and belong to no period."
)
_FUTURE = Sentence("Posts dated after today: {count}. Check the dates in the file.")
_OTHER_TIME = Sentence(
    "Posts whose id carries another time than the file: {count}. The id's is taken."
)
_ROUNDED = Sentence(
    "The ids end in zeros, as when a spreadsheet rounds them: "
    "another export would not be recognised as the same posts."
)

_ID = re.compile(r"[0-9]{1,20}", re.ASCII)
_EXCEL_DIGITS = 15  # what a spreadsheet keeps of a number
_TOLERANCE = timedelta(hours=1)  # a reel is made up to ten minutes before it shows
_DAY_TOLERANCE = timedelta(days=2)  # noon of a day in an unknown zone, against the instant
_SHOWN_PAGES = 3


def placed(stamp: Stamp | None, zone: ZoneInfo) -> tuple[datetime | None, Certainty]:
    """The instant of a date in a cell, and how surely it is known.

    A clock time without an offset is taken in the zone; a date alone is kept as its noon.
    """
    if stamp is None:
        return None, Certainty.UNKNOWN
    value = stamp.value
    if not stamp.has_time:
        noon = datetime.combine(value.date(), time(12), tzinfo=zone)
        return noon.astimezone(UTC), Certainty.DATE_ONLY
    if value.tzinfo is not None:
        return value.astimezone(UTC), Certainty.STATED
    return value.replace(tzinfo=zone).astimezone(UTC), Certainty.ASSUMED


def preferred(
    carried: datetime | None,
    stated: tuple[datetime | None, Certainty],
    setting: Setting,
    notes: Notes,
) -> tuple[datetime | None, Certainty]:
    """The instant that the id carries before the one in the file; a large difference is noted."""
    if carried is None or carried > setting.now + timedelta(days=1):
        return stated
    instant, certainty = stated
    tolerance = _DAY_TOLERANCE if certainty is Certainty.DATE_ONLY else _TOLERANCE
    if instant is not None and abs(carried - instant) > tolerance:
        notes.tally(_OTHER_TIME)
    return carried, Certainty.EXACT


def usable_id(line: int, cell: str, in_link: str, notes: Notes) -> str | None:
    """The id of a row: digits, else those in its link; None, and noted, where both fail.

    A spreadsheet writes a long id as 1.41E+18, which is no id any more.
    """
    text = cell.strip()
    for candidate in (text, in_link):
        if _ID.fullmatch(candidate):
            return candidate
    why = Sentence("The row has no id that can be relied on: {id}.", id=shown(text) or "-")
    notes.skip(line, why)
    return None


def gathered(
    rows: Iterable[PostRow], platform: Platform, setting: Setting, notes: Notes
) -> Contents:
    """The contents of a file of posts: each post once, and what is doubted of them together."""
    posts = _distinct(rows, notes)
    for post in posts:
        if post.published_at is None:
            notes.tally(_UNDATED)
        elif post.published_at > setting.now + timedelta(days=1):
            notes.tally(_FUTURE)
    if _are_rounded([post.platform_id for post in posts]):
        notes.doubt(_ROUNDED)
    if len(notes.sources) > 1:
        names = ", ".join(sorted(notes.sources)[:_SHOWN_PAGES])
        notes.doubt(
            Sentence(
                "The rows belong to {count} pages or profiles: {names}.",
                count=len(notes.sources),
                names=names,
            )
        )
    return Contents(
        platforms=(platform,),
        rows_read=notes.rows_read,
        posts=posts,
        skipped=notes.skipped,
        doubts=notes.doubts,
        sources=tuple(sorted(notes.sources)),
    )


def _distinct(rows: Iterable[PostRow], notes: Notes) -> tuple[PostRow, ...]:
    """Each post once: the row with more figures, of equals the later one."""
    kept: dict[str, PostRow] = {}
    for row in rows:
        taken = row
        before = kept.get(row.platform_id)
        if before is not None:
            dropped = before
            if len(before.measures) > len(row.measures):
                taken, dropped = before, row
            why = Sentence(
                "The post {id} stands in the file again, on line {line}, and that row is taken.",
                id=row.platform_id,
                line=taken.line,
            )
            notes.skip(dropped.line, why)
        kept[row.platform_id] = taken
    return tuple(kept.values())


def _are_rounded(ids: list[str]) -> bool:
    long_ids = [number for number in ids if number.isdecimal() and len(number) > _EXCEL_DIGITS]
    return len(long_ids) > 2 and not any(number[_EXCEL_DIGITS:].strip("0") for number in long_ids)
