"""A database in memory, and an account in it."""

from collections.abc import Iterator

import pytest
from sqlmodel import Session, SQLModel, create_engine

import analytics.tables  # noqa: F401  defines the tables
from tests.analytics.books import Books, open_books


@pytest.fixture
def session() -> Iterator[Session]:
    """A session on an empty database."""
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def books(session: Session) -> Books:
    """The books of an Instagram account without any figures."""
    return open_books(session)
