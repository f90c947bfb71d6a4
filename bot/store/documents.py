"""A team's own documents and taught answers: what is on its shelf."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, func, select

from bot.errors import UnknownDocument
from bot.store import votes
from bot.store.tables import Document, Passage

if TYPE_CHECKING:
    from knowledge.passages import Passage as Said
    from knowledge.shelf import Entry


LARGEST = 2**63 - 1  # that a database keeps


@dataclass(frozen=True, slots=True)
class Added:
    """A document that is on the shelf now; `is_new` when it was not, word for word, before."""

    id: int
    name: str
    passages: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class Stored:
    """A passage and the document it stands in."""

    document: Document
    said: "Said"


def add(
    session: Session,
    workspace: str,
    name: str,
    title: str,
    passages: Sequence["Said"],
    *,
    now: datetime,
    question: str = "",
) -> Added:
    """Put the document on the shelf, in place of one of that name.

    One that says the same already, under whatever name, stays as it is.
    """
    document = Document(
        workspace=workspace,
        name=name,
        title=title,
        checksum=_checksum(question, passages),
        question=question,
        added_at=now,
    )
    try:
        return _put(session, document, passages)
    except IntegrityError:  # another process stored one of that name since this one looked
        session.rollback()
        return _put(session, document, passages)


def _put(session: Session, document: Document, passages: Sequence["Said"]) -> Added:
    old = select(Document).where(Document.workspace == document.workspace)
    same = session.exec(old.where(Document.checksum == document.checksum)).first()
    before = session.exec(old.where(Document.name == document.name)).first()
    if before is not None and before is not same:
        _discard(session, before)
        session.flush()
    if same is not None and same.id is not None:
        found = Added(same.id, same.name, len(passages), is_new=False)
        session.commit()
        return found
    session.add(document)
    session.flush()
    if document.id is None:
        raise ValueError("the document got no number")
    session.add_all(
        Passage(document_id=document.id, position=place, heading=said.heading, text=said.text)
        for place, said in enumerate(passages)
    )
    added = Added(document.id, document.name, len(passages), is_new=True)
    session.commit()
    return added


def remove(session: Session, workspace: str, number: int) -> Document:
    """Take the document off the shelf and give it back; raises UnknownDocument."""
    document = get(session, workspace, number)
    if document is None:
        raise UnknownDocument(document=number)
    _discard(session, document)
    session.commit()
    return document


def get(session: Session, workspace: str, number: int) -> Document | None:
    """The workspace's document of that number, if there is one."""
    document = session.get(Document, number) if number <= LARGEST else None
    return document if document is not None and document.workspace == workspace else None


def listed(session: Session, workspace: str) -> tuple[Document, ...]:
    """The documents of the workspace, the oldest first."""
    query = select(Document).where(Document.workspace == workspace).order_by(col(Document.id))
    return tuple(session.exec(query))


def sizes(session: Session, workspace: str) -> dict[int, int]:
    """How many passages each document of the workspace has, by its number."""
    query = (
        select(Passage.document_id, func.count())
        .join(Document, col(Document.id) == Passage.document_id)
        .where(Document.workspace == workspace)
        .group_by(col(Passage.document_id))
    )
    return dict(session.exec(query).all())


def shown_name(document: Document) -> str:
    """What people know it by: a taught answer by its question, as it was typed."""
    return document.title if document.question else document.name


def shelved(session: Session, workspace: str) -> dict[int, int]:
    """The workspace's documents by the number that the shelf knows each by.

    That number is 60 bits of the checksum of what it says, so that an index which outlives its
    database, or comes from another one, never passes one document off as another.
    """
    query = select(Document.id, Document.checksum).where(Document.workspace == workspace)
    return {int(checksum[:15], 16): id_ for id_, checksum in session.exec(query) if id_ is not None}


def entry(session: Session, number: int) -> "Entry":
    """What the document says, for the shelf; nothing where it was removed meanwhile."""
    from knowledge.passages import Passage as Said
    from knowledge.shelf import Entry

    query = select(Passage).where(Passage.document_id == number).order_by(col(Passage.position))
    said = tuple(Said(passage.heading, passage.text) for passage in session.exec(query))
    document = session.get(Document, number)
    return Entry(said, document.question if document is not None else "")


def passage(session: Session, number: int, position: int) -> Stored | None:
    """The passage at that place of the document; None where it was removed meanwhile."""
    from knowledge.passages import Passage as Said

    found = session.get(Passage, (number, position))
    document = session.get(Document, number)
    if found is None or document is None:
        return None
    return Stored(document, Said(found.heading, found.text))


def _discard(session: Session, document: Document) -> None:
    """Delete the document with the votes on it."""
    votes.discard(session, str(document.id))
    session.delete(document)


def _checksum(question: str, passages: Sequence["Said"]) -> str:
    parts = [question, *(text for said in passages for text in (said.heading, said.text))]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()
