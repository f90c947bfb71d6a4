"""A process that is killed while it stores leaves nothing behind."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

ROWS = 5000
# Killed after the posts and most snapshots are written, before anything is committed.
STORE_AND_DIE = """
import os, signal, sys
from datetime import UTC, datetime
from zoneinfo import ZoneInfo
from sqlmodel import Session, create_engine
from analytics import imports

def die(rows):
    if rows >= int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)

now = datetime(2026, 3, 1, tzinfo=UTC)
found = imports.preview(
    open(sys.argv[2], "rb").read(), "t.csv", platform=None, zone=ZoneInfo("UTC"), now=now
)
with Session(create_engine(f"sqlite:///{sys.argv[1]}")) as session:
    imports.store(session, found, workspace="T1", account="harbour", now=now, progress=die)
"""


def _counts(path: Path) -> dict[str, int]:
    with sqlite3.connect(path) as connection:
        tables = ("account", "import", "post", "postsnapshot", "accountday")
        return {
            table: connection.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0]  # noqa: S608
            for table in tables
        }


def _store(tmp_path: Path, database: Path, die_at: int) -> int:
    export = tmp_path / "export.csv"
    rows = "".join(f"v{n},A video,{n}\n" for n in range(ROWS))
    export.write_text("Content,Video title,Views\n" + rows)
    command = [sys.executable, "-c", STORE_AND_DIE, str(database), str(export), str(die_at)]
    root = Path(__file__).parents[2]
    return subprocess.run(command, cwd=root, check=False, timeout=60).returncode


def _new_database(tmp_path: Path) -> Path:
    from sqlmodel import SQLModel, create_engine

    import analytics.tables  # noqa: F401  defines the tables

    path = tmp_path / "bellwether.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    return path


def test_a_process_killed_while_it_stores_leaves_nothing(tmp_path: Path) -> None:
    database = _new_database(tmp_path)
    assert _store(tmp_path, database, die_at=4000) == -signal.SIGKILL
    assert set(_counts(database).values()) == {0}


def test_the_same_file_is_stored_whole_after_the_kill(tmp_path: Path) -> None:
    database = _new_database(tmp_path)
    _store(tmp_path, database, die_at=4000)
    assert _store(tmp_path, database, die_at=ROWS + 1) == 0
    assert _counts(database) == {
        "account": 1,
        "import": 1,
        "post": ROWS,
        "postsnapshot": ROWS,
        "accountday": 0,
    }
