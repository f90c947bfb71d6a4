"""`forecast`: how a metric has moved, and where it is heading."""

from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from bot.commands import report
from bot.commands.accounts import shown_name
from bot.commands.bilingual import bilingual
from bot.commands.how_far import HowFar, read_how_far
from bot.commands.inquiry import ACCOUNT, Inquiry, inquire
from bot.commands.measure_names import METRIC, measure_of
from bot.commands.report_blocks import shown
from bot.commands.sentences import told
from bot.commands.services import BotCommand, BotContext, BotParam
from bot.core.language import Words, phrase
from bot.core.model import (
    Arguments,
    Block,
    Chart,
    Choice,
    Choices,
    Fact,
    Facts,
    Interval,
    Outcome,
    Reply,
    Series,
    Text,
    TextStyle,
)
from bot.core.registry import Kind

if TYPE_CHECKING:
    from analytics.metrics import Metric
    from analytics.outlook import Outlook

USUAL_DAYS = 28
LONGEST_DAYS = 731  # two years: what is forecast further ahead is a guess

SHOWN_STEPS = 60  # of the past in the chart

MODELS = (
    phrase("seasonal naive"),
    phrase("mean of two seasons"),
    phrase("mean of the last weeks"),
    phrase("waves"),
    phrase("two seasons and waves"),
)
"""The names of the models, which analytics writes in English."""


def run(context: BotContext, arguments: Arguments) -> Reply:
    """The forecast of the next four weeks, or of as many days as were asked for."""
    return inquire(context, COMMAND, arguments, _answer)


def _answer(inquiry: Inquiry) -> Reply:
    from analytics.metrics import Ratio
    from analytics.outlook import outlook

    context = inquiry.context
    measure = measure_of(inquiry.arguments)
    if isinstance(measure, Ratio):
        return _no_ratio(inquiry, measure.label)
    newest = inquiry.period.last
    ahead = inquiry.arguments.values.get("ahead")
    days = ahead.days_from(newest) if isinstance(ahead, HowFar) else USUAL_DAYS
    if not 1 <= days <= LONGEST_DAYS:
        return _out_of_reach(inquiry)
    found = outlook(
        inquiry.session, inquiry.account, inquiry.period, measure, days, now=context.now
    )
    return Reply((*_blocks(context, found), _next(inquiry, found.metric)))


def _no_ratio(inquiry: Inquiry, label: str) -> Reply:
    """That a ratio has no forecast, and what of it has."""
    words = inquiry.context.words
    told_ = words(
        "{label} is a ratio of two sums, and I forecast sums alone. "
        "Ask for its parts, such as engagements or reach.",
        label=words(label),
    )
    choices = (
        Choice(words("Engagements"), inquiry.line(metric="engagements", period=None)),
        Choice(words("Reach"), inquiry.line(metric="reach", period=None)),
    )
    return Reply((Text(told_), Choices(choices)), outcome=Outcome.USAGE)


def _out_of_reach(inquiry: Inquiry) -> Reply:
    """That the end is not after the newest figures, or too far after them."""
    words = inquiry.context.words
    told_ = words(
        "The figures of {account} end on {day}: I can forecast the two years after that, and no "
        "other days.",
        account=inquiry.account.name,
        day=words.day(inquiry.period.last),
    )
    return Reply((Text(told_), Choices((_next_90_days(inquiry),))), outcome=Outcome.USAGE)


def _blocks(context: BotContext, found: "Outlook") -> Iterator[Block]:
    words = context.words
    title = words(
        "{name} on {platform}: {label}, and what to expect to {until}",
        name=shown_name(context, found.account),
        platform=found.account.platform.label,
        label=words(found.metric.label),
        until=words.day(found.until),
    )
    yield Text(title, TextStyle.HEADING)
    yield Facts(tuple(_facts(words, found)))
    yield Text(_moved(words, found))
    yield bilingual(words, lambda words: _chart(words, found))
    yield Text(_tested(words, found), TextStyle.NOTE)
    for note in (*found.notes, found.freshness.sentence()):
        yield Text(told(words, note), TextStyle.NOTE)


def _facts(words: Words, found: "Outlook") -> Iterator[Fact]:
    """What is expected at the end or in all, with its interval in words and as figures."""
    ahead, metric = found.forecast, found.metric
    base = found.level or 0.0
    label = words(metric.label)
    if found.level is not None:
        day = found.history.day(len(found.history.values) - 1)
        yield _fact(
            words,
            found,
            words("{label} on {day}", label=label, day=words.day(day)),
            found.level,
            "",
        )
        label = words("{label} expected on {day}", label=label, day=words.day(found.until))
    else:
        label = words(
            "{label} expected, {first} to {last}",
            label=label,
            first=words.day(found.first),
            last=words.day(found.until),
        )
    yield _fact(words, found, label, base + ahead.total, "forecast_")
    low, high = base + ahead.total_low, base + ahead.total_high
    yield _fact(words, found, words("at least, with 90%"), low, "low_")
    yield _fact(words, found, words("at most, with 90%"), high, "high_")


def _fact(words: Words, found: "Outlook", label: str, value: float, prefix: str) -> Fact:
    metric = found.metric
    return Fact(
        label=label,
        metric=f"{prefix}{metric.name}",
        value=round(value),
        unit=metric.unit.value,
        display=shown(words, round(value), metric.unit),
    )


def _moved(words: Words, found: "Outlook") -> str:
    """The trend of the last weeks in a sentence."""
    label, past = words(found.metric.label), found.trend
    if past is None:
        return words("There are too few weeks to say how it has moved.")
    values = {
        "label": label,
        "weeks": past.n,
        "slope": _signed(words, past.slope),
        "low": _signed(words, past.low),
        "high": _signed(words, past.high),
    }
    if not past.is_sure:
        return words(
            "No sure trend over the last {weeks} weeks: {slope} a week, "
            "but anything from {low} to {high} fits.",
            **values,
        )
    if past.slope > 0:
        return words(
            "Rising over the last {weeks} weeks: {slope} a week ({low} to {high}).", **values
        )
    return words("Falling over the last {weeks} weeks: {slope} a week ({low} to {high}).", **values)


def _signed(words: Words, value: float) -> str:
    return f"{'+' if value > 0 else ''}{words.number(value, digits=0 if abs(value) >= 10 else 1)}"


def _tested(words: Words, found: "Outlook") -> str:
    ahead = found.forecast
    if ahead.error == ahead.naive_error:
        return words(
            "In {origins} forecasts of the past no model was better than saying that the last "
            "season comes again, which is off by {error} on average and is what is said here. "
            "An interval meant for 80% held {coverage} of what came.",
            origins=ahead.origins,
            error=words.number(ahead.error, digits=1),
            coverage=words.percent(ahead.coverage, digits=0),
        )
    return words(
        "The model ({model}) was chosen by {origins} forecasts of the past: off by {error} on "
        "average, against {naive} for saying that the last season comes again. "
        "An interval meant for 80% held {coverage} of what came.",
        model=words(ahead.model),
        origins=ahead.origins,
        error=words.number(ahead.error, digits=1),
        naive=words.number(ahead.naive_error, digits=1),
        coverage=words.percent(ahead.coverage, digits=0),
    )


def _chart(words: Words, found: "Outlook") -> Chart:
    """The newest steps, and the expected ones with the interval of each."""
    past, ahead = found.history, found.forecast
    known = list(past.values[-SHOWN_STEPS:])
    expected, low, high = list(ahead.values), list(ahead.low), list(ahead.high)
    if found.level is not None:
        expected = list(accumulate(expected, initial=found.level))[1:]
        low, high = _fan(found, expected)
    offset, before = len(past.values) - len(known), [None] * len(known)
    steps = range(offset, len(past.values) + len(expected))
    labels = tuple(words.short_day(past.day(step)) for step in steps)
    label = words(found.metric.label)
    return Chart(
        kind="band",
        title=words("{label}: so far and expected", label=label),
        unit=found.metric.unit.value,
        labels=labels,
        series=(Series(label, (*known, *expected)),),
        interval=Interval((*before, *low), (*before, *high)),
        future_from=labels[len(known)],
        alt=words(
            "{label}: {last} at the end; {value} expected on {day}, from {low} to {high}.",
            label=label,
            last=words.number(known[-1]),
            value=words.number(expected[-1]),
            day=words.day(found.until),
            low=words.number(low[-1]),
            high=words.number(high[-1]),
        ),
    )


def _fan(found: "Outlook", expected: list[float]) -> tuple[list[float], list[float]]:
    """The interval of a state, which widens evenly to that of its last day."""
    ahead, count = found.forecast, len(expected)
    below, above = ahead.total - ahead.total_low, ahead.total_high - ahead.total
    shares = [(step + 1) / count for step in range(count)]
    low = [value - below * share for value, share in zip(expected, shares, strict=True)]
    high = [value + above * share for value, share in zip(expected, shares, strict=True)]
    return low, high


def _next(inquiry: Inquiry, metric: "Metric") -> Choices:
    the_report = Choice(inquiry.context.words("The report"), inquiry.line(report.COMMAND))
    return Choices((_next_90_days(inquiry), the_report))


def _next_90_days(inquiry: Inquiry) -> Choice:
    label = inquiry.context.words("The next 90 days")
    return Choice(label, inquiry.line(ahead="next 90 days", period=None))


COMMAND = BotCommand(
    name="forecast",
    aliases=("trend", "预测", "趋势"),
    summary=phrase("Say how a metric has moved, and where it is heading"),
    run=run,
    params=(
        ACCOUNT,
        METRIC,
        BotParam(
            "ahead",
            Kind.VALUE,
            phrase("how far: next 90 days, by the end of the year, 未来30天"),
            reader=read_how_far,
        ),
    ),
    examples=("/forecast", "/forecast reach next 90 days", "/预测 粉丝 未来90天"),
    phrasings=(
        ("en", "where are we heading"),
        ("en", "forecast our reach for the next month"),
        ("en", "how many followers will we have by the end of next month"),
        ("en", "is our reach trending up or down"),
        ("en", "predict our followers"),
        ("en", "what is the trend of our views"),
        ("en", "how many views will our account get next month"),
        ("en", "where will our followers be by the end of the year"),
        ("zh", "预测一下我们下个月的触达"),
        ("zh", "下个月我们会有多少粉丝"),
        ("zh", "我们的数据是上升还是下降趋势"),
        ("zh", "照这样下去我们的粉丝会怎么样"),
        ("zh", "我们粉丝到年底能到多少"),
        ("zh", "我们账号的播放量趋势"),
    ),
)
