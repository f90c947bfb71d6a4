"""X's exports."""

from datetime import UTC, date, datetime

from analytics.tables import Certainty, ImportKind, Platform
from tests.analytics.exports import files
from tests.analytics.exports.files import doubts, read, skipped, sums, table

POST_ID = "1410949951765495811"  # 2021-07-02 13:14:17.340 UTC
LINK = f"https://twitter.com/HarbourLane/status/{POST_ID}"


def test_a_post_of_the_old_export_is_read_with_its_counts_as_floats() -> None:
    row = {
        "Tweet id": POST_ID,
        "Tweet permalink": LINK,
        "Tweet text": "Hi,\nthere",
        "time": "2021-07-02 13:14 +0000",
        "impressions": "566.0",
        "engagements": "22.0",
        "engagement rate": "0.0389",
        "retweets": "1.0",
        "likes": "3.0",
        "url clicks": "2.0",
        "promoted impressions": "-",
    }
    found = read(table(files.X_POSTS, [row]))
    (post,) = found.posts
    assert (found.platform, found.kind) == (Platform.X, ImportKind.POSTS)
    assert (post.platform_id, post.text, post.link) == (POST_ID, "Hi,\nthere", LINK)
    assert post.published_at == datetime(2021, 7, 2, 13, 14, 17, 340_000, tzinfo=UTC)
    assert post.certainty is Certainty.EXACT
    assert post.measures == {
        "impressions": 566,
        "engagements": 22,
        "reposts": 1,
        "likes": 3,
        "link_clicks": 2,
    }
    assert (found.sources, found.doubts) == (("harbourlane",), ())


def test_favorites_of_old_files_are_likes() -> None:
    header = files.X_POSTS.replace('"likes"', '"favorites"')
    row = {"Tweet id": POST_ID, "Tweet text": "Hi", "favorites": "4"}
    assert sums(read(table(header, [row])))["likes"] == 4


def test_a_post_of_the_current_export_has_its_hour_from_the_id() -> None:
    row = {
        "Post id": POST_ID,
        "Date": "Fri, Jul 2, 2021",
        "Post text": "Hi",
        "Link": LINK,
        "Impressions": "566",
        "Bookmarks": "2",
        "Share": "1",
        "Reposts": "3",
        "New follows": "1",
        "Profile visits": "7",
    }
    (post,) = read(table(files.X_CONTENT, [row])).posts
    assert post.published_at == datetime(2021, 7, 2, 13, 14, 17, 340_000, tzinfo=UTC)
    assert post.measures == {
        "impressions": 566,
        "saves": 2,
        "shares": 1,
        "reposts": 3,
        "follows": 1,
        "profile_views": 7,
    }


def test_an_id_without_an_instant_leaves_the_date_alone_at_noon_of_the_workspace() -> None:
    row = {"Post id": "20", "Date": "Tue, Mar 21, 2006", "Post text": "setting up"}
    (post,) = read(table(files.X_CONTENT, [row])).posts
    assert post.published_at == datetime(2006, 3, 21, 10, tzinfo=UTC)
    assert post.certainty is Certainty.DATE_ONLY


def test_a_stated_time_is_used_where_the_id_has_none() -> None:
    row = {"Tweet id": "20", "Tweet text": "hi", "time": "2006-03-21 20:50 +0000"}
    (post,) = read(table(files.X_POSTS, [row])).posts
    assert (post.published_at, post.certainty) == (
        datetime(2006, 3, 21, 20, 50, tzinfo=UTC),
        Certainty.STATED,
    )


def test_the_id_in_the_link_is_taken_before_one_that_a_spreadsheet_rounded() -> None:
    rows = [
        {"Post id": "1410949951765490000", "Post text": "a", "Link": LINK},
        {"Post id": "1.41E+18", "Post text": "b", "Link": LINK.replace("811", "812")},
    ]
    found = read(table(files.X_CONTENT, rows))
    assert [post.platform_id for post in found.posts] == [POST_ID, "1410949951765495812"]


def test_an_id_and_a_date_days_apart_are_a_doubt() -> None:
    row = {"Post id": POST_ID, "Date": "Tue, Feb 18, 2025", "Post text": "Hi"}
    found = read(table(files.X_CONTENT, [row]))
    assert doubts(found) == [
        "Posts whose id carries another time than the file: 1. The id's is taken."
    ]


def test_a_row_without_an_id_is_skipped() -> None:
    rows = [{"Post id": POST_ID, "Post text": "a"}, {"Post text": "b", "Impressions": "1"}]
    assert skipped(read(table(files.X_CONTENT, rows))) == [
        (3, "The row has no id that can be relied on: -.")
    ]


def test_days_of_the_old_export_are_read_with_the_number_of_posts() -> None:
    row = {
        "Date": "2021-06-05",
        "Tweets published": "3",
        "impressions": "24739",
        "engagements": "1002",
        "likes": "132",
        "promoted impressions": "-",
    }
    found = read(table(files.X_DAYS, [row]))
    (day,) = found.days
    assert (found.kind, day.day, day.posts) == (ImportKind.DAYS, date(2021, 6, 5), 3)
    assert day.measures == {"impressions": 24739, "engagements": 1002, "likes": 132}


def test_days_of_the_current_overview_are_read() -> None:
    row = {
        "Date": "Tue, Feb 18, 2025",
        "Impressions": "1,200",
        "Engagements": "45",
        "Shares": "2",
        "Unfollows": "1",
        "Create Post": "2",
        "Video views": "7",
    }
    (day,) = read(table(files.X_OVERVIEW, [row])).days
    assert (day.day, day.posts) == (date(2025, 2, 18), 2)
    assert day.measures == {
        "impressions": 1200,
        "engagements": 45,
        "shares": 2,
        "unfollows": 1,
        "video_views": 7,
    }


def test_a_day_that_is_none_is_skipped() -> None:
    rows = [
        {"Date": "2021-06-05", "impressions": "1", "engagements": "0"},
        {"Date": "Sum", "impressions": "1", "engagements": "0"},
    ]
    assert skipped(read(table(files.X_DAYS, rows))) == [(3, "The row has no day: Sum.")]


def test_japanese_headers_are_understood() -> None:
    text = (
        "ポストID,日付,ポスト本文,ポストのリンク,インプレッション数,いいね,エンゲージメント,ブックマーク\n"
        f'{POST_ID},"Fri, Jul 2, 2021",こんにちは,{LINK},2000,10,12,2\n'
    )
    found = read(text.encode("cp932"))
    assert sums(found) == {"impressions": 2000, "likes": 10, "engagements": 12, "saves": 2}


def test_a_japanese_overview_keeps_its_english_date() -> None:
    text = (
        "Date,インプレッション数,いいね,エンゲージメント,ブックマーク,共有された回数,新しいフォロー,返信,リポスト\n"
        '"Tue, Feb 18, 2025","1,200",10,45,2,1,3,4,5\n'
    )
    for encoding in ("cp932", "shift_jis", "utf-8-sig"):
        (day,) = read(text.encode(encoding)).days
        assert day.day == date(2025, 2, 18)
        assert day.measures == {
            "impressions": 1200,
            "likes": 10,
            "engagements": 45,
            "saves": 2,
            "shares": 1,
            "follows": 3,
            "replies": 4,
            "reposts": 5,
        }
