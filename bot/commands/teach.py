"""`teach`: a question and its answer, for this team alone."""

import re

from sqlmodel import Session

from bot.commands import team
from bot.commands.services import BotCommand, BotContext, BotParam
from bot.core.language import phrase
from bot.core.model import Arguments, Choice, Choices, Reply, Role, Text
from bot.core.registry import Kind
from bot.errors import UnreadLesson
from bot.store import gaps

QUOTED = re.compile(
    r"[\"“”「『](?P<question>[^\"“”」』]+)[\"“”」』]\s*(?:=|:|：|->|→)?\s*(?P<answer>.+)", re.S
)
ASKED = re.compile(r"(?P<question>[^?？]{3,300}[?？])\s*(?P<answer>.+)", re.S)


def run(context: BotContext, arguments: Arguments) -> Reply:
    """Keep the answer, and close the question if it was one of the gaps."""
    question, answer = parted(arguments.text("lesson") or "")
    workspace, words = context.request.place.workspace, context.words
    added = team.teach(context.services, workspace, question, answer, now=context.now)
    with Session(context.services.engine) as session:
        gaps.close(session, workspace, question)
    told = words(
        "Learned as number {id}. Only this workspace sees it; "
        "bellwether knowledge remove {id} takes it back.",
        id=added.id,
    )
    return Reply((Text(told), Choices((Choice(question, f"/ask {question}"),))))


def parted(lesson: str) -> tuple[str, str]:
    """The question and the answer of a lesson, each with a word in it; raises UnreadLesson."""
    lesson = lesson.strip()
    found = QUOTED.fullmatch(lesson) or ASKED.fullmatch(lesson)
    if found is None or not all(any(map(str.isalnum, part)) for part in found.groups()):
        raise UnreadLesson()
    return found["question"].strip(), found["answer"].strip()


COMMAND = BotCommand(
    name="teach",
    aliases=("教",),
    summary=phrase("Teach me the answer to a question of your team"),
    run=run,
    params=(
        BotParam(
            "lesson", Kind.REST, phrase("the question in quotes, then the answer"), required=True
        ),
    ),
    examples=(
        '/teach "Who signs off paid posts?" Lena, by email, within a day.',
        "/教 “投放预算谁来批？” 市场部小林，一天内答复。",
    ),
    role=Role.ADMIN,
    changes=True,
)
