"""Meta's exports of posts."""

from datetime import UTC, datetime

import pytest

from analytics.errors import BrokenExport, DailyBreakdown
from analytics.tables import Certainty, ImportKind, Platform
from tests.analytics.exports import files
from tests.analytics.exports.files import doubts, facebook, instagram, read, skipped, sums

REEL = "https://www.instagram.com/reel/DHWRIh_CLiR/"  # made 2025-03-18 16:47:27 UTC


def test_a_facebook_post_is_read_with_its_own_total_of_engagements() -> None:
    found = read(
        facebook(
            {
                "Title": "One,\n\ntwo",
                "Permalink": "https://www.facebook.com/harbour/posts/900000000000001",
                "Views": "40",
                "Reach": "15",
                "Reactions, Comments and Shares": "3",
                "Reactions": "2",
                "Comments": "1",
                "Shares": "0",
                "Total clicks": "1,234",
            }
        )
    )
    (post,) = found.posts
    assert (found.platforms, found.kind) == ((Platform.FACEBOOK,), ImportKind.POSTS)
    assert (post.platform_id, post.kind, post.text) == ("900000000000001", "image", "One,\n\ntwo")
    assert post.measures == {
        "views": 40,
        "reach": 15,
        "engagements": 3,
        "reactions": 2,
        "comments": 1,
        "shares": 0,
        "clicks": 1234,
    }
    assert found.sources == ("100000000000001",)


def test_the_time_of_a_facebook_post_is_assumed_to_be_pacific_and_that_is_said() -> None:
    found = read(facebook({"Publish time": "02/16/2025 05:14"}))
    assert found.posts[0].published_at == datetime(2025, 2, 16, 13, 14, tzinfo=UTC)
    assert found.posts[0].certainty is Certainty.ASSUMED
    assert len(doubts(found)) == 1
    assert "Times read as US Pacific time, the clock of Meta's exports: 1." in doubts(found)[0]


def test_an_empty_cell_is_not_available_and_a_zero_is_zero() -> None:
    found = read(facebook({"Views": "", "Reach": "0"}))
    assert found.posts[0].measures == {"reach": 0}


def test_a_total_that_the_platform_left_empty_is_not_made_up_from_its_parts() -> None:
    found = read(facebook({"Reactions": "2", "Comments": "1"}))
    assert "engagements" not in found.posts[0].measures


def test_seconds_viewed_are_kept_as_hours() -> None:
    found = read(facebook({"Seconds viewed": "202.708"}, {"Seconds viewed": "3600"}))
    assert sums(found)["watch_hours"] == pytest.approx((202.708 + 3600) / 3600)


def test_of_two_columns_named_views_the_first_is_taken_and_a_difference_is_said() -> None:
    found = read(_two_views([("5", "5"), ("7", "9"), ("8", "")]))
    assert sums(found)["views"] == 20
    assert any(doubt.endswith("Rows in which they differ: 2.") for doubt in doubts(found))


def test_two_columns_named_views_that_agree_are_no_doubt() -> None:
    found = read(_two_views([("5", "5"), ("", "")]))
    assert not any("more than one column" in doubt for doubt in doubts(found))


def _two_views(pairs: list[tuple[str, str]]) -> str:
    names = files.names(files.FACEBOOK_TWO_VIEWS)
    first, second = (index for index, name in enumerate(names) if name == "Views")
    lines = [names]
    for number, pair in enumerate(pairs):
        cells = [""] * len(names)
        cells[0], cells[1], cells[6] = str(900 + number), "1", "02/16/2025 05:14"
        cells[first], cells[second] = pair
        lines.append(cells)
    return files.written(lines)


def test_empty_cells_that_meta_left_out_at_the_end_of_a_row_are_empty() -> None:
    lines = facebook({"Views": "1"}, {"Views": "2"}).splitlines(keepends=True)
    lines[1] = lines[1].rstrip("\n").rstrip(",") + ",,,\n"
    assert sums(read("".join(lines)))["views"] == 3


def test_a_row_that_lacks_most_of_its_cells_is_skipped_with_its_line() -> None:
    lines = facebook({"Views": "1"}, {"Views": "2"}).splitlines(keepends=True)
    found = read(lines[0] + "900000000000009,100000000000001,Harbour\n" + "".join(lines[1:]))
    assert skipped(found) == [(2, "The row has 3 cells where the header has 27.")]
    assert (found.rows_read, len(found.posts)) == (3, 2)


def test_a_row_with_a_cell_too_many_is_skipped() -> None:
    text = facebook({"Views": "1"}, {"Views": "2"})
    found = read(text + "1" + ",x" * 30 + "\n")
    assert skipped(found) == [(4, "The row has 31 cells where the header has 27.")]


@pytest.mark.parametrize("cut", [2, 20, 100])
def test_a_file_cut_in_its_last_row_is_refused_with_the_line(cut: int) -> None:
    text = facebook({"Views": "1"}, {"Title": "x" * 200 + "\n" + "y" * 10, "Views": "2"})
    with pytest.raises(BrokenExport, match=r"line 3\. The file ends in the middle of this row\."):
        read(text[:-cut])


def test_rows_of_two_pages_are_a_doubt() -> None:
    found = read(facebook({}, {"Page ID": "200000000000002"}))
    assert found.sources == ("100000000000001", "200000000000002")
    assert "The rows belong to 2 pages or profiles: 100000000000001, 200000000000002." in doubts(
        found
    )


def test_of_a_post_that_stands_twice_the_row_with_more_figures_wins() -> None:
    same = {"Post ID": "5"}
    found = read(facebook({**same, "Views": "1", "Reach": "1"}, {**same, "Views": "2"}))
    assert sums(found) == {"views": 1, "reach": 1}
    assert skipped(found) == [
        (3, "The post 5 stands in the file again, on line 2, and that row is taken.")
    ]


def test_of_a_post_that_stands_twice_with_as_many_figures_the_later_row_wins() -> None:
    same = {"Post ID": "5"}
    found = read(facebook({**same, "Views": "1"}, {**same, "Views": "2"}))
    assert sums(found) == {"views": 2}
    assert [line for line, _ in skipped(found)] == [2]


def test_a_file_that_splits_posts_over_days_is_refused() -> None:
    with pytest.raises(DailyBreakdown, match="line 3 is of 2025-02-17"):
        read(facebook({}, {"Date": "02/17/2025"}))


def test_beside_dates_with_slashes_any_other_form_is_a_spreadsheets_damage() -> None:
    found = read(
        facebook({"Publish time": "02/16/2025 05:14"}, {"Publish time": "03.12.2025 05:14"})
    )
    assert [post.certainty for post in found.posts] == [Certainty.ASSUMED, Certainty.UNKNOWN]
    assert (
        "Line 3, column Publish time: 03.12.2025 05:14 is not a date to rely on, "
        "so the row has none." in doubts(found)
    )


def test_a_file_with_the_day_first_is_read_so_as_soon_as_one_date_shows_it() -> None:
    found = read(
        facebook({"Publish time": "16/02/2025 05:14"}, {"Publish time": "03/12/2025 05:14"})
    )
    assert found.posts[1].published_at == datetime(2025, 12, 3, 13, 14, tzinfo=UTC)


def test_an_id_that_a_spreadsheet_spoilt_is_taken_from_the_link() -> None:
    link = "https://www.facebook.com/harbour/posts/939005954986064"
    found = read(facebook({"Post ID": "9.39006E+14", "Permalink": link}, {"Post ID": "9.39E+14"}))
    assert [post.platform_id for post in found.posts] == ["939005954986064"]
    assert skipped(found) == [(3, "The row has no id that can be relied on: 9.39E+14.")]


def test_an_export_of_videos_adds_up_its_engagements() -> None:
    header = (
        "Video asset ID,Page ID,Page name,Title,Duration (sec),Publish time,Reach,"
        "3-second video views,1-minute video views,Reactions,Comments,Shares"
    )
    found = read(f"{header}\n77,1,Harbour,A film,30,02/16/2025 05:14,100,9,3,5,2,\n")
    assert sums(found)["engagements"] == 7
    assert sums(found)["video_views_3s"] == 9


def test_the_instant_of_an_instagram_post_is_that_of_its_shortcode() -> None:
    (post,) = read(instagram({"Permalink": REEL, "Publish time": "03/18/2025 09:48"})).posts
    assert post.published_at == datetime(2025, 3, 18, 16, 47, 27, 959_000, tzinfo=UTC)
    assert (post.certainty, post.kind) == (Certainty.EXACT, "reel")


def test_an_instagram_post_without_a_shortcode_is_assumed_to_be_in_pacific_time() -> None:
    found = read(instagram({"Publish time": "03/18/2025 09:48"}))
    assert found.posts[0].published_at == datetime(2025, 3, 18, 16, 48, tzinfo=UTC)
    assert "US Pacific time" in doubts(found)[0]


def test_a_shortcode_far_from_the_stated_time_is_taken_and_doubted() -> None:
    found = read(instagram({"Permalink": REEL, "Publish time": "03/19/2025 09:48"}))
    assert found.posts[0].certainty is Certainty.EXACT
    assert doubts(found) == [
        "Posts whose id carries another time than the file: 1. The id's is taken."
    ]


def test_a_shortcode_of_the_future_is_not_believed() -> None:
    link = "https://www.instagram.com/p/fffffffffff/"
    (post,) = read(instagram({"Permalink": link, "Publish time": "03/18/2025 09:48"})).posts
    assert post.certainty is Certainty.ASSUMED


def test_engagements_on_instagram_are_the_parts_that_are_available() -> None:
    found = read(
        instagram(
            {"Likes": "3", "Comments": "1", "Shares": "", "Saves": "2", "Views": "9"},
            {"Views": "5"},
        )
    )
    assert [post.measures.get("engagements") for post in found.posts] == [6, None]


def test_a_count_that_became_a_date_is_refused_with_its_line_and_column() -> None:
    found = read(instagram({"Likes": "3.юни", "Saves": "1"}))
    assert found.posts[0].measures == {"saves": 1, "engagements": 1}
    assert doubts(found)[-1] == (
        "Line 2, column Likes: 3.юни is not a number, so it counts as not available."
    )


def test_many_damaged_cells_are_counted_and_not_all_told() -> None:
    found = read(instagram(*[{"Likes": "3.юни", "Permalink": REEL}] * 30))
    assert doubts(found)[-1] == "Further damaged cells, which count as not available: 10."
    assert len(doubts(found)) == 21


def test_a_post_without_a_date_is_kept_and_said() -> None:
    found = read(instagram({"Publish time": "", "Likes": "1"}))
    assert found.posts[0].published_at is None
    assert doubts(found) == [
        "Posts without a date in the file: 1. They are kept, and belong to no period."
    ]
    assert (found.first_day, found.last_day) == (None, None)


def test_a_post_of_the_future_is_doubted() -> None:
    found = read(facebook({"Publish time": "12/03/2026 05:14"}))
    assert "Posts dated after today: 1. Check the dates in the file." in doubts(found)


def test_ids_that_all_end_in_zeros_are_doubted() -> None:
    ids = ("18355151116178700", "18068710030723800", "18080349922642100")
    found = read(instagram(*({"Post ID": post_id, "Permalink": REEL} for post_id in ids)))
    assert any("as when a spreadsheet rounds them" in doubt for doubt in doubts(found))


def test_german_headers_are_understood() -> None:
    header = (
        "Beitrags-ID,Seiten-ID,Seitenname,Titel,Beschreibung,Veröffentlichungszeit,Permalink,"
        'Beitragsart,Datum,Aufrufe,Reichweite,"Reaktionen, Kommentare und geteilte Inhalte",'
        "Reaktionen,Kommentare,Geteilte Inhalte,Klicks insgesamt"
    )
    row = "900,1,Hafen,Hallo,,02/16/2025 05:14,,Fotos,Gesamter Zeitraum,40,15,3,2,1,0,4"
    (post,) = read(f"{header}\n{row}\n").posts
    assert (post.kind, post.text) == ("image", "Hallo")
    assert post.measures == {
        "views": 40,
        "reach": 15,
        "engagements": 3,
        "reactions": 2,
        "comments": 1,
        "shares": 0,
        "clicks": 4,
    }


def test_swedish_headers_are_understood() -> None:
    header = (
        "Publicerings-id,Sid-id,Sidnamn,Beskrivning,Publiceringstid,Permalänk,Inläggstyp,Räckvidd,"
        "Visningar,Reaktioner,Kommentarer,Delningar,Totalt antal klick"
    )
    row = '900000000000001,1,Harbour,Hej,02/16/2025 05:14,,Foton,10,40,3,2,1,"1,200"'
    found = read(f"{header}\n{row}\n")
    assert found.platform is Platform.FACEBOOK
    assert sums(found) == {
        "reach": 10,
        "views": 40,
        "engagements": 6,
        "reactions": 3,
        "comments": 2,
        "shares": 1,
        "clicks": 1200,
    }
    assert found.posts[0].kind == "image"


def test_stories_are_read_and_dated_by_the_number_in_their_link() -> None:
    header = (
        '"Post ID","Account ID","Account username","Account name",Description,"Duration (sec)",'
        '"Publish time",Permalink,"Post type","Data comment",Date,Views,Reach,Likes,Shares,'
        '"Profile visits",Replies,"Link clicks","Sticker taps",Navigation,Follows'
    )
    # The number of the reel DHWRIh_CLiR, which is of 18 March 2025.
    link = "https://www.instagram.com/stories/harbour/3591133105912068241"
    row = f'18000000000000001,17841400000000001,harbour,Harbour,,15,"03/18/2025 05:00",{link}'
    found = read(f"{header}\n{row},IG story,,Lifetime,90,80,1,2,5,3,4,7,60,1\n")
    (story,) = found.posts
    assert (story.kind, story.certainty) == ("story", Certainty.EXACT)
    assert story.measures == {
        "views": 90,
        "reach": 80,
        "likes": 1,
        "shares": 2,
        "profile_views": 5,
        "replies": 3,
        "link_clicks": 4,
        "follows": 1,
        "engagements": 6,
    }


def test_the_export_of_a_page_s_videos_alone_is_read() -> None:
    header = (
        "Video asset ID,Page ID,Page name,Title,Duration (sec),Publish time,Reach,"
        "3-second video views,1-minute video views,Reactions,Comments,Shares"
    )
    found = read(f"{header}\n900000000000001,1,Harbour,Hi,15,02/16/2025 05:14,9,8,7,3,2,1\n")
    (video,) = found.posts
    assert (found.platform, video.platform_id) == (Platform.FACEBOOK, "900000000000001")
    assert (video.kind, video.published_at) == ("video", datetime(2025, 2, 16, 13, 14, tzinfo=UTC))
    assert sums(found) == {
        "reach": 9,
        "video_views_3s": 8,
        "video_views_60s": 7,
        "reactions": 3,
        "comments": 2,
        "shares": 1,
        "engagements": 6,
    }


def test_spanish_headers_are_understood() -> None:
    header = (
        "Identificador de la publicación,Identificador de la página,Nombre de la página,Título,"
        "Descripción,Hora de publicación,Enlace permanente,Tipo de publicación,Fecha,"
        "Visualizaciones,Alcance,Reacciones,Comentarios,Veces que se compartió"
    )
    row = "900000000000001,1,Puerto,Hola,,02/16/2025 05:14,,Fotos,Total,40,10,3,2,1"
    found = read(f"{header}\n{row}\n")
    (post,) = found.posts
    assert post.published_at == datetime(2025, 2, 16, 13, 14, tzinfo=UTC)
    assert sums(found)["engagements"] == 6
