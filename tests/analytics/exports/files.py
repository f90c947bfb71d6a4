"""Made-up exports with the headers and the quirks of real ones."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from analytics.exports.preview import Preview, preview

ZONE = ZoneInfo("Africa/Johannesburg")  # two hours before UTC all year
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)

FACEBOOK = (
    '"Post ID","Page ID","Page name",Title,Description,"Duration (sec)","Publish time",'
    '"Caption type",Permalink,"Is crosspost","Is share","Post type",Languages,"Custom labels",'
    '"Funded content status","Data comment",Date,Views,Reach,"Reactions, Comments and Shares",'
    'Reactions,Comments,Shares,"Total clicks","Link Clicks","Other Clicks","Seconds viewed"'
)
FACEBOOK_TWO_VIEWS = FACEBOOK.replace('"Total clicks"', '"Total clicks",Views')
INSTAGRAM = (
    '"Post ID","Account ID","Account username","Account name",Description,"Duration (sec)",'
    '"Publish time",Permalink,"Post type","Data comment",Date,Views,Reach,Likes,Shares,Comments,'
    "Saves,Follows"
)
X_POSTS = (
    '"Tweet id","Tweet permalink","Tweet text","time","impressions","engagements",'
    '"engagement rate","retweets","replies","likes","user profile clicks","url clicks",'
    '"promoted impressions"'
)
X_DAYS = (
    '"Date","Tweets published","impressions","engagements","engagement rate","retweets",'
    '"replies","likes","promoted impressions"'
)
X_CONTENT = (
    "Post id,Date,Post text,Link,Impressions,Likes,Engagements,Bookmarks,Share,New follows,Replies,"
    "Reposts,Profile visits,Detail expands,Url clicks,Hashtag clicks,Permalink clicks"
)
X_OVERVIEW = (
    "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,"
    "Profile visits,Create Post,Video views,Media views"
)
YOUTUBE = (
    "Content,Video title,Video publish time,Impressions,Impressions click-through rate (%),Views,"
    "Average view duration,Watch time (hours)"
)
YOUTUBE_DE = (
    "Vi\u00addeo,Vi\u00addeo\u00adti\u00adtel,"
    "Ver\u00adöf\u00adfent\u00adli\u00adchungs\u00adzeit\u00adpunkt des Vi\u00adde\u00ados,"
    "Auf\u00adru\u00adfe,Wie\u00adder\u00adga\u00adbe\u00adzeit (Stun\u00adden),"
    "Abon\u00adnen\u00adten,Im\u00adpres\u00adsio\u00adnen"
)

_FACEBOOK_ROW = {
    "Page ID": "100000000000001",
    "Page name": "Harbour Lane",
    "Publish time": "02/16/2025 05:14",
    "Post type": "Photos",
    "Date": "Lifetime",
}
_INSTAGRAM_ROW = {
    "Account ID": "17841400000000001",
    "Publish time": "03/18/2025 09:48",
    "Post type": "IG reel",
    "Date": "Lifetime",
}


def names(header: str) -> list[str]:
    """The names in a header line."""
    return next(csv.reader([header]))


def table(header: str, rows: Iterable[Mapping[str, str]], delimiter: str = ",") -> str:
    """A table with a row for each mapping from names to cells; other cells are empty."""
    columns = names(header)
    lines = [[row.get(name, "") for name in columns] for row in rows]
    return written([columns, *lines], delimiter)


def written(lines: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    """The cells as delimited text."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(lines)
    return text.getvalue()


def facebook(*rows: Mapping[str, str], header: str = FACEBOOK) -> str:
    """A Facebook export; the ids run from 900000000000001."""
    filled = [
        {"Post ID": str(900_000_000_000_001 + index), **_FACEBOOK_ROW, **row}
        for index, row in enumerate(rows)
    ]
    return table(header, filled)


def instagram(*rows: Mapping[str, str]) -> str:
    """An Instagram export; the ids run from 18000000000000001."""
    filled = [
        {"Post ID": str(18_000_000_000_000_001 + index), **_INSTAGRAM_ROW, **row}
        for index, row in enumerate(rows)
    ]
    return table(INSTAGRAM, filled)


def daily(title: str, values: Mapping[str, str], delimiter: str = ",") -> str:
    """One table of Meta's daily series, without the line that names the delimiter."""
    rows = [f'"{day}T00:00:00"{delimiter}"{value}"' for day, value in values.items()]
    return "\n".join([f'"{title}"', f'"Date"{delimiter}"Primary"', *rows, ""])


def read(
    content: str | bytes | Path,
    *,
    name: str = "export.csv",
    platform: str | None = None,
    zone: ZoneInfo = ZONE,
    now: datetime = NOW,
) -> Preview:
    """The preview of a file."""
    data = content.encode() if isinstance(content, str) else content
    return preview(data, name, platform=platform, zone=zone, now=now)


def sums(found: Preview) -> dict[str, float]:
    """The sum of each metric over the rows that have it."""
    return {
        name: sum(row.measures[name] for row in found.rows if name in row.measures)
        for name in found.metrics
    }


def doubts(found: Preview) -> list[str]:
    """The doubts as sentences."""
    return [str(doubt) for doubt in found.doubts]


def skipped(found: Preview) -> list[tuple[int, str]]:
    """The rows skipped: line and reason."""
    return [(row.line, str(row.why)) for row in found.rows_skipped]
