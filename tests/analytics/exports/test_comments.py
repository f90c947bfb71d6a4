"""Tables of comments."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.errors import BrokenExport, UnnamedPlatform, WrongPlatform
from analytics.exports.cells import is_rounded
from analytics.exports.preview import Preview
from analytics.tables import Certainty, ImportKind, Platform
from tests.analytics.exports import files
from tests.analytics.exports.files import doubts, skipped

HEADER = "comment_id,post_id,person,published_at,text"
NAMES = HEADER.split(",")
ROW = {
    "comment_id": "c1",
    "post_id": "p1",
    "person": "mia",
    "published_at": "2025-05-01T10:00:00+02:00",
    "text": "Do you open on Sunday?",
}
CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=20)
IDS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=9).filter(
    lambda id_: not is_rounded(id_)
)


def read(text: str, platform: str | None = "instagram") -> Preview:
    return files.read(text, platform=platform)


def comments(*rows: dict[str, str], header: str = HEADER) -> Preview:
    """The file with these rows; what one does not say is as in ROW."""
    return read(files.table(header, [{**ROW, **row} for row in rows]))


def test_a_comment_is_read_with_who_said_what_when() -> None:
    found = comments({})
    assert (found.kind, found.platform, found.rows_read) == (
        ImportKind.COMMENTS,
        Platform.INSTAGRAM,
        1,
    )
    (row,) = found.comments
    assert (row.line, row.platform_id, row.post_id, row.person) == (2, "c1", "p1", "mia")
    assert (row.text, row.reply_to, row.likes) == ("Do you open on Sunday?", "", None)
    assert (row.published_at, row.certainty) == (
        datetime(2025, 5, 1, 8, tzinfo=UTC),
        Certainty.STATED,
    )
    assert (found.doubts, found.rows_skipped) == ((), ())


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Comment ID;Post ID;Username;Created at;Comment;Parent ID;Likes", "c1;p1;mia;{};Hi;c0;3"),
        (
            "Kommentar-ID;Beitrags-ID;Verfasser;Datum;Kommentar;Antwort auf;Gefällt mir",
            "c1;p1;mia;{};Hi;c0;3",
        ),
        ("评论ID;帖子ID;用户昵称;评论时间;评论内容;回复评论ID;点赞数", "c1;p1;mia;{};Hi;c0;3"),
    ],
)
def test_the_columns_are_known_in_three_languages(header: str, cells: str) -> None:
    (row,) = read(f"{header}\n{cells.format('2025-05-01T08:00:00Z')}\n").comments
    assert (row.platform_id, row.post_id, row.person, row.text) == ("c1", "p1", "mia", "Hi")
    assert (row.reply_to, row.likes) == ("c0", 3)
    assert row.published_at == datetime(2025, 5, 1, 8, tzinfo=UTC)


def test_a_table_that_a_post_export_could_be_too_is_of_comments() -> None:
    header = "Comment ID,Post ID,Username,Publish time,Text"
    found = read(f"{header}\nc1,p1,mia,2025-05-01 10:00,Hi\n")
    assert found.kind is ImportKind.COMMENTS


def test_a_time_without_an_offset_is_taken_in_the_workspace_s_zone_and_doubted() -> None:
    found = comments({"published_at": "2025-05-01 10:00"})
    (row,) = found.comments
    assert row.published_at == datetime(2025, 5, 1, 8, tzinfo=UTC)  # files.ZONE is UTC+2
    assert row.certainty is Certainty.ASSUMED
    assert doubts(found) == [
        "The file names no zone for its times. Times read in the zone Africa/Johannesburg: 1."
    ]


def test_the_days_of_the_file_are_those_of_the_workspace() -> None:
    found = comments({"published_at": "2025-05-01T23:30:00Z"}, {"comment_id": "c2"})
    assert (str(found.first_day), str(found.last_day)) == ("2025-05-01", "2025-05-02")


def test_a_comment_keeps_its_lines() -> None:
    (row,) = comments({"text": 'First,\n\n"second"'}).comments
    assert row.text == 'First,\n\n"second"'


def test_a_comment_that_stands_there_twice_is_taken_once() -> None:
    found = comments({}, {"comment_id": "c2"}, {"text": "Edited"})
    assert [row.text for row in found.comments] == ["Do you open on Sunday?"] * 2
    assert found.rows_read == 3
    assert skipped(found) == [(4, "The comment c1 stands in the file before, on line 2.")]


@pytest.mark.parametrize("cell", ["", "1.79E+16", "x" * 201])
def test_a_row_whose_id_is_none_is_skipped(cell: str) -> None:
    found = comments({}, {"comment_id": cell})
    ((line, why),) = skipped(found)
    assert line == 3
    assert why.startswith("The row has no id that can be relied on: ")


def test_a_comment_without_a_date_is_kept_and_told() -> None:
    found = comments({}, {"comment_id": "c2", "published_at": "soon"})
    assert (found.comments[1].published_at, found.comments[1].certainty) == (
        None,
        Certainty.UNKNOWN,
    )
    assert doubts(found) == [
        "Comments without a date in the file: 1. They are kept, and belong to no period.",
        "Line 3, column published_at: soon is not a date to rely on, so the row has none.",
    ]


def test_a_comment_of_tomorrow_and_later_is_doubted() -> None:
    found = comments({"published_at": "2027-01-01T00:00:00Z"})
    assert doubts(found) == ["Comments dated after today: 1. Check the dates in the file."]


@pytest.mark.parametrize("cell", ["", "null", "0", "c1", "p1"])
def test_what_answers_no_other_comment_has_no_parent(cell: str) -> None:
    (row,) = comments({"reply_to": cell}, header=f"{HEADER},reply_to").comments
    assert row.reply_to == ""


def test_a_table_of_comments_never_says_which_platform_it_is_of() -> None:
    with pytest.raises(UnnamedPlatform, match="--platform with one of facebook"):
        read(files.table(HEADER, [ROW]), platform=None)
    with pytest.raises(WrongPlatform):
        read(files.table(HEADER, [ROW]), platform="network")


def test_a_file_that_ends_inside_a_text_is_refused() -> None:
    with pytest.raises(BrokenExport):
        read(f'{HEADER}\nc1,p1,mia,2025-05-01,Hi\nc2,p1,mia,2025-05-02,"Hel')


def test_a_comment_shows_neither_its_writer_nor_its_text_in_a_log() -> None:
    shown = repr(comments({}).comments)
    assert "mia" not in shown
    assert "Sunday" not in shown


@given(st.lists(st.tuples(IDS, IDS, CELLS, CELLS), min_size=1, max_size=8))
def test_whatever_is_written_comes_back(rows: list[tuple[str, str, str, str]]) -> None:
    first: dict[str, tuple[str, ...]] = {}
    for one in rows:
        first.setdefault(one[0], one)
    table = [[one[0], one[1], one[2], ROW["published_at"], one[3]] for one in rows]
    found = read(files.written([NAMES, *table]))
    assert found.rows_read == len(rows)
    assert len(found.comments) + len(found.rows_skipped) == len(rows)
    assert {row.platform_id for row in found.comments} == set(first)
