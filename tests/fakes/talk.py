"""A talk with the whole assistant in one place, without a platform."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.app import Application
from bot.core.model import (
    HOME_PLATFORM,
    HOME_WORKSPACE,
    Bullets,
    File,
    Person,
    Place,
    Reply,
    Request,
    Role,
    Table,
    Text,
)
from tests.fakes.conversation import GROUP, NOW
from tests.fakes.frontend import FakeFrontend

HOME = Place(HOME_PLATFORM, HOME_WORKSPACE, "here")
"""The machine itself, which sees every account."""

DELIVERIES: Iterator[int] = itertools.count()


@dataclass(frozen=True)
class Talk:
    """Who says something where and when; `dataclasses.replace` makes another of it."""

    application: Application
    role: Role = Role.ADMIN
    place: Place = GROUP
    person: str = "ann"
    at: datetime = NOW

    def say(self, text: str, *files: Path) -> Reply:
        """The reply to that message, with these files dropped beside it."""
        request = Request(
            id=f"talk-{next(DELIVERIES)}",
            sender=Person(self.place.platform, self.place.workspace, self.person),
            place=self.place,
            text=text,
            at=self.at,
            files=tuple(File(file.name, file) for file in files),
        )
        frontend = FakeFrontend(roles={self.person: self.role})
        reply = self.application.dispatcher.answer(request, frontend)
        if reply is None:
            raise LookupError("a fresh request was taken for a redelivery")
        return reply


def shown(reply: Reply) -> str:
    """All that a reader sees of the reply's texts, lists and tables, a line each."""
    return "\n".join(line for block in reply.blocks for line in _lines(block))


def _lines(block: object) -> Iterator[str]:
    match block:
        case Text():
            yield block.body
        case Bullets():
            yield from block.items
        case Table():
            yield from (" | ".join(row) for row in (block.header, *block.rows))
