"""`hashtags`: which hashtags go with better results of the account."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.commands import formats
from bot.commands.effect_blocks import Named, chart, counted, header, row, small_print
from bot.commands.headings import heading
from bot.commands.inquiry import ACCOUNT, PERIOD, Inquiry, inquire
from bot.commands.measure_names import METRIC, measure_of
from bot.commands.other_metric import the_same_by
from bot.commands.services import BotCommand, BotContext
from bot.core.language import Words, phrase
from bot.core.model import Arguments, Block, Choice, Choices, Reply, Table, Text, TextStyle

if TYPE_CHECKING:
    from analytics.hashtags import Hashtags

YEAR = 365  # days
SURE = 12  # hashtags shown
UNSURE = 6


def run(context: BotContext, arguments: Arguments) -> Reply:
    """The hashtags; without a period, of the newest year."""
    return inquire(context, COMMAND, arguments, _answer, days=YEAR)


def _answer(inquiry: Inquiry) -> Reply:
    from analytics.hashtags import hashtags

    context = inquiry.context
    measure = measure_of(inquiry.arguments)
    found = hashtags(inquiry.session, inquiry.account, inquiry.period, measure, now=context.now)
    return Reply((*_blocks(context, found), _next(inquiry, found)))


def _blocks(context: BotContext, found: "Hashtags") -> Iterator[Block]:
    words = context.words
    subject = words("which hashtags go with better results")
    yield heading(context, found.account, found.period, subject, found.measure)
    sure = [(f"#{each.name}", each.effect) for each in found.sure[:SURE]]
    unsure = [(f"#{each.name}", each.effect) for each in found.unsure[:UNSURE]]
    yield Text(_verdict(words, found, sure))
    yield counted(words, found.posts, *sure, measure=found.measure)
    title = phrase("Times the usual by hashtag")
    tags, effects = zip(*sure, *unsure, strict=True) if sure or unsure else ((), ())
    bars = chart(words, title, lambda _, place: tags[place], effects, found.measure)
    if bars is not None:
        yield bars
    if sure:
        yield Text(words("Surely different"), TextStyle.HEADING)
        yield _table(words, sure)
    if unsure:
        yield Text(words("The most used with no real difference"), TextStyle.HEADING)
        yield _table(words, unsure)
    yield from _too_few(words, found)
    yield from small_print(words, found.notes, found.freshness)


def _verdict(words: Words, found: "Hashtags", sure: list[Named]) -> str:
    from analytics.effects import Verdict

    if not found.tagged:
        return words("None of these posts has a hashtag in its text.")
    better = tuple(name for name, effect in sure if effect.verdict is Verdict.BETTER)
    if better:
        return words("Goes with better results: {tags}.", tags=better)
    return words(
        "No hashtag surely goes with better results ({tagged} of {n} posts have some).",
        tagged=words.number(found.tagged),
        n=words.number(found.posts),
    )


def _table(words: Words, named: list[Named]) -> Table:
    rows = tuple(row(words, each) for each in named)
    return Table(header(words, words("Hashtag")), rows)


def _too_few(words: Words, found: "Hashtags") -> Iterator[Text]:
    """The hashtags that nothing can be said of."""
    if found.everywhere:
        tags = tuple(f"#{tag}" for tag in found.everywhere[:UNSURE])
        told = words("On nearly every post, so nothing to set it against: {tags}.", tags=tags)
        yield Text(told, TextStyle.NOTE)
    if found.rare:
        told = words("Hashtags on too few posts to say: {count}.", count=words.number(found.rare))
        yield Text(told, TextStyle.NOTE)


def _next(inquiry: Inquiry, found: "Hashtags") -> Choices:
    words, choices = inquiry.context.words, []
    if inquiry.arguments.text("metric") is None:
        choices += the_same_by(inquiry, found.measure, "engagements", "comments", "likes")
    choices.append(Choice(words("By type of content"), inquiry.line(formats.COMMAND)))
    return Choices(tuple(choices))


COMMAND = BotCommand(
    name="hashtags",
    aliases=("话题标签", "标签"),
    summary=phrase("Show which hashtags go with better results, corrected for type and time"),
    run=run,
    params=(ACCOUNT, METRIC, PERIOD),
    examples=("/hashtags", "/hashtags saves last 180 days", "/话题标签 互动"),
    is_ours=True,
    phrasings=(
        ("en", "which of our hashtags work"),
        ("en", "which hashtags work best for us"),
        ("en", "did our hashtags bring more reach"),
        ("en", "how do our hashtags perform"),
        ("en", "show our best hashtags"),
        ("zh", "我们哪些话题标签有效"),
        ("zh", "我们用的标签哪个效果最好"),
        ("zh", "我们的话题标签带来触达了吗"),
        ("zh", "看看我们的标签数据"),
    ),
)
