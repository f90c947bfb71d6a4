"""`ask`: a question about marketing, answered from the knowledge base, or "I don't know"."""

from itertools import islice
from typing import TYPE_CHECKING

from bot.commands.services import BotCommand, BotContext, BotParam
from bot.core.language import phrase
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

if TYPE_CHECKING:
    from knowledge.article import Article, Part
    from knowledge.article import Source as ArticleSource
    from knowledge.search import Result

OFFERED = 3  # articles offered below an answer, or in place of one
LISTED = frozenset({"steps", "evidence", "lessons"})  # parts that are lists


def run(context: BotContext, arguments: Arguments) -> Reply:
    """The article that answers the question, in the asker's language."""
    question = arguments.text("question") or ""
    result = context.services.knowledge.search(question, context.words.language)
    if not result.answered:
        return _not_found(context, result)
    knowledge, language = context.services.knowledge, context.words.language
    found = [knowledge.article(hit.key, language) for hit in result.hits]
    others = (*found[0].related, *(article.slug for article in found[1:]))
    topics = dict.fromkeys(topic for article in found for topic in article.topics)
    return Reply(
        (*_body(found[0]), *_offer(context, others)),
        articles=tuple(topics),
        confidence=result.confidence,
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


def _not_found(context: BotContext, result: "Result") -> Reply:
    words = context.words
    told = words(
        "I don't know: nothing in my knowledge base answers this. "
        "I know about social-media marketing, in English and Chinese; try it in other words."
    )
    offer = _offer(context, tuple(hit.key for hit in result.hits))
    blocks: list[Block] = [Text(told)]
    if offer:
        blocks += [Text(words("The nearest that I have:")), *offer]
    return Reply(tuple(blocks), outcome=Outcome.NOT_FOUND, confidence=result.confidence)


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
        ("zh", "竞争对手做得怎么样"),
    ),
    examples=("/ask how do I choose a platform?", "/ask 怎么选择合适的社交媒体平台"),
)
