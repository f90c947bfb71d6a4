"""`ask`: a question about marketing, answered from the articles and the team's own, or not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from sqlmodel import Session

from bot.commands import team
from bot.commands.evidence import evidence
from bot.commands.services import BotCommand, BotContext, BotParam
from bot.core.language import detect, phrase
from bot.core.message import LIMIT
from bot.core.model import (
    Arguments,
    Block,
    Bullets,
    Choice,
    Choices,
    Outcome,
    Reply,
    Source,
    Sources,
    Text,
    TextStyle,
)
from bot.core.registry import Kind
from bot.store import gaps, turns

if TYPE_CHECKING:
    from knowledge.article import Article, Part
    from knowledge.article import Source as ArticleSource
    from knowledge.search import Result

OFFERED = 3  # articles offered below an answer, or in place of one
LISTED = frozenset({"steps", "evidence", "lessons"})  # parts that are lists
CITATION = re.compile(r"\s*\[\d+\]")


@dataclass(frozen=True, slots=True)
class Search:
    """What was searched for, and what was found.

    `asked` is the question, with the one before it where it leans on that. `has_two` when a
    second article answers another part of it.
    """

    asked: str
    result: "Result"
    has_two: bool


def run(context: BotContext, arguments: Arguments) -> Reply:
    """The article that answers the question, what the team's own say, or "I don't know"."""
    question = arguments.text("question") or ""
    with Session(context.services.engine) as session:
        before = turns.previous(session, context.request)
        found = _search(context, question, before)
        turns.remember(session, context.request, found.asked)
    own = team.answers(context, found.asked)
    if found.result.answered and _holds(context, found):
        return _answer(context, found, own)
    if own:
        blocks = [*_own(context, own, is_all=True), _thumbs(context, str(own[0].number))]
        return Reply(tuple(blocks), confidence=found.result.confidence)
    return _not_found(context, question, found)


def _search(context: BotContext, question: str, before: str | None) -> Search:
    """What the question finds; with the one before it where it goes on from that."""
    from knowledge.followup import continued, leans, points

    alone = _searched(context, question)
    if before is None or detect(before) != detect(question):
        return alone
    if not (leans(question) or (points(question) and not alone.result.answered)):
        return alone
    both = continued(before, question)
    together = _searched(context, both.asked, both.text)
    return together if together.result.answered else alone


def _searched(context: BotContext, question: str, text: str | None = None) -> Search:
    """What the question finds, by another text where one is given."""
    knowledge, language = context.services.knowledge, context.words.language
    result = knowledge.search(text or question, language)
    return Search(question, *knowledge.with_second_topic(question, language, result))


def _holds(context: BotContext, found: Search) -> bool:
    """Whether the article has what is asked for, where that is a figure."""
    from knowledge.figures import speaks_of, wants_figure

    if not wants_figure(found.asked):
        return True
    slug, language = found.result.hits[0].key, context.words.language
    return speaks_of(context.services.knowledge.article(slug, language), found.asked)


def _answer(context: BotContext, found: Search, own: tuple[team.TeamPassage, ...]) -> Reply:
    """The article, what the team's own say before or after it, and what can be asked next."""
    knowledge, language = context.services.knowledge, context.words.language
    articles = [knowledge.article(hit.key, language) for hit in found.result.hits]
    first, second = articles[0], articles[1] if found.has_two else None
    sure = any(passage.sure for passage in own)
    blocks: list[Block] = [*_own(context, own, is_all=False)] if sure else []
    blocks += _body(first)
    if second is not None:
        blocks += _brief(second)
    if not sure:
        blocks += _own(context, own, is_all=False)
    blocks += evidence(context, first)
    others = (*first.cases[:1], *first.related, *(article.slug for article in articles[1:]))
    own_slugs = {first.slug, *([second.slug] if second else [])}
    blocks += _offer(context, tuple(slug for slug in others if slug not in own_slugs))
    topics = dict.fromkeys(topic for article in articles for topic in article.topics)
    return Reply(
        (*blocks, _thumbs(context, first.slug)),
        articles=tuple(topics),
        confidence=found.result.confidence,
    )


def _own(
    context: BotContext, passages: tuple[team.TeamPassage, ...], *, is_all: bool
) -> Iterator[Block]:
    """What the team's own documents say, each passage with its document."""
    if not passages:
        return
    words = context.words
    yield Text(words("From your team's own knowledge"), TextStyle.HEADING)
    for passage in passages:
        yield Text(passage.text)
        named = " › ".join(filter(None, (passage.document, passage.heading)))
        source = words("Taught here: {name}", name=named) if passage.taught else named
        yield Text(source, TextStyle.NOTE)
    if is_all:
        yield Text(words("My own articles do not answer this."), TextStyle.NOTE)


def _brief(article: "Article") -> list[Block]:
    """The second topic's article: the short answer and what to do."""
    steps = tuple(CITATION.sub("", step) for step in article.steps)
    return [
        Text(article.title, TextStyle.HEADING),
        Text(article.short),
        Bullets(steps, numbered=True),
    ]


def _thumbs(context: BotContext, slug: str) -> Choices:
    """Both thumbs for the article of that slug, or the team's document of that number."""
    words = context.words
    return Choices(
        (
            Choice(words("This helped"), f"/feedback up {slug}"),
            Choice(words("This did not help"), f"/feedback down {slug}"),
        )
    )


def _body(article: "Article") -> list[Block]:
    """The article as blocks: the short answer under its title, then the other parts."""
    blocks: list[Block] = [Text(article.title, TextStyle.HEADING), Text(article.short)]
    for part in article.parts:
        if part.name != "short":
            blocks += [Text(part.heading, TextStyle.HEADING), *_part(part)]
    if article.sources:
        blocks.append(Sources(tuple(map(_source, article.sources))))
    return blocks


def _source(source: "ArticleSource") -> Source:
    """The source with its year, which many a title holds already."""
    year = "" if str(source.year) in source.title else f" ({source.year})"
    return Source(source.title + year, url=source.url)


def _part(part: "Part") -> list[Block]:
    if part.name in LISTED:
        return [Bullets(part.items, numbered=part.name == "steps")]
    return [Text(item) for item in part.items]


def _not_found(context: BotContext, question: str, found: Search) -> Reply:
    """That it is not known, the nearest that is, and a way to leave the question for the team."""
    words, request = context.words, context.request
    with Session(context.services.engine) as session:
        gaps.missed(session, request.place.workspace, question, words.language, now=context.now)
    if found.result.answered:  # the topic is known, the figure that is asked for is not
        told = words("I have no figure for that, and I will not give you another one in its place.")
    else:
        told = words(
            "I don't know: nothing in my knowledge base answers this. "
            "I know about social-media marketing, in English and Chinese; try it in other words."
        )
    offer = _offer(context, tuple(hit.key for hit in found.result.hits))
    blocks: list[Block] = [Text(told)]
    if offer:
        blocks += [Text(words("The nearest that I have:")), *offer]
    leave = Choice(words("Leave this question for the team"), f"/leave {question}"[:LIMIT])
    return Reply(
        (*blocks, Choices((leave,))),
        outcome=Outcome.NOT_FOUND,
        confidence=found.result.confidence,
    )


def _offer(context: BotContext, slugs: tuple[str, ...]) -> tuple[Choices, ...]:
    """The first few articles as questions to ask next; none where there is none."""
    knowledge, language = context.services.knowledge, context.words.language
    offered = islice(dict.fromkeys(slugs), OFFERED)
    titles = [knowledge.article(slug, language).title for slug in offered]
    return (Choices(tuple(Choice(t, f"/ask {t}") for t in titles)),) if titles else ()


COMMAND = BotCommand(
    name="ask",
    aliases=("问",),
    summary=phrase("Answer a question about marketing from the knowledge base"),
    run=run,
    params=(
        BotParam(
            "question", Kind.REST, phrase("your question, in English or Chinese"), required=True
        ),
    ),
    phrasings=(
        ("en", "how do we improve our engagement rate"),
        ("en", "how can I increase our reach"),
        ("en", "what is a good engagement rate"),
        ("en", "what is the average engagement rate on instagram"),
        ("en", "our engagement rate is 2 percent, is that good"),
        ("en", "what does engagement rate mean"),
        ("en", "how many likes is good"),
        ("en", "how many posts a week should we publish"),
        ("en", "why is our reach falling"),
        ("en", "why did our reach drop last month"),
        ("en", "why is our engagement down"),
        ("en", "why are our numbers worse than last month"),
        ("en", "what do we do when followers leave"),
        ("en", "how do I get more followers"),
        ("en", "how should we report last month's results to the boss"),
        ("en", "which posts work best on instagram"),
        ("en", "how many hashtags should we use"),
        ("en", "should we post reels or images"),
        ("en", "how do our competitors do"),
        ("en", "how do other companies do"),
        ("zh", "怎么提高我们的互动率"),
        ("zh", "互动率多少算好"),
        ("zh", "互动率是什么意思"),
        ("zh", "为什么我们的触达下降了"),
        ("zh", "为什么上个月数据下降了"),
        ("zh", "怎么涨粉"),
        ("zh", "掉粉了怎么办"),
        ("zh", "一周发几条合适"),
        ("zh", "月报怎么写给老板看"),
        ("zh", "什么样的帖子效果好"),
        ("zh", "我们该带几个话题标签"),
        ("zh", "我们该发视频还是图片"),
        ("zh", "竞争对手做得怎么样"),
    ),
    examples=("/ask how do I choose a platform?", "/ask 怎么选择合适的社交媒体平台"),
)
