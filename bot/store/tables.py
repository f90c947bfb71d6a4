"""The assistant's own tables. `analytics.tables` and these are one schema, migrated together."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from analytics.columns import UtcDateTime


class Delivery(SQLModel, table=True):
    """A delivery that was taken, so that the platform's redelivery of it is dropped."""

    platform: str = Field(primary_key=True)
    workspace: str = Field(primary_key=True)  # a Telegram bot counts its own updates
    id: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime, index=True)


class Link(SQLModel, table=True):
    """Lets a place see an account's figures."""

    __table_args__ = (
        UniqueConstraint("platform", "workspace", "channel", "account_id", name="uq_link"),
    )

    id: int | None = Field(default=None, primary_key=True)
    platform: str
    workspace: str
    channel: str
    account_id: int = Field(foreign_key="account.id", ondelete="CASCADE")
