"""A comparison of analytics as the blocks of a reply."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.commands.accounts import shown_name
from bot.commands.bilingual import bilingual
from bot.commands.effect_blocks import UNIT, small_print, times
from bot.commands.headings import days_of
from bot.commands.report_blocks import shown
from bot.commands.services import BotContext
from bot.core.language import LIST_MARKS, Words
from bot.core.model import Block, Chart, Fact, Facts, Series, Text, TextStyle

if TYPE_CHECKING:
    from analytics.compare import Comparison, Side
    from analytics.period import Period


def blocks(context: BotContext, found: "Comparison") -> Iterator[Block]:
    """Whether the sides differ, both figures and the ratio, and what they rest on."""
    words, label = context.words, context.words(found.measure.label)
    names = _names(context, found, words)
    title = words(
        "{first} against {second}, by {label}", first=names[0], second=names[1], label=label
    )
    yield Text(title, TextStyle.HEADING)
    yield Text(_verdict(words, found, names))
    yield Facts(tuple(_facts(words, found, names)))
    yield bilingual(words, lambda words: _chart(words, found, _names(context, found, words)))
    yield Text(_posts_of(context, found), TextStyle.NOTE)
    yield from small_print(words, found.notes, found.freshness)


def _names(context: BotContext, found: "Comparison", words: Words) -> list[str]:
    """What tells one side from the other: types, accounts or days."""
    return [_name(context, found, each.side, words) for each in (found.first, found.second)]


def _name(context: BotContext, found: "Comparison", side: "Side", words: Words) -> str:
    if side.kind is not None:
        return words(side.kind)
    if found.first.side.accounts != found.second.side.accounts:
        return LIST_MARKS[words.language].join(shown_name(context, a) for a in side.accounts)
    return _days(words, side.period)


def _days(words: Words, period: "Period") -> str:
    return days_of(words, period.first, period.last)


def _verdict(words: Words, found: "Comparison", names: list[str]) -> str:
    """Whether the sides differ, in a sentence."""
    if found.too_few:
        return words(
            "Too few posts to say: {first} has {n} and {second} has {m}, and six are needed.",
            first=names[0],
            second=names[1],
            n=words.number(found.first.n),
            m=words.number(found.second.n),
        )
    interval = found.interval
    if interval is None:
        return words("One of the two is 0: there is no ratio.")
    values = {
        "first": names[0],
        "second": names[1],
        "ratio": times(words, interval.ratio),
        "low": times(words, interval.low),
        "high": times(words, interval.high),
    }
    if interval.is_real:
        return words(
            "A real difference: {first} has {ratio} what {second} has (95% interval {low} to "
            "{high}).",
            **values,
        )
    return words(
        "No real difference: {first} has {ratio} what {second} has, and the 95% interval, "
        "{low} to {high}, holds 1.",
        **values,
    )


def _facts(words: Words, found: "Comparison", names: list[str]) -> Iterator[Fact]:
    from analytics.metrics import Ratio

    measure, label = found.measure, words(found.measure.label)
    is_ratio = isinstance(measure, Ratio)
    named = label if is_ratio else words("{label}, median of a post", label=label)
    for name, standing in zip(names, (found.first, found.second), strict=True):
        yield Fact(
            label=words("{name}: {label}", name=name, label=named),
            metric=measure.name if is_ratio else f"median_{measure.name}",
            value=standing.value,
            unit=measure.unit.value,
            display=shown(words, standing.value, measure.unit),
            n=standing.n,
        )
    if found.interval is not None:
        interval = found.interval
        yield Fact(
            label=words("Ratio"),
            metric=f"ratio_{measure.name}",
            value=interval.ratio,
            unit=UNIT,
            display=words(
                "{ratio} ({low} to {high})",
                ratio=times(words, interval.ratio),
                low=times(words, interval.low),
                high=times(words, interval.high),
            ),
        )


def _chart(words: Words, found: "Comparison", names: list[str]) -> Chart:
    measure, values = found.measure, (found.first.value, found.second.value)
    label = words(measure.label)
    return Chart(
        kind="bar",
        title=label,
        unit=measure.unit.value,
        labels=tuple(names),
        series=(Series(label, values),),
        alt=words(
            "{first}: {one}. {second}: {two}.",
            first=names[0],
            one=shown(words, values[0], measure.unit),
            second=names[1],
            two=shown(words, values[1], measure.unit),
        ),
    )


def _posts_of(context: BotContext, found: "Comparison") -> str:
    """Whose posts of which days are compared, beyond what tells the sides apart."""
    words, first, second = context.words, found.first.side, found.second.side
    accounts = dict.fromkeys(
        words(
            "{name} on {platform}",
            name=shown_name(context, account),
            platform=account.platform.label,
        )
        for account in (*first.accounts, *second.accounts)
    )
    if first.period != second.period:
        return words("Posts of {accounts}.", accounts=tuple(accounts))
    days = _days(words, first.period)
    return words("Posts of {accounts}, published {days}.", accounts=tuple(accounts), days=days)
