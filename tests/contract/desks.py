"""Every front end as the contract sees it: somebody types, somebody reads."""

import io
import itertools
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import anyio
from rich.console import Console

from bot.app import Application
from bot.core.model import Block, Choice, Choices, File, Person, Place, Reply, Request
from bot.frontends.terminal.encode import encode
from bot.frontends.terminal.run import Terminal, converse
from tests.fakes.conversation import GROUP, NOW
from tests.fakes.frontend import FakeFrontend


class Desk(Protocol):
    """Where somebody sits and talks to the assistant."""

    def say(self, text: str) -> str:
        """All that is shown after that was typed, "" for nothing."""
        ...

    def choose(self, number: int) -> str:
        """All that is shown after the choice of that number (from 1) was taken."""
        ...

    def drop(self, file: Path) -> str:
        """All that is shown after the file was dropped in the talk."""
        ...


@dataclass
class TerminalDesk:
    """The real terminal, its screen a buffer."""

    application: Application

    def __post_init__(self) -> None:
        self._screen = io.StringIO()
        console = Console(file=self._screen, width=100)
        self._terminal = Terminal(console, self.application.words)

    def say(self, text: str) -> str:
        """All that is shown after that was typed."""
        start = self._screen.tell()
        answer = self.application.dispatcher.answer
        converse(self._terminal, answer, [text], workspace="local", clock=lambda: NOW)
        return self._screen.getvalue()[start:]

    def choose(self, number: int) -> str:
        """Type the number."""
        return self.say(str(number))

    def drop(self, file: Path) -> str:
        """Drag the file in, which types its path."""
        return self.say(str(file))


@dataclass
class GroupDesk:
    """A group on a platform that is none: what was sent is read as JSON."""

    application: Application
    frontend: FakeFrontend = field(default_factory=FakeFrontend)
    place: Place = GROUP
    numbers: "itertools.count[int]" = field(default_factory=itertools.count)
    offered: tuple[Choice, ...] = ()

    def say(self, text: str) -> str:
        """All that the group sees after that was written."""
        return self._send(text)

    def choose(self, number: int) -> str:
        """Click the button."""
        return self.say(self.offered[number - 1].line)

    def drop(self, file: Path) -> str:
        """Send the file without a word."""
        return self._send("", File(file.name, file))

    def _send(self, text: str, *files: File) -> str:
        sender = Person("fake", "team", "ann")
        request = Request(
            str(next(self.numbers)), sender, self.place, text, NOW, files=tuple(files)
        )
        reply = anyio.run(self.application.dispatcher.handle, request, self.frontend)
        if reply is None:
            return ""
        anyio.run(self.frontend.send, self.place, reply)
        self.offered = choices(reply)
        return encode(reply, elapsed_ms=0)


DESKS = (TerminalDesk, GroupDesk)
"""Every front end: the suite runs over each."""


def choices(reply: Reply) -> tuple[Choice, ...]:
    """All choices of a reply, in order."""
    blocks: tuple[Block, ...] = reply.blocks
    return tuple(item for block in blocks if isinstance(block, Choices) for item in block.items)
