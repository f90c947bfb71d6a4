"""The database: how it is opened, and how it is brought to the newest schema."""

import sqlite3
from pathlib import Path

from sqlalchemy import Engine, event, inspect, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import create_engine

MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0001"  # the newest revision; a test holds it to the scripts
BUSY_TIMEOUT_MS = 10_000  # how long a writer waits for another process's transaction


def open_engine(url: str) -> Engine:
    """An engine for the address; for SQLite the file's folder is made, in WAL mode."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        if engine.url.database not in (None, "", ":memory:"):
            Path(str(engine.url.database)).parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


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


def upgrade(engine: Engine) -> bool:
    """Bring the schema to HEAD, quick where it is there already; whether it was empty before."""
    before = revision(engine)
    if before == HEAD:
        return False
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["engine"] = engine
    command.upgrade(config, "head")
    return before is None


def revision(engine: Engine) -> str | None:
    """The revision that the database is at, None for an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return found
