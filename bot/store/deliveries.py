"""Redeliveries: a delivery is taken once, across restarts and processes."""

from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, delete

from bot.core.model import Request
from bot.store.tables import Delivery

KEPT = timedelta(days=7)  # Slack retries within an hour, Telegram within a day


class Deliveries:
    """Remembers the deliveries in the database, whose key decides between two replicas."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def claim(self, request: Request) -> bool:
        """Whether this delivery is seen for the first time; it is remembered from then on."""
        with Session(self._engine) as session:
            place = request.place
            session.add(
                Delivery(
                    platform=place.platform,
                    workspace=place.workspace,
                    id=request.id,
                    at=request.at,
                )
            )
            try:
                session.commit()
            except IntegrityError:
                return False
        return True

    def forget(self, now: datetime) -> None:
        """Drop what is too old to come again."""
        with Session(self._engine) as session:
            session.exec(delete(Delivery).where(col(Delivery.at) < now - KEPT))
            session.commit()
