"""What the commands are served with: the knowledge base, and the account data."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.core.registry import Command, Context, Param

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from knowledge.base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Services:
    """The knowledge base is opened by the first command that needs it."""

    open_knowledge: Callable[[], "KnowledgeBase"]
    engine: "Engine"
    zone: ZoneInfo
    secret: bytes = field(repr=False)  # keys the hashes of people's names; empty: none is set

    @property
    def knowledge(self) -> "KnowledgeBase":
        """The knowledge base, prepared and open."""
        return self.open_knowledge()


BotCommand = Command[Services]
BotContext = Context[Services]
BotParam = Param[Services]


def account_names(context: BotContext) -> tuple[str, ...]:
    """The names of the accounts that may be shown where the request came from."""
    from sqlmodel import Session

    from bot.store.links import visible

    with Session(context.services.engine) as session:
        return tuple(account.name for account in visible(session, context.request.place))
