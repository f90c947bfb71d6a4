"""`top`: the best and the weakest posts of a period."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.commands import report
from bot.commands.accounts import shown_name
from bot.commands.headings import days_of
from bot.commands.inquiry import ACCOUNT, PERIOD, Inquiry, inquire
from bot.commands.measure_names import METRIC, measure_of
from bot.commands.other_metric import the_same_by
from bot.commands.report_blocks import shown
from bot.commands.sentences import told
from bot.commands.services import BotCommand, BotContext
from bot.core.language import Words, phrase
from bot.core.model import (
    Arguments,
    Block,
    Choice,
    Choices,
    Fact,
    Facts,
    Reply,
    Table,
    Text,
    TextStyle,
)

if TYPE_CHECKING:
    from analytics.top import Standing, Top


def run(context: BotContext, arguments: Arguments) -> Reply:
    """The posts; without a period, those of the newest four whole weeks."""
    return inquire(context, COMMAND, arguments, _answer)


def _answer(inquiry: Inquiry) -> Reply:
    from analytics.top import top

    context = inquiry.context
    measure = measure_of(inquiry.arguments)
    found = top(inquiry.session, inquiry.account, inquiry.period, measure, now=context.now)
    return Reply((*_blocks(context, found), _next(inquiry, found)))


def _blocks(context: BotContext, found: "Top") -> Iterator[Block]:
    words, measure, period = context.words, found.measure, found.period
    title = words(
        "{name} on {platform}, {days}: posts by {label}",
        name=shown_name(context, found.account),
        platform=found.account.platform.label,
        days=days_of(words, period.first, period.last),
        label=words(measure.label),
    )
    yield Text(title, TextStyle.HEADING)
    yield Facts((_median(words, found), _posts(words, found)))
    yield Text(words("The best"), TextStyle.HEADING)
    yield _table(words, found, found.best)
    if found.weakest:
        yield Text(words("The weakest"), TextStyle.HEADING)
        yield _table(words, found, found.weakest)
    usual = words(
        "Usual is the median of the account's posts of that type over a year; "
        "a dash stands where there are too few."
    )
    yield Text(usual, TextStyle.NOTE)
    for note in (*found.notes, found.freshness.sentence()):
        yield Text(told(words, note), TextStyle.NOTE)


def _median(words: Words, found: "Top") -> Fact:
    measure = found.measure
    return Fact(
        label=words("{label}, median of a post", label=words(measure.label)),
        metric=f"median_{measure.name}",
        value=found.median,
        unit=measure.unit.value,
        display=shown(words, found.median, measure.unit),
        n=found.n,
    )


def _posts(words: Words, found: "Top") -> Fact:
    count = words.number(found.posts)
    return Fact(words("Posts"), "posts", found.posts, "count", count, n=found.posts)


def _table(words: Words, found: "Top", posts: "tuple[Standing, ...]") -> Table:
    header = (
        words("Post"),
        words(found.measure.label),
        words("times the usual"),
        words("Type"),
        words("When"),
    )
    rows = (
        (
            post.start or post.link or post.platform_id,
            shown(words, post.value, found.measure.unit),
            "–" if post.multiple is None else f"{words.number(post.multiple, digits=1)}×",
            words(post.kind) if post.kind else "–",
            words.day(post.published_at.astimezone(words.zone).date()),
        )
        for post in posts
    )
    return Table(header, tuple(rows))


def _next(inquiry: Inquiry, found: "Top") -> Choices:
    words = inquiry.context.words
    other = the_same_by(inquiry, found.measure, "saves", "comments", "likes", "views")
    return Choices((Choice(words("The report"), inquiry.line(report.COMMAND)), *other))


COMMAND = BotCommand(
    name="top",
    aliases=("最佳",),
    summary=phrase("Show the best and the weakest posts by a metric"),
    run=run,
    params=(ACCOUNT, METRIC, PERIOD),
    examples=("/top", "/top saves last 90 days", "/top 触达 最近90天"),
    phrasings=(
        ("en", "what were our best posts last month"),
        ("en", "which post did best last week"),
        ("en", "show our top posts by saves"),
        ("en", "our worst posts this month"),
        ("en", "top 5 posts of the quarter"),
        ("en", "which of our posts got the most comments"),
        ("zh", "上个月哪条帖子最好"),
        ("zh", "我们哪条内容数据最好"),
        ("zh", "最近表现最差的帖子"),
        ("zh", "我们收藏最多的帖子"),
        ("zh", "爆款是哪几条"),
        ("zh", "上个月哪条最火"),
        ("zh", "我们的账号上个月哪条最火"),
        ("zh", "我们的账号哪条推文最火"),
    ),
)
