"""What the shell commands print: results to standard output, errors to standard error."""

import sys
from typing import TYPE_CHECKING, NoReturn

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn

from bot.core.model import Outcome, Reply, Text

if TYPE_CHECKING:
    from bot.app import Application

STATUS = {Outcome.ANSWERED: 0, Outcome.NOT_FOUND: 0, Outcome.USAGE: 2}
"""Exit status by outcome; every other is 1."""


def fail(sentence: str, *, status: int) -> NoReturn:
    """Write one line to standard error and leave."""
    sys.stderr.write(f"bellwether: {' '.join(sentence.split())}\n")
    sys.exit(status)


def explained(error: Exception) -> Reply | None:
    """The reply to an error of our own, in the language of the settings."""
    from bot.app import explain
    from bot.core.language import Words
    from bot.errors import SettingError
    from bot.settings import Settings, read

    try:
        settings = read()
    except SettingError:  # the very error, perhaps: told in English
        settings = Settings.model_construct(language="en", timezone="UTC")
    return explain(error, Words(settings.language, settings.zone))


def refuse(reply: Reply) -> NoReturn:
    """Write the sentence of a reply that is no answer to standard error, and leave."""
    said = " ".join(block.body for block in reply.blocks if isinstance(block, Text))
    fail(said, status=STATUS.get(reply.outcome, 1))


def show(application: "Application", reply: Reply) -> None:
    """Print the reply as the terminal does."""
    from bot.frontends.terminal.run import Terminal

    Terminal(Console(), application.words).show(reply)


class Preparation:
    """Shows what is being prepared on standard error: a bar on a terminal, else a line each.

    Leaving it, with an error or without, gives the screen back.
    """

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._bars = Progress(
            TextColumn("{task.description}"), BarColumn(), console=self._console, transient=True
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> "Preparation":
        return self

    def __exit__(self, *_: object) -> None:
        if self._bars.live.is_started:
            self._bars.stop()

    def __call__(self, what: str, share: float) -> None:
        """Told what is being prepared and how far it is, 0 to 1."""
        if what not in self._tasks:
            if self._console.is_terminal:
                self._bars.start()
            else:
                self._console.print(f"{what} ...", highlight=False)
            self._tasks[what] = self._bars.add_task(what, total=1.0)
        self._bars.update(self._tasks[what], completed=share)
