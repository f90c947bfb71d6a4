"""Who may do what."""

from typing import TypeVar

from bot.core.language import Words
from bot.core.model import Audience, Limits, Outcome, Place, Reply, Role, Text
from bot.core.registry import Command
from bot.errors import NotYourRole

S = TypeVar("S")


def authorise(command: Command[S], role: Role) -> None:
    """Let the role run the command, or raise NotYourRole."""
    if role < command.role:
        raise NotYourRole(command=f"/{command.name}")


def withhold(reply: Reply, place: Place, limits: Limits, words: Words) -> Reply:
    """The reply, or a refusal where it is for the asker alone and everybody would read it."""
    if reply.audience is Audience.PLACE or place.private or limits.private_replies:
        return reply
    body = words("The answer is for you alone, and everybody reads here. Ask me in a private chat.")
    return Reply((Text(body),), outcome=Outcome.DENIED, language=words.language)
