"""The rows of one import in the database: written, counted, erased. The caller commits."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Table, delete, func, insert, select
from sqlmodel import Session, SQLModel

from analytics.exports.preview import PROGRESS_ROWS, Preview, Progress
from analytics.exports.rows import DayRow, PostRow
from analytics.metrics import BASE
from analytics.settling import chunks, settle
from analytics.tables import Certainty, Import

_POST = SQLModel.metadata.tables["post"]
_SNAPSHOT = SQLModel.metadata.tables["postsnapshot"]
_DAY = SQLModel.metadata.tables["accountday"]


def write(session: Session, found: Preview, done: Import, progress: Progress | None) -> None:
    """Insert the rows of the file, and settle its posts."""
    if found.days:
        _insert(session, _DAY, [_day_values(row, done) for row in found.days], progress)
        return
    ids = _post_ids(session, found.posts, done.account_id)
    snapshots = [_snapshot_values(row, ids[row.platform_id], done) for row in found.posts]
    _insert(session, _SNAPSHOT, snapshots, progress)
    settle(session, ids.values())


def count(session: Session, import_id: int) -> int:
    """How many posts or days are stored from the import."""
    counts = (
        select(func.count()).select_from(table).where(table.c.import_id == import_id)
        for table in (_SNAPSHOT, _DAY)
    )
    stored: int = sum(session.execute(statement).scalar_one() for statement in counts)
    return stored


def erase(session: Session, import_id: int) -> tuple[int, int]:
    """Delete the rows of the import, and posts that no other import has; how many posts and days.

    The posts that stay are settled.
    """
    said = select(_SNAPSHOT.c.post_id).where(_SNAPSHOT.c.import_id == import_id)
    post_ids = list(session.execute(said).scalars())
    days_deleted = _delete(session, _DAY, import_id)
    _delete(session, _SNAPSHOT, import_id)
    posts_deleted = _delete_bare_posts(session, post_ids)
    settle(session, post_ids)
    return posts_deleted, days_deleted


def _post_ids(session: Session, posts: Sequence[PostRow], account_id: int) -> dict[str, int]:
    """The number of each post by its platform's id; posts that are missing are made, still bare."""
    wanted = [post.platform_id for post in posts]
    known = _known_ids(session, wanted, account_id)
    missing = [
        {
            "account_id": account_id,
            "platform_id": platform_id,
            "certainty": Certainty.UNKNOWN,
            "kind": "",
            "text": "",
            "link": "",
        }
        for platform_id in wanted
        if platform_id not in known
    ]
    _insert(session, _POST, missing, None)
    return known | _known_ids(session, [str(post["platform_id"]) for post in missing], account_id)


def _known_ids(session: Session, wanted: Sequence[str], account_id: int) -> dict[str, int]:
    known: dict[str, int] = {}
    for part in chunks(wanted):
        statement = select(_POST.c.platform_id, _POST.c.id).where(
            _POST.c.account_id == account_id, _POST.c.platform_id.in_(part)
        )
        known |= {row.platform_id: row.id for row in session.execute(statement)}
    return known


def _insert(
    session: Session,
    table: Table,
    rows: Sequence[Mapping[str, object]],
    progress: Progress | None,
) -> None:
    for start in range(0, len(rows), PROGRESS_ROWS):
        part = rows[start : start + PROGRESS_ROWS]
        session.connection().execute(insert(table), part)
        if progress is not None:
            progress(start + len(part))


def _measure_values(measures: Mapping[str, float]) -> dict[str, object]:
    """A value for each column: rows that are inserted together must name the same ones."""
    return {metric.name: measures.get(metric.name) for metric in BASE}


def _snapshot_values(row: PostRow, post_id: int, done: Import) -> dict[str, object]:
    return {
        "post_id": post_id,
        "import_id": done.id,
        "taken_at": done.created_at,
        "published_at": row.published_at,
        "certainty": row.certainty if row.published_at else None,
        "kind": row.kind or None,
        "text": row.text or None,
        "link": row.link or None,
        **_measure_values(row.measures),
    }


def _day_values(row: DayRow, done: Import) -> dict[str, object]:
    return {
        "account_id": done.account_id,
        "day": row.day,
        "import_id": done.id,
        "posts": row.posts,
        **_measure_values(row.measures),
    }


def _delete(session: Session, table: Table, import_id: int) -> int:
    return (
        session.connection().execute(delete(table).where(table.c.import_id == import_id)).rowcount
    )


def _delete_bare_posts(session: Session, post_ids: Sequence[int]) -> int:
    """Delete those of the posts that no snapshot is left of; how many."""
    has_snapshot = select(_SNAPSHOT.c.id).where(_SNAPSHOT.c.post_id == _POST.c.id).exists()
    return sum(
        session.connection()
        .execute(delete(_POST).where(_POST.c.id.in_(part), ~has_snapshot))
        .rowcount
        for part in chunks(post_ids)
    )
