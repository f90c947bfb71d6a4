"""`leave`: a question that was not answered, left for the team."""

from sqlmodel import Session

from bot.commands.services import BotCommand, BotContext, BotParam
from bot.core.language import phrase
from bot.core.model import Arguments, Reply, Text
from bot.core.registry import Kind
from bot.store import gaps


def run(context: BotContext, arguments: Arguments) -> Reply:
    """Put the question on the list that administrators see."""
    question, words = arguments.text("question") or "", context.words
    workspace = context.request.place.workspace
    with Session(context.services.engine) as session:
        gap = gaps.leave(session, workspace, question, words.language, now=context.now)
    told = words(
        "It is on your team's list. "
        "An administrator sees it with /gaps and can teach me the answer."
    )
    blocks = [Text(told)]
    if gap.wanted > 1:
        blocks.append(Text(words("Left so often: {n}.", n=words.number(gap.wanted))))
    return Reply(tuple(blocks))


COMMAND = BotCommand(
    name="leave",
    aliases=("留言",),
    summary=phrase("Leave a question for the team to answer"),
    run=run,
    params=(BotParam("question", Kind.REST, phrase("your question"), required=True),),
    examples=("/leave who signs off paid posts", "/留言 投放预算谁来批"),
    changes=True,
)
