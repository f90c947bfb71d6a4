"""The rows of one import in the database: written, counted, erased. The caller commits."""

from collections.abc import Mapping, Sequence

from sqlalchemy import (
    Insert,
    Table,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal,
    select,
)
from sqlmodel import Session, SQLModel

from analytics.exports.preview import PROGRESS_ROWS, Preview, Progress
from analytics.exports.rows import DayRow, PostRow
from analytics.metrics import BASE
from analytics.settling import chunks, settle
from analytics.tables import Certainty, Import

_POST = SQLModel.metadata.tables["post"]
_SNAPSHOT = SQLModel.metadata.tables["postsnapshot"]
_DAY = SQLModel.metadata.tables["accountday"]
_COMMENT = SQLModel.metadata.tables["comment"]
_EDGE = SQLModel.metadata.tables["edge"]


def write(session: Session, found: Preview, done: Import, progress: Progress | None) -> None:
    """Insert the rows of the file, and settle its posts."""
    if found.days:
        _insert(session, _DAY, [_day_values(row, done) for row in found.days], progress)
    if not found.posts:
        return
    known = _known_ids(session, [row.platform_id for row in found.posts], done.account_id)
    again = [row for row in found.posts if row.platform_id in known]
    snapshots = [_snapshot_values(row, known[row.platform_id], done) for row in again]
    _insert(session, _SNAPSHOT, snapshots, None)
    settle(session, known.values())
    new = [row for row in found.posts if row.platform_id not in known]
    _insert_new(session, new, done, found.metrics, progress)


def count(session: Session, import_id: int) -> int:
    """How many rows are stored from the import, whatever their kind."""
    counts = (
        select(func.count()).select_from(table).where(table.c.import_id == import_id)
        for table in (_SNAPSHOT, _DAY, _COMMENT, _EDGE)
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


def _insert_new(
    session: Session,
    rows: Sequence[PostRow],
    done: Import,
    metrics: Sequence[str],
    progress: Progress | None,
) -> None:
    """Insert posts that no import had, each as its only snapshot makes it: nothing to settle.

    The snapshots are copied from the posts inside the database, which alone knows their numbers.
    """
    said = _said_by(done, metrics)
    for start in range(0, len(rows), PROGRESS_ROWS):
        part = rows[start : start + PROGRESS_ROWS]
        posts = [_post_values(row, done, metrics) for row in part]
        session.connection().execute(insert(_POST), posts)
        session.connection().execute(said, {"platform_ids": [row.platform_id for row in part]})
        if progress is not None:
            progress(start + len(part))


def _said_by(done: Import, metrics: Sequence[str]) -> Insert:
    """The statement that makes a snapshot of each of the posts under `platform_ids`."""
    copied = {
        "post_id": _POST.c.id,
        "import_id": literal(done.id, _SNAPSHOT.c.import_id.type),
        "taken_at": literal(done.created_at, _SNAPSHOT.c.taken_at.type),
        "published_at": _POST.c.published_at,
        "certainty": case((_POST.c.published_at.is_not(None), _POST.c.certainty)),
        **{column: func.nullif(_POST.c[column], "") for column in ("kind", "text", "link")},
        **{metric: _POST.c[metric] for metric in metrics},
    }
    chosen = select(*copied.values()).where(
        _POST.c.account_id == done.account_id,
        _POST.c.platform_id.in_(bindparam("platform_ids", expanding=True)),
    )
    return insert(_SNAPSHOT).from_select(list(copied), chosen.order_by(_POST.c.id))


def _post_values(row: PostRow, done: Import, metrics: Sequence[str]) -> dict[str, object]:
    return {
        "account_id": done.account_id,
        "platform_id": row.platform_id,
        "published_at": row.published_at,
        "certainty": row.certainty if row.published_at else Certainty.UNKNOWN,
        "kind": row.kind,
        "text": row.text,
        "link": row.link,
        **{metric: row.measures.get(metric) for metric in metrics},
    }


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
