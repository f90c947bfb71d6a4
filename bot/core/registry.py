"""The commands: what each is called, takes, needs and does.

`S` is whatever the commands are served with; the core never looks into it. The generic classes
have no slots: in Python 3.11 a frozen one with slots cannot be made through `Command[S](...)`.
"""

import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Generic, TypeVar

from bot.core.language import HAN, Words, detect
from bot.core.model import Arguments, Language, Reply, Request, Role

S = TypeVar("S")


@dataclass(frozen=True)
class Context(Generic[S]):
    """What a command may know while it runs."""

    request: Request
    words: Words
    role: Role
    now: datetime  # aware, UTC
    services: S
    registry: "Registry[S]"


class Kind(Enum):
    """How the words of a parameter are read."""

    REST = "rest"  # all that is left, as it is
    NAME = "name"  # one of `names`
    PERIOD = "period"  # a stretch of days, as people write it
    PAIR = "pair"  # two of `names`, or two periods, against each other
    VALUE = "value"  # what the parameter's own reader finds in the words


@dataclass(frozen=True)
class Param(Generic[S]):
    """One parameter. With keywords it may stand anywhere, behind one of them ("by type").

    `check` raises the UsageError of the rest of a line that the command can do nothing with.
    """

    name: str
    kind: Kind
    summary: str
    required: bool = False
    in_talk: bool = False  # whether free text that was routed to the command may name it
    is_ours: bool = False  # whether its names are known to this team alone (an account's)
    keywords: tuple[str, ...] = ()
    names: Callable[[Context[S]], Sequence[str]] = lambda _: ()
    check: Callable[[Context[S], str], object] = lambda _context, _words: None
    reader: Callable[[str, Context[S]], tuple[object, str] | None] = lambda _text, _context: None
    """Of a value: what the words say, and the words that are no part of it; None for nothing."""


@dataclass(frozen=True)
class Command(Generic[S]):
    """One command; help, menus and completion are made from it.

    `examples` are lines that work as they stand; `phrasings` are how people ask for the same in
    their own words, and are what free text is matched with.
    """

    name: str
    summary: str
    run: Callable[[Context[S], Arguments], Reply]
    params: tuple[Param[S], ...] = ()
    examples: tuple[str, ...] = ()
    phrasings: tuple[tuple[Language, str], ...] = ()
    aliases: tuple[str, ...] = ()
    role: Role = Role.MEMBER
    is_ours: bool = False  # whether free text must speak of the team itself to ask for it
    changes: bool = False  # whether running an example would leave something behind
    slash_only: bool = False  # whether its name, a word of any talk, means it behind a slash alone

    def example(self, language: Language) -> str:
        """The first example in that language, or else the first."""
        own = (e for e in self.examples if (detect(e) or "en") == language)
        return next(own, self.examples[0])

    @property
    def usage(self) -> str:
        """The command line in one glance: "/report [account] [period] [by ...]"."""
        return " ".join((f"/{self.name}", *(_usage(param) for param in self.params)))


def _usage(param: Param[S]) -> str:
    shown = f"{param.keywords[0]} …" if param.keywords else param.name
    return f"<{shown}>" if param.required else f"[{shown}]"


class Registry(Generic[S]):
    """All commands, by name and alias, in the order in which help shows them."""

    def __init__(self, commands: Sequence[Command[S]]) -> None:
        self._commands = tuple(commands)
        self._by_name: dict[str, Command[S]] = {}
        for command in self._commands:
            for name in (command.name, *command.aliases):
                if self._by_name.setdefault(name.casefold(), command) is not command:
                    raise ValueError(f"two commands are called {name}")

    def __iter__(self) -> Iterator[Command[S]]:
        return iter(self._commands)

    def get(self, name: str) -> Command[S] | None:
        """The command of that name or alias, whatever the case."""
        return self._by_name.get(name.casefold())

    def split(self, line: str) -> tuple[Command[S] | None, str]:
        """The command that the line begins with, and the rest of the line.

        A Chinese name needs no blank behind it.
        """
        name, _, rest = line.partition(" ")
        if (command := self.get(name)) is not None:
            return command, rest.strip()
        for known in sorted(self._by_name, key=len, reverse=True):
            if HAN.match(known) and line.startswith(known):
                return self._by_name[known], line[len(known) :].strip()
        return None, rest.strip()

    def nearest(self, name: str, count: int = 3) -> tuple[str, ...]:
        """The names that look most like `name`; the first commands where none does."""
        close = difflib.get_close_matches(name.casefold(), self._by_name, n=count, cutoff=0.5)
        found = dict.fromkeys(self._by_name[near].name for near in close)
        return tuple(found) or tuple(command.name for command in self._commands[:count])
