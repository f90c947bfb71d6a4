"""`feedback`: whether an answer helped."""

import re

from sqlmodel import Session

from bot.commands.services import BotCommand, BotContext, BotParam
from bot.core.language import phrase
from bot.core.model import Arguments, Reply, Text
from bot.core.registry import Kind
from bot.errors import UnknownName
from bot.store import documents
from bot.store.votes import vote

VERDICTS = ("up", "down")
NUMBER = re.compile(r"[1-9][0-9]{0,17}")


def run(context: BotContext, arguments: Arguments) -> Reply:
    """Keep the verdict with the article, or with the team's document."""
    slug, words = arguments.text("article") or "", context.words
    if not (_is_document(context, slug) or _is_article(context, slug)):
        raise UnknownName(value=slug, known=("/feedback up choosing-platforms",))
    helpful = arguments.text("verdict") == "up"
    with Session(context.services.engine) as session:
        vote(session, context.request.sender, slug, helpful=helpful, now=context.now)
    if helpful:
        return Reply((Text(words("Noted, thank you.")),))
    return Reply((Text(words("Noted. Tell me in other words what you need, and I look again.")),))


def _is_article(context: BotContext, slug: str) -> bool:
    return slug in {article.slug for article in context.services.knowledge.articles}


def _is_document(context: BotContext, number: str) -> bool:
    """Whether the team has a document of that number; no article is called by one."""
    if not NUMBER.fullmatch(number):
        return False
    with Session(context.services.engine) as session:
        found = documents.get(session, context.request.place.workspace, int(number))
    return found is not None


COMMAND = BotCommand(
    name="feedback",
    aliases=("反馈",),
    summary=phrase("Say whether an answer helped"),
    run=run,
    params=(
        BotParam(
            "verdict", Kind.NAME, phrase("up or down"), required=True, names=lambda _: VERDICTS
        ),
        BotParam(
            "article",
            Kind.REST,
            phrase("the article's name, or the number of your own document"),
            required=True,
        ),
    ),
    examples=("/feedback up choosing-platforms", "/反馈 up choosing-platforms"),
    changes=True,
)
