"""`formats`: which types of content do better for the account."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.commands import compare
from bot.commands.effect_blocks import NONE, Named, chart, counted, header, row, small_print
from bot.commands.headings import heading
from bot.commands.inquiry import ACCOUNT, PERIOD, Inquiry, inquire
from bot.commands.measure_names import METRIC, measure_of
from bot.commands.other_metric import the_same_by
from bot.commands.report_blocks import shown
from bot.commands.services import BotCommand, BotContext
from bot.core.language import Words, phrase
from bot.core.model import Arguments, Block, Choice, Choices, Reply, Table, Text
from bot.core.versus import Versus

if TYPE_CHECKING:
    from analytics.formats import Format, Formats

YEAR = 365  # days


def run(context: BotContext, arguments: Arguments) -> Reply:
    """The types; without a period, of the newest year."""
    return inquire(context, COMMAND, arguments, _answer, days=YEAR)


def _answer(inquiry: Inquiry) -> Reply:
    from analytics.formats import formats

    context = inquiry.context
    measure = measure_of(inquiry.arguments)
    found = formats(inquiry.session, inquiry.account, inquiry.period, measure, now=context.now)
    return Reply((*_blocks(context, found), *_next(inquiry, found)))


def _blocks(context: BotContext, found: "Formats") -> Iterator[Block]:
    words = context.words
    subject = words("which types of content do better")
    yield heading(context, found.account, found.period, subject, found.measure)
    named = [(words(each.name), each.effect) for each in found.formats]
    sure = [each for each in named if each[1].is_sure]
    yield Text(_verdict(words, found, sure))
    yield counted(words, found.posts, *sure, measure=found.measure)
    title = phrase("Times the usual by type of content")
    kinds = [each.name for each in found.formats]
    effects = [each.effect for each in found.formats]
    bars = chart(words, title, lambda words, place: words(kinds[place]), effects, found.measure)
    if bars is not None:
        yield bars
    if len(found.formats) > 1:
        yield _table(words, found)
    yield from small_print(words, found.notes, found.freshness)


def _verdict(words: Words, found: "Formats", sure: list[Named]) -> str:
    from analytics.effects import Verdict

    if len(found.formats) == 1:
        return words("All of these posts are of one type: there is nothing to set it against.")
    better = tuple(name for name, effect in sure if effect.verdict is Verdict.BETTER)
    weaker = tuple(name for name, effect in sure if effect.verdict is Verdict.WEAKER)
    if better:
        return words("Surely better: {types}.", types=better)
    if weaker:
        return words("No type is surely better than another; surely weaker: {types}.", types=weaker)
    return words("No type is surely better than another ({n} posts).", n=words.number(found.posts))


def _table(words: Words, found: "Formats") -> Table:
    """The types with what a post of each has."""
    label = words("{label}, median of a post", label=words(found.measure.label))
    name, *rest = header(words, words("Type"))
    return Table((name, label, *rest), tuple(_row(words, found, each) for each in found.formats))


def _row(words: Words, found: "Formats", each: "Format") -> tuple[str, ...]:
    name, *rest = row(words, (words(each.name), each.effect))
    median = NONE if each.effect.multiple is None else shown(words, each.median, found.measure.unit)
    return name, median, *rest


def _next(inquiry: Inquiry, found: "Formats") -> Iterator[Choices]:
    """The first two types against each other, and the same by another metric."""
    from analytics.groups import NO_TYPE

    words = inquiry.context.words
    choices = []
    told = [each.name for each in found.formats if each.effect.multiple and each.name != NO_TYPE]
    if len(told) > 1:
        one, two = told[:2]
        label = words("{first} against {second}", first=words(one), second=words(two))
        line = inquiry.line(compare.COMMAND, sides=Versus(one, two), metric=found.measure.name)
        choices.append(Choice(label, line))
    choices += the_same_by(inquiry, found.measure, "saves", "comments", "likes", "views")
    if choices:
        yield Choices(tuple(choices))


COMMAND = BotCommand(
    name="formats",
    aliases=("内容形式", "形式"),
    summary=phrase("Show which types of content do better, corrected for their times"),
    run=run,
    params=(ACCOUNT, METRIC, PERIOD),
    examples=("/formats", "/formats saves last 180 days", "/内容形式 互动"),
    is_ours=True,
    phrasings=(
        ("en", "which format works best for us"),
        ("en", "which type of content does best on our account"),
        ("en", "which of our formats get the most reach"),
        ("en", "do our reels do better than the rest"),
        ("en", "are our videos worth it"),
        ("en", "which of our content types do best"),
        ("zh", "我们哪种内容形式效果最好"),
        ("zh", "我们哪类内容数据最好"),
        ("zh", "我们的视频比图片效果好吗"),
        ("zh", "我们账号什么形式的触达最高"),
    ),
)
