"""A process that is killed while it stores leaves nothing behind."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROWS = 5000
POSTS = "Content,Video title,Views\n" + "".join(f"v{n},A video,{n}\n" for n in range(ROWS))
COMMENTS = "comment_id,post_id,person,published_at,text\n" + "".join(
    f"c{n},v1,mia,2025-05-01T10:00:00Z,Hi\n" for n in range(ROWS)
)
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
    open(sys.argv[2], "rb").read(), "t.csv", platform="youtube", zone=ZoneInfo("UTC"), now=now
)
with Session(create_engine(f"sqlite:///{sys.argv[1]}")) as session:
    imports.store(session, found, workspace="T1", account="harbour", now=now, progress=die)
"""


def _counts(path: Path) -> dict[str, int]:
    with sqlite3.connect(path) as connection:
        tables = ("account", "import", "post", "postsnapshot", "accountday", "comment", "salt")
        return {
            table: connection.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0]  # noqa: S608
            for table in tables
        }


def _store(tmp_path: Path, database: Path, die_at: int, text: str = POSTS) -> int:
    export = tmp_path / "export.csv"
    export.write_text(text)
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


@pytest.mark.parametrize("text", [POSTS, COMMENTS], ids=["posts", "comments"])
def test_a_process_killed_while_it_stores_leaves_nothing(tmp_path: Path, text: str) -> None:
    database = _new_database(tmp_path)
    assert _store(tmp_path, database, die_at=4000, text=text) == -signal.SIGKILL
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
        "comment": 0,
        "salt": 0,
    }
