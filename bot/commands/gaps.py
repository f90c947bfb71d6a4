"""`gaps`: what could not be answered, so that the team can teach it."""

from dataclasses import dataclass

from sqlmodel import Session

from bot.commands.services import BotCommand, BotContext
from bot.core.language import phrase
from bot.core.model import Arguments, Block, Reply, Role, Table, Text, TextStyle
from bot.store import gaps
from bot.store.tables import Gap

SHOWN = 15  # questions in one reply


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that ask the same, led by the most wanted, and how often they came."""

    question: str
    others: int
    asked: int
    wanted: int


def run(context: BotContext, arguments: Arguments) -> Reply:
    """The questions in groups, most wanted and most asked first."""
    words = context.words
    with Session(context.services.engine) as session:
        found = gaps.open_gaps(session, context.request.place.workspace)
    if not found:
        return Reply((Text(words("Nothing: every question so far was answered.")),))
    grouped = _grouped(context, found)
    header = (words("Question"), words("Asked"), words("Left for the team"))
    rows = tuple(_row(context, group) for group in grouped[:SHOWN])
    blocks: list[Block] = [Table(header, rows)]
    if len(grouped) > SHOWN:
        more = words.number(len(grouped) - SHOWN)
        blocks.append(Text(words("And {n} more.", n=more), TextStyle.NOTE))
    hint = words('Teach me an answer: /teach "the question" the answer')
    return Reply((*blocks, Text(hint, TextStyle.NOTE)))


def _grouped(context: BotContext, found: tuple[Gap, ...]) -> list[Group]:
    places = context.services.knowledge.groups([gap.question for gap in found])
    grouped = [
        Group(
            question=found[group[0]].question,
            others=len(group) - 1,
            asked=sum(found[place].asked for place in group),
            wanted=sum(found[place].wanted for place in group),
        )
        for group in places
    ]
    return sorted(grouped, key=lambda group: (-group.wanted, -group.asked))


def _row(context: BotContext, group: Group) -> tuple[str, ...]:
    words = context.words
    question = group.question
    if group.others:
        question = words("{question} (and {n} like it)", question=question, n=group.others)
    return question, words.number(group.asked), words.number(group.wanted)


COMMAND = BotCommand(
    name="gaps",
    aliases=("缺口",),
    summary=phrase("List the questions that I could not answer, most asked first"),
    run=run,
    examples=("/gaps", "/缺口"),
    phrasings=(
        ("en", "what could you not answer"),
        ("en", "which questions were left unanswered"),
        ("en", "show me the open questions of the team"),
        ("zh", "有哪些问题你没答上来"),
        ("zh", "大家问了什么你答不了"),
    ),
    role=Role.ADMIN,
)
