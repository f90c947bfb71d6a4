"""Imports: stored, stored again, undone."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from sqlmodel import Session, SQLModel, col, create_engine, select

from analytics import accounts, imports
from analytics.errors import BadAccountName, PlatformMismatch, UnknownImport
from analytics.imports import Imported
from analytics.tables import AccountDay, Certainty, Platform, Post, PostSnapshot
from tests.analytics.exports import files
from tests.analytics.exports.files import facebook, instagram, read
from tests.analytics.exports.workbooks import Cells, xlsx

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=7)


def store(
    session: Session,
    text: str,
    *,
    account: str = "harbour",
    workspace: str = "T1",
    now: datetime = NOW,
    platform: str | None = None,
    secret: bytes = b"",
) -> Imported:
    """The file, stored."""
    found = read(text, platform=platform)
    return imports.store(
        session, found, workspace=workspace, account=account, now=now, secret=secret
    )


def dump(session: Session) -> dict[str, list[dict[str, object]]]:
    """Every row of every table of account data."""
    names = ("account", "import", "post", "postsnapshot", "accountday", "comment", "edge")
    tables = [SQLModel.metadata.tables[name] for name in names]
    return {
        table.name: [
            dict(row) for row in session.execute(table.select().order_by(table.c.id)).mappings()
        ]
        for table in tables
    }


def post(session: Session, platform_id: str) -> Post:
    """The post of that id."""
    return session.exec(select(Post).where(Post.platform_id == platform_id)).one()


def test_a_file_is_stored_and_its_account_made(session: Session) -> None:
    done = store(session, facebook({"Views": "40", "Reach": "15"}, {"Views": "2"}))
    assert (done.rows_read, done.rows_stored, done.is_new) == (2, 2, True)
    account = accounts.find(session, "T1", "HARBOUR")
    assert (account.platform, account.created_at) == (Platform.FACEBOOK, NOW)
    stored = post(session, "900000000000001")
    assert (stored.views, stored.reach, stored.likes) == (40, 15, None)
    assert stored.published_at == datetime(2025, 2, 16, 13, 14, tzinfo=UTC)
    assert (stored.certainty, stored.kind) == (Certainty.ASSUMED, "image")
    (kept,) = accounts.imports_of(session, account)
    assert (kept.file_name, kept.rows_read, kept.source) == ("export.csv", 2, "100000000000001")


def test_days_are_stored_with_their_number_of_posts(session: Session) -> None:
    row = {"Date": "2021-06-05", "Tweets published": "3", "impressions": "7", "engagements": "1"}
    done = store(session, files.table(files.X_DAYS, [row]))
    (day,) = session.exec(select(AccountDay)).all()
    assert (day.posts, day.impressions, day.engagements, day.likes) == (3, 7, 1, None)
    assert (done.kind, done.rows_stored, done.first_day) == ("days", 1, day.day)


def test_both_sheets_of_a_workbook_are_stored_and_taken_back(session: Session) -> None:
    days: Cells = [
        ["Date", "Impressions (organic)", "Impressions (total)"],
        ["01/25/2026", 90, 100],
    ]
    link = "https://www.linkedin.com/feed/update/urn:li:activity:7290000000000000000"
    posts: Cells = [["Post title", "Post link", "Impressions"], ["Hi", link, 500]]
    found = read(xlsx(days, posts))
    done = imports.store(session, found, workspace="T1", account="harbour", now=NOW)
    assert (done.kind, done.rows_read, done.rows_stored) == ("posts", 2, 2)
    undone = imports.undo(session, "T1", done.id)
    assert (undone.posts_deleted, undone.days_deleted, undone.account_deleted) == (1, 1, True)


def test_new_posts_beside_known_ones_come_to_what_each_file_said(session: Session) -> None:
    store(session, instagram({"Views": "10", "Likes": "3"}))
    store(session, instagram({"Views": "25"}, {"Views": "7", "Post type": ""}), now=LATER)
    known, new = post(session, "18000000000000001"), post(session, "18000000000000002")
    assert ((known.views, known.likes), (new.views, new.likes)) == ((25, 3), (7, None))
    said = session.exec(select(PostSnapshot).where(PostSnapshot.post_id == new.id)).one()
    assert (said.views, said.likes, said.kind, said.taken_at) == (7, None, None, LATER)
    assert (said.published_at, said.certainty) == (new.published_at, new.certainty)


def test_duplicates_are_read_but_not_among_the_stored(session: Session) -> None:
    done = store(session, facebook({"Post ID": "5", "Views": "1"}, {"Post ID": "5", "Views": "2"}))
    assert (done.rows_read, done.rows_stored, len(done.rows_skipped)) == (2, 1, 1)


def test_the_same_file_again_changes_nothing_and_keeps_its_number(session: Session) -> None:
    first = store(session, facebook({"Views": "1"}))
    before = dump(session)
    again = store(session, facebook({"Views": "1"}), now=LATER)
    assert dump(session) == before
    assert (again.id, again.rows_stored, again.is_new) == (first.id, first.rows_stored, False)


def test_the_same_file_can_be_in_two_accounts(session: Session) -> None:
    first = store(session, facebook({"Views": "1"}))
    second = store(session, facebook({"Views": "1"}), account="pier")
    other = store(session, facebook({"Views": "1"}), workspace="T2")
    assert len({first.id, second.id, other.id}) == 3


def test_a_later_export_updates_the_figures_it_has_and_keeps_the_others(session: Session) -> None:
    store(session, instagram({"Views": "10", "Likes": "3"}))
    store(session, instagram({"Views": "25"}), now=LATER)
    stored = post(session, "18000000000000001")
    assert (stored.views, stored.likes) == (25, 3)
    assert len(session.exec(select(PostSnapshot)).all()) == 2


def test_an_instant_from_the_id_is_not_overruled_by_an_assumed_one(session: Session) -> None:
    link = "https://www.instagram.com/reel/DHWRIh_CLiR/"
    store(session, instagram({"Permalink": link}))
    store(session, instagram({"Description": "edited"}), now=LATER)
    stored = post(session, "18000000000000001")
    assert stored.certainty is Certainty.EXACT
    assert stored.published_at == datetime(2025, 3, 18, 16, 47, 27, 959_000, tzinfo=UTC)
    assert (stored.text, stored.link) == ("edited", link)


def test_undo_gives_a_post_back_what_it_was_before(session: Session) -> None:
    store(session, instagram({"Views": "10", "Description": "first"}))
    before = dump(session)
    done = store(session, instagram({"Views": "25", "Description": "edited"}, {}), now=LATER)
    undone = imports.undo(session, "T1", done.id)
    assert dump(session) == before
    assert (undone.posts_deleted, undone.account_deleted, undone.account) == (1, False, "harbour")


def test_undo_of_the_earlier_import_leaves_the_later_one_whole(session: Session) -> None:
    first = store(session, instagram({"Views": "10", "Likes": "3"}))
    store(session, instagram({"Views": "25"}), now=LATER)
    imports.undo(session, "T1", first.id)
    stored = post(session, "18000000000000001")
    assert (stored.views, stored.likes) == (25, None)


def test_undo_of_the_only_import_leaves_no_account(session: Session) -> None:
    before = dump(session)
    done = store(session, facebook({"Views": "1"}))
    undone = imports.undo(session, "T1", done.id)
    assert undone.account_deleted
    assert dump(session) == before


def test_the_number_of_an_undone_import_is_never_given_again(session: Session) -> None:
    first = store(session, facebook({"Views": "1"}))
    imports.undo(session, "T1", first.id)
    assert store(session, facebook({"Views": "1"})).id > first.id


def test_an_import_of_another_workspace_cannot_be_undone(session: Session) -> None:
    done = store(session, facebook({"Views": "1"}))
    before = dump(session)
    for workspace, number in (("T2", done.id), ("T1", done.id + 1)):
        with pytest.raises(UnknownImport, match=f"no import {number}"):
            imports.undo(session, workspace, number)
    assert dump(session) == before


def test_a_file_of_another_platform_is_not_mixed_in(session: Session) -> None:
    store(session, facebook({"Views": "1"}))
    before = dump(session)
    with pytest.raises(PlatformMismatch, match="harbour holds Facebook figures"):
        store(session, instagram({"Views": "1"}))
    assert dump(session) == before


def test_a_series_of_either_platform_goes_into_the_account_of_the_one_it_has(
    session: Session,
) -> None:
    store(session, instagram({"Views": "1"}))
    done = store(session, files.daily("Views", {"2025-01-01": "5"}))
    assert (done.platform, done.rows_stored) == (Platform.INSTAGRAM, 1)


def test_a_file_of_another_page_than_the_last_is_a_doubt(session: Session) -> None:
    store(session, facebook({"Views": "1"}))
    text = facebook({"Page ID": "200", "Views": "2"})
    expected = (
        "The file is of the page or profile 200, "
        "and the last import into harbour was of 100000000000001."
    )
    checked = imports.check(session, read(text), workspace="T1", account="Harbour")
    assert [str(doubt) for doubt in checked] == [expected]
    assert expected in map(str, store(session, text).doubts)


def test_a_file_of_the_same_page_is_no_doubt(session: Session) -> None:
    store(session, facebook({"Views": "1"}))
    found = read(facebook({"Views": "2"}))
    assert imports.check(session, found, workspace="T1", account="harbour") == ()
    assert imports.check(session, found, workspace="T1", account="pier") == ()


def test_a_name_that_cannot_be_stores_nothing(session: Session) -> None:
    before = dump(session)
    with pytest.raises(BadAccountName):
        store(session, facebook({"Views": "1"}), account="/report")
    assert dump(session) == before


def test_progress_is_told_while_storing(session: Session) -> None:
    told: list[int] = []
    found = read(facebook(*[{"Views": "1"}] * 2300))
    imports.store(session, found, workspace="T1", account="harbour", now=NOW, progress=told.append)
    assert told == [1000, 2000, 2300]


def test_an_error_in_the_middle_leaves_nothing(session: Session) -> None:
    before = dump(session)
    found = read(facebook(*[{"Views": "1"}] * 2300))

    def fail(rows: int) -> None:
        if rows > 1000:
            raise RuntimeError("the person closed the window")

    with pytest.raises(RuntimeError):
        imports.store(session, found, workspace="T1", account="harbour", now=NOW, progress=fail)
    assert dump(session) == before


def test_the_same_file_from_two_threads_at_once_is_stored_once(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'both.db'}")
    SQLModel.metadata.create_all(engine)
    text = facebook(*[{"Views": "1"}] * 300)
    together = Barrier(2, timeout=30)

    def run(_: int) -> Imported:
        with Session(engine) as session:
            together.wait()
            return store(session, text)

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(run, range(2)))
    with Session(engine) as session:
        assert {name: len(rows) for name, rows in dump(session).items()} == {
            "account": 1,
            "import": 1,
            "post": 300,
            "postsnapshot": 300,
            "accountday": 0,
            "comment": 0,
            "edge": 0,
        }
    engine.dispose()
    assert {(one.id, one.rows_stored) for one in done} == {(1, 300)}
    assert sorted(one.is_new for one in done) == [False, True]


def test_settle_takes_the_newest_snapshot_that_has_a_metric(session: Session) -> None:
    for days, row in enumerate([{"Views": "1", "Likes": "1"}, {"Views": "2"}, {"Likes": "3"}]):
        store(session, instagram(row), now=NOW + timedelta(days=days))
    newest = session.exec(select(PostSnapshot).order_by(col(PostSnapshot.id).desc())).first()
    assert newest is not None
    newest.taken_at = NOW - timedelta(days=1)
    session.add(newest)
    session.commit()
    imports.settle(session, [newest.post_id])
    session.commit()
    stored = post(session, "18000000000000001")
    assert (stored.views, stored.likes) == (2, 1)
