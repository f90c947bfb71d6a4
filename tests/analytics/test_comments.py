"""Comments in the database: stored without names, stored again, undone."""

from collections.abc import Sequence
from functools import partial

import pytest
from sqlmodel import Session, col, select

from analytics import accounts, imports
from analytics.errors import PlatformMismatch
from analytics.tables import Certainty, Comment, Salt
from tests.analytics.exports import files
from tests.analytics.exports.files import read
from tests.analytics.test_imports import LATER, NOW, dump
from tests.analytics.test_imports import store as store_any

HEADER = "comment_id,post_id,person,published_at,text,reply_to"
POST = "900000000000001"  # the first that files.facebook writes
SECRET = bytes(range(32))


def table(*rows: Sequence[str]) -> str:
    """The file of these comments; cells at the end may be left out."""
    blank = ["", POST, "mia", "2025-05-01T10:00:00Z", "Hi", ""]
    return files.written([HEADER.split(","), *([*row, *blank[len(row) :]] for row in rows)])


store = partial(store_any, platform="facebook")


def persons(session: Session) -> list[str]:
    return list(session.exec(select(Comment.person).order_by(col(Comment.id))))


def test_comments_are_stored_with_all_that_the_file_says(session: Session) -> None:
    done = store(session, table(["c1"], ["c2", POST, "mia", "", "And?", "c1"], ["c1"]))
    assert (done.kind, done.rows_read, done.rows_stored) == ("comments", 3, 2)
    assert (str(done.first_day), str(done.last_day)) == ("2025-05-01", "2025-05-01")
    first, second = session.exec(select(Comment).order_by(col(Comment.id))).all()
    assert (first.platform_id, first.post_platform_id, first.text) == ("c1", POST, "Hi")
    assert (first.certainty, first.is_own, first.reply_to) == (Certainty.STATED, False, "")
    assert (second.published_at, second.reply_to) == (None, "c1")


def test_no_name_is_stored_and_the_same_person_is_known_again(session: Session) -> None:
    store(session, table(["c1"], ["c2", POST, "@Mia"], ["c3", POST, "ben"], ["c4", POST, ""]))
    store(session, table(["c5"]), now=LATER)
    mia, again, ben, nobody, later = persons(session)
    assert mia == again == later
    assert len({mia, ben, nobody}) == 3
    assert (len(mia), nobody) == (32, "")
    assert "mia" not in str(dump(session))


def test_the_hash_hangs_on_the_secret_where_one_is_set(session: Session) -> None:
    store(session, table(["c1"]), secret=SECRET)
    store(session, table(["c2"]), secret=SECRET, account="pier")
    store(session, table(["c3"]), secret=SECRET, workspace="T2")
    assert session.exec(select(Salt)).all() == []
    store(session, table(["c4"]))
    one, same, elsewhere, salted = persons(session)
    assert one == same
    assert len({one, elsewhere, salted}) == 3


@pytest.mark.parametrize(
    "person", ["harbour", "@Harbour", "Har.bour", "HARBOUR ", "100000000000001"]
)
def test_the_account_itself_is_known_by_its_name_or_by_its_page(
    session: Session, person: str
) -> None:
    store_any(session, files.facebook({"Views": "1"}))
    done = store(session, table(["c1"], ["c2", POST, person]))
    assert list(session.exec(select(Comment.is_own).order_by(col(Comment.id)))) == [False, True]
    assert done.doubts == ()


def test_comments_on_posts_that_nobody_knows_are_kept_and_told(session: Session) -> None:
    store_any(session, files.facebook({"Views": "1"}))
    found = read(table(["c1"], ["c2", "p9"], ["c3", "p9", "harbour"]), platform="facebook")
    expected = ["Comments on posts that harbour does not have: 2. They are kept."]
    doubts = imports.check(session, found, workspace="T1", account="Harbour")
    assert [str(doubt) for doubt in doubts] == expected
    done = imports.store(session, found, workspace="T1", account="harbour", now=NOW)
    assert (done.rows_stored, [str(doubt) for doubt in done.doubts]) == (3, expected)


def test_a_new_account_knows_no_post_and_no_answer_of_the_team(session: Session) -> None:
    found = read(table(["c1"]), platform="facebook")
    doubts = [str(d) for d in imports.check(session, found, workspace="T1", account="harbour")]
    assert doubts == [
        "Comments on posts that harbour does not have: 1. They are kept.",
        (
            "No comment is by harbour itself: answers of the team are known by the account's name "
            "where the file tells who wrote."
        ),
    ]


def test_the_same_file_again_changes_nothing(session: Session) -> None:
    first = store(session, table(["c1"]))
    before = dump(session)
    again = store(session, table(["c1"]), now=LATER)
    assert dump(session) == before
    assert (again.id, again.rows_stored, again.is_new) == (first.id, 1, False)


def test_undo_takes_the_comments_back_and_leaves_those_of_other_files(session: Session) -> None:
    first = store(session, table(["c1"], ["c2"]))
    before = dump(session)
    second = store(session, table(["c2"], ["c3"]), now=LATER)
    assert second.rows_stored == 2
    undone = imports.undo(session, "T1", second.id)
    assert (undone.comments_deleted, undone.account_deleted) == (2, False)
    assert dump(session) == before
    undone = imports.undo(session, "T1", first.id)
    assert (undone.comments_deleted, undone.edges_deleted, undone.account_deleted) == (2, 0, True)
    assert session.exec(select(Comment)).all() == []


def test_undo_of_the_earlier_file_leaves_the_later_one_whole(session: Session) -> None:
    first = store(session, table(["c1"], ["c2"]))
    store(session, table(["c2"], ["c3"]), now=LATER)
    imports.undo(session, "T1", first.id)
    kept = session.exec(select(Comment.platform_id).order_by(col(Comment.platform_id)))
    assert list(kept) == ["c2", "c3"]


def test_comments_of_another_platform_are_not_mixed_in(session: Session) -> None:
    store_any(session, files.instagram({"Views": "1"}))
    with pytest.raises(PlatformMismatch):
        store(session, table(["c1"]))


def test_an_error_in_the_middle_leaves_nothing(session: Session) -> None:
    before = dump(session)

    found = read(table(["c1"]), platform="facebook")

    def fail(rows: int) -> None:
        raise RuntimeError("the person closed the window")

    with pytest.raises(RuntimeError):
        imports.store(session, found, workspace="T1", account="harbour", now=NOW, progress=fail)
    assert dump(session) == before
    assert accounts.of_workspace(session, "T1") == ()
