"""Decides which command a message is for.

A line with a slash names its command. A line that begins with a command's name and reads as its
arguments is that command too ("report last 30 days"). Everything else is free text: it goes to the
command whose phrasings it is nearest to, and otherwise it is a question.
"""

from typing import Protocol, TypeVar

from bot.core.message import clean
from bot.core.model import Arguments
from bot.core.parse import pick, read
from bot.core.registry import Command, Context
from bot.errors import UnknownCommand, UsageError

S = TypeVar("S")

SLACK_COMMAND = "bellwether"  # the one slash command of Slack: its first word is ours
QUESTION = "ask"
HELP = "help"


class Matcher(Protocol):
    """Finds the command that free text asks for in its own words."""

    def match(self, text: str) -> str | None:
        """The name of the command, or None where the text is a question like any other."""
        ...


def route(context: Context[S], matcher: Matcher) -> tuple[Command[S], Arguments]:
    """The command that the request is for, and its arguments.

    Raises UsageError, as `message.clean` and `parse.read` do.
    """
    text = clean(context.request.text)
    if text.startswith("/"):
        command, rest = _named(text[1:], context)
        return command, read(command, rest, context)
    return _bare(text, context) or _free(text, context, matcher)


def _named(line: str, context: Context[S]) -> tuple[Command[S], str]:
    """The command that a slash names, and the rest of the line."""
    name, _, rest = line.partition(" ")
    if name.casefold() == SLACK_COMMAND:
        name, _, rest = rest.strip().partition(" ")
    command = context.registry.get(name or HELP)
    if command is None:
        lines = tuple(f"/{near} {rest}".strip() for near in context.registry.nearest(name))
        nearest = tuple(line.partition(" ")[0] for line in lines)
        raise UnknownCommand(name=f"/{name}", nearest=nearest, lines=lines)
    return command, rest


def _bare(text: str, context: Context[S]) -> tuple[Command[S], Arguments] | None:
    """A command without its slash, where the whole line reads as one."""
    name, _, rest = text.partition(" ")
    command = context.registry.get(name)
    if command is None:
        return None
    try:
        return command, read(command, rest, context)
    except UsageError:
        return None


def _free(text: str, context: Context[S], matcher: Matcher) -> tuple[Command[S], Arguments]:
    """Free text: a command asked for in other words, or a question."""
    name = matcher.match(text)
    command = context.registry.get(name) if name else None
    if command is not None:
        return command, pick(command, text, context)
    question = context.registry.get(QUESTION)
    if question is None:
        raise LookupError(f"no command {QUESTION}")
    return question, read(question, text, context)
