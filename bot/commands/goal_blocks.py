"""A Goal of analytics as the blocks of a reply."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.commands.accounts import shown_name
from bot.commands.report_blocks import shown
from bot.commands.sentences import told
from bot.commands.services import BotContext
from bot.core.language import Words
from bot.core.model import Block, Chart, Fact, Facts, Series, Text, TextStyle

if TYPE_CHECKING:
    from analytics.goal import Goal
    from analytics.prospect import Path, Prospect


def blocks(context: BotContext, found: "Goal") -> Iterator[Block]:
    """The verdict first, then the figures, what it takes, the way there and what to mind."""
    words, target = context.words, found.target
    title = words(
        "{name} on {platform}: {label} {value} by {day}",
        name=shown_name(context, found.account),
        platform=found.account.platform.label,
        label=words(target.metric.label),
        value=_number(words, target.value),
        day=words.day(target.last),
    )
    yield Text(title, TextStyle.HEADING)
    yield Text(_verdict(words, found))
    yield Facts(tuple(_facts(words, found)))
    if found.missing > 0:
        yield Text(_takes(words, found))
    if found.path is not None:
        yield _chart(words, found, found.path)
    if found.prospect is not None and found.missing > 0:
        yield Text(_tested(words, found, found.prospect), TextStyle.NOTE)
    for note in (*found.notes, found.freshness.sentence()):
        yield Text(told(words, note), TextStyle.NOTE)


def _verdict(words: Words, found: "Goal") -> str:
    from analytics.goal import Verdict

    values = {
        "target": _number(words, found.target.value),
        "day": words.day(found.target.last),
        "known": words.day(found.known),
        "so_far": _number(words, found.so_far),
    }
    if found.verdict is Verdict.REACHED:
        return words(
            "Reached already: {so_far} on {known}, against a target of {target}.", **values
        )
    if found.prospect is None or found.chance is None:
        return words(
            "There is too little past to forecast from, so I say no chance. What it takes a day "
            "is below.",
        )
    values |= {
        "low": _number(words, found.prospect.low),
        "high": _number(words, found.prospect.high),
        "chance": words.percent(found.chance, digits=0),
    }
    if found.verdict is Verdict.ON_TRACK:
        return words(
            "On track: even the low end of what I expect by {day}, {low}, is not below {target}. "
            "The chance is about {chance}.",
            **values,
        )
    if found.verdict is Verdict.OFF_TRACK:
        return words(
            "Not on track: even the high end of what I expect by {day}, {high}, is below {target}. "
            "The chance is about {chance}.",
            **values,
        )
    return words(
        "Unsure: I expect {low} to {high} by {day}, and {target} lies in between. "
        "The chance is about {chance}.",
        **values,
    )


def _facts(words: Words, found: "Goal") -> Iterator[Fact]:
    label, target = words(found.target.metric.label), found.target
    if target.first is None:
        so_far = words("{label} on {day}", label=label, day=words.day(found.known))
    elif target.first > found.known:
        so_far = words(
            "{label} so far, counted from {first}", label=label, first=words.day(target.first)
        )
    else:
        so_far = words(
            "{label} so far, {first} to {last}",
            label=label,
            first=words.day(target.first),
            last=words.day(found.known),
        )
    yield _fact(words, found, so_far, found.so_far, "")
    yield _fact(words, found, words("target"), target.value, "target_")
    if found.prospect is not None:
        until = words("{label} expected by {day}", label=label, day=words.day(target.last))
        yield _fact(words, found, until, found.prospect.expected, "forecast_")
        yield _fact(words, found, words("at least, with 90%"), found.prospect.low, "low_")
        yield _fact(words, found, words("at most, with 90%"), found.prospect.high, "high_")
    if found.missing > 0:
        yield _fact(words, found, words("needed a day"), found.needed, "needed_")
    yield _fact(words, found, words("a day in the last four weeks"), found.pace, "pace_")
    if found.chance is not None and found.missing > 0:
        yield Fact(
            label=words("chance"),
            metric="chance",
            value=found.chance,
            unit="share",
            display=words.percent(found.chance, digits=0),
            n=len(found.prospect.outcomes) if found.prospect else None,
        )


def _fact(words: Words, found: "Goal", label: str, value: float, prefix: str) -> Fact:
    metric = found.target.metric
    kept = round(value) if abs(value) >= 100 else round(value, 1)
    return Fact(
        label=label,
        metric=f"{prefix}{metric.name}",
        value=kept,
        unit=metric.unit.value,
        display=shown(words, kept, metric.unit),
    )


def _takes(words: Words, found: "Goal") -> str:
    """What it takes a day against the pace, and when the pace gets there."""
    values = {
        "needed": _number(words, found.needed),
        "days": found.days,
        "pace": _number(words, found.pace),
    }
    takes = words(
        "It takes {needed} a day for {days} days; the last four weeks brought {pace} a day.",
        **values,
    )
    reached = found.reached_on
    if reached is None:
        return words("{takes} At that pace it is never reached.", takes=takes)
    return words(
        "{takes} At that pace it is reached on {day}.", takes=takes, day=words.day(reached)
    )


def _tested(words: Words, found: "Goal", prospect: "Prospect") -> str:
    return words(
        "The chance is counted, not assumed: had this forecast ({model}) been as wrong as each of "
        "its {n} forecasts of the past, the target would be reached {hits} times. "
        "The range is meant for 80%.",
        model=words(prospect.model),
        n=len(prospect.outcomes),
        hits=found.hits,
    )


def _chart(words: Words, found: "Goal", path: "Path") -> Chart:
    """What is known and expected, with the target as a line across."""
    label = words(found.target.metric.label)
    before: tuple[None, ...] = (None,) * len(path.known)
    after: tuple[None, ...] = (None,) * len(path.expected)
    return Chart(
        kind="line",
        title=words("{label}: the way to the target", label=label),
        unit=found.target.metric.unit.value,
        labels=tuple(words.short_day(day) for day in path.days),
        series=(
            Series(words("so far"), (*path.known, *after)),
            Series(words("expected"), (*before, *path.expected)),
            Series(words("low"), (*before, *path.low)),
            Series(words("high"), (*before, *path.high)),
            Series(words("target"), (found.target.value,) * len(path.days)),
        ),
        alt=words(
            "{label} is {so_far} so far; {expected} expected by {day}, from {low} to {high}; "
            "the target is {target}.",
            label=label,
            so_far=_number(words, found.so_far),
            expected=_number(words, path.expected[-1] if path.expected else found.so_far),
            day=words.day(found.target.last),
            low=_number(words, path.low[-1] if path.low else found.so_far),
            high=_number(words, path.high[-1] if path.high else found.so_far),
            target=_number(words, found.target.value),
        ),
    )


def _number(words: Words, value: float) -> str:
    return words.number(value, digits=0 if abs(value) >= 100 else 1)
