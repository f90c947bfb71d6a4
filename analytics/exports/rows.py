"""What an export comes to: records as they stand in the file, and rows as we mean them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from analytics.sentence import Sentence
from analytics.tables import Certainty, Platform


@dataclass(frozen=True, slots=True)
class Record:
    """One record of the file; `line` is where it begins, counted from 1."""

    line: int
    cells: tuple[str, ...]
    is_cut: bool = False  # the file ends in it, without a line's end
    is_open: bool = False  # the file ends inside its quoted field


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a file as records: a delimiter, or a sheet."""

    records: Callable[[], Iterator[Record]]
    has_decimal_comma: bool = False  # likely, where no amount of the file shows it


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known from outside the file."""

    file: str
    zone: ZoneInfo  # of the workspace
    now: datetime
    platform: Platform | None = None  # as the person named it


@dataclass(frozen=True, slots=True)
class PostRow:
    """One post as the file tells it; a measure that is not available is absent."""

    line: int
    platform_id: str
    published_at: datetime | None
    certainty: Certainty
    measures: Mapping[str, float]
    kind: str = ""
    text: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day of the account as the file tells it, in the account's own zone."""

    line: int
    day: date
    measures: Mapping[str, float]
    posts: float | None = None


@dataclass(frozen=True, slots=True)
class CommentRow:
    """One comment as the file tells it; who wrote it and what stays out of every log."""

    line: int
    platform_id: str
    post_id: str
    person: str = field(repr=False)  # as the file names them, empty where it does not
    text: str = field(repr=False)
    published_at: datetime | None
    certainty: Certainty
    reply_to: str = ""
    likes: float | None = None


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """One connection as the file tells it; of an undirected one the ends could change places."""

    line: int
    source: str
    target: str
    is_directed: bool
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row of the file that was not taken."""

    line: int
    why: Sentence
    is_lost: bool = True  # False for what never was a post or a day: totals and notes


@dataclass(frozen=True, slots=True)
class Mapped:
    """A column whose meaning was guessed: our name of it, and what the file calls it."""

    name: str  # a base metric, or id, date, time, link, text, kind, posts
    column: str
    by_values: bool = False  # its cells told, and not its name


@dataclass(frozen=True, slots=True)
class Contents:
    """A whole file, or a sheet of it: rows of one kind; posts and days only of a workbook."""

    platforms: tuple[Platform, ...]  # of which the file can be; the first is assumed
    rows_read: int
    posts: tuple[PostRow, ...] = ()
    days: tuple[DayRow, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    doubts: tuple[Sentence, ...] = ()
    sources: tuple[str, ...] = ()  # the pages or profiles that the file names, sorted
    mapping: tuple[Mapped, ...] = ()  # empty where the layout is known
    comments: tuple[CommentRow, ...] = ()
    edges: tuple[EdgeRow, ...] = ()
