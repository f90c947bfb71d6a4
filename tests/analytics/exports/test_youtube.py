"""YouTube Studio's exports."""

from datetime import UTC, date, datetime

import pytest

from analytics.errors import EmptyExport
from analytics.tables import Certainty, ImportKind, Platform
from tests.analytics.exports import files
from tests.analytics.exports.files import doubts, read, skipped, sums, table

VIDEOS = [
    {
        "Content": "50KfgObDrEI",
        "Video title": "One, two",
        "Views": "900",
        "Video publish time": "Aug 19, 2011",
        "Watch time (hours)": "19.0412",
        "Impressions": "8000",
        "Impressions click-through rate (%)": "6.74",
    },
    {
        "Content": "-L31PdnCO7A",
        "Video title": "Three",
        "Views": "100",
        "Video publish time": "Feb 18, 2013",
        "Watch time (hours)": "0.1894",
        "Impressions": "2000",
        "Average view duration": "0:00:06",
    },
]


def with_totals(name: str, views: str = "1000") -> str:
    """The videos under a row of totals of that name."""
    totals = {
        "Content": name,
        "Views": views,
        "Watch time (hours)": "19.2306",
        "Impressions": "10000",
    }
    return table(files.YOUTUBE, [totals, *VIDEOS])


def test_a_video_is_read_and_its_ratios_are_not() -> None:
    found = read(table(files.YOUTUBE, VIDEOS[:1]))
    (video,) = found.posts
    assert (found.platform, found.kind) == (Platform.YOUTUBE, ImportKind.POSTS)
    assert (video.kind, video.text) == ("video", "One, two")
    assert video.link == "https://www.youtube.com/watch?v=50KfgObDrEI"
    assert video.measures == {"views": 900, "watch_hours": 19.0412, "impressions": 8000}


def test_a_date_alone_is_kept_as_noon_of_the_workspace() -> None:
    found = read(table(files.YOUTUBE, VIDEOS[:1]))
    assert found.posts[0].published_at == datetime(2011, 8, 19, 10, tzinfo=UTC)
    assert found.posts[0].certainty is Certainty.DATE_ONLY
    assert found.first_day == date(2011, 8, 19)


@pytest.mark.parametrize("name", ["Total", "Ge\u00adsamt"])
def test_a_row_called_total_is_none_of_the_videos(name: str) -> None:
    found = read(with_totals(name, views="3"))
    assert (found.rows_read, len(found.posts)) == (3, 2)
    assert skipped(found) == [(2, "The row holds the totals of the table.")]


@pytest.mark.parametrize("views", ["1000", "4321"])
def test_in_a_language_that_is_not_known_totals_are_told_by_their_sums(views: str) -> None:
    assert sums(read(with_totals("Összesen", views)))["views"] == 1000


def test_a_first_row_with_less_than_the_sums_is_a_video() -> None:
    assert len(read(with_totals("aaaaaaaaaaa", views="999")).posts) == 3


def test_a_first_video_without_rivals_is_a_video() -> None:
    rows = [{"Content": "50KfgObDrEI", "Video title": "Alone", "Views": "5"}]
    assert len(read(table(files.YOUTUBE, rows)).posts) == 1


def test_a_note_under_the_table_is_none_of_the_videos() -> None:
    found = read(with_totals("Total") + "Showing top 500 results\n")
    assert len(found.posts) == 2
    assert skipped(found)[-1] == (5, "The row is a note under the table.")


def test_totals_alone_are_no_videos() -> None:
    with pytest.raises(EmptyExport):
        read(table(files.YOUTUBE, [{"Content": "Total", "Views": "0"}]))


def test_a_video_without_a_publish_time_is_kept_and_said() -> None:
    undated = {**VIDEOS[1], "Video publish time": ""}
    found = read(table(files.YOUTUBE, [VIDEOS[0], undated]))
    assert (found.posts[1].published_at, found.posts[1].certainty) == (None, Certainty.UNKNOWN)
    assert doubts(found) == [
        "Posts without a date in the file: 1. They are kept, and belong to no period."
    ]


@pytest.mark.parametrize("cell", ["-L31PdnCO7A", " -L31PdnCO7A", "'-L31PdnCO7A"])
def test_an_id_that_begins_with_a_dash_is_read_however_it_was_protected(cell: str) -> None:
    found = read(table(files.YOUTUBE, [VIDEOS[0], {**VIDEOS[1], "Content": cell}]))
    assert found.posts[1].platform_id == "-L31PdnCO7A"


def test_an_id_that_a_spreadsheet_took_for_a_formula_is_skipped() -> None:
    found = read(table(files.YOUTUBE, [VIDEOS[0], {**VIDEOS[1], "Content": "#NAME?"}]))
    assert skipped(found) == [(3, "The row has no video id: #NAME?.")]


def test_german_headers_with_soft_hyphens_are_understood() -> None:
    text = (
        f"{files.YOUTUBE_DE}\nGe\u00adsamt,,,405,78.6,7,3645\n"
        '50KfgObDrEI,Vampir,"Aug 19, 2011",9,1.9,-2,86\n'
    )
    found = read(text)
    assert sums(found) == {"views": 9, "watch_hours": 1.9, "subscribers": -2, "impressions": 86}


def test_a_table_saved_with_decimal_commas_keeps_its_hours() -> None:
    lines = [files.names(files.YOUTUBE), ["50KfgObDrEI", "One", "19.08.2011", *["", "", "900", ""]]]
    lines[1].append("1949,041")
    found = read(files.written(lines, ";"))
    assert sums(found) == {"views": 900, "watch_hours": 1949.041}


def test_a_table_saved_with_another_delimiter_alone_keeps_its_decimal_points() -> None:
    rows = [{**VIDEOS[0], "Watch time (hours)": cell} for cell in ("1949.0412", "131.351")]
    rows[1]["Content"] = "-L31PdnCO7A"
    found = read(table(files.YOUTUBE, rows, delimiter=";"))
    assert sums(found)["watch_hours"] == pytest.approx(1949.0412 + 131.351)


def test_hours_that_could_be_thousands_are_refused_where_no_cell_tells() -> None:
    rows = [{**VIDEOS[0], "Watch time (hours)": "131.351"}]
    found = read(table(files.YOUTUBE, rows, delimiter=";"))
    assert doubts(found) == [
        "Line 2, column Watch time (hours): 131.351 is not a number, so it counts as not available."
    ]


def test_rows_wrapped_under_a_header_that_is_not_are_unwrapped() -> None:
    # A header without quotes needs none when a program with another delimiter saves it.
    header, *rows = table(files.YOUTUBE, VIDEOS).splitlines()
    wrapped = "".join('"' + row.replace('"', '""') + '"\n' for row in rows)
    found = read(f"{header}\n{wrapped}")
    assert (len(found.posts), sums(found)["views"]) == (2, 1000)


def test_likes_comments_and_shares_make_the_engagements() -> None:
    header = "Content,Video title,Video publish time,Likes,Dislikes,Shares,Comments added,Views"
    found = read(f'{header}\n50KfgObDrEI,One,"Aug 19, 2011",5,9,2,1,100\n')
    assert sums(found)["engagements"] == 8


@pytest.mark.parametrize("header", ["Date,Views", "Da\u00adtum,Auf\u00adru\u00adfe"])
def test_totals_by_day_are_read(header: str) -> None:
    found = read(f"{header}\n2020-01-01,1607\n2020-01-02,1773\n")
    assert (found.platform, found.kind) == (Platform.YOUTUBE, ImportKind.DAYS)
    assert (sums(found), found.last_day) == ({"views": 3380}, date(2020, 1, 2))


@pytest.mark.parametrize("name", ["Total", "Összesen"])
def test_a_table_by_day_is_read_without_its_totals(name: str) -> None:
    found = read(
        "Date,Views,Watch time (hours),Average view duration\n"
        f"{name},30,1.5,0:03:00\n2020-01-01,10,0.5,0:03:00\n2020-01-02,20,1.0,0:03:00\n"
    )
    assert sums(found) == {"views": 30, "watch_hours": 1.5}
    assert skipped(found) == [(2, "The row holds the totals of the table.")]


def test_chart_data_is_summed_to_the_days_of_the_channel() -> None:
    header = "Da\u00adtum,Vi\u00addeo,Vi\u00addeo\u00adti\u00adtel,"
    header += (
        "Ver\u00adöf\u00adfent\u00adli\u00adchungs\u00adzeit\u00adpunkt des Vi\u00adde\u00ados,"
    )
    rows = [
        '2020-01-01,50KfgObDrEI,One,"Aug 19, 2011",5',
        '2020-01-02,50KfgObDrEI,One,"Aug 19, 2011",7',
        '2020-01-01,-L31PdnCO7A,Two,"Feb 18, 2013",11',
        '2020-01-02,-L31PdnCO7A,Two,"Feb 18, 2013",0',
    ]
    found = read("\n".join([f"{header}Auf\u00adru\u00adfe", *rows, ""]))
    assert (found.platform, found.kind) == (Platform.YOUTUBE, ImportKind.DAYS)
    assert [(day.day, day.measures) for day in found.days] == [
        (date(2020, 1, 1), {"views": 16}),
        (date(2020, 1, 2), {"views": 7}),
    ]
    (doubt,) = doubts(found)
    assert doubt.startswith("Each day is the sum of the 2 videos in the chart")


@pytest.mark.parametrize(
    "header",
    [
        "コンテンツ,動画のタイトル,動画公開時刻,視聴回数,総再生時間（時間）",
        "内容,视频标题,视频发布时间,观看次数,观看时长（小时）",
        (
            "Contenido,Título del vídeo,Hora de publicación del vídeo,Visualizaciones,"
            "Tiempo de visualización (horas)"
        ),
        (
            "Conteúdo,Título do vídeo,Horário de publicação do vídeo,Visualizações,"
            "Tempo de exibição (horas)"
        ),
        (
            "Contenus,Titre de la vidéo,Heure de publication de la vidéo,Vues,"
            "Durée de visionnage (heures)"
        ),
        "Innehåll,Videotitel,Publiceringstid för video,Visningar,Visningstid (timmar)",
    ],
)
def test_headers_of_further_languages_are_understood(header: str) -> None:
    found = read(f'{header}\n50KfgObDrEI,One,"Aug 19, 2011",9,1.9\n')
    assert sums(found) == {"views": 9, "watch_hours": 1.9}
