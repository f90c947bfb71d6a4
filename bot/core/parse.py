"""Reads a command line into the values of its command's parameters. Pure.

A pair to compare is taken out first, for its names are others' too. Names are taken from the front
of the line next, then what stands behind a keyword ("by type"), wherever that is, then a period, a
value of the command's own or the rest. Free text that was routed to a command is searched instead
of read: what names an account, a period or a value counts, and the rest is talk.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from bot.core import versus
from bot.core.days import Ambiguous, Days, find, parse
from bot.core.language import HAN
from bot.core.model import Arguments
from bot.core.registry import Command, Context, Kind, Param
from bot.core.subject import stranger
from bot.errors import (
    AmbiguousPeriod,
    MissingWord,
    NoSuchAccount,
    UnknownName,
    UnreadPair,
    UnreadPeriod,
    UnreadValue,
)

S = TypeVar("S")

LINK = re.compile(r"^(?:for|of|on|about)\s+", re.IGNORECASE)
"""A word between a command and a name: "report for acme"."""

OFFERED = 5  # lines with a known name, in place of one with an unknown name


def read(command: Command[S], rest: str, context: Context[S]) -> Arguments:
    """The arguments of a command line whose name is already off.

    Raises UnknownName, UnreadPair, UnreadPeriod, UnreadValue, AmbiguousPeriod, MissingWord, or what
    a `check` raises.
    """
    values: dict[str, object] = {}
    rest = rest.strip()
    if any(_is_leading(param) for param in command.params):
        rest = LINK.sub("", rest)
    for param in sorted(command.params, key=_turn):
        if param.keywords:
            rest = _keyworded(param, rest, context, values)
        else:
            rest = _next(command, param, rest, context, values)
    if rest and not _is_nameless(command, context):
        raise _leftover(command, rest, context, values)
    for param in command.params:
        if param.required and param.name not in values:
            raise MissingWord(
                command=f"/{command.name}",
                param=context.words(param.summary),
                example=command.example(context.words.language),
            )
    return Arguments(values)


def _is_leading(param: Param[S]) -> bool:
    """Whether the parameter is a name that stands at the front of the line."""
    return param.kind is Kind.NAME and not param.keywords


def _turn(param: Param[S]) -> int:
    """Pairs, then leading names, for a name may hold a keyword; then keywords; then the rest."""
    if param.keywords:
        return 2
    if param.kind is Kind.PAIR:
        return 0
    return 1 if _is_leading(param) else 3


def _is_nameless(command: Command[S], context: Context[S]) -> bool:
    """Whether the command wants a name and there is none here: it says why when it runs."""
    wanted = [param for param in command.params if _is_leading(param)]
    return bool(wanted) and not any(param.names(context) for param in wanted)


def pick(command: Command[S], text: str, context: Context[S]) -> Arguments:
    """The arguments that free text mentions; the rest of it is talk.

    Raises AmbiguousPeriod, and NoSuchAccount where it names another.
    """
    values: dict[str, object] = {}
    for param in command.params:
        if param.kind is Kind.NAME and param.in_talk:
            names = param.names(context)
            name = mentioned(names, text)
            if name is not None:
                values[param.name] = name
            elif names and param.is_ours:
                _refuse_stranger(command, text, names, context)
        elif param.kind is Kind.PAIR:
            pair = versus.mentioned(text, param.names(context), _today(context))
            if pair is not None:
                values[param.name] = pair
        elif param.kind is Kind.PERIOD and not _has_periods(values):
            found = find(text, _today(context))
            if found is not None:
                values[param.name] = _settled(found[0], command, values)
        elif param.kind is Kind.VALUE and (said := param.reader(text, context)) is not None:
            values[param.name] = said[0]
    return Arguments(values)


def _refuse_stranger(
    command: Command[S], text: str, names: Sequence[str], context: Context[S]
) -> None:
    """Raise NoSuchAccount where the text asks for a name that is none of these."""
    found = find(text, _today(context))
    start, end = found[1] if found else (len(text), len(text))
    name = stranger(f"{text[:start].rstrip()} {text[end:].lstrip()}".strip())
    if name is not None:
        period = f" {text[start:end]}" if found else ""
        lines = tuple(f"/{command.name} {known}{period}" for known in names[:OFFERED])
        raise NoSuchAccount(value=_short(name), known=tuple(names), lines=lines)


def _has_periods(values: Mapping[str, object]) -> bool:
    """Whether a pair of periods is among the values: they are no period beside it."""
    pairs = (value for value in values.values() if isinstance(value, versus.Versus))
    return any(isinstance(pair.first, Days) for pair in pairs)


def _keyworded(param: Param[S], rest: str, context: Context[S], values: dict[str, object]) -> str:
    """Take "by type" out of the line; Chinese needs no blank behind the keyword."""
    keywords = "|".join(
        rf"{word}\s*" if HAN.match(word) else rf"(?<!\S){word}\s+"
        for word in map(re.escape, param.keywords)
    )
    match = re.search(rf"(?:{keywords})(\S+)", rest, re.IGNORECASE)
    if match is None:
        return rest
    name = _exact(param.names(context), match[1])
    if name is None:
        raise UnknownName(value=match[1], known=tuple(param.names(context)))
    values[param.name] = name
    return f"{rest[: match.start()]}{rest[match.end() :]}".strip()


def _next(
    command: Command[S], param: Param[S], rest: str, context: Context[S], values: dict[str, object]
) -> str:
    """Let one parameter take its words from the front of the line; gives what is left."""
    if not rest:
        return rest
    if param.kind is Kind.REST:
        param.check(context, rest)
        values[param.name] = rest
        return ""
    if param.kind is Kind.PAIR:
        split = versus.split(rest, param.names(context), _today(context))
        if split is not None:
            values[param.name], rest = split
        return rest
    if param.kind is Kind.NAME:
        name, left = _leading(param.names(context), rest)
        if name is not None:
            values[param.name] = name
        return left
    if param.kind is Kind.VALUE:
        said = param.reader(rest, context)
        if said is None:
            return rest
        values[param.name] = said[0]
        return said[1]
    period = parse(rest, _today(context))
    if period is None:
        return rest
    values[param.name] = _settled(period, command, values)
    return ""


def _leftover(
    command: Command[S], rest: str, context: Context[S], values: Mapping[str, object]
) -> UnknownName | UnreadPair | UnreadPeriod | UnreadValue:
    """Say which word nothing could take: a name before a readable period, or the period itself."""
    if any(param.kind is Kind.PAIR for param in command.params):
        return UnreadPair(value=_short(rest), lines=command.examples)
    leading = [param for param in command.params if _is_leading(param)]
    named, lacking = next(iter(leading), None), [p for p in leading if p.name not in values]
    is_known = named is not None and named not in lacking
    head, _, tail = rest.partition(" ")
    may_be_name = is_known and lacking and not head[0].isdigit()  # of a metric, behind an account
    if may_be_name or any(param.kind is Kind.VALUE for param in command.params):
        example = command.example(context.words.language)
        return UnreadValue(value=_short(rest), example=example, lines=command.examples)
    timed = any(p.kind is Kind.PERIOD for p in command.params)
    if timed and (named is None or is_known or not _is_name_then_period(head, tail, context)):
        return UnreadPeriod(value=_short(rest))
    known = named.names(context) if named is not None else ()
    left = f" {tail}" if timed and tail else ""
    error = NoSuchAccount if left else UnknownName
    return error(
        value=_short(head if timed else rest),
        known=tuple(known) or "-",
        lines=tuple(f"/{command.name} {name}{left}" for name in known[:OFFERED]),
    )


def _is_name_then_period(head: str, tail: str, context: Context[S]) -> bool:
    """Whether the line reads as an unknown name, alone or before a period."""
    if tail:
        return parse(tail, _today(context)) is not None
    return not any(character.isdigit() for character in head)


def _leading(names: Sequence[str], rest: str) -> tuple[str | None, str]:
    """The longest of `names` that the line begins with, quoted or not, and what follows it."""
    if rest[0] in "\"'“" and (quoted := re.match(r"[\"'“](.+?)[\"'”](?:\s+|$)", rest)):
        name = _exact(names, quoted[1])
        return (name, rest[quoted.end() :]) if name else (None, rest)
    for name in sorted(names, key=len, reverse=True):
        if rest[: len(name)].casefold() == name.casefold():
            left = rest[len(name) :]
            if not left or left[0].isspace() or HAN.match(left[0]):
                return name, left.strip()
    return None, rest


def _exact(names: Sequence[str], word: str) -> str | None:
    return next((name for name in names if name.casefold() == word.casefold()), None)


def mentioned(names: Sequence[str], text: str) -> str | None:
    """The longest of `names` that stands in free text as words of its own."""
    for name in sorted(names, key=len, reverse=True):
        # Chinese writes no spaces: only Latin letters and digits make a name part of a longer word.
        if re.search(rf"(?<![A-Za-z0-9_]){re.escape(name)}(?![A-Za-z0-9_])", text, re.IGNORECASE):
            return name
    return None


def _settled(period: Days | Ambiguous, command: Command[S], values: Mapping[str, object]) -> Days:
    """The period, or AmbiguousPeriod with the same line for each reading."""
    if isinstance(period, Days):
        return period
    name = next(param.name for param in command.params if param.kind is Kind.PERIOD)
    raise AmbiguousPeriod(
        value=period.text,
        readings=tuple(_shown(days) for days in period.readings),
        lines=tuple(line(command, {**values, name: days}) for days in period.readings),
    )


def _shown(days: Days) -> str:
    return f"{days.first}" if days.first == days.last else f"{days.first} – {days.last}"


def line(command: Command[S], values: Mapping[str, object]) -> str:
    """The command line that reads as these values, those it lacks left out; a period is last."""
    said = (
        f"{param.keywords[0]} {value}" if param.keywords else _written(value)
        for param in sorted(command.params, key=lambda param: param.kind is Kind.PERIOD)
        if (value := values.get(param.name)) is not None
    )
    return " ".join((f"/{command.name}", *said))


def _written(value: object) -> str:
    return f"{value.first} to {value.last}" if isinstance(value, Days) else str(value)


def _today(context: Context[S]) -> date:
    return context.now.astimezone(context.words.zone).date()


def _short(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
