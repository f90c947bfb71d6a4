"""Decides which command a message is for.

A line with a slash names its command. A line that begins with a command's name and reads as its
arguments is that command too ("report last 30 days"). Everything else is free text: it goes to the
command whose phrasings it is nearest to, and otherwise it is a question.
"""

import re
from typing import Protocol, TypeVar

from bot.core.access import authorise
from bot.core.language import HAN
from bot.core.message import clean
from bot.core.model import Arguments
from bot.core.parse import mentioned, pick, read
from bot.core.registry import Command, Context
from bot.errors import AmbiguousPeriod, UnknownCommand, UsageError

S = TypeVar("S")

SLACK_COMMAND = "bellwether"  # the one slash command of Slack: its first word is ours
QUESTION = "ask"
HELP = "help"
SLASHES = "/\uff0f"  # the second is what a Chinese keyboard types
MARKS = " !?.,~！？。，～"  # around a greeting


class Matcher(Protocol):
    """Finds the command that free text asks for in its own words."""

    def match(self, text: str) -> str | None:
        """The name of the command, or None where the text is a question like any other."""
        ...


def route(context: Context[S], matcher: Matcher) -> tuple[Command[S], Arguments]:
    """The command that the request is for, and its arguments.

    Raises UsageError, as `message.clean` and `parse.read` do, and NotYourRole before an argument
    is read.
    """
    text = clean(context.request.text)
    if text[0] in SLASHES:
        command, rest = _named(text[1:], context)
        authorise(command, context.role)
        return command, read(command, rest, context)
    greeted = context.registry.get(text.strip(MARKS))
    if greeted is not None and not any(param.required for param in greeted.params):
        authorise(greeted, context.role)
        return greeted, Arguments()
    return _talk(text, context, matcher)


def _named(line: str, context: Context[S]) -> tuple[Command[S], str]:
    """The command that a slash names, and the rest of the line."""
    name, _, rest = line.partition(" ")
    if name.casefold() == SLACK_COMMAND:
        line = rest.strip()
    command, rest = context.registry.split(line or HELP)
    if command is None:
        name = line.partition(" ")[0]
        lines = tuple(f"/{near} {rest}".strip() for near in context.registry.nearest(name))
        nearest = tuple(line.partition(" ")[0] for line in lines)
        raise UnknownCommand(name=f"/{name}", nearest=nearest, lines=lines)
    return command, rest


def _talk(text: str, context: Context[S], matcher: Matcher) -> tuple[Command[S], Arguments]:
    """A command without its slash, a command asked for in other words, or a question.

    A line that begins with a command's name and cannot be read as its arguments is talk; where
    the talk is found to ask for that very command, what could not be read is told after all.
    """
    command, rest = context.registry.split(text)
    unread: UsageError | None = None
    if command is not None:
        authorise(command, context.role)
        try:
            return command, read(command, rest, context)
        except AmbiguousPeriod:
            raise
        except UsageError as error:
            unread = error
    name = matcher.match(_unnamed(text, context))
    asked = context.registry.get(name) if name else _spelt_out(text, context)
    asked = asked or context.registry.get(QUESTION)
    if asked is None:
        raise LookupError(f"no command {QUESTION}")
    if unread is not None and asked is command:
        raise unread
    authorise(asked, context.role)
    if asked.name == QUESTION:
        return asked, read(asked, text, context)
    return asked, pick(asked, text, context)


def _spelt_out(text: str, context: Context[S]) -> Command[S] | None:
    """The command of which the text says a name of ours and a period too, in whatever words."""
    for command in context.registry:
        names = [param for param in command.params if param.in_talk]
        if not any(mentioned(param.names(context), text) for param in names):
            continue
        if len(pick(command, text, context).values) > len(names):
            return command
    return None


def _unnamed(text: str, context: Context[S]) -> str:
    """The text with "our account" in place of a name that only this team knows."""
    for param in (param for command in context.registry for param in command.params):
        name = mentioned(param.names(context), text) if param.in_talk else None
        if name is not None:
            ours = "我们的账号" if HAN.search(text) else "our account"
            return re.sub(re.escape(name), ours, text, count=1, flags=re.IGNORECASE)
    return text
