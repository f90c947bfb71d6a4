"""`anomalies`: the days and posts that were unusual, and what to read on them."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from bot.commands import report, top
from bot.commands.accounts import shown_name
from bot.commands.advice import advice
from bot.commands.headings import days_of
from bot.commands.inquiry import ACCOUNT, PERIOD, Inquiry, inquire
from bot.commands.measure_names import METRIC, measure_of
from bot.commands.report_blocks import shown
from bot.commands.sentences import told
from bot.commands.services import BotCommand, BotContext
from bot.core.language import Words, phrase
from bot.core.model import (
    Arguments,
    Block,
    Bullets,
    Choice,
    Choices,
    Reply,
    Table,
    Text,
    TextStyle,
)

if TYPE_CHECKING:
    from analytics.anomalies import Anomalies, UnusualDay, UnusualPost


def run(context: BotContext, arguments: Arguments) -> Reply:
    """What was unusual; without a period, in the newest four whole weeks."""
    return inquire(context, COMMAND, arguments, _answer)


def _answer(inquiry: Inquiry) -> Reply:
    from analytics.anomalies import anomalies
    from analytics.findings import dead_hours, findings

    context, session, period = inquiry.context, inquiry.session, inquiry.period
    measure = measure_of(inquiry.arguments)
    found = anomalies(session, inquiry.account, period, measure, now=context.now)
    asked = (session, inquiry.account, period, found.freshness)
    noticed = chain(findings(*asked), dead_hours(*asked))
    return Reply((*_blocks(context, found), *advice(inquiry, noticed), _next(inquiry)))


def _blocks(context: BotContext, found: "Anomalies") -> Iterator[Block]:
    words, period = context.words, found.period
    title = words(
        "{name} on {platform}, {days}: what was unusual",
        name=shown_name(context, found.account),
        platform=found.account.platform.label,
        days=days_of(words, period.first, period.last),
    )
    yield Text(title, TextStyle.HEADING)
    if not (found.posts_seen or found.days_seen):
        yield Text(words("There is too little before these days to say what is usual."))
    elif not (found.posts or found.days):
        yield Text(words("Nothing was unusual."))
    if found.days:
        yield Text(words("Days"), TextStyle.HEADING)
        yield Bullets(tuple(_day(words, day) for day in found.days))
    if found.posts:
        yield Text(words("Posts by {label}", label=words(found.measure.label)), TextStyle.HEADING)
        yield _posts(words, found)
    if found.posts_seen or found.days_seen:
        yield Text(_looked_at(words, found), TextStyle.NOTE)
    for note in (*found.notes, found.freshness.sentence()):
        yield Text(told(words, note), TextStyle.NOTE)


def _day(words: Words, day: "UnusualDay") -> str:
    """What a day had, what is usual on its weekday, and the posts that may be behind it."""
    values = {
        "day": words.day(day.day),
        "label": words(day.metric.label),
        "value": _amount(words, day, day.value),
        "usual": _amount(words, day, day.usual),
    }
    if not day.posts:
        return words("{day}: {label} {value}, usually {usual} on that weekday.", **values)
    return words(
        "{day}: {label} {value}, usually {usual} on that weekday. Perhaps by: {posts}",
        posts=tuple(post.name for post in day.posts),
        **values,
    )


def _amount(words: Words, day: "UnusualDay", value: float) -> str:
    sign = "+" if day.metric.is_level and value > 0 else ""
    return sign + shown(words, value, day.metric.unit)


def _posts(words: Words, found: "Anomalies") -> Table:
    header = (
        words("Post"),
        words(found.measure.label),
        words("Usual"),
        words("times the usual"),
        words("When"),
    )
    return Table(header, tuple(_post(words, found, post) for post in found.posts))


def _post(words: Words, found: "Anomalies", post: "UnusualPost") -> tuple[str, ...]:
    unit = found.measure.unit
    return (
        post.name,
        shown(words, post.value, unit),
        shown(words, post.usual, unit),
        f"{words.number(post.value / post.usual, digits=1)}×",
        words.day(post.published_at.astimezone(words.zone).date()),
    )


def _looked_at(words: Words, found: "Anomalies") -> str:
    """How much was looked at, and how."""
    if not found.metrics:
        return words(
            "Looked at: {posts} posts, each beside the 15 of its type before it. "
            "Of what is named, one in twenty is chance.",
            posts=found.posts_seen,
        )
    labels = tuple(words(metric.label) for metric in found.metrics)
    if not found.posts_seen:
        return words(
            "Looked at: {days} days, each beside its weekday in the eight weeks before, by "
            "{labels}. Of what is named, one in twenty is chance.",
            days=found.days_seen,
            labels=labels,
        )
    return words(
        "Looked at: {posts} posts, each beside the 15 of its type before it, and {days} days, each "
        "beside its weekday in the eight weeks before, by {labels}. "
        "Of what is named, one in twenty is chance.",
        posts=found.posts_seen,
        days=found.days_seen,
        labels=labels,
    )


def _next(inquiry: Inquiry) -> Choices:
    words = inquiry.context.words
    return Choices(
        (
            Choice(words("The best and the weakest posts"), inquiry.line(top.COMMAND)),
            Choice(words("The report"), inquiry.line(report.COMMAND)),
        )
    )


COMMAND = BotCommand(
    name="anomalies",
    aliases=("异常",),
    summary=phrase("Name the days and posts that were unusual"),
    run=run,
    params=(ACCOUNT, METRIC, PERIOD),
    examples=("/anomalies", "/anomalies last 90 days", "/异常 上个月"),
    phrasings=(
        ("en", "was anything unusual last week"),
        ("en", "any anomalies in our numbers"),
        ("en", "did anything strange happen on our account this month"),
        ("en", "which day stood out last month"),
        ("en", "why was there a spike on our account yesterday"),
        ("zh", "我们的数据最近有什么异常"),
        ("zh", "上周有没有异常的数据"),
        ("zh", "我们账号哪天数据突然变高了"),
        ("zh", "我们的粉丝为什么突然掉了"),
    ),
)
