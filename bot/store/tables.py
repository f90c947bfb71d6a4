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


class Document(SQLModel, table=True):
    """A document of a team's own, or one taught answer, in the order of its passages."""

    __table_args__ = (
        UniqueConstraint("workspace", "name", name="uq_document"),
        {"sqlite_autoincrement": True},  # a number is never given twice
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace: str
    name: str  # a file's name, an address, or the taught question
    title: str
    checksum: str  # of all it says, so that the same again changes nothing
    question: str  # empty unless it was taught
    added_at: datetime = Field(sa_type=UtcDateTime)


class Passage(SQLModel, table=True):
    """One passage of a document: what the search finds and an answer shows."""

    document_id: int = Field(primary_key=True, foreign_key="document.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    heading: str
    text: str


class Gap(SQLModel, table=True):
    """A question that could not be answered, in the words it was first asked in."""

    __table_args__ = (UniqueConstraint("workspace", "key", name="uq_gap"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace: str
    key: str  # the question without case, marks and blanks
    question: str
    language: str
    asked: int
    wanted: int  # how often somebody left it for the team
    last_at: datetime = Field(sa_type=UtcDateTime)


class Vote(SQLModel, table=True):
    """What one person thought of an answer; the last word counts.

    `slug` is the article's, or the number of the team's document that the answer came from.
    """

    workspace: str = Field(primary_key=True)
    platform: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    slug: str = Field(primary_key=True)
    helpful: bool
    at: datetime = Field(sa_type=UtcDateTime)


class Turn(SQLModel, table=True):
    """The last question of a talk, so that the next one can lean on it."""

    platform: str = Field(primary_key=True)
    workspace: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    thread: str = Field(primary_key=True)  # empty outside a thread
    person: str = Field(primary_key=True)
    question: str
    at: datetime = Field(sa_type=UtcDateTime, index=True)


class Upload(SQLModel, table=True):
    """An export that was dropped in a talk and waits until somebody says where it goes."""

    key: str = Field(primary_key=True)  # what a button holds; random
    platform: str
    workspace: str
    name: str  # the file's
    content: bytes
    at: datetime = Field(sa_type=UtcDateTime, index=True)
