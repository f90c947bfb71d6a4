"""Connections in the database: stored, stored again, undone."""

from sqlmodel import Session, col, select

from analytics import imports
from analytics.tables import Edge, Platform
from tests.analytics.exports import files
from tests.analytics.test_imports import LATER, dump, store

NETWORK = "source,target,weight\nann,ben,2\nben,ann,\nben,ben,1\n"


def test_connections_are_stored_in_an_account_of_their_own(session: Session) -> None:
    done = store(session, NETWORK, platform="network")
    assert (done.platform, done.kind) == (Platform.NETWORK, "edges")
    assert (done.rows_read, done.rows_stored, len(done.rows_skipped)) == (3, 2, 1)
    assert (done.first_day, done.last_day) == (None, None)
    edges = session.exec(select(Edge).order_by(col(Edge.id))).all()
    assert [(edge.source, edge.target, edge.weight) for edge in edges] == [
        ("ann", "ben", 2),
        ("ben", "ann", None),
    ]


def test_connections_go_into_an_account_that_has_posts_too(session: Session) -> None:
    store(session, files.facebook({"Views": "1"}))
    done = store(session, NETWORK, platform="network", now=LATER)
    assert (done.platform, done.rows_stored) == (Platform.FACEBOOK, 2)


def test_the_same_file_again_changes_nothing(session: Session) -> None:
    first = store(session, NETWORK, platform="network")
    before = dump(session)
    again = store(session, NETWORK, platform="network", now=LATER)
    assert dump(session) == before
    assert (again.id, again.is_new) == (first.id, False)


def test_undo_takes_the_connections_back_and_the_bare_account_with_them(session: Session) -> None:
    before = dump(session)
    done = store(session, NETWORK, platform="network")
    undone = imports.undo(session, "T1", done.id)
    assert (undone.edges_deleted, undone.comments_deleted, undone.account_deleted) == (2, 0, True)
    assert dump(session) == before
