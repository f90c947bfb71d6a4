"""What a team has taught: its documents and answers, kept and searched beside the articles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlmodel import Session

from bot.commands.services import BotContext, Services
from bot.store import documents
from knowledge.progress import OnProgress, silent

if TYPE_CHECKING:
    from bot.store.documents import Added
    from knowledge.shelf import Shelf

SHOWN = 2  # passages of the team's documents in one answer
NEAR = 0.8  # of the best one's score: a further passage that scores less is about something else


@dataclass(frozen=True, slots=True)
class TeamPassage:
    """A passage that answers, its document's number and name, and whether it was taught.

    `sure` when it comes before any article, as what was taught always does.
    """

    number: int
    document: str
    heading: str
    text: str
    taught: bool
    sure: bool


def learn(
    services: Services,
    workspace: str,
    file: Path,
    name: str,
    *,
    now: datetime,
    on_progress: OnProgress = silent,
) -> "Added":
    """Read the file and put it on the workspace's shelf. Raises a `DocumentError`."""
    from knowledge.documents import read_document
    from knowledge.passages import passages

    document = read_document(file, name, on_progress)
    said = passages(document)
    with Session(services.engine) as session:
        added = documents.add(session, workspace, document.name, document.title, said, now=now)
    shelf(services, workspace, on_progress)
    return added


def teach(
    services: Services, workspace: str, question: str, answer: str, *, now: datetime
) -> "Added":
    """Put the question and its answer on the workspace's shelf."""
    from knowledge.passages import Passage

    said: Sequence[Passage] = (Passage("", answer),)
    with Session(services.engine) as session:
        added = documents.add(
            session, workspace, folded(question), question, said, now=now, question=question
        )
    shelf(services, workspace)
    return added


def folded(question: str) -> str:
    """The question as the name of its lesson: the same one typed otherwise replaces it."""
    return " ".join(question.split()).casefold().rstrip("?？ ")


def forget(services: Services, workspace: str, number: int) -> str:
    """Take the document off the shelf; its name. Raises UnknownDocument."""
    with Session(services.engine) as session:
        name = documents.shown_name(documents.remove(session, workspace, number))
    shelf(services, workspace)
    return name


def shelf(services: Services, workspace: str, on_progress: OnProgress = silent) -> "Shelf":
    """The workspace's shelf with what is stored now, whichever process stored it."""
    found = services.knowledge.shelf(workspace)
    with Session(services.engine) as session:
        ids = documents.shelved(session, workspace)
        found.update(ids, lambda number: documents.entry(session, ids[number]), on_progress)
    return found


def answers(context: BotContext, question: str) -> tuple[TeamPassage, ...]:
    """What of the team's own answers the question, the nearest first, each text once."""
    workspace = context.request.place.workspace
    found = shelf(context.services, workspace).search(question, context.words.language)
    near = [hit for hit in found if hit.answered and hit.score >= NEAR * found[0].score]
    passages: dict[str, TeamPassage] = {}
    with Session(context.services.engine) as session:
        ids = documents.shelved(session, workspace) if near else {}
        for hit in (hit for hit in near if hit.document in ids):
            number = ids[hit.document]
            passage = documents.passage(session, number, hit.position)
            if passage is not None:
                found_here = _team_passage(number, passage, sure=hit.sure)
                passages.setdefault(passage.said.text, found_here)
    return tuple(passages.values())[:SHOWN]


def _team_passage(number: int, passage: documents.Stored, *, sure: bool) -> TeamPassage:
    taught = bool(passage.document.question)
    return TeamPassage(
        number=number,
        document=documents.shown_name(passage.document),
        heading=passage.said.heading,
        text=passage.said.text,
        taught=taught,
        sure=sure or taught,
    )
