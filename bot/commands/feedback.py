"""`feedback`: whether an answer helped."""

from sqlmodel import Session

from bot.commands.services import BotCommand, BotContext, BotParam
from bot.core.language import phrase
from bot.core.model import Arguments, Reply, Text
from bot.core.registry import Kind
from bot.errors import UnknownName
from bot.store.votes import vote

VERDICTS = ("up", "down")


def run(context: BotContext, arguments: Arguments) -> Reply:
    """Keep the verdict with the article."""
    slug, words = arguments.text("article") or "", context.words
    slugs = {article.slug for article in context.services.knowledge.articles}
    if slug not in slugs:
        raise UnknownName(value=slug, known=("/feedback up choosing-platforms",))
    helpful = arguments.text("verdict") == "up"
    with Session(context.services.engine) as session:
        vote(session, context.request.sender, slug, helpful=helpful, now=context.now)
    if helpful:
        return Reply((Text(words("Noted, thank you.")),))
    return Reply((Text(words("Noted. Tell me in other words what you need, and I look again.")),))


COMMAND = BotCommand(
    name="feedback",
    aliases=("反馈",),
    summary=phrase("Say whether an answer helped"),
    run=run,
    params=(
        BotParam(
            "verdict", Kind.NAME, phrase("up or down"), required=True, names=lambda _: VERDICTS
        ),
        BotParam("article", Kind.REST, phrase("the article's name"), required=True),
    ),
    examples=("/feedback up choosing-platforms", "/反馈 up choosing-platforms"),
    changes=True,
)
