"""Uploads that meet each other, or the end of their process, half-way."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import event
from sqlmodel import Session

from bot.store import documents
from bot.store.engine import open_engine, upgrade
from bot.store.tables import Passage as Row
from knowledge.passages import Passage
from knowledge.shelf import Entry
from tests.bot.conftest import Shell
from tests.fakes.conversation import NOW
from tests.fakes.talk import Talk, shown

WAREHOUSE = "Samples for creators leave the Leipzig warehouse on Thursdays."
ASK_WAREHOUSE = "when do samples for creators leave the warehouse"
GIRAFFE = "The night watch waters the office giraffe."
ASK_GIRAFFE = "who waters the office giraffe"
ROOT = Path(__file__).parents[2]


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text)
    return file


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    engine = open_engine(f"sqlite:///{tmp_path / 'uploads.db'}")
    upgrade(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


def before_it_writes(session: Session, act: Callable[[Session], object]) -> None:
    """Let another connection act once, after the session has looked and before it writes."""

    def meanwhile(*_: object) -> None:
        with Session(session.get_bind()) as other:
            act(other)

    event.listen(session, "before_flush", meanwhile, once=True)


def add(session: Session, text: str) -> documents.Added:
    said = (Passage("", text),)
    return documents.add(session, "team", "rules.md", "Rules", said, now=NOW)


def test_of_two_uploads_of_one_file_at_once_the_second_finds_it_known(session: Session) -> None:
    before_it_writes(session, lambda other: add(other, WAREHOUSE))
    assert add(session, WAREHOUSE) == documents.Added(1, "rules.md", passages=1, is_new=False)
    assert len(documents.listed(session, "team")) == 1


def test_of_two_uploads_of_one_name_at_once_the_later_one_stays(session: Session) -> None:
    before_it_writes(session, lambda other: add(other, WAREHOUSE))
    added = add(session, GIRAFFE)
    assert added.is_new
    assert [document.id for document in documents.listed(session, "team")] == [added.id]
    assert documents.entry(session, added.id) == Entry((Passage("", GIRAFFE),))
    assert session.get(Row, (1, 0)) is None


def test_a_document_dropped_while_another_is_indexed_is_found_as_well(
    talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = written(tmp_path, "rules.md", WAREHOUSE)
    zoo = written(tmp_path, "zoo.md", GIRAFFE)
    told: list[str] = []
    entry = documents.entry

    def second() -> None:
        told.append(shown(talk.say("", zoo)))

    def slowly(session: Session, number: int) -> Entry:
        if not told:
            other = Thread(target=second)
            other.start()
            other.join()
        return entry(session, number)

    monkeypatch.setattr(documents, "entry", slowly)
    assert "rules.md is read" in shown(talk.say("", rules))
    assert told[0].startswith("zoo.md is read")
    assert WAREHOUSE in shown(talk.say(ASK_WAREHOUSE))
    assert GIRAFFE in shown(talk.say(ASK_GIRAFFE))


KILLED = """
import os, signal, sys
from sqlmodel import Session
from bot.cli import main
from bot.commands import team

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def half(session, rows):
    add_all(session, rows)
    session.flush()
    die()

add_all = Session.add_all
if sys.argv.pop() == "while it is stored":
    Session.add_all = half
else:
    team.shelf = die
main()
"""


@pytest.mark.parametrize(
    ("moment", "listed"), [("while it is stored", 0), ("before it is indexed", 1)]
)
def test_an_upload_that_is_killed_is_stored_whole_or_not_at_all(
    shell: Shell, moment: str, listed: int
) -> None:
    rules = written(Path.cwd(), "rules.md", WAREHOUSE)
    shell("ask", "/accounts")  # makes the database
    command = [sys.executable, "-c", KILLED, "knowledge", "add", str(rules), moment]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, cwd=ROOT, check=False, timeout=120)
    assert done.returncode == -signal.SIGKILL
    lines = shell("knowledge", "list").out.splitlines()
    assert sum(line.startswith("document  ") for line in lines) == listed
    assert (WAREHOUSE in shell("ask", ASK_WAREHOUSE).out) == bool(listed)
    again = shell("knowledge", "add", str(rules))
    assert again.out.endswith("  (known already)\n") == bool(listed)
    assert WAREHOUSE in shell("ask", ASK_WAREHOUSE).out
