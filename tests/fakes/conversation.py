"""A small world for the core's own tests: an echo, a secret, a failure, a report."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.app import explain
from bot.core.dispatch import Dispatcher, Ledger
from bot.core.language import Words
from bot.core.model import Arguments, Audience, Language, Person, Place, Reply, Request, Role, Text
from bot.core.registry import Command, Context, Kind, Param, Registry
from bot.errors import UnknownDocument

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)  # a Tuesday
GROUP = Place("fake", "team", "general")


@dataclass(frozen=True)
class World:
    """What the toy commands are served with."""

    accounts: tuple[str, ...] = ("acme", "acme shoes")


ToyContext = Context[World]


def _echo(context: ToyContext, arguments: Arguments) -> Reply:
    return Reply((Text(arguments.text("question") or ""),))


def _report(context: ToyContext, arguments: Arguments) -> Reply:
    return Reply((Text(repr(sorted(arguments.values.items()))),))


def _secret(context: ToyContext, arguments: Arguments) -> Reply:
    return Reply((Text("the secret"),), audience=Audience.ASKER)


def _broken(context: ToyContext, arguments: Arguments) -> Reply:
    raise RuntimeError("password=hunter2")


def _numbered(context: ToyContext, words: str) -> None:
    if not words.isdecimal():
        raise UnknownDocument(document=words)


def _accounts(context: ToyContext) -> tuple[str, ...]:
    return context.services.accounts


REPORT = Command[World](
    "report",
    "Say how it went",
    _report,
    aliases=("报告",),
    params=(
        Param("account", Kind.NAME, "which account", in_talk=True, is_ours=True, names=_accounts),
        Param("period", Kind.PERIOD, "which days"),
        Param("by", Kind.NAME, "split by", keywords=("by", "按"), names=lambda _: ("type", "hour")),
    ),
    examples=("/report", "/report 上周"),
)
ASK = Command[World](
    "ask",
    "Answer",
    _echo,
    params=(Param("question", Kind.REST, "the question", required=True),),
    examples=("/ask why?",),
)
REGISTRY = Registry(
    (
        ASK,
        REPORT,
        Command[World]("help", "Help", _echo, examples=("/help",), aliases=("帮助", "hello")),
        Command[World]("secret", "Tell", _secret, examples=("/secret",)),
        Command[World]("broken", "Break", _broken, examples=("/broken",)),
        Command[World]("admin", "Rule", _echo, examples=("/admin",), role=Role.ADMIN),
        Command[World](
            "forget",
            "Forget",
            _echo,
            params=(Param("what", Kind.REST, "a number", required=True, check=_numbered),),
            examples=("/forget 3",),
            changes=True,
        ),
    )
)


@dataclass
class Phrases:
    """A matcher that knows some phrases by heart."""

    known: dict[str, str]

    def match(self, text: str) -> str | None:
        """The command of that phrase."""
        return self.known.get(text)


class Memory:
    """A ledger that lasts as long as the test."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def claim(self, request: Request) -> bool:
        """Whether the request is new."""
        is_new = request.id not in self._seen
        self._seen.add(request.id)
        return is_new


def request(text: str, *, id: str = "1", place: Place = GROUP) -> Request:  # noqa: A002
    """A member's message in the group."""
    return Request(id, Person("fake", "team", "ann"), place, text, NOW)


def context(text: str = "", world: World = World()) -> ToyContext:
    """What a command would get for that message."""
    words = Words("en", ZoneInfo("UTC"))
    return Context(request(text), words, Role.MEMBER, NOW, world, REGISTRY)


def dispatcher(
    phrases: dict[str, str] | None = None,
    *,
    ledger: Ledger | None = None,
    language: Language = "en",
) -> Dispatcher[World]:
    """A dispatcher over the toy commands."""
    return Dispatcher(
        REGISTRY,
        World(),
        ledger=ledger or Memory(),
        matcher=Phrases(phrases or {}),
        explain=explain,
        language=language,
        zone=ZoneInfo("UTC"),
        clock=lambda: NOW,
    )
