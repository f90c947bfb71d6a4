"""Posts on the way out."""

import csv
import io
import re
from datetime import UTC, date, datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session, select

from analytics import accounts, imports
from analytics.export import Format, export, guarded
from analytics.period import Period
from analytics.tables import Certainty, Platform, Post
from tests.analytics.books import BERLIN, Books, open_books
from tests.analytics.exports.files import NOW, read

X_ID = "1410949951765495811"
LINK = f"https://x.com/HarbourLane/status/{X_ID}"


def exported(books: Books, written_as: Format = Format.CSV, period: Period | None = None) -> bytes:
    stream = io.BytesIO()
    export(books.session, books.account, stream, written_as, period)
    return stream.getvalue()


def rows(books: Books, period: Period | None = None) -> list[dict[str, str]]:
    text = exported(books, period=period).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_post_is_a_row_with_its_instant_in_utc_and_the_metrics_the_account_has(
    books: Books,
) -> None:
    books.post("2025-03-18T09:48:31.4+02:00", kind="reel", text="Hi,\nthere", likes=5, reach=10)
    books.post("2025-03-17T09:48+02:00", certainty=Certainty.ASSUMED, likes=2)
    books.post(None, certainty=Certainty.UNKNOWN, watch_hours=1.5)
    columns = ["id", "published_at", "certainty", "text", "link", "kind"]
    older, newer, undated = rows(books)
    assert list(newer) == [*columns, "reach", "likes", "watch_hours"]
    assert (newer["published_at"], newer["certainty"]) == ("2025-03-18T07:48:31Z", "exact")
    assert (newer["text"], newer["reach"], newer["likes"]) == ("Hi,\nthere", "10", "5")
    assert (older["reach"], older["certainty"]) == ("", "assumed")
    assert (undated["published_at"], undated["watch_hours"]) == ("", "1.5")


def test_a_period_leaves_out_other_posts_and_those_without_a_date(books: Books) -> None:
    books.post("2025-03-17T23:30+01:00", likes=1)
    books.post("2025-03-18T00:30+01:00", likes=2)
    books.post("2025-03-19T00:30+01:00", likes=3)
    books.post(None, likes=4)
    day = Period(date(2025, 3, 18), date(2025, 3, 18), BERLIN)
    assert [row["likes"] for row in rows(books, day)] == ["2"]


def test_another_account_s_posts_stay_where_they_are(session: Session) -> None:
    ours, theirs = open_books(session), open_books(session, "other")
    ours.post("2025-03-17T12:00", likes=1)
    theirs.post("2025-03-17T12:00", likes=2)
    assert [row["likes"] for row in rows(ours)] == ["1"]


@pytest.mark.parametrize("text", ["=1+1", "+49", "-sum", "@ann", "\tx", "\rx", "-1 day"])
def test_a_text_that_begins_a_formula_is_quoted(books: Books, text: str) -> None:
    books.post("2025-03-17T12:00", text=text, likes=1)
    (row,) = rows(books)
    assert row["text"] == f"'{text}"


@pytest.mark.parametrize("text", ["-7", "-7.5", "", "a=b", "1-1"])
def test_a_plain_negative_number_and_any_other_text_is_not(text: str) -> None:
    assert guarded(text) == text


@given(st.text())
def test_no_cell_begins_a_formula_unless_it_is_a_negative_number(text: str) -> None:
    cell = guarded(text)
    assert cell[:1] not in set("=+@\t\r")
    assert not cell.startswith("-") or re.fullmatch(r"-[0-9]+(\.[0-9]+)?", cell)
    assert cell.removeprefix("'") == text.removeprefix("'")


def test_a_workbook_has_its_ids_as_text_and_its_figures_as_numbers(books: Books) -> None:
    post = books.post("2025-03-17T12:00", text="=1+1 \x07 bell", likes=5)
    post.platform_id = X_ID
    frame = pd.read_excel(
        io.BytesIO(exported(books, Format.XLSX)), dtype={"id": object}, engine="openpyxl"
    )
    assert frame["id"].tolist() == [X_ID]
    assert frame["text"].tolist() == ["'=1+1  bell"]
    assert frame["likes"].tolist() == [5]
    assert frame["published_at"].tolist() == ["2025-03-17T12:00:00Z"]


@pytest.mark.parametrize("written_as", Format)
def test_what_was_exported_can_be_imported_with_the_same_figures(
    session: Session, written_as: Format
) -> None:
    table = f"Link,Text,Likes,Impressions\n{LINK},=Hi,5,70\n{LINK[:-1]}2,Ho,6,80\n"
    imports.store(session, read(table), workspace="T1", account="harbour", now=NOW)
    stream = io.BytesIO()
    account = accounts.find(session, "T1", "harbour")
    assert export(session, account, stream, written_as) == 2
    again = read(stream.getvalue(), name=f"harbour.{written_as}")
    kept = session.exec(select(Post).order_by(Post.platform_id)).all()
    assert again.platform is Platform.X
    posts = sorted(again.posts, key=lambda post: post.platform_id)
    assert [(post.platform_id, post.text, post.published_at) for post in posts] == [
        (post.platform_id, post.text, post.published_at) for post in kept
    ]
    assert posts[0].published_at == datetime(2021, 7, 2, 13, 14, 17, 340_000, tzinfo=UTC)
    assert [post.measures["engagements"] for post in posts] == [5, 6]
