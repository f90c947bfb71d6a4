"""What the tests of the bot share: a talk with the whole assistant, and the shell's command."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.app import Application
from bot.cli import main
from tests.fakes.talk import HOME, Talk


@pytest.fixture
def talk(application: Application) -> Talk:
    """An administrator in a group, whose team has taught nothing yet."""
    return Talk(application)


@pytest.fixture
def at_home(talk: Talk) -> Talk:
    """The same on the machine itself, where every account is seen."""
    return replace(talk, place=HOME)


@dataclass(frozen=True)
class Ran:
    """How a call of the shell's command ended."""

    status: int
    out: str
    err: str


Shell = Callable[..., Ran]


@pytest.fixture
def shell(
    prepared_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Shell:
    """Calls `bellwether` with a database of its own, in a folder of its own."""
    monkeypatch.setenv("BELLWETHER_HOME", str(prepared_home))
    monkeypatch.setenv("BELLWETHER_DATABASE_URL", f"sqlite:///{tmp_path / 'shell.db'}")
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def call(*words: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["bellwether", *words])
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        return Ran(int(left.value.code or 0), printed.out, printed.err)

    return call
