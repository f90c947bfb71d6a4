"""`forget`: takes back a document or a taught answer of the team."""

import re
from dataclasses import dataclass

from sqlmodel import Session

from bot.commands import team
from bot.commands.services import BotCommand, BotContext, BotParam
from bot.core.language import phrase
from bot.core.model import Arguments, Block, Choice, Choices, Outcome, Reply, Role, Text
from bot.core.registry import Kind
from bot.errors import UnknownDocument
from bot.store import documents
from bot.store.tables import Document

OFFERED = 5  # documents that a name may mean
TOLD = 60  # characters of a name that no document has
NUMBER = re.compile(r"[#＃]?\s*(\d{1,18})")
QUOTES = "\"'“”‘’「」『』"


@dataclass(frozen=True, slots=True)
class Meant:
    """A document that the words may mean; `certain` when it has just that number or name."""

    number: int
    name: str
    passages: int
    certain: bool


def run(context: BotContext, arguments: Arguments) -> Reply:
    """Forget the one document of that number or name, or ask which one is meant."""
    found = _meant(context, arguments.text("document") or "")
    if len(found) > 1 or not found[0].certain:
        return _which(context, found)
    (document,) = found
    team.forget(context.services, context.request.place.workspace, document.number)
    told = context.words(
        "{name} is forgotten. It was number {id}, with {n} passages.",
        name=document.name,
        id=document.number,
        n=context.words.number(document.passages),
    )
    return Reply((Text(told),))


def _which(context: BotContext, found: tuple[Meant, ...]) -> Reply:
    """What might be meant, nothing of which is forgotten before it is picked."""
    words, shown = context.words, found[:OFFERED]
    names = tuple(document.name for document in shown)
    blocks: list[Block] = [
        Text(words("Nothing is forgotten yet. Which one do you mean: {names}?", names=names))
    ]
    if len(found) > OFFERED:
        blocks.append(Text(words("And {n} more.", n=words.number(len(found) - OFFERED))))
    offered = (
        Choice(_label(context, document), f"/forget {document.number}") for document in shown
    )
    return Reply((*blocks, Choices(tuple(offered))), outcome=Outcome.USAGE)


def _label(context: BotContext, document: Meant) -> str:
    return context.words(
        "{name} (number {id}, {n} passages)",
        name=document.name,
        id=document.number,
        n=context.words.number(document.passages),
    )


def _meant(context: BotContext, text: str) -> tuple[Meant, ...]:
    """The document of that number, else those of that name, else those with it in their names.

    Raises UnknownDocument where there is none.
    """
    workspace = context.request.place.workspace
    with Session(context.services.engine) as session:
        listed = documents.listed(session, workspace)
        sizes = documents.sizes(session, workspace)
    name, number = team.folded(text.strip().strip(QUOTES)), _number(text)
    found = (
        [each for each in listed if each.id == number]
        or [each for each in listed if team.folded(documents.shown_name(each)) == name]
        or [each for each in listed if name and name in _names(each)]
    )
    if not found:
        raise UnknownDocument(document=text[:TOLD])
    certain = found[0].id == number or team.folded(documents.shown_name(found[0])) == name
    return tuple(
        Meant(each.id, documents.shown_name(each), sizes.get(each.id, 0), certain)
        for each in found
        if each.id is not None
    )


def _names(document: Document) -> str:
    """All that it may be called by."""
    return team.folded(f"{document.name}\n{document.title}")


def _number(text: str) -> int | None:
    """The number that the text is, as "3" or "#3"."""
    found = NUMBER.fullmatch(text.strip())
    return int(found[1]) if found else None


COMMAND = BotCommand(
    name="forget",
    aliases=("忘记",),
    summary=phrase("Take back a document or an answer of your team, by its number or name"),
    run=run,
    params=(
        BotParam(
            "document",
            Kind.REST,
            phrase("its number or its name, as /knowledge shows it"),
            required=True,
            check=_meant,
        ),
    ),
    examples=("/forget 3", "/忘记 3"),
    role=Role.ADMIN,
    changes=True,
)
