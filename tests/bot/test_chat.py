"""`bellwether chat` in a real terminal, and with lines piped in."""

import os
import pty
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.frontends.terminal.run import PROMPT

CHAT = [sys.executable, "-m", "bot", "chat"]


@pytest.fixture
def environment(prepared_home: Path, tmp_path: Path) -> dict[str, str]:
    url = f"sqlite:///{tmp_path / 'chat.db'}"
    own = {"BELLWETHER_HOME": str(prepared_home), "BELLWETHER_DATABASE_URL": url, "TERM": "xterm"}
    return {**os.environ, **own}


def _hears_interrupts() -> None:
    """A shell lets what it runs in the background ignore Ctrl-C, and so all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Screen:
    """A terminal that somebody sits at."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._side, theirs = pty.openpty()
        self.process = subprocess.Popen(
            CHAT,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            start_new_session=True,
            preexec_fn=_hears_interrupts,
        )
        os.close(theirs)
        os.set_blocking(self._side, True)

    def read_until(self, end: str) -> str:
        """All that is shown until the text stands at the end."""
        shown = ""
        while not shown.endswith(end):
            shown += os.read(self._side, 4096).decode(errors="replace")
        return shown

    def type(self, keys: str) -> None:
        os.write(self._side, keys.encode())

    def interrupt(self) -> None:
        """Ctrl-C, once more where nothing comes of it.

        A signal that meets readline between two keys is only heard at the next one.
        """
        for _ in range(30):
            self.process.send_signal(signal.SIGINT)
            if select.select([self._side], [], [], 1)[0]:
                return


def test_control_c_gives_up_a_line_and_control_d_leaves(environment: dict[str, str]) -> None:
    screen = Screen(environment)
    screen.read_until(PROMPT)
    screen.type("/report of noth")
    screen.read_until("noth")
    screen.interrupt()
    screen.read_until(PROMPT)
    screen.type("/raport\n")
    assert "/report" in screen.read_until(PROMPT)
    screen.type("\x04")
    assert screen.process.wait(timeout=30) == 0


def test_piped_lines_are_answered_one_by_one(environment: dict[str, str]) -> None:
    lines = b"/raport\n\xff\xfe\x00\n\nquit\n/never\n"
    done = subprocess.run(CHAT, input=lines, env=environment, capture_output=True, check=True)
    shown = done.stdout.decode()
    assert "/report" in shown
    assert "not text" in shown
    assert "/never" not in shown
