"""`teach`: a question and its answer, for this team alone."""

from sqlmodel import Session

from bot.commands import team
from bot.commands.lesson import parted
from bot.commands.services import BotCommand, BotContext, BotParam
from bot.core.language import phrase
from bot.core.model import Arguments, Choice, Choices, Reply, Role, Text
from bot.core.registry import Kind
from bot.store import gaps


def run(context: BotContext, arguments: Arguments) -> Reply:
    """Keep the answer, and close the question if it was one of the gaps."""
    question, answer = parted(arguments.text("lesson") or "")
    workspace, words = context.request.place.workspace, context.words
    added = team.teach(context.services, workspace, question, answer, now=context.now)
    with Session(context.services.engine) as session:
        gaps.close(session, workspace, question)
    told = words(
        "Learned as number {id}. Only this workspace sees it; /forget {id} takes it back.",
        id=added.id,
    )
    return Reply((Text(told), Choices((Choice(question, f"/ask {question}"),))))


COMMAND = BotCommand(
    name="teach",
    aliases=("教",),
    summary=phrase("Teach me the answer to a question of your team"),
    run=run,
    params=(
        BotParam(
            "lesson",
            Kind.REST,
            phrase("the question in quotes, then the answer"),
            required=True,
            check=lambda _context, lesson: parted(lesson),
        ),
    ),
    examples=(
        '/teach "Who signs off paid posts?" Lena, by email, within a day.',
        "/教 “投放预算谁来批？” 市场部小林，一天内答复。",
    ),
    role=Role.ADMIN,
    changes=True,
)
