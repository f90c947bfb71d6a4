"""The last question of each talk."""

from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlmodel import Session, col, delete, select

from bot.core.model import Request
from bot.store.tables import Turn

FRESH = timedelta(minutes=30)
"""A question leans on one that is no older."""

KEPT = timedelta(days=1)
LONGEST = 500  # characters of a question that the next one may lean on


def previous(session: Session, request: Request) -> str | None:
    """The question before this one in the same talk: by anybody in a thread, else by the asker."""
    place = request.place
    query = select(Turn).where(
        Turn.platform == place.platform,
        Turn.workspace == place.workspace,
        Turn.channel == place.channel,
        Turn.thread == (place.thread or ""),
        col(Turn.at) > request.at - FRESH,
    )
    if place.thread is None:
        query = query.where(Turn.person == request.sender.id)
    turn = session.exec(query.order_by(col(Turn.at).desc())).first()
    return turn.question if turn is not None else None


def remember(session: Session, request: Request, question: str) -> None:
    """Make this the talk's last question."""
    place = request.place
    session.merge(
        Turn(
            platform=place.platform,
            workspace=place.workspace,
            channel=place.channel,
            thread=place.thread or "",
            person=request.sender.id,
            question=question[:LONGEST],
            at=request.at,
        )
    )
    session.commit()


def forget(engine: Engine, now: datetime) -> None:
    """Drop the questions of talks that are over."""
    with Session(engine) as session:
        session.exec(delete(Turn).where(col(Turn.at) < now - KEPT))
        session.commit()
