"""A made-up Instagram account: 20,000 posts in four years, straight into the tables."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from analytics.tables import AccountDay, Post

POSTS = 10_000
DAYS = 730
"""So many posts in so many days, and as many again before them."""

LAST_DAY = date(2026, 10, 31)
NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
KINDS = ("reel", "carousel", "image")
SEED = 10


def fill(engine: "Engine") -> None:
    """Make the tables, and the account in them."""
    from sqlmodel import Session, SQLModel

    from analytics.tables import Account, Import, ImportKind, Platform

    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        account = Account(
            workspace="bench",
            name="bench",
            name_key="bench",
            platform=Platform.INSTAGRAM,
            created_at=NOW,
        )
        session.add(account)
        session.flush()
        account_id = _stored(account.id)
        imported = Import(
            account_id=account_id,
            kind=ImportKind.DAYS,
            file_name="bench.csv",
            sha256="",
            rows_read=2 * DAYS,
            created_at=NOW,
        )
        session.add(imported)
        session.flush()
        session.add_all(_posts(account_id))
        session.add_all(_days(account_id, _stored(imported.id)))
        session.commit()


def _posts(account_id: int) -> Iterator["Post"]:
    """The posts, newest first, evenly spaced."""
    from analytics.tables import Certainty, Post

    random = Random(SEED)  # noqa: S311  made-up figures, no secrets
    newest = datetime(2026, 10, 31, 12, tzinfo=UTC)
    step = timedelta(days=DAYS) / POSTS
    for number in range(2 * POSTS):
        reach = random.randrange(200, 20_000)
        yield Post(
            account_id=account_id,
            platform_id=str(number),
            published_at=newest - number * step,
            certainty=Certainty.EXACT,
            kind=random.choice(KINDS),
            text=f"Post number {number}",
            link=f"https://example.com/{number}",
            reach=reach,
            views=round(reach * 1.4),
            likes=random.randrange(reach // 10),
            comments=random.randrange(reach // 100),
            shares=random.randrange(reach // 100),
            saves=random.randrange(reach // 50),
            follows=None if random.random() < 0.1 else random.randrange(10),
        )


def _days(account_id: int, import_id: int) -> Iterator["AccountDay"]:
    from analytics.tables import AccountDay

    for age in range(2 * DAYS):
        yield AccountDay(
            account_id=account_id,
            import_id=import_id,
            day=LAST_DAY - timedelta(days=age),
            followers=30_000 - 10 * age,
            profile_views=300,
        )


def _stored(id_: int | None) -> int:
    if id_ is None:
        raise LookupError("a flushed row has no id")
    return id_
