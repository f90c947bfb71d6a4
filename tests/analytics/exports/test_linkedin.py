"""LinkedIn's exports of a page."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.tables import Certainty, ImportKind, Platform
from tests.analytics.exports.files import doubts, read, skipped, sums
from tests.analytics.exports.workbooks import Cells, xls, xlsx

ABOUT = ["This data includes organic and sponsored activity of the page."]
METRICS = [
    *("Date", "Impressions (organic)", "Impressions (sponsored)", "Impressions (total)"),
    *("Unique impressions (organic)", "Clicks (organic)", "Clicks (sponsored)", "Clicks (total)"),
    *("Reactions (organic)", "Reactions (sponsored)", "Reactions (total)"),
    *("Comments (organic)", "Comments (sponsored)", "Comments (total)"),
    *("Reposts (organic)", "Reposts (sponsored)", "Reposts (total)"),
    "Engagement rate (total)",
]
DAY = ["01/25/2026", 90, 10, 100, 60, 4, 1, 5, 7, 0, 7, 2, 0, 2, 1, 0, 1, 0.15]
DAY_MEASURES = {
    "impressions": 100,
    "organic_reach": 60,
    "clicks": 5,
    "reactions": 7,
    "comments": 2,
    "reposts": 1,
    "engagements": 10,
}
POSTS = [
    *("Post title", "Post link", "Post type", "Campaign name", "Posted by", "Created date"),
    *("Impressions", "Views", "Offsite Views", "Clicks", "Click through rate (CTR)"),
    *("Likes", "Comments", "Reposts", "Follows", "Engagement rate", "Content Type"),
]
POST_ID = "7290000000000000000"  # 1738071441650 ms of Unix time
AT = datetime(2025, 1, 28, 13, 37, 21, 650_000, tzinfo=UTC)
LINK = f"https://www.linkedin.com/feed/update/urn:li:activity:{POST_ID}"


def post(link: str = LINK, created: str = "01/28/2025") -> list[object]:
    """A row of All posts."""
    row: list[object] = ["Hi", link, "Organic", "", "Ann", created]
    return [*row, 500, 80, "", 9, 0.018, 20, 3, 2, 1, 0.068, "Video"]


@pytest.mark.parametrize("written", [xls, xlsx])
def test_the_days_under_a_description_are_read_with_their_totals(
    written: Callable[[Cells], bytes],
) -> None:
    found = read(written([ABOUT, METRICS, DAY]), name="page_content.xls")
    (day,) = found.days
    assert (found.platform, found.kind, day.day) == (
        Platform.LINKEDIN,
        ImportKind.DAYS,
        date(2026, 1, 25),
    )
    assert day.measures == DAY_MEASURES
    assert (found.doubts, found.rows_skipped) == ((), ())


def test_shares_of_older_files_are_reposts() -> None:
    older = [name.replace("Reposts", "Shares") for name in METRICS]
    assert sums(read(xls([ABOUT, older, DAY]))) == DAY_MEASURES


def test_portuguese_headers_are_understood() -> None:
    header = [
        *("Data", "Impressões (orgânicas)", "Impressões (patrocinadas)", "Impressões (total)"),
        *("Impressões únicas (orgânicas)", "Cliques (orgânicos)", "Cliques (total)"),
        "Reações (total)",
    ]
    found = read(xls([["Dados"], header, ["25/01/2026", 90, 10, 100, 60, 4, 5, 7]]))
    (day,) = found.days
    assert day.day == date(2026, 1, 25)
    assert day.measures == {
        "impressions": 100,
        "organic_reach": 60,
        "clicks": 5,
        "reactions": 7,
        "engagements": 7,
    }


def test_a_post_is_dated_by_the_number_in_its_link() -> None:
    found = read(xlsx([["All posts"], POSTS, post()]))
    (row,) = found.posts
    assert (found.platform, found.kind) == (Platform.LINKEDIN, ImportKind.POSTS)
    assert (row.platform_id, row.published_at) == (POST_ID, AT)
    assert (row.certainty, row.kind, row.text) == (Certainty.EXACT, "video", "Hi")
    assert row.measures == {
        "impressions": 500,
        "clicks": 9,
        "likes": 20,
        "comments": 3,
        "reposts": 2,
        "follows": 1,
        "video_views": 80,
        "engagements": 25,
    }
    assert doubts(found) == []


@pytest.mark.parametrize(
    "link",
    [
        f"https://www.linkedin.com/feed/update/urn:li:share:{POST_ID}",
        f"https://www.linkedin.com/feed/update/urn:li:ugcPost:{POST_ID}/",
        f"https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A{POST_ID}",
        f"https://www.linkedin.com/posts/harbour-lane_hiring-activity-{POST_ID}-aBcD",
    ],
)
def test_every_form_of_a_link_names_the_post(link: str) -> None:
    (row,) = read(xlsx([ABOUT, POSTS, post(link)])).posts
    assert (row.platform_id, row.published_at) == (POST_ID, AT)


def test_a_post_without_a_number_in_its_link_is_skipped() -> None:
    found = read(xlsx([ABOUT, POSTS, post(), post("https://www.linkedin.com/pulse/x")]))
    assert skipped(found) == [
        (4, "The row has no id that can be relied on: https://www.linkedin.com/pulse/x.")
    ]


def test_both_sheets_of_a_workbook_are_read() -> None:
    metrics: Cells = [ABOUT, METRICS, DAY]
    found = read(xlsx(metrics, [ABOUT, POSTS, post()]))
    assert (found.kind, len(found.posts), len(found.days), found.rows_read) == ("posts", 1, 1, 2)
    assert (found.first_day, found.last_day) == (date(2025, 1, 28), date(2026, 1, 25))
    assert doubts(found) == [
        (
            "The workbook has a sheet of posts and a sheet of days, and both are read: "
            "1 posts and 1 days."
        )
    ]


def test_the_followers_that_came_on_a_day_are_read() -> None:
    header = ["Date", "Sponsored followers", "Organic followers", "Total followers"]
    assert sums(read(xls([header, ["01/25/2026", 1, 4, 5]]))) == {"follows": 5}


@given(st.integers(1_262_304_000_000, 1_772_000_000_000), st.integers(0, 2**22 - 1))
def test_the_instant_of_any_number_is_what_stands_above_22_bits(ms: int, rest: int) -> None:
    number = (ms << 22) + rest
    header = "Post title,Post link,Impressions"
    (row,) = read(f"{header}\na,{LINK.replace(POST_ID, str(number))},1\n").posts
    assert row.published_at is not None
    assert round(row.published_at.timestamp() * 1000) == ms
