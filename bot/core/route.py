"""Decides which command a message is for.

A line with a slash names its command. A line that begins with a command's name and reads as its
arguments is that command too ("report last 30 days"). Everything else is free text: it goes to the
command whose phrasings it is nearest to, and otherwise it is a question. A dropped file is for the
command that adds it to what the team knows.
"""

import re
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from bot.core.access import authorise
from bot.core.days import Days
from bot.core.language import HAN
from bot.core.message import clean
from bot.core.model import Arguments
from bot.core.parse import mentioned, pick, read
from bot.core.registry import Command, Context, Kind
from bot.errors import AmbiguousPeriod, NoSuchAccount, UnknownCommand, UsageError

S = TypeVar("S")

SLACK_COMMAND = "bellwether"  # the one slash command of Slack: its first word is ours
QUESTION = "ask"
HELP = "help"
DROPPED = "add"  # what a dropped file is for
SLASHES = "/\uff0f"  # the second is what a Chinese keyboard types
TERSE = 4  # words behind a command's name that are no sentence yet
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
    if context.request.files:
        dropped = _known(DROPPED, context)
        authorise(dropped, context.role)
        return dropped, Arguments()
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
        nearest = context.registry.nearest(name)
        lines = tuple(f"/{near} {rest}".strip() for near in nearest if _only_shows(near, context))
        named = tuple(f"/{near}" for near in nearest)
        raise UnknownCommand(name=f"/{name}", nearest=named, lines=lines)
    return command, rest


def _only_shows(name: str, context: Context[S]) -> bool:
    """Whether the command may be picked unread: one that changes something is to be typed."""
    return not _known(name, context).changes


def _talk(text: str, context: Context[S], matcher: Matcher) -> tuple[Command[S], Arguments]:
    """A command without its slash, a command asked for in other words, or a question.

    A line that begins with a command's name and cannot be read as its arguments is talk; where
    the talk is found to ask for that very command and is as short as a command line, what could
    not be read is told after all.
    """
    command, rest = context.registry.split(text)
    unread: UsageError | None = None
    if command is not None and context.role >= command.role and not command.slash_only:
        try:
            return command, read(command, rest, context)
        except (AmbiguousPeriod, NoSuchAccount):  # all of the line was read but the name
            raise
        except UsageError as error:
            unread = error if _is_terse(text, rest) else None
    asked = _asked(text, context, matcher)
    if unread is not None and asked is command:
        raise unread
    authorise(asked, context.role)
    picked = Arguments() if asked.name == QUESTION else pick(asked, text, context)
    if asked.name == QUESTION or _lacks_value(asked, picked):
        asked = _known(QUESTION, context)
        return asked, read(asked, text, context)
    return asked, picked


def _lacks_value(command: Command[S], picked: Arguments) -> bool:
    """Whether talk that sounds like the command holds no figure for it: then it is a question."""
    wanted = [p for p in command.params if p.kind is Kind.VALUE and p.required]
    return any(param.name not in picked.values for param in wanted)


def _is_terse(text: str, rest: str) -> bool:
    """Whether what follows a command's name, behind a blank, is a few words and no sentence."""
    return text.endswith(f" {rest}") and len(rest.split()) <= TERSE


def _asked(text: str, context: Context[S], matcher: Matcher) -> Command[S]:
    """The command whose phrasings the text is nearest to, or the one for questions.

    A text with a name of ours and a period is for the command that takes them, in whatever words.
    """
    ours = _ours(text, context)
    name = matcher.match(_unnamed(text, ours.name) if ours else text)
    if name is None and ours is not None and ours.has_period:
        return ours.command
    return _known(name or QUESTION, context)


def _known(name: str, context: Context[S]) -> Command[S]:
    """The command of that name, which the core goes by itself."""
    command = context.registry.get(name)
    if command is None:
        raise LookupError(f"no command {name}")
    return command


@dataclass(frozen=True)
class _Ours(Generic[S]):
    """A name in a text that only this team knows, and the command that takes it."""

    command: Command[S]
    name: str
    has_period: bool  # whether the text names one too


def _ours(text: str, context: Context[S]) -> _Ours[S] | None:
    """The first name of ours in the text, None where there is none."""
    for command in context.registry:
        for param in (param for param in command.params if param.is_ours):
            name = mentioned(param.names(context), text)
            if name is not None:
                said = pick(command, text, context).values.values()
                return _Ours(command, name, any(isinstance(value, Days) for value in said))
    return None


def _unnamed(text: str, name: str) -> str:
    """The text with "our account" in place of the name, which is no word to match."""
    ours = "我们的账号" if HAN.search(text) else "our account"
    return re.sub(re.escape(name), ours, text, count=1, flags=re.IGNORECASE)
