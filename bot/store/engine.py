"""The database: how it is opened, and how it is brought to the newest schema."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, event, inspect, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import create_engine

from bot.errors import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0004"  # the newest revision; a test holds it to the scripts
BUSY_TIMEOUT_MS = 10_000  # how long a writer waits for another process's transaction


def open_engine(url: str) -> Engine:
    """An engine for the address; for SQLite the file's folder is made, in WAL mode.

    Values are kept out of the errors, for these reach the log. Raises StoreError.
    """
    try:
        engine = create_engine(url, hide_parameters=True)
        if engine.dialect.name == "sqlite":
            if engine.url.database not in (None, "", ":memory:"):
                Path(str(engine.url.database)).parent.mkdir(parents=True, exist_ok=True)
            event.listen(engine, "connect", _prepare_sqlite)
    except (SQLAlchemyError, ImportError, OSError) as error:
        raise _store_error(url, error) from error
    return engine


def _store_error(url: str, error: Exception) -> StoreError:
    """The error in one line, the password in the address hidden."""
    try:
        shown = repr(make_url(url))
    except ArgumentError:
        shown = "of that address"
    return StoreError(database=shown, why=str(error).partition("\n")[0].rstrip("."))


def _prepare_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    """Readers beside a writer, references kept, and patience with other processes."""
    if not isinstance(connection, sqlite3.Connection):
        return
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        "synchronous = NORMAL",  # a crash of the machine may lose the last commits, never corrupt
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def upgrade(engine: Engine) -> None:
    """Bring the schema to HEAD; quick where it is there already. Raises StoreError."""
    with opening(engine):
        if revision(engine) != HEAD:
            _migrate(engine)


@contextmanager
def opening(engine: Engine) -> Iterator[None]:
    """The first statements on an engine: what the database refuses becomes StoreError."""
    try:
        yield
    except OperationalError as error:
        raise _store_error(engine.url.render_as_string(), error) from error


def _migrate(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["engine"] = engine
    command.upgrade(config, "head")


def revision(engine: Engine) -> str | None:
    """The revision that the database is at, None for an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return found
