"""Thumbs up and down: whether an answer helped."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, delete, select

from bot.core.model import Person
from bot.store.tables import Vote


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people an article or a document helped, and how many not."""

    helped: int
    not_helped: int


def vote(session: Session, person: Person, slug: str, *, helpful: bool, now: datetime) -> None:
    """Keep what the person thinks of it; a new word replaces the old one."""
    session.merge(
        Vote(
            workspace=person.workspace,
            platform=person.platform,
            person=person.id,
            slug=slug,
            helpful=helpful,
            at=now,
        )
    )
    session.commit()


def tallies(session: Session) -> dict[str, Tally]:
    """The votes on each article and each document that has some, of all workspaces."""
    found: dict[str, Tally] = {}
    for slug, helpful in session.exec(select(Vote.slug, Vote.helpful)):
        tally = found.get(slug, Tally(0, 0))
        found[slug] = Tally(tally.helped + helpful, tally.not_helped + (not helpful))
    return found


def discard(session: Session, slug: str) -> None:
    """Forget the votes on what is no more; the caller commits."""
    session.exec(delete(Vote).where(col(Vote.slug) == slug))
