"""Which export a file is, by its header."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from analytics.errors import (
    AudienceExport,
    BrokenExport,
    NotAnExport,
    TooLarge,
)
from analytics.exports import comments, linkedin, meta, meta_days, network, tiktok, x, youtube
from analytics.exports.graph import NETWORKS
from analytics.exports.limits import MAX_COLUMNS
from analytics.exports.rows import Contents, Reading, Record, Setting
from analytics.exports.table import Header, Table
from analytics.exports.vocabulary import vocabulary
from analytics.sentence import Sentence
from analytics.tables import MEDIA, ImportKind, Platform

_PEEKED = 10  # records that may stand before the header: titles, a description


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of export, known by what its header has."""

    words: str  # the vocabulary
    needs: frozenset[str]
    kind: ImportKind
    platforms: tuple[Platform, ...]
    read: Callable[[Table, Setting], Contents]
    one_of: frozenset[str] = frozenset()
    is_loose: bool = False  # so few columns that a table of anybody's could have them

    def fits(self, header: Header) -> bool:
        """Whether the header is of this layout."""
        known = header.known
        return self.needs <= known and (not self.one_of or bool(self.one_of & known))


def _refuse_audience(_: Table, setting: Setting) -> Contents:
    raise AudienceExport(file=setting.file)


_POSTS, _DAYS = ImportKind.POSTS, ImportKind.DAYS
_YOUTUBE = (Platform.YOUTUBE,)
_TIKTOK = (Platform.TIKTOK,)
_LINKEDIN = (Platform.LINKEDIN,)

# In the order of trying: comments may have all that a post export needs, and the chart data of
# YouTube has all that its other exports need.
LAYOUTS = (
    Layout(
        words="comments",
        needs=frozenset({"comment_id", "post_id"}),
        one_of=frozenset({"text", "person"}),
        kind=ImportKind.COMMENTS,
        platforms=MEDIA,
        read=comments.read_comments,
    ),
    Layout(
        words="facebook",
        needs=frozenset({"post_id", "page_id", "publish_time"}),
        kind=_POSTS,
        platforms=(Platform.FACEBOOK,),
        read=meta.read_facebook,
    ),
    Layout(
        words="facebook",
        needs=frozenset({"video_id", "page_id", "publish_time"}),
        kind=_POSTS,
        platforms=(Platform.FACEBOOK,),
        read=meta.read_facebook_videos,
    ),
    Layout(
        words="instagram",
        needs=frozenset({"post_id", "publish_time"}),
        one_of=frozenset({"account_id", "username"}),
        kind=_POSTS,
        platforms=(Platform.INSTAGRAM,),
        read=meta.read_instagram,
    ),
    Layout(
        words="meta",
        needs=frozenset({"day", "primary"}),
        kind=_DAYS,
        platforms=meta_days.META,
        read=meta_days.read_days,
    ),
    Layout(
        words="meta",
        needs=frozenset({"audience"}),
        kind=_DAYS,
        platforms=meta_days.META,
        read=_refuse_audience,
    ),
    Layout(
        words="x",
        needs=frozenset({"post_id", "text", "impressions"}),
        kind=_POSTS,
        platforms=(Platform.X,),
        read=x.read_posts,
    ),
    Layout(
        words="x",
        needs=frozenset({"day", "impressions", "engagements"}),
        kind=_DAYS,
        platforms=(Platform.X,),
        read=x.read_days,
    ),
    Layout(
        words="youtube",
        needs=frozenset({"day", "video_id"}),
        kind=_DAYS,
        platforms=_YOUTUBE,
        read=youtube.read_chart,
    ),
    Layout(
        words="youtube",
        needs=frozenset({"video_id", "title"}),
        one_of=frozenset({"views", "engaged_views", "watch_hours", "impressions", "subscribers"}),
        kind=_POSTS,
        platforms=_YOUTUBE,
        read=youtube.read_videos,
    ),
    Layout(
        words="youtube",
        needs=frozenset({"day"}),
        one_of=frozenset({"views", "engaged_views", "watch_hours", "subscribers"}),
        kind=_DAYS,
        platforms=_YOUTUBE,
        read=youtube.read_days,
        is_loose=True,
    ),
    Layout(
        words="linkedin",
        needs=frozenset({"link", "title"}),
        one_of=frozenset({"impressions", "clicks", "likes", "comments"}),
        kind=_POSTS,
        platforms=_LINKEDIN,
        read=linkedin.read_posts,
    ),
    Layout(
        words="linkedin",
        needs=frozenset({"day"}),
        one_of=frozenset({"organic_impressions", "organic_followers"}),
        kind=_DAYS,
        platforms=_LINKEDIN,
        read=linkedin.read_days,
    ),
    Layout(
        words="tiktok",
        needs=frozenset({"link", "title"}),
        one_of=frozenset({"views", "likes", "comments"}),
        kind=_POSTS,
        platforms=_TIKTOK,
        read=tiktok.read_videos,
    ),
    Layout(
        words="tiktok",
        needs=frozenset({"day"}),
        one_of=frozenset({"views", "reach", "followers"}),
        kind=_DAYS,
        platforms=_TIKTOK,
        read=tiktok.read_days,
        is_loose=True,
    ),
    Layout(
        words="network",
        needs=frozenset({"source", "target"}),
        kind=ImportKind.EDGES,
        platforms=NETWORKS,
        read=network.read_table,
        is_loose=True,
    ),
)


def sniffed(readings: Iterable[Reading], file: str) -> tuple[Layout, Table]:
    """The layout of the first reading whose header is known, and its table.

    A program that wraps records in one field leaves a header without quotes as it was: a header
    whose rows are of one cell is taken only where no other reading has wider ones.

    Raises NotAnExport, and TooLarge for a known header of more than MAX_COLUMNS.
    """
    narrow: tuple[Layout, Table] | None = None
    for reading in readings:
        seen, unseen = _peeked(reading.records())
        for index, record in enumerate(seen):
            known = _known(record)
            if known is None:
                continue
            layout, header = known
            if len(record.cells) > MAX_COLUMNS:
                raise TooLarge(file=file, limit=Sentence("{columns} columns", columns=MAX_COLUMNS))
            under = seen[index + 1 :]
            records = chain(under, unseen)
            found = layout, Table(header, tuple(seen[:index]), records, reading.has_decimal_comma)
            if len(record.cells) == 1 or not _is_narrow(under):
                return found
            narrow = narrow or found
            break
    if narrow is None:
        raise NotAnExport(file=file)
    return narrow


def beside(first: Layout, readings: Iterable[Reading], file: str) -> tuple[Layout, Table] | None:
    """The sheet with the days to the posts of the first, or the other way round; None for none."""
    for reading in readings:
        try:
            layout, table = sniffed((reading,), file)
        except NotAnExport:
            continue
        if layout.platforms == first.platforms and layout.kind is not first.kind:
            return layout, table
    return None


def _known(record: Record) -> tuple[Layout, Header] | None:
    """The layout that the record is the header of, None where it is no header."""
    for layout in LAYOUTS:
        header = Header.of(record.cells, vocabulary(layout.words))
        if layout.fits(header):
            return layout, header
    return None


def _is_narrow(records: Sequence[Record]) -> bool:
    """Whether most of the records are of one cell."""
    return sum(len(record.cells) == 1 for record in records) * 2 > len(records)


def _peeked(records: Iterator[Record]) -> tuple[list[Record], Iterator[Record]]:
    """The first records, and the others.

    Where the quotes break among the first, that is told by the others: a delimiter that is not the
    file's breaks on the quotes too, and is not to blame until its header is known.
    """
    seen: list[Record] = []
    try:
        seen.extend(islice(records, _PEEKED))
    except BrokenExport as error:
        return seen, _broken(error)
    return seen, records


def _broken(error: BrokenExport) -> Iterator[Record]:
    yield from ()
    raise error
