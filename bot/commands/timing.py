"""`timing`: when the account's posts do better."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.commands import report
from bot.commands.bilingual import bilingual
from bot.commands.effect_blocks import (
    UNIT,
    Named,
    chart,
    counted,
    header,
    row,
    small_print,
    times,
)
from bot.commands.headings import heading
from bot.commands.inquiry import ACCOUNT, PERIOD, Inquiry, inquire
from bot.commands.measure_names import METRIC, measure_of
from bot.commands.other_metric import the_same_by
from bot.commands.services import BotCommand, BotContext
from bot.core.language import Words, phrase
from bot.core.model import (
    Arguments,
    Block,
    Chart,
    Choice,
    Choices,
    Reply,
    Series,
    Table,
    Text,
)

if TYPE_CHECKING:
    from analytics.timing import Slot, Timing

YEAR = 365  # days, over which every hour of the week comes 52 times
SHOWN = 6  # hours, where no time is sure


def run(context: BotContext, arguments: Arguments) -> Reply:
    """The times; without a period, of the newest year."""
    return inquire(context, COMMAND, arguments, _answer, days=YEAR)


def _answer(inquiry: Inquiry) -> Reply:
    from analytics.timing import timing

    context = inquiry.context
    measure = measure_of(inquiry.arguments)
    found = timing(inquiry.session, inquiry.account, inquiry.period, measure, now=context.now)
    return Reply((*_blocks(context, found), _next(inquiry, found)))


def _blocks(context: BotContext, found: "Timing") -> Iterator[Block]:
    from analytics.effects import Verdict

    words = context.words
    subject = words("when posts do better")
    yield heading(context, found.account, found.period, subject, found.measure)
    better = _mixed(words, found.named(Verdict.BETTER))
    weaker = _mixed(words, found.named(Verdict.WEAKER))
    yield Text(_verdict(words, found, better, weaker))
    yield counted(words, found.with_day, *better, *weaker, measure=found.measure)
    if better or weaker:
        rows = tuple(row(words, each) for each in (*better, *weaker))
        yield Table(header(words, words("Time")), rows)
    yield from _hours(words, found)
    if found.weekdays:
        weekdays = _named(words, found.weekdays)
        rows = tuple(row(words, each) for each in weekdays)
        yield Table(header(words, words("Weekday")), rows)
    yield from small_print(words, found.notes, found.freshness)


def _verdict(
    words: Words, found: "Timing", better: tuple[Named, ...], weaker: tuple[Named, ...]
) -> str:
    """What can be said of the times in a sentence."""
    if not found.with_day:
        return words(
            "No weekday and no hour can be told: the instants of these posts rest on an assumed "
            "zone. Import an export with links or ids, which carry the instant."
        )
    if better:
        return words("Surely better: {times}.", times=tuple(name for name, _ in better))
    if weaker:
        return words(
            "No time is surely better than another; surely weaker: {times}.",
            times=tuple(name for name, _ in weaker),
        )
    if not found.with_hour:
        return words(
            "No weekday is surely better than another ({n} posts); no hour is known for sure.",
            n=words.number(found.with_day),
        )
    return words(
        "No time is surely better than another ({n} posts).", n=words.number(found.with_day)
    )


def _hours(words: Words, found: "Timing") -> Iterator[Block]:
    """Each hour at which something was posted, and those that look best or are sure."""
    hours = _named(words, found.hours)
    if not any(effect.multiple for _, effect in hours):
        return
    if any(slot.effect.multiple for slot in found.cells):
        yield bilingual(words, lambda words: _week(words, found))
    else:
        title = phrase("Times the usual by hour of publishing")
        effects = [slot.effect for slot in found.hours]
        bars = chart(
            words, title, lambda words, at: _name(words, found.hours[at]), effects, found.measure
        )
        if bars is not None:
            yield bars
    told = [each for each in hours if each[1].multiple]
    told.sort(key=lambda each: -(each[1].multiple or 0.0))
    yield Table(header(words, words("Hour")), tuple(row(words, each) for each in told[:SHOWN]))


def _week(words: Words, found: "Timing") -> Chart:
    """The hours of the week at which something was posted, in shades of their multiples."""
    from analytics.groups import WEEKDAYS

    multiples = {(slot.weekday, slot.hour): slot.effect.multiple for slot in found.cells}
    hours = [slot.hour for slot in found.hours]
    known = [slot for slot in found.cells if slot.effect.multiple]
    low = min(known, key=lambda slot: slot.effect.multiple or 0.0)
    high = max(known, key=lambda slot: slot.effect.multiple or 0.0)
    return Chart(
        kind="heat",
        title=words(
            "Times the usual by hour of the week, by {label}", label=words(found.measure.label)
        ),
        unit=UNIT,
        labels=tuple(f"{hour:02}" for hour in hours),
        series=tuple(
            Series(words(name), tuple(multiples.get((day, hour)) for hour in hours))
            for day, name in enumerate(WEEKDAYS)
        ),
        alt=words(
            "Lowest {low} ({low_label}), highest {high} ({high_label}). "
            "Too few posts to say: {few} of {labels}.",
            low=times(words, low.effect.multiple or 0.0),
            low_label=_name(words, low),
            high=times(words, high.effect.multiple or 0.0),
            high_label=_name(words, high),
            few=len(WEEKDAYS) * len(hours) - len(known),
            labels=len(WEEKDAYS) * len(hours),
        ),
    )


def _named(words: Words, slots: "tuple[Slot, ...]") -> tuple[Named, ...]:
    return tuple((_name(words, slot), slot.effect) for slot in slots)


def _mixed(words: Words, slots: "tuple[Slot, ...]") -> tuple[Named, ...]:
    """The slots beside those of other sorts, where an hour alone is one of every day."""
    return tuple(
        (words("{hour} on any day", hour=name) if slot.weekday is None else name, slot.effect)
        for slot, name in ((slot, _name(words, slot)) for slot in slots)
    )


def _name(words: Words, slot: "Slot") -> str:
    """A weekday, an hour as 08:00, or both."""
    from analytics.groups import WEEKDAYS

    hour = "" if slot.hour is None else f"{slot.hour:02}:00"
    day = "" if slot.weekday is None else words(WEEKDAYS[slot.weekday])
    return f"{day} {hour}".strip()


def _next(inquiry: Inquiry, found: "Timing") -> Choices:
    words, choices = inquiry.context.words, []
    if inquiry.arguments.text("metric") is None:
        choices += the_same_by(inquiry, found.measure, "engagements", "comments", "likes")
    choices.append(Choice(words("By weekday"), inquiry.line(report.COMMAND, by="weekday")))
    return Choices(tuple(choices))


COMMAND = BotCommand(
    name="timing",
    aliases=("发布时间", "时段"),
    summary=phrase("Show when an account's posts do better, and whether that is sure"),
    run=run,
    params=(ACCOUNT, METRIC, PERIOD),
    examples=("/timing", "/timing saves last 180 days", "/发布时间 互动"),
    is_ours=True,
    phrasings=(
        ("en", "when do our posts do best"),
        ("en", "at what time do our posts do best"),
        ("en", "which weekday works best for us"),
        ("en", "which hours work best for our account"),
        ("en", "what is our best time to post"),
        ("en", "our best posting times"),
        ("en", "on which days do we get the most reach"),
        ("en", "do our evening posts do better than our morning posts"),
        ("zh", "我们什么时候发效果最好"),
        ("zh", "我们的最佳发布时间"),
        ("zh", "我们的账号几点发数据最好"),
        ("zh", "我们周几发的帖子效果最好"),
        ("zh", "我们哪个时段的触达最高"),
    ),
)
