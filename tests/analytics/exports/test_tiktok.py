"""TikTok's exports."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.tables import Certainty, ImportKind, Platform
from tests.analytics.exports.files import doubts, read, skipped, sums, table

SUITE = "Video title,Video link,Post time,Video views,Likes,Comments,Shares,Add to Favorites"
STUDIO = (
    "Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views,"
    "Total play time,Average watch time,Watched full video,Add to favorites"
)
DAYS = (
    "Date,Video views,Reached audience,Profile views,Likes,Shares,Comments,Phone number clicks ,"
    "Leads submission,Net growth,New followers,Lost followers"
)
AUDIENCE = "Date,New followers,Total followers,Reached audience,Engaged audience"

VIDEO_ID = "7567120000000000001"  # 1761857420 s of Unix time: 2025-10-30 20:50:20 UTC
LINK = f"https://www.tiktok.com/@harbour.lane/video/{VIDEO_ID}"
AT = datetime(2025, 10, 30, 20, 50, 20, tzinfo=UTC)


def test_a_video_is_known_by_the_number_in_its_link_and_dated_by_it() -> None:
    row = {
        "Video title": "Hi\nthere",
        "Video link": LINK,
        "Post time": "2025/10/31",
        "Video views": "1,200",
        "Likes": "30",
        "Comments": "2",
        "Shares": "NAN",
        "Add to Favorites": "--",
    }
    found = read("\ufeff" + table(SUITE, [row]))
    (video,) = found.posts
    assert (found.platform, found.kind) == (Platform.TIKTOK, ImportKind.POSTS)
    assert (video.platform_id, video.text, video.kind) == (VIDEO_ID, "Hi\nthere", "video")
    assert (video.published_at, video.certainty) == (AT, Certainty.EXACT)
    assert video.measures == {"views": 1200, "likes": 30, "comments": 2, "engagements": 32}
    assert doubts(found) == []


def test_the_other_header_form_is_read_with_its_totals() -> None:
    row = {
        "Video title": "Hi",
        "Video link": LINK,
        "Post time": "2025-10-31",
        "Total likes": "30",
        "Total comments": "2",
        "Total shares": "3",
        "Total views": "1200",
        "Total play time": "5000",
        "Average watch time": "4.1",
        "Watched full video": "0.2",
        "Add to favorites": "4",
    }
    assert sums(read(table(STUDIO, [row]))) == {
        "views": 1200,
        "engagements": 39,
        "likes": 30,
        "comments": 2,
        "shares": 3,
        "saves": 4,
    }


def test_photos_are_images_and_a_link_without_a_number_is_skipped() -> None:
    rows = [
        {"Video title": "a", "Video link": LINK.replace("video", "photo"), "Likes": "1"},
        {"Video title": "b", "Video link": "https://vm.tiktok.com/ZMabc/", "Likes": "1"},
    ]
    found = read(table(SUITE, rows))
    assert [video.kind for video in found.posts] == ["image"]
    assert skipped(found) == [
        (3, "The row has no id that can be relied on: https://vm.tiktok.com/ZMabc/.")
    ]


def test_the_days_of_an_account_are_read_under_a_header_with_a_blank_behind_it() -> None:
    row = {
        "Date": "2025/10/31",
        "Video views": "900",
        "Reached audience": "700",
        "Profile views": "12",
        "Likes": "40",
        "Shares": "NAN",
        "Comments": "3",
        "Phone number clicks ": "--",
        "Net growth": "4",
        "New followers": "5",
        "Lost followers": "1",
    }
    found = read(table(DAYS, [row]))
    (day,) = found.days
    assert (found.platform, found.kind, day.day) == (
        Platform.TIKTOK,
        ImportKind.DAYS,
        date(2025, 10, 31),
    )
    assert day.measures == {
        "views": 900,
        "reach": 700,
        "profile_views": 12,
        "likes": 40,
        "comments": 3,
        "follows": 5,
        "unfollows": 1,
        "engagements": 43,
    }


def test_the_days_of_the_audience_are_read() -> None:
    row = {
        "Date": "2025-10-31",
        "New followers": "5",
        "Total followers": "1300",
        "Reached audience": "700",
        "Engaged audience": "NAN",
    }
    (day,) = read(table(AUDIENCE, [row])).days
    assert day.measures == {"follows": 5, "followers": 1300, "reach": 700}


def test_a_day_that_is_none_is_skipped() -> None:
    rows = [{"Date": "2025/10/31", "Video views": "1"}, {"Date": "Total", "Video views": "1"}]
    assert skipped(read(table(DAYS, rows))) == [(3, "The row has no day: Total.")]


@pytest.mark.parametrize("cell", ["NAN", "nan", "--", "-", ""])
def test_what_is_not_available_is_absent(cell: str) -> None:
    row = {"Video title": "a", "Video link": LINK, "Video views": "7", "Likes": cell}
    assert sums(read(table(SUITE, [row]))) == {"views": 7}


@given(st.integers(1_400_000_000, 1_772_000_000), st.integers(0, 2**32 - 1))
def test_the_instant_of_any_id_is_its_upper_half_in_seconds(seconds: int, rest: int) -> None:
    link = LINK.replace(VIDEO_ID, str((seconds << 32) + rest))
    (video,) = read(table(SUITE, [{"Video title": "a", "Video link": link, "Likes": "1"}])).posts
    assert video.published_at == datetime.fromtimestamp(seconds, UTC)
