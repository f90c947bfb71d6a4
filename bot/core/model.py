"""The values of a conversation, alike on every platform.

A front end turns a payload into a `Request`; the dispatcher turns that into a `Reply`; the front
end renders it. Nothing here knows a platform, an article or a figure.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from math import isfinite
from pathlib import Path
from typing import Literal, Protocol

Language = Literal["en", "zh"]

HOME_PLATFORM = "terminal"  # the machine itself, whose owner may see and do everything there
HOME_WORKSPACE = "local"  # where the shell's imports go


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said; opaque outside its own front end, and goes back as it came."""

    platform: str
    workspace: str
    channel: str
    thread: str | None = None
    private: bool = False

    @property
    def address(self) -> str:
        """PLATFORM:WORKSPACE:CHANNEL, as the shell takes it."""
        return f"{self.platform}:{self.workspace}:{self.channel}"


@dataclass(frozen=True, slots=True)
class Person:
    """Who says it: an id within a workspace, never a display name."""

    platform: str
    workspace: str
    id: str


class Role(IntEnum):
    """What a person may do; a higher role may do all that a lower one may."""

    GUEST = 0
    MEMBER = 1
    ADMIN = 2


@dataclass(frozen=True, slots=True)
class File:
    """A file that was dropped in the talk: its name as people see it, and where it lies now."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Request:
    """One message, command or click."""

    id: str  # the platform's delivery id: the same again is a redelivery
    sender: Person
    place: Place
    text: str
    at: datetime  # aware, UTC
    language: Language | None = None  # to answer in, whatever the words are in
    files: tuple[File, ...] = ()


class TextStyle(StrEnum):
    """How a text stands out."""

    BODY = "body"
    HEADING = "heading"
    NOTE = "note"  # small print: what was assumed, where figures end


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of plain text; a renderer escapes all of it."""

    body: str
    style: TextStyle = TextStyle.BODY


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, numbered where the order matters."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure: `display` is `value` in the reader's own format."""

    label: str
    metric: str
    value: float | None  # a share is 0 to 1
    unit: str
    display: str
    change: float | None = None  # relative to the period before: .12 is 12 % more
    n: int | None = None  # how many posts or days have a value


@dataclass(frozen=True, slots=True)
class Facts:
    """Figures under one another."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A small table of texts; every row is as long as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Values under a chart's labels; None is a gap."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Interval:
    """Between what the first series' values may lie; None where nothing is said of it."""

    low: tuple[float | None, ...]
    high: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A chart's words in English, for a picture that is drawn without a Chinese font."""

    title: str
    labels: tuple[str, ...]
    names: tuple[str, ...]
    footnote: str | None = None


ChartKind = Literal["line", "bar", "bars", "band", "heat"]
"""How values are shown.

`line`: over time. `bar`: upright, the series side by side. `bars`: lying, one under the other,
for posts and groups. `band`: the first series with its interval, as forecasts have it. `heat`: a
grid of shades, a row a series and a column a label.
"""


@dataclass(frozen=True, slots=True)
class Chart:
    """What to draw, never pixels; `alt` says in words what it shows.

    Every series, and the interval of a `band`, has one value a label, each a finite number or None.
    Raises ValueError where that is not so.
    """

    kind: ChartKind
    title: str
    unit: str  # count, hours, share (0 to 1); of any other unit the bare numbers are shown
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    interval: Interval | None = None  # of a band, and of nothing else
    future_from: str | None = None  # the label that the forecast begins with
    footnote: str | None = None  # where the figures are from, of when
    english: Wording | None = None

    def __post_init__(self) -> None:
        if (self.kind == "band") != (self.interval is not None):
            raise ValueError(f"{self.kind} with interval {self.interval}: a band alone has one")
        for name, values in self._rows():
            if len(values) != len(self.labels):
                raise ValueError(f"{name!r} has {len(values)} values for {len(self.labels)} labels")
            if not all(value is None or isfinite(value) for value in values):
                raise ValueError(f"{name!r} has a value that is no finite number")
        if self.future_from is not None and self.future_from not in self.labels:
            raise ValueError(f"{self.future_from!r} is none of the labels")
        if self.english and (len(self.english.labels), len(self.english.names)) != (
            len(self.labels),
            len(self.series),
        ):
            raise ValueError("the English words are not as many as the labels and the series")

    @property
    def future_at(self) -> int | None:
        """The position that the forecast begins with."""
        if self.future_from is None:
            return None
        # The last of that name: a year and a day of labels ends as it began.
        return len(self.labels) - 1 - self.labels[::-1].index(self.future_from)

    def _rows(self) -> Iterator[tuple[str, tuple[float | None, ...]]]:
        yield from ((each.name, each.values) for each in self.series)
        if self.interval is not None:
            yield from (("low", self.interval.low), ("high", self.interval.high))


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from: an address, or an article of the base by its slug."""

    title: str
    url: str | None = None
    slug: str | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources, in the order of their numbers in the text."""

    items: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to click or to type next: `line` is the command line that it stands for."""

    label: str
    line: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be asked next."""

    items: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with the reply; `content` is all of it."""

    name: str  # of the file, without a folder
    content: bytes
    media_type: str


Block = Text | Bullets | Facts | Table | Chart | Sources | Choices | Attachment


class Audience(StrEnum):
    """Who may see a reply."""

    PLACE = "place"
    ASKER = "asker"  # the asker only: withheld where the platform has no private reply


class Outcome(StrEnum):
    """How a request ended."""

    ANSWERED = "answered"
    NOT_FOUND = "not_found"
    USAGE = "usage"
    DENIED = "denied"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a command gives back."""

    blocks: tuple[Block, ...]
    outcome: Outcome = Outcome.ANSWERED
    audience: Audience = Audience.PLACE
    language: Language = "en"
    articles: tuple[str, ...] = ()  # slugs that it rests on, best first
    confidence: float | None = None  # 0 to 1


@dataclass(frozen=True, slots=True)
class Limits:
    """What a platform can show; a renderer degrades by these, never by a platform's name."""

    characters: int  # in one message
    blocks: int
    choices: int
    choice_bytes: int  # of the data behind one button
    images: bool
    threads: bool
    private_replies: bool


class Frontend(Protocol):
    """One way in and out."""

    limits: Limits

    def role(self, person: Person, place: Place) -> Role:
        """What the platform lets this person do in this place."""
        ...

    async def send(self, place: Place, reply: Reply) -> None:
        """Show the reply in the place that the request came from."""
        ...


@dataclass(frozen=True, slots=True)
class Arguments:
    """The values of a command's parameters, by name; a parameter without a value is absent."""

    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """The words given for a parameter."""
        value = self.values.get(name)
        return None if value is None else str(value)
