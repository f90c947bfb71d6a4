"""The composition root: settings become an engine, services, commands and a dispatcher."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from analytics.errors import (
    AnalyticsError,
    BadAccountName,
    BelowZero,
    GoalPassed,
    GoalTooFar,
    ImpossibleMargin,
    ImpossiblePeriod,
    ImpossibleRates,
    ImpossibleShare,
    MoreClicksThanImpressions,
    NoFigures,
    NoHistory,
    NoSuchPosts,
    NothingToReport,
    TooShort,
    UnknownAccount,
    UnknownImport,
    UnknownPlatform,
)
from bot.commands import ALL
from bot.commands.matching import PhrasingMatcher
from bot.commands.sentences import told
from bot.commands.services import Services
from bot.core.dispatch import Dispatcher
from bot.core.events import event, write_to_stderr
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
from bot.errors import BotError, Denied, SettingError, UsageError
from bot.settings import Settings, unread
from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from knowledge.base import KnowledgeBase
    from knowledge.progress import Progress as KnowledgeProgress

Progress = Callable[[str, float], None]
"""Told what is being prepared and how far it is, 0 to 1."""

STAGES = {
    "read": phrase("Reading the document"),
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


USAGE = (
    UsageError,
    UnknownAccount,
    UnknownImport,
    BadAccountName,
    UnknownPlatform,
    ImpossiblePeriod,
    GoalPassed,
    GoalTooFar,
    ImpossibleShare,
    ImpossibleRates,
    ImpossibleMargin,
    MoreClicksThanImpressions,
)
NOT_FOUND = (NothingToReport, NoFigures, NoHistory, TooShort, NoSuchPosts, BelowZero)


def explain(error: Exception, words: Words) -> Reply | None:
    """The reply to an error of our own: one sentence, and what can be typed instead."""
    match error:
        case BotError():
            sentence = words(error.says, **error.values)
        case AnalyticsError():
            sentence = told(words, error.sentence)
        case KnowledgeError():
            sentence = words(error.template, **error.values)
        case _:
            return None
    blocks: list[Block] = [Text(sentence)]
    if isinstance(error, UsageError) and error.lines:
        blocks.append(Choices(tuple(Choice(line, line) for line in error.lines)))
    return Reply(tuple(blocks), outcome=_outcome(error), language=words.language)


def _outcome(error: Exception) -> Outcome:
    """How a request ends that ends in this error of our own."""
    if isinstance(error, USAGE):
        return Outcome.USAGE
    if isinstance(error, Denied):
        return Outcome.DENIED
    return Outcome.NOT_FOUND if isinstance(error, NOT_FOUND) else Outcome.ERROR


class Application:
    """Everything that a front end or a shell command needs; each part is made when first used."""

    def __init__(
        self, settings: Settings, on_progress: Progress, clock: Callable[[], datetime] = now
    ) -> None:
        self.settings = settings
        self.registry = Registry(ALL)
        self._on_progress = on_progress
        self._clock = clock
        write_to_stderr(settings.log_level)
        for each in unread():
            event(
                "setting_unread",
                level=logging.WARNING,
                variable=each.name,
                where=each.where,
                meant=each.meant,
            )
        with self._using_home():
            settings.home.mkdir(parents=True, exist_ok=True)
        self._opening = threading.Lock()
        self._knowledge: KnowledgeBase | None = None

    def words(self, language: Language) -> Words:
        """The words of a language, in the zone of the settings."""
        return Words(language, self.settings.zone)

    @cached_property
    def engine(self) -> "Engine":
        """The database, at the newest schema."""
        from bot.store import turns, uploads
        from bot.store.deliveries import Deliveries
        from bot.store.engine import open_engine, opening, upgrade

        engine = open_engine(self.settings.database)
        with opening(engine):
            upgrade(engine)
            Deliveries(engine).forget(self._clock())
            turns.forget(engine, self._clock())
            uploads.forget(engine, self._clock())
            self._plant_sample(engine)
        return engine

    @cached_property
    def services(self) -> Services:
        """What the commands are served with."""
        settings = self.settings
        return Services(self.knowledge, self.engine, settings.zone, settings.secret)

    @cached_property
    def matcher(self) -> PhrasingMatcher:
        """What finds the command that free text asks for."""
        return PhrasingMatcher(self.services, self.registry)

    @cached_property
    def dispatcher(self) -> Dispatcher[Services]:
        """The way of every message."""
        from bot.store.deliveries import Deliveries

        return Dispatcher(
            self.registry,
            self.services,
            ledger=Deliveries(self.engine),
            matcher=self.matcher,
            explain=explain,
            language=self.settings.language,
            zone=self.settings.zone,
            clock=self._clock,
        )

    def knowledge(self) -> "KnowledgeBase":
        """The knowledge base; the first call prepares model and index where they are missing."""
        from knowledge.base import KnowledgeBase, build

        with self._opening:
            if self._knowledge is None:
                home, model = self.settings.home, self.settings.model
                with self._using_home():
                    build(home, model, on_progress=self.tell)
                    self._knowledge = KnowledgeBase.open(home, model)
            return self._knowledge

    @contextmanager
    def _using_home(self) -> Iterator[None]:
        """Name the home where a file in it cannot be read or written."""
        try:
            yield
        except OSError as error:
            raise SettingError(
                name="BELLWETHER_HOME", where=str(self.settings.home), why=str(error)
            ) from error

    def tell(self, progress: "KnowledgeProgress") -> None:
        """Pass on how far the preparation is, in words."""
        share = progress.done / progress.total if progress.total else 0.0
        self._on_progress(self.words(self.settings.language)(STAGES[progress.stage]), share)

    def prepare(self) -> None:
        """Make everything that an answer needs, so that the first one is quick."""
        self.knowledge()
        self.matcher.prepare()

    def welcome(self) -> Reply:
        """What the terminal says first."""
        words = self.words(self.settings.language)
        lines = [each.example(words.language) for each in self.registry if not each.changes]
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
        """A home without an account gets the sample, so that there is something to look at."""
        from sqlalchemy.exc import IntegrityError
        from sqlmodel import Session

        from analytics.accounts import of_workspace
        from analytics.sample import plant

        with Session(engine) as session:
            if of_workspace(session, HOME_WORKSPACE):
                return
            try:
                plant(session, HOME_WORKSPACE, self._clock())
            except IntegrityError:  # another process was quicker
                session.rollback()
