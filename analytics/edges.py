"""The connections of one import in the database: written, erased. The caller commits."""

from collections.abc import Sequence

from sqlalchemy import delete, insert
from sqlmodel import Session, SQLModel

from analytics.exports.preview import PROGRESS_ROWS, Progress
from analytics.exports.rows import EdgeRow
from analytics.tables import Import

_EDGE = SQLModel.metadata.tables["edge"]


def write(
    session: Session, rows: Sequence[EdgeRow], done: Import, progress: Progress | None
) -> None:
    """Insert the connections of the file."""
    for start in range(0, len(rows), PROGRESS_ROWS):
        part = rows[start : start + PROGRESS_ROWS]
        session.connection().execute(insert(_EDGE), [_values(row, done) for row in part])
        if progress is not None:
            progress(start + len(part))


def erase(session: Session, import_id: int) -> int:
    """Delete the connections of the import; how many."""
    statement = delete(_EDGE).where(_EDGE.c.import_id == import_id)
    return session.connection().execute(statement).rowcount


def _values(row: EdgeRow, done: Import) -> dict[str, object]:
    return {
        "account_id": done.account_id,
        "import_id": done.id,
        "source": row.source,
        "target": row.target,
        "is_directed": row.is_directed,
        "weight": row.weight,
    }
