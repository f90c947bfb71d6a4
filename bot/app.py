"""The composition root: settings become an engine, services, commands and a dispatcher."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from analytics.errors import AnalyticsError, UnknownAccount
from bot.commands import ALL
from bot.commands.matching import PhrasingMatcher
from bot.commands.sentences import told
from bot.commands.services import Services
from bot.core.dispatch import Dispatcher
from bot.core.language import Words, phrase
from bot.core.model import (
    HOME_WORKSPACE,
    Block,
    Choice,
    Choices,
    Language,
    Outcome,
    Reply,
    Text,
    TextStyle,
)
from bot.core.registry import Registry
from bot.errors import BotError, Denied, UsageError
from bot.settings import Settings
from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from knowledge.base import KnowledgeBase
    from knowledge.progress import Progress as KnowledgeProgress

Progress = Callable[[str, float], None]
"""Told what is being prepared and how far it is, 0 to 1."""

STAGES = {
    "load": phrase("Loading the sentence model"),
    "export": phrase("Exporting it"),
    "quantise": phrase("Making it small"),
    "check": phrase("Checking it"),
    "encode": phrase("Encoding the articles"),
    "index": phrase("Indexing the articles"),
    "calibrate": phrase('Learning when to say "I don\'t know"'),
}
"""What is told of each stage of the preparation."""


def now() -> datetime:
    """The clock of everything that runs for real."""
    return datetime.now(UTC)


def explain(error: Exception, words: Words) -> Reply | None:
    """The reply to an error of our own: one sentence, and what can be typed instead."""
    match error:
        case UsageError():
            blocks: list[Block] = [Text(words(error.says, **error.values))]
            if error.lines:
                blocks.append(Choices(tuple(Choice(line, line) for line in error.lines)))
            return Reply(tuple(blocks), outcome=Outcome.USAGE)
        case BotError():
            outcome = Outcome.DENIED if isinstance(error, Denied) else Outcome.ERROR
            return Reply((Text(words(error.says, **error.values)),), outcome=outcome)
        case AnalyticsError():
            outcome = Outcome.USAGE if isinstance(error, UnknownAccount) else Outcome.NOT_FOUND
            return Reply((Text(told(words, error.sentence)),), outcome=outcome)
        case KnowledgeError():
            sentence = words(error.template, **error.values)
            return Reply((Text(sentence),), outcome=Outcome.ERROR)
        case _:
            return None


class Application:
    """Everything that a front end or a shell command needs; each part is made when first used."""

    def __init__(self, settings: Settings, on_progress: Progress) -> None:
        self.settings = settings
        self.registry = Registry(ALL)
        self._on_progress = on_progress
        self._opening = threading.Lock()
        self._knowledge: KnowledgeBase | None = None

    def words(self, language: Language) -> Words:
        """The words of a language, in the zone of the settings."""
        return Words(language, self.settings.zone)

    @cached_property
    def engine(self) -> "Engine":
        """The database, at the newest schema."""
        from bot.store.engine import open_engine, upgrade

        engine = open_engine(self.settings.database)
        if upgrade(engine):
            self._plant_sample(engine)
        return engine

    @cached_property
    def services(self) -> Services:
        """What the commands are served with."""
        return Services(self.knowledge, self.engine, self.settings.zone)

    @cached_property
    def dispatcher(self) -> Dispatcher[Services]:
        """The way of every message."""
        from bot.store.deliveries import Deliveries

        return Dispatcher(
            self.registry,
            self.services,
            ledger=Deliveries(self.engine),
            matcher=PhrasingMatcher(self.services, self.registry),
            explain=explain,
            zone=self.settings.zone,
            clock=now,
        )

    def knowledge(self) -> "KnowledgeBase":
        """The knowledge base; the first call prepares model and index where they are missing."""
        from knowledge.base import KnowledgeBase, build

        with self._opening:
            if self._knowledge is None:
                home, model = self.settings.home, self.settings.model
                build(home, model, on_progress=self._tell)
                self._knowledge = KnowledgeBase.open(home, model)
            return self._knowledge

    def _tell(self, progress: "KnowledgeProgress") -> None:
        """Pass on how far the preparation is, in words."""
        share = progress.done / progress.total if progress.total else 0.0
        self._on_progress(self.words(self.settings.language)(STAGES[progress.stage]), share)

    def prepare(self) -> None:
        """Make everything that an answer needs, so that the first one is quick."""
        self.services  # noqa: B018 - made by being asked for
        self.knowledge()

    def welcome(self, workspace: str) -> Reply:
        """What the terminal says first."""
        words = self.words(self.settings.language)
        lines = [command.examples[0] for command in self.registry]
        return Reply(
            (
                Text(words("Bellwether"), TextStyle.HEADING),
                Text(
                    words(
                        "Ask about marketing in your own words, in English or Chinese, "
                        "or type a command. A number picks a suggestion; /quit leaves."
                    )
                ),
                Choices(tuple(Choice(line, line) for line in lines)),
            ),
            language=self.settings.language,
        )

    def _plant_sample(self, engine: "Engine") -> None:
        """A new database gets the sample account, so that there is something to look at."""
        from sqlmodel import Session

        from analytics.sample import plant

        with Session(engine) as session:
            plant(session, HOME_WORKSPACE, now())
