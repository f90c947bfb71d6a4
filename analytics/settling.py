"""What a post comes to, in SQL: for each metric the newest snapshot that has it.

The kind, the text and the link likewise. The instant of publishing is that of the surest snapshot,
and of those the newest: an import that assumes a zone does not overrule the instant in an id.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TypeVar

from sqlalchemy import ColumnElement, ScalarSelect, Update, bindparam, case, func, select, update
from sqlmodel import Session, SQLModel

from analytics.metrics import BASE
from analytics.tables import Certainty

CHUNK = 1000  # ids of one statement; SQLite allows 32,766 parameters, PostgreSQL 65,535

_T = TypeVar("_T")
_POST = SQLModel.metadata.tables["post"]
_SNAPSHOT = SQLModel.metadata.tables["postsnapshot"]
_SUREST_FIRST = (Certainty.EXACT, Certainty.STATED, Certainty.ASSUMED, Certainty.DATE_ONLY)


def settle(session: Session, post_ids: Iterable[int]) -> None:
    """Write what each post's snapshots come to into the post. The caller commits."""
    for ids in chunks(sorted(set(post_ids))):
        session.connection().execute(_statement(), {"post_ids": ids})


def chunks(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """The values, CHUNK at a time."""
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))


@cache
def _statement() -> Update:
    stated = {column: func.coalesce(_newest(column), "") for column in ("kind", "text", "link")}
    return (
        update(_POST)
        .where(_POST.c.id.in_(bindparam("post_ids", expanding=True)))
        .values(
            {metric.name: _newest(metric.name) for metric in BASE}
            | stated
            | {
                "published_at": _surest("published_at"),
                "certainty": func.coalesce(_surest("certainty"), Certainty.UNKNOWN.value),
            }
        )
    )


def _newest(column: str) -> ScalarSelect[object]:
    value = _SNAPSHOT.c[column]
    return _first(value, value.is_not(None), _SNAPSHOT.c.taken_at.desc(), _SNAPSHOT.c.id.desc())


def _surest(column: str) -> ScalarSelect[object]:
    """The instant and its certainty must come from one snapshot: both are sorted alike."""
    rank = case(
        {certainty.value: rank for rank, certainty in enumerate(_SUREST_FIRST)},
        value=_SNAPSHOT.c.certainty,
        else_=len(_SUREST_FIRST),
    )
    return _first(
        _SNAPSHOT.c[column],
        _SNAPSHOT.c.published_at.is_not(None),
        rank,
        _SNAPSHOT.c.taken_at.desc(),
        _SNAPSHOT.c.id.desc(),
    )


def _first(
    value: ColumnElement[object], condition: ColumnElement[bool], *order: ColumnElement[object]
) -> ScalarSelect[object]:
    return (
        select(value)
        .where(_SNAPSHOT.c.post_id == _POST.c.id, condition)
        .order_by(*order)
        .limit(1)
        .scalar_subquery()
    )
