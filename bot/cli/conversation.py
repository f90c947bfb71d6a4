"""`bellwether chat` and `bellwether ask`: the conversation from a shell."""

import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.output import STATUS, Preparation, refuse, show
from bot.core.model import HOME_WORKSPACE, Language

if TYPE_CHECKING:
    from bot.app import Application
    from bot.core.model import Reply


Workspace = Annotated[str, typer.Option(help="Whose accounts are meant.")]


def chat(workspace: Workspace = HOME_WORKSPACE) -> None:
    """Open the conversation in the terminal."""
    from rich.console import Console

    from bot.app import Application, now
    from bot.frontends.terminal.run import Terminal, converse, typed
    from bot.settings import read

    with Preparation() as preparation:
        application = Application(read(), preparation)
        application.prepare()
    terminal = Terminal(Console(), application.words)
    lines: Iterator[str]
    if sys.stdin.isatty():
        terminal.show(application.welcome())
        lines = typed([f"/{command.name}" for command in application.registry])
    else:
        lines = _piped()
    converse(terminal, application.dispatcher.answer, lines, workspace=workspace, clock=now)


def _piped() -> Iterator[str]:
    """The lines of standard input; bytes that are no UTF-8 become replacement marks."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", errors="replace").rstrip("\r\n")


def ask(
    text: Annotated[str | None, typer.Argument(help="A question or a command line.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    language: Annotated[
        Language | None, typer.Option(help="Answer in it, whatever the question is in.")
    ] = None,
    workspace: Workspace = HOME_WORKSPACE,
    batch: Annotated[
        Path | None, typer.Option(help='JSON lines {"id", "text", "language"?}, answered in order.')
    ] = None,
) -> None:
    """Answer one message, or a file of them, as in a chat."""
    if (text is None) == (batch is None):
        raise typer.BadParameter("give either a TEXT or --batch FILE.")
    from bot.app import Application
    from bot.frontends.terminal.encode import encode
    from bot.settings import read

    with Preparation() as preparation:
        application = Application(read(), preparation)
        if batch is not None:
            raise typer.Exit(_batch(application, batch, workspace))
        reply, elapsed_ms = answered(application, text or "", language, workspace)
    if as_json:
        typer.echo(encode(reply, elapsed_ms=elapsed_ms))
    elif STATUS.get(reply.outcome) != 0:
        refuse(reply)
    else:
        show(application, reply)
    raise typer.Exit(STATUS.get(reply.outcome, 1))


def _batch(application: "Application", file: Path, workspace: str) -> int:
    """The exit status, each line of the file answered with one line of JSON.

    A line that is no question is told on standard error, and the others are answered all the same.
    """
    from bot.cli.batch import questions
    from bot.errors import BrokenBatch
    from bot.frontends.terminal.encode import encode

    status = 0
    for question in questions(file):
        if isinstance(question, BrokenBatch):
            typer.echo(f"bellwether: {question}", err=True)
            status = 1
            continue
        reply, elapsed_ms = answered(application, question.text, question.language, workspace)
        typer.echo(encode(reply, elapsed_ms=elapsed_ms, id=question.id))
    return status


def answered(
    application: "Application", text: str, language: Language | None, workspace: str
) -> "tuple[Reply, float]":
    """The reply to a line that was not typed in a conversation, and how long it took."""
    from rich.console import Console

    from bot.app import now
    from bot.frontends.terminal.inbound import request
    from bot.frontends.terminal.run import Terminal

    started = time.perf_counter()
    name = uuid.uuid4().hex
    asked = request(text, id=name, at=now(), workspace=workspace, language=language, thread=name)
    reply = application.dispatcher.answer(asked, Terminal(Console(), application.words))
    if reply is None:
        raise LookupError("a fresh request was taken for a redelivery")
    return reply, (time.perf_counter() - started) * 1000
