"""The real exports beside the checkout, against plain pandas on their raw columns."""

import io
from dataclasses import dataclass, field
from datetime import UTC, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from analytics import instants
from analytics.errors import AudienceExport
from analytics.exports.preview import Preview
from analytics.tables import Certainty
from tests.analytics.exports.files import read, skipped, sums

FACEBOOK = {
    "views": "Views",
    "reach": "Reach",
    "engagements": "Reactions, Comments and Shares",
    "reactions": "Reactions",
    "comments": "Comments",
    "shares": "Shares",
    "clicks": "Total clicks",
    "link_clicks": "Link Clicks",
    "other_clicks": "Other Clicks",
    "photo_clicks": "Matched Audience Targeting Consumption (Photo Click)",
}
X = {
    "impressions": "impressions",
    "engagements": "engagements",
    "reposts": "retweets",
    "replies": "replies",
    "likes": "likes",
    "profile_clicks": "user profile clicks",
    "link_clicks": "url clicks",
    "hashtag_clicks": "hashtag clicks",
    "follows": "follows",
    "detail_expands": "detail expands",
    "permalink_clicks": "permalink clicks",
    "app_opens": "app opens",
    "app_installs": "app installs",
    "media_views": "media views",
    "media_engagements": "media engagements",
}


@dataclass(frozen=True)
class Real:
    """A real file: where it is, how pandas reads it, how many rows it has, its columns."""

    path: str
    rows: int
    columns: dict[str, str]
    extra: dict[str, float] = field(default_factory=dict)

    def frame(self, folder: Path) -> pd.DataFrame:
        content = (folder / self.path).read_bytes()
        if content.startswith(b"\xff\xfe"):
            text = content.decode("utf-16").partition('"Views"')[2]
            return pd.read_csv(io.StringIO(text))
        return pd.read_csv(io.BytesIO(content), encoding="utf-8-sig", na_values=["-"])


META = "meta_business_suite/oigetit_"
REAL = {
    "facebook, three months": Real(
        f"{META}Jan-14-2025_Apr-14-2025_1396269028466733.csv", 261, FACEBOOK
    ),
    "facebook, one month": Real(
        f"{META}Mar-18-2025_Apr-14-2025_553302954456165.csv",
        48,
        FACEBOOK
        | {
            "organic_reach": "Reach from Organic posts",
            "boosted_reach": "Reach from Boosted posts",
            "video_views_3s": "3-second video views",
            "video_views_60s": "1-minute video views",
            "negative_feedback": "Negative feedback from users",
        },
    ),
    "instagram": Real(
        f"{META}Mar-18-2025_Apr-14-2025_1019826952924933.csv",
        78,
        {
            "views": "Views",
            "reach": "Reach",
            "likes": "Likes",
            "shares": "Shares",
            "comments": "Comments",
            "saves": "Saves",
            "follows": "Follows",
        },
    ),
    "meta, daily": Real(f"{META}Views.csv", 105, {"views": "Primary"}),
    "x, posts": Real(
        "x_twitter/tweet_activity_metrics_banklessDAO_20210605_20210703_en.csv", 108, X
    ),
    "x, daily": Real(
        "x_twitter/daily_tweet_activity_metrics_banklessDAO_20210605_20210703_en.csv", 28, X
    ),
    "youtube, videos": Real(
        "youtube_studio/weima_de_Tabellendaten.csv",
        500,
        {
            "views": "Auf\u00adru\u00adfe",
            "watch_hours": "Wie\u00adder\u00adga\u00adbe\u00adzeit (Stun\u00adden)",
            "subscribers": "Abon\u00adnen\u00adten",
            "impressions": "Im\u00adpres\u00adsio\u00adnen",
        },
    ),
    "youtube, daily": Real(
        "youtube_studio/weima_de_Gesamtwerte.csv", 366, {"views": "Auf\u00adru\u00adfe"}
    ),
}


@pytest.fixture(scope="module")
def exports(shared: Path) -> Path:
    """The folder of real exports."""
    folder = shared / "data" / "analytics" / "exports"
    if not folder.is_dir():
        pytest.skip("needs ../shared/data/analytics/exports, the real exports")
    return folder


@pytest.mark.parametrize("name", REAL)
def test_every_metric_sums_to_what_pandas_makes_of_its_column(exports: Path, name: str) -> None:
    real = REAL[name]
    frame = real.frame(exports)
    if name == "youtube, videos":
        frame = frame.iloc[1:-1]  # the totals, and the note that 500 are shown
    found = read(exports / real.path)
    expected = {metric: frame[column].sum() for metric, column in real.columns.items()}
    if name == "instagram":
        parts = frame[["Likes", "Comments", "Shares", "Saves"]]
        expected["engagements"] = parts.sum().sum()
    if name == "facebook, three months":
        expected["watch_hours"] = frame["Seconds viewed"].sum() / 3600
    assert sums(found) == pytest.approx(expected)
    assert len(found.rows) == real.rows == len(frame)


@pytest.mark.parametrize("name", REAL)
def test_every_metric_is_available_as_often_as_its_column_is_filled(
    exports: Path, name: str
) -> None:
    real = REAL[name]
    frame = real.frame(exports)
    found = read(exports / real.path)
    for metric, column in real.columns.items():
        filled = frame[column].notna().sum() - (name == "youtube, videos")  # the totals row
        assert sum(metric in row.measures for row in found.rows) == filled


@pytest.mark.parametrize("name", REAL)
def test_nothing_is_skipped_but_totals_and_notes(exports: Path, name: str) -> None:
    lines = [line for line, _ in skipped(read(exports / REAL[name].path))]
    assert lines == ([2, 503] if name == "youtube, videos" else [])


def test_the_days_of_x_have_their_number_of_posts(exports: Path) -> None:
    real = REAL["x, daily"]
    found = read(exports / real.path)
    expected = real.frame(exports)["Tweets published"].sum()
    assert sum(day.posts or 0 for day in found.days) == expected


def test_instagram_instants_are_within_eleven_minutes_of_the_pacific_clock(exports: Path) -> None:
    real = REAL["instagram"]
    found = read(exports / real.path)
    frame = real.frame(exports)
    stated = pd.to_datetime(frame["Publish time"], format="%m/%d/%Y %H:%M")
    stated = stated.dt.tz_localize(ZoneInfo("America/Los_Angeles")).dt.tz_convert(UTC)
    for post, clock in zip(found.posts, stated, strict=True):
        assert post.certainty is Certainty.EXACT
        assert post.published_at is not None
        assert timedelta(minutes=-1) <= clock - post.published_at < timedelta(minutes=11)


def test_x_instants_are_within_the_minute_that_the_file_states(exports: Path) -> None:
    real = REAL["x, posts"]
    stated = pd.to_datetime(real.frame(exports)["time"])
    for post, clock in zip(read(exports / real.path).posts, stated, strict=True):
        assert post.published_at == instants.of_x_id(post.platform_id)
        assert post.published_at is not None
        assert timedelta(0) <= post.published_at - clock < timedelta(minutes=1)


def test_videos_without_a_time_are_seventeen_and_the_others_have_a_day(exports: Path) -> None:
    found = read(exports / REAL["youtube, videos"].path)
    assert _count(found, Certainty.UNKNOWN) == 17
    assert _count(found, Certainty.DATE_ONLY) == 483
    assert any(post.platform_id == "-L31PdnCO7A" for post in found.posts)


def test_the_audience_is_refused(exports: Path) -> None:
    with pytest.raises(AudienceExport):
        read(exports / f"{META}Audience.csv")


def _count(found: Preview, certainty: Certainty) -> int:
    return sum(post.certainty is certainty for post in found.posts)
