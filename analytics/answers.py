"""Which comments of a period the account answered, and how soon."""

import statistics
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select
from sqlmodel import Session, SQLModel

from analytics.period import Period
from analytics.tables import Certainty

OLD = timedelta(hours=48)
"""A comment younger than this, when its file was read in, may still be answered."""

_COMMENT = SQLModel.metadata.tables["comment"]
_IMPORT = SQLModel.metadata.tables["import"]
_READ = ("platform_id", "post_platform_id", "reply_to", "published_at", "certainty", "is_own")


@dataclass(frozen=True, slots=True)
class Answers:
    """The comments of others in a period that are OLD, and what became of them."""

    n: int
    unanswered: int
    timed: int  # answers that it is known of how soon they came
    typical: timedelta | None  # the median of them; None without any


@dataclass(frozen=True, slots=True)
class _Said:
    """One comment, as its newest import says it."""

    id: str
    post: str
    parent: str  # empty where it answers none
    at: datetime
    has_time: bool
    is_own: bool
    is_old: bool


def answers(session: Session, account_id: int, period: Period) -> Answers | None:
    """The answers to the comments of a period; None where nothing tells whether there are any.

    Where the account's files say which comment one replies to, an answer is a reply to the comment
    or a later one in its thread: several platforms hang every reply below the thread's first
    comment. Otherwise it is any later comment of the account on the same post.
    """
    said = list(_said(session, account_id, period))
    own = [one for one in said if one.is_own]
    has_threads = any(one.parent for one in said)
    if not (own or has_threads):
        return None
    asked = [one for one in said if not one.is_own and one.is_old and one.at < period.end]
    replies = _filed(own, has_threads=has_threads)
    first = [_answer(one, replies, has_threads=has_threads) for one in asked]
    waits = [
        (answer.at - one.at).total_seconds()
        for one, answer in zip(asked, first, strict=True)
        if answer and answer.has_time and one.has_time
    ]
    return Answers(
        n=len(asked),
        unanswered=first.count(None),
        timed=len(waits),
        typical=timedelta(seconds=statistics.median(waits)) if waits else None,
    )


def _said(session: Session, account_id: int, period: Period) -> Iterator[_Said]:
    """The comments of the period, and all that the account wrote since its beginning."""
    newest = (
        select(func.max(_COMMENT.c.id))
        .where(_COMMENT.c.account_id == account_id)
        .group_by(_COMMENT.c.platform_id)
    )
    statement = (
        select(*(_COMMENT.c[name] for name in _READ), _IMPORT.c.created_at)
        .join(_IMPORT, _IMPORT.c.id == _COMMENT.c.import_id)
        .where(
            _COMMENT.c.account_id == account_id,
            _COMMENT.c.published_at >= period.start,
            or_(_COMMENT.c.published_at < period.end, _COMMENT.c.is_own),
            _COMMENT.c.id.in_(newest),
        )
        .order_by(_COMMENT.c.published_at)
    )
    for row in session.execute(statement):
        yield _Said(
            id=row.platform_id,
            post=row.post_platform_id,
            parent=row.reply_to,
            at=row.published_at,
            has_time=row.certainty is not Certainty.DATE_ONLY,
            is_own=row.is_own,
            is_old=row.created_at - row.published_at >= OLD,
        )


def _filed(own: Sequence[_Said], *, has_threads: bool) -> Mapping[str, Sequence[_Said]]:
    """What the account wrote, in order of time, by what it replies to or else by its post."""
    filed: dict[str, list[_Said]] = {}
    for one in own:
        key = one.parent if has_threads else one.post
        if key:
            filed.setdefault(key, []).append(one)
    return filed


def _answer(
    asked: _Said, replies: Mapping[str, Sequence[_Said]], *, has_threads: bool
) -> _Said | None:
    """The first reply that can be the answer, None without one."""
    found: list[_Said] = []
    for key in (asked.id, asked.parent) if has_threads else (asked.post,):
        later = replies.get(key, ())
        at = bisect_left(later, asked.at, key=lambda reply: reply.at)
        found += later[at : at + 1]
    return min(found, key=lambda reply: reply.at, default=None)
