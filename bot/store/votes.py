"""Thumbs up and down: whether an article's answer helped."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, select

from bot.core.model import Person
from bot.store.tables import Vote


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people an article helped, and how many not."""

    helped: int
    not_helped: int


def vote(session: Session, person: Person, slug: str, *, helpful: bool, now: datetime) -> None:
    """Keep what the person thinks of the article; a new word replaces the old one."""
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
    """The votes on each article that has some, of all workspaces."""
    found: dict[str, Tally] = {}
    for slug, helpful in session.exec(select(Vote.slug, Vote.helpful)):
        tally = found.get(slug, Tally(0, 0))
        found[slug] = Tally(tally.helped + helpful, tally.not_helped + (not helpful))
    return found
