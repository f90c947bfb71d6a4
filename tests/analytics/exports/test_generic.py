"""Tables that are no platform's export."""

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.errors import ExportError, NotAnExport, UnnamedPlatform, WrongPlatform
from analytics.exports.rows import Mapped
from analytics.metrics import BASE_BY_NAME
from analytics.tables import Certainty, ImportKind, Platform
from tests.analytics.exports.files import doubts, read, skipped, sums, written
from tests.analytics.exports.workbooks import xlsx

TWEET = "https://x.com/HarbourLane/status/1410949951765495811"  # 2021-07-02 13:14:17.340 UTC
GUESSED = (
    "This is no export that I know: the columns were guessed from their names and values. "
    "Check the list of columns before you store it."
)


def test_a_tools_table_is_read_by_the_names_of_its_columns() -> None:
    lines = [
        ["Published At", "Network Link", "Message", "Media_Type", "total_likes", "# Comments"],
        ["2025-03-18 09:48", "", "Hello there", "Photo", "1,200", "3"],
    ]
    found = read(written(lines), platform="instagram")
    (post,) = found.posts
    assert (found.platform, found.kind) == (Platform.INSTAGRAM, ImportKind.POSTS)
    assert post.published_at == datetime(2025, 3, 18, 7, 48, tzinfo=UTC)  # +02:00
    assert (post.certainty, post.kind, post.text) == (Certainty.ASSUMED, "image", "Hello there")
    assert post.measures == {"likes": 1200, "comments": 3, "engagements": 1203}
    assert found.mapping == (
        Mapped("date", "Published At"),
        Mapped("text", "Message"),
        Mapped("kind", "Media_Type"),
        Mapped("likes", "total_likes"),
        Mapped("comments", "# Comments"),
    )
    assert doubts(found)[0] == GUESSED
    assert "Columns that are not read: Network Link." in doubts(found)
    assert (
        "The file names no zone for its times. "
        "Times read in the zone Africa/Johannesburg: 1." in doubts(found)
    )


@pytest.mark.parametrize(
    ("header", "metrics"),
    [
        ("Datum;Beitragstext;Reichweite;Gefällt mir;Kommentare", ("reach", "likes", "comments")),
        ("发布时间;标题;曝光量;点赞数;评论数", ("impressions", "likes", "comments")),
        ("投稿日時;本文;リーチ数;いいね数;コメント数", ("reach", "likes", "comments")),
        ("Fecha de publicación;Texto;Alcance;Me gusta;Comentarios", ("reach", "likes", "comments")),
        ("Date de publication;Légende;Portée;J’aime;Commentaires", ("reach", "likes", "comments")),
        ("Data de publicação;Legenda;Alcance;Curtidas;Comentários", ("reach", "likes", "comments")),
        ("Publicerat;Inlägg;Räckvidd;Gilla-markeringar;Svar", ("reach", "likes", "replies")),
    ],
)
def test_names_of_eight_languages_are_known(header: str, metrics: tuple[str, ...]) -> None:
    found = read(f"{header}\n18.03.2025 09:48;Hello;10;2;1\n", platform="instagram")
    values = dict(zip(metrics, (10, 2, 1), strict=True))
    assert {name: sums(found)[name] for name in metrics} == values
    assert found.first_day == date(2025, 3, 18)


def test_columns_are_known_by_their_values_where_no_name_tells() -> None:
    lines = [
        ["A", "When", "Where to look", "Words", "Likes"],
        ["x", "2025年3月18日", TWEET, "A sentence long enough for a post", "5"],
        ["y", "2025年3月19日", TWEET.replace("811", "812"), "Another sentence for a post", "6"],
    ]
    found = read(written(lines))
    assert (found.platform, len(found.posts)) == (Platform.X, 2)
    assert {(one.name, one.column) for one in found.mapping if one.by_values} == {
        ("date", "When"),
        ("link", "Where to look"),
        ("text", "Words"),
    }


def test_the_link_gives_platform_id_and_instant() -> None:
    (post,) = read(f"URL,Likes\n{TWEET},5\n").posts
    assert post.platform_id == "1410949951765495811"
    assert post.published_at == datetime(2021, 7, 2, 13, 14, 17, 340_000, tzinfo=UTC)
    assert post.certainty is Certainty.EXACT


@pytest.mark.parametrize(
    ("link", "platform", "post_id"),
    [
        ("https://www.instagram.com/harbour/reel/DHWRIh_CLiR/", "instagram", "DHWRIh_CLiR"),
        ("https://youtu.be/50KfgObDrEI?t=3", "youtube", "50KfgObDrEI"),
        ("https://www.youtube.com/watch?app=m&v=-L31PdnCO7A", "youtube", "-L31PdnCO7A"),
        ("https://www.facebook.com/harbour/posts/900000000000001", "facebook", "900000000000001"),
        ("https://www.tiktok.com/@a/video/7567120000000000001", "tiktok", "7567120000000000001"),
    ],
)
def test_a_post_is_known_by_its_link(link: str, platform: str, post_id: str) -> None:
    found = read(f"Link,Views\n{link},5\n")
    assert (found.platform, found.posts[0].platform_id) == (platform, post_id)


def test_a_table_without_posts_is_one_of_days() -> None:
    text = "Day,Followers,Impressions\n01/02/2025,100,7\n01/13/2025,105,8\nTotal,205,15\n"
    found = read(text, platform="linkedin")
    assert (found.kind, [day.day.isoformat() for day in found.days]) == (
        ImportKind.DAYS,
        ["2025-01-02", "2025-01-13"],
    )
    assert skipped(found) == [(4, "The row holds the totals of the table.")]


def test_the_order_of_day_and_month_is_that_of_the_dates_that_tell() -> None:
    text = "Date,Views\n03/04/2025,1\n25/04/2025,2\n"
    assert read(text, platform="x").first_day == date(2025, 4, 3)


def test_dates_that_can_be_read_in_two_ways_are_a_doubt() -> None:
    found = read("Date,Views\n03/04/2025,1\n", platform="x")
    assert found.first_day == date(2025, 3, 4)
    assert "Dates such as 03/04/2025 can be read in two ways. They are read month first." in doubts(
        found
    )


def test_a_time_of_its_own_column_joins_the_date() -> None:
    (post,) = read("Date,Time,Text,Likes\n2025-03-18,9:48 PM,Hi,1\n", platform="x").posts
    assert post.published_at == datetime(2025, 3, 18, 19, 48, tzinfo=UTC)


def test_a_file_that_names_no_platform_says_how_to_name_it() -> None:
    with pytest.raises(UnnamedPlatform, match=r"--platform with one of facebook, instagram, x"):
        read("Date,Text,Likes\n2025-03-18,Hi,1\n")


def test_a_platform_that_the_links_deny_is_refused() -> None:
    with pytest.raises(WrongPlatform, match="an export of X, not of Instagram"):
        read(f"Link,Likes\n{TWEET},5\n", platform="instagram")


def test_rows_of_other_platforms_are_skipped_with_their_name() -> None:
    text = (
        f"Link,Likes\n{TWEET},5\n{TWEET},5\nhttps://www.tiktok.com/@a/video/7567120000000000001,6\n"
    )
    assert (4, "The link of the row is of TikTok, and the file is taken as X's.") in skipped(
        read(text)
    )


def test_the_same_words_posted_again_are_two_posts_and_a_repeated_row_one() -> None:
    text = "Caption,Likes\nHello,1\nHello,2\nHello,1\n"
    found = read(text, platform="instagram")
    first, second = found.posts
    assert second.platform_id == f"{first.platform_id}-2"
    assert skipped(found) == [(4, "The row stands in the file before, word for word.")]


def test_a_column_whose_cells_are_not_what_its_name_says_is_not_taken() -> None:
    text = "Date,Text,Likes,Views\n2025-03-18,Hi,many,7\n2025-03-19,Ho,few,8\n"
    assert sums(read(text, platform="x")) == {"views": 15}


def test_a_rate_is_not_taken_for_its_numerator() -> None:
    text = "Date,Text,Likes (%),Engagement rate,Views\n2025-03-18,Hi,5,0.5,7\n"
    assert sums(read(text, platform="x")) == {"views": 7}


def test_an_id_that_a_spreadsheet_rounded_is_not_used() -> None:
    found = read(f"Post ID,Text,Link,Likes\n1.41E+18,Hi,{TWEET},5\n")
    assert found.posts[0].platform_id == "1410949951765495811"


def test_a_spreadsheet_is_read_as_well() -> None:
    found = read(
        xlsx([["Report"], ["Date", "Text", "Likes"], ["2025-03-18", "Hi", 5]]), platform="x"
    )
    assert sums(found) == {"likes": 5, "engagements": 5}


@pytest.mark.parametrize(
    "text",
    [
        "Type,Likes\nPhoto,1\n",
        "Date,Text\n2025-03-18,Hi\n",
        "name,age\nAnn,5\n",
        "Dear team,\n\nplease find attached the views.\n",
    ],
)
def test_a_table_without_a_figure_or_without_what_tells_rows_apart_is_refused(text: str) -> None:
    with pytest.raises(NotAnExport, match="is not an export that I know"):
        read(text, platform="x")


CELLS = st.one_of(
    st.sampled_from(["", "7", "1,2", "3.юни", "2025-03-18", TWEET, "=1+1", "Likes", "Total"]),
    st.text(max_size=12),
)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5))
def test_any_rows_are_read_or_refused_by_name(rows: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([["Date", "Text", "Likes"], *rows])
    try:
        found = read(text.getvalue(), platform="x")
    except ExportError:
        return
    assert found.rows_read == len(found.rows) + len(found.rows_skipped)
    assert set(found.metrics) <= set(BASE_BY_NAME)


def test_the_real_table_without_ids_or_dates_is_read(shared: Path) -> None:
    path = shared / "data" / "analytics" / "exports" / "instagram" / "kharwal.csv"
    if not path.is_file():
        pytest.skip("needs ../shared/data/analytics/exports/instagram/kharwal.csv")
    frame = pd.read_csv(path, encoding="cp1252")
    distinct = frame.drop_duplicates()
    found = read(path, platform="instagram")
    assert (found.rows_read, len(found.posts)) == (len(frame), len(distinct)) == (119, 102)
    assert len({post.platform_id for post in found.posts}) == 102
    columns = {
        "impressions": "Impressions",
        "saves": "Saves",
        "comments": "Comments",
        "shares": "Shares",
        "likes": "Likes",
        "profile_views": "Profile Visits",
        "follows": "Follows",
    }
    expected = {metric: distinct[column].sum() for metric, column in columns.items()}
    assert {metric: sums(found)[metric] for metric in columns} == expected
