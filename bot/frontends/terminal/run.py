"""The conversation in the terminal: reads lines, prints replies."""

import itertools
import sys
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from rich.console import Console

from bot.core.language import Words
from bot.core.model import (
    Attachment,
    Block,
    Choice,
    Choices,
    File,
    Frontend,
    Language,
    Limits,
    Person,
    Place,
    Reply,
    Request,
    Role,
)
from bot.frontends.terminal.inbound import dropped_path, request
from bot.frontends.terminal.render import render

LIMITS = Limits(
    characters=1_000_000,
    blocks=1_000,
    choices=99,
    choice_bytes=4_000,
    images=False,
    threads=False,
    private_replies=True,
)
LEAVE = frozenset({"/quit", "/exit", "quit", "exit", "退出"})
PROMPT = "> "

WordsFor = Callable[[Language], Words]


class Answer(Protocol):
    """The dispatcher's door for plain calls: one person at one screen waits for each answer."""

    def __call__(self, request: Request, frontend: Frontend) -> Reply | None:
        """The reply to a request, or None for a redelivery."""
        ...


class Terminal:
    """The front end of one person at one screen, who is its administrator."""

    limits = LIMITS

    def __init__(self, console: Console, words_for: WordsFor) -> None:
        self._console = console
        self._words_for = words_for
        self.offered: tuple[Choice, ...] = ()
        self.spoken: Language | None = None  # what the last reply was in

    def role(self, person: Person, place: Place) -> Role:
        """Whoever has the machine may do everything."""
        return Role.ADMIN

    async def send(self, place: Place, reply: Reply) -> None:
        """Print the reply, and remember the choices that a number may name next."""
        self.show(reply)

    def show(self, reply: Reply) -> None:
        """Print the reply, and remember its language and the choices that a number may name."""
        reply = replace(reply, blocks=tuple(map(_saved, reply.blocks)))
        self._console.print(
            render(reply, self._words_for(reply.language)),
            crop=False,  # an address longer than the screen is let run on
        )
        self.spoken = reply.language
        self.offered = tuple(
            choice for block in reply.blocks if isinstance(block, Choices) for choice in block.items
        )


def converse(
    terminal: Terminal,
    answer: Answer,
    lines: Iterable[str],
    *,
    workspace: str,
    clock: Callable[[], datetime],
) -> None:
    """Answer line after line until they end or the person leaves."""
    for line in lines:
        if line.strip().casefold() in LEAVE:
            return
        if not line.strip():
            continue
        asked = request(
            line,
            id=uuid.uuid4().hex,
            at=clock(),
            workspace=workspace,
            offered=terminal.offered,
            spoken=terminal.spoken,
            files=_dropped(line),
        )
        reply = answer(asked, terminal)
        if reply is not None:
            terminal.show(reply)


def _saved(block: Block) -> Block:
    """The block; a file is written to the current folder, under a name that is free there."""
    if not isinstance(block, Attachment):
        return block
    wanted = Path(Path(block.name).name)
    for number in itertools.count(2):
        path = wanted
        try:
            with path.open("xb") as file:
                file.write(block.content)
        except FileExistsError:
            wanted = wanted.with_stem(f"{Path(block.name).stem}-{number}")
            continue
        break
    return replace(block, name=path.name)


def _dropped(line: str) -> tuple[File, ...]:
    """The file whose path the line is."""
    path = dropped_path(line)
    try:
        is_there = path is not None and path.is_file()
    except OSError:  # a command line of more than the 255 bytes that a name may have
        is_there = False
    return (File(path.name, path),) if path is not None and is_there else ()


def typed(completions: Sequence[str]) -> Iterator[str]:
    """The lines that a person types, with history and with completion where there is readline."""
    _complete(completions)
    while True:
        try:
            yield input(PROMPT)
        except EOFError:
            return
        except KeyboardInterrupt:  # one line is given up, not the conversation
            sys.stdout.write("\n")


def _complete(completions: Sequence[str]) -> None:
    try:
        import readline
    except ImportError:  # not every Python has it
        return
    readline.set_completer_delims(" ")
    readline.parse_and_bind("tab: complete")
    readline.set_completer(
        lambda text, state: dict(
            enumerate(name for name in completions if text and name.startswith(text))
        ).get(state)
    )
