"""`bellwether doctor`: what is configured, what is missing, and the next step for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `next_step` is empty where nothing is to do."""

    what: str
    state: str
    next_step: str = ""


def doctor() -> None:
    """Say what is configured, what is missing, and the next step for each."""
    from bot.settings import read

    findings = tuple(examine(read()))
    for finding in findings:
        mark = "ok " if not finding.next_step else "-- "
        typer.echo(f"{mark} {finding.what}: {finding.state}")
        if finding.next_step:
            typer.echo(f"     {finding.next_step}")


def examine(settings: "Settings") -> Iterator[Finding]:
    """What there is to say of the settings and of what is in their home."""
    yield Finding("home", str(settings.home))
    yield Finding("time zone", settings.timezone)
    yield from _unread()
    yield _database(settings)
    yield _knowledge(settings)


def _unread() -> Iterator[Finding]:
    from bot.settings import PREFIX, Settings, unread

    known = ", ".join(f"{PREFIX}{name.upper()}" for name in Settings.model_fields)
    for each in unread():
        step = f"Did you mean {each.meant}?" if each.meant else f"What is read: {known}."
        yield Finding("setting", f"{each.name} ({each.where}) is read by nobody", step)


def _database(settings: "Settings") -> Finding:
    from sqlalchemy.exc import SQLAlchemyError

    from bot.errors import StoreError
    from bot.store.engine import HEAD, open_engine, revision

    try:
        engine = open_engine(settings.database)
        found = revision(engine)
    except (StoreError, SQLAlchemyError) as error:
        said = str(error).partition("\n")[0]
        return Finding("database", said, "Set BELLWETHER_DATABASE_URL, or leave it out.")
    if found != HEAD:
        state = f"{engine.url!r} is at revision {found or 'none'}, the newest is {HEAD}"
        return Finding("database", state, "Run: bellwether db upgrade")
    return Finding("database", f"{engine.url!r} at revision {found}")


def _knowledge(settings: "Settings") -> Finding:
    from knowledge.base import KnowledgeBase
    from knowledge.errors import BaseNotBuilt, KnowledgeError

    try:
        base = KnowledgeBase.open(settings.home, settings.model)
    except BaseNotBuilt:
        return Finding("knowledge", "not prepared yet", "Run: bellwether knowledge build")
    except KnowledgeError as error:
        return Finding("knowledge", str(error), "Correct it, then run: bellwether knowledge build")
    return Finding("knowledge", f"{len(base.articles)} articles are indexed")
