"""Tables that are no platform's export: a tool's, an agency's, a person's own.

A row is a post where an id, a link or a text tells it apart, and a day otherwise. What was guessed
is told, column by column, and is to be checked before anything is stored.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import chain, islice

from analytics.errors import BrokenExport, TooLarge, UnnamedPlatform, WrongPlatform
from analytics.exports import cells, days, posts
from analytics.exports.clock import Clock, note
from analytics.exports.guess import Guess, guess
from analytics.exports.limits import MAX_COLUMNS
from analytics.exports.links import Linked, instant_of_id, linked, platform_of
from analytics.exports.notes import Notes
from analytics.exports.rows import Contents, DayRow, PostRow, Reading, Record, Setting
from analytics.exports.sniff import Layout
from analytics.exports.table import Header, Table
from analytics.exports.vocabulary import vocabulary
from analytics.sentence import Sentence
from analytics.tables import MEDIA, Certainty, ImportKind, Platform

_SAMPLE = 500  # records by whose cells the columns are guessed
_PEEKED = 10  # records that may stand before the header
_SHOWN_UNREAD = 12

_GUESSED = Sentence(
    "This is no export that I know: the columns were guessed from their names and values. "
    "Check the list of columns before you store it."
)
_NAMELESS = Sentence(
    "Rows without an id and a link: {count}. Each is known by its text, "
    "so a post whose text is changed later would count as another one."
)
_TOTALS = Sentence("The row holds the totals of the table.")
_REPEATED = Sentence("The row stands in the file before, word for word.")
_ID = re.compile(r"[\w.:-]{1,100}")
_QUOTED = re.compile(r"'(?=[=+\-@\t\r])")  # how a spreadsheet is told that a text is no formula
# Their links name the id that their exports have; Instagram's have the shortcode instead.
_SAME_ID = frozenset({Platform.X, Platform.TIKTOK, Platform.LINKEDIN, Platform.YOUTUBE})


def guessed(readings: Iterable[Reading], file: str) -> tuple[Layout, Table] | None:
    """The reading in which most columns are understood; None where none is. Raises TooLarge."""
    best: tuple[Guess, Table] | None = None
    for reading in readings:
        found = _first_guess(reading)
        if found and (best is None or len(found[0].mapping) > len(best[0].mapping)):
            best = found
    if best is None:
        return None
    found_guess, table = best
    if len(table.header.names) > MAX_COLUMNS:
        raise TooLarge(file=file, limit=Sentence("{columns} columns", columns=MAX_COLUMNS))
    layout = Layout(
        words="generic",
        needs=frozenset(),
        kind=ImportKind.POSTS if found_guess.has_posts else ImportKind.DAYS,
        platforms=MEDIA,
        read=partial(_read, found_guess),
    )
    return layout, table


def _first_guess(reading: Reading) -> tuple[Guess, Table] | None:
    records = reading.records()
    try:
        seen = list(islice(records, _SAMPLE))
    except BrokenExport:  # another reading may fit; else it is no table that I know
        return None
    for index, record in enumerate(seen[:_PEEKED]):
        under = seen[index + 1 :]
        found = guess(record.cells, under)
        if found is not None:
            preamble, rest = tuple(seen[:index]), chain(under, records)
            return found, Table(found.header, preamble, rest, reading.has_decimal_comma)
    return None


def _read(found: Guess, table: Table, setting: Setting) -> Contents:
    """The posts or the days. Raises UnnamedPlatform and WrongPlatform."""
    notes = Notes()
    notes.doubt(_GUESSED)
    if found.unread:
        names = ", ".join(map(cells.shown, found.unread[:_SHOWN_UNREAD]))
        notes.doubt(Sentence("Columns that are not read: {names}.", names=names))
    records = [record for record in table.rows(notes) if not _is_total(table, record, notes)]
    platform = _platform(table.header, records, setting)
    clock = Clock.of(table.header, records, notes)
    table = replace(table, records=iter(()))
    reader = _Reader(table, setting, notes, platform, clock)
    contents = reader.posts(records) if found.has_posts else reader.days(records)
    return replace(contents, mapping=found.mapping)


def _is_total(table: Table, record: Record, notes: Notes) -> bool:
    named = (table.header.text(record, role) for role in ("id", "date", "text"))
    is_total = any(vocabulary("generic").means(cell, "totals") for cell in named)
    if is_total:
        notes.skip(record.line, _TOTALS, is_lost=False)
    return is_total


def _platform(header: Header, records: Sequence[Record], setting: Setting) -> Platform:
    """The platform that the person named, or that most links lead to."""
    told = Counter(
        platform for record in records if (platform := platform_of(header.text(record, "link")))
    )
    asked = setting.platform
    if not told and asked is None:
        raise UnnamedPlatform(file=setting.file, known=", ".join(MEDIA))
    if asked is not None:
        if told and asked not in told:
            found = told.most_common(1)[0][0]
            raise WrongPlatform(file=setting.file, found=found.label, asked=asked.label)
        return asked
    return told.most_common(1)[0][0]


@dataclass(frozen=True, slots=True)
class _Reader:
    """One table: what its rows have in common."""

    table: Table
    setting: Setting
    notes: Notes
    platform: Platform
    clock: Clock

    def posts(self, records: Sequence[Record]) -> Contents:
        """A post a row."""
        seen: set[tuple[str, ...]] = set()
        named: Counter[str] = Counter()
        rows = []
        for record in records:
            if "id" not in self.table.header.columns and record.cells in seen:
                self.notes.skip(record.line, _REPEATED)
                continue
            seen.add(record.cells)
            row = self._post(record, named)
            if row is not None:
                rows.append(row)
        return posts.gathered(rows, self.platform, self.setting, self.notes)

    def days(self, records: Sequence[Record]) -> Contents:
        """A day a row."""
        rows = []
        for record in records:
            cell = self.table.header.cell(record, "date")
            day = cells.day(cell, day_first=self.clock.day_first)
            if day is None:
                days.skip_undated(record, cell, self.notes)
                continue
            count = self.table.number(record, "posts", self.notes)
            rows.append(
                DayRow(record.line, day, self.table.measures(record, self.notes), posts=count)
            )
        found = days.distinct(rows, self.notes)
        return days.gathered(found, (self.platform,), self.setting, self.notes)

    def _post(self, record: Record, named: Counter[str]) -> PostRow | None:
        header = self.table.header
        link = header.text(record, "link")
        if not self._is_ours(record, link):
            return None
        behind = linked(link)
        text = _QUOTED.sub("", header.text(record, "text"), count=1)
        post_id = self._id(record, behind, link, text, named)
        if post_id is None:
            return None
        carried = (behind and behind.at) or instant_of_id(self.platform, post_id)
        published_at, certainty = self._instant(record, carried)
        return PostRow(
            line=record.line,
            platform_id=post_id,
            published_at=published_at,
            certainty=certainty,
            measures=self.table.measures(record, self.notes),
            kind=vocabulary("generic").kind(header.text(record, "kind")),
            text=text,
            link=link,
        )

    def _is_ours(self, record: Record, link: str) -> bool:
        """Whether the row is of the file's platform; one that is not is noted."""
        of_link = platform_of(link)
        if of_link is None or of_link is self.platform:
            return True
        why = Sentence(
            "The link of the row is of {found}, and the file is taken as {taken}'s.",
            found=of_link.label,
            taken=self.platform.label,
        )
        self.notes.skip(record.line, why)
        return False

    def _id(
        self, record: Record, behind: Linked | None, link: str, text: str, named: Counter[str]
    ) -> str | None:
        """What the row is known by: the platform's id, else its link, else its text."""
        cell = _QUOTED.sub("", self.table.header.text(record, "id"), count=1)
        if behind is not None and self.platform in _SAME_ID:
            return behind.id
        if _ID.fullmatch(cell) and not cells.is_rounded(cell):
            return cell
        if behind is not None:
            return behind.id
        if link:
            return _digest("link", link)
        if not text:
            why = Sentence("The row has no id, no link and no text to be known by.")
            self.notes.skip(record.line, why)
            return None
        self.notes.tally(_NAMELESS)
        name = _digest("text", text)
        named[name] += 1  # the same words posted again are another post
        return name if named[name] == 1 else f"{name}-{named[name]}"

    def _instant(
        self, record: Record, carried: datetime | None
    ) -> tuple[datetime | None, Certainty]:
        stated = posts.placed(self.clock.stamp(self.table.header, record), self.setting.zone)
        published_at, certainty = posts.preferred(carried, stated, self.setting, self.notes)
        note(certainty, self.table.header, record, self.setting, self.notes)
        return published_at, certainty


def _digest(kind: str, text: str) -> str:
    return f"{kind}-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:16]}"
