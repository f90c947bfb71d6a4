"""Sample data: the Instagram account of a coffee roaster that does not exist.

"Harbour Lane Coffee (sample data)" lets a person try every command before there is a file to
import. Its rows are stored as an import would store them, and every report says what they are.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sqlalchemy import insert
from sqlmodel import Session, col, select

from analytics import accounts
from analytics.sample_history import SampleDay, SamplePost, history, posts
from analytics.settling import settle
from analytics.tables import (
    Account,
    AccountDay,
    Certainty,
    Import,
    ImportKind,
    Platform,
    Post,
    PostSnapshot,
)

__all__ = ["FILE_NAME", "NAME", "plant", "posts"]

NAME = "sample"
FILE_NAME = "sample data"


def plant(session: Session, workspace: str, now: datetime) -> Account:
    """The workspace's sample account; where it has none, one is made and committed.

    Its figures end with the day before `now`. Raises AccountExists where the workspace has an
    account of its own by that name.
    """
    statement = select(Account).where(col(Account.workspace) == workspace, col(Account.is_sample))
    known = session.exec(statement).first()
    if known is not None:
        return known
    account = accounts.create(
        session, workspace, NAME, platform=Platform.INSTAGRAM, now=now, is_sample=True
    )
    made = history(now.astimezone(UTC).date() - timedelta(days=1))
    _store_posts(session, account, made.posts, now)
    _store_days(session, account, made.days, now)
    session.commit()
    return account


def _store_posts(
    session: Session, account: Account, made: Sequence[SamplePost], now: datetime
) -> None:
    import_id = _new_import(session, account, ImportKind.POSTS, len(made), now)
    bare = [
        {
            "account_id": account.id,
            "platform_id": post.platform_id,
            "certainty": Certainty.UNKNOWN,
            "kind": "",
            "text": "",
            "link": "",
        }
        for post in made
    ]
    session.exec(insert(Post), params=bare)
    known = select(Post.platform_id, Post.id).where(col(Post.account_id) == account.id)
    ids = {platform_id: number for platform_id, number in session.exec(known) if number}
    snapshots = [
        {
            "post_id": ids[post.platform_id],
            "import_id": import_id,
            "taken_at": now,
            "published_at": post.published_at,
            "certainty": Certainty.EXACT,
            "kind": post.kind,
            "text": post.text,
            "link": post.link,
            **post.measures,
        }
        for post in made
    ]
    session.exec(insert(PostSnapshot), params=snapshots)
    settle(session, ids.values())


def _store_days(
    session: Session, account: Account, made: Sequence[SampleDay], now: datetime
) -> None:
    import_id = _new_import(session, account, ImportKind.DAYS, len(made), now)
    rows = [
        {
            "account_id": account.id,
            "import_id": import_id,
            "day": day.day,
            "followers": day.followers,
            "profile_views": day.profile_views,
        }
        for day in made
    ]
    session.exec(insert(AccountDay), params=rows)


def _new_import(
    session: Session, account: Account, kind: ImportKind, rows: int, now: datetime
) -> int:
    done = Import(
        account_id=_id(account),
        kind=kind,
        file_name=FILE_NAME,
        sha256=sha256(f"{FILE_NAME}: {kind}".encode()).hexdigest(),
        rows_read=rows,
        created_at=now,
    )
    session.add(done)
    session.flush()
    return _id(done)


def _id(row: Account | Import) -> int:
    """The number that the database gave the row."""
    if row.id is None:
        raise ValueError("the row has not been flushed")
    return row.id
