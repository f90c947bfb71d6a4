"""The way of one message: drop redelivery, route, authorise, parse, run, tell errors, log.

The work is plain functions in a thread; front ends await it through the one bounded hop.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Generic, Protocol, TypeVar
from zoneinfo import ZoneInfo

import anyio

from bot.core.access import withhold
from bot.core.events import event, failure
from bot.core.language import Words, detect
from bot.core.model import Frontend, Language, Outcome, Reply, Request, Text
from bot.core.registry import Context, Registry
from bot.core.route import Matcher, route

S = TypeVar("S")

THREADS = 8  # requests worked on at once; more wait their turn


class Ledger(Protocol):
    """Remembers which deliveries were taken."""

    def claim(self, request: Request) -> bool:
        """Whether this delivery is seen for the first time; it is remembered from then on."""
        ...


Explain = Callable[[Exception, Words], Reply | None]
"""The reply to an error of our own, or None for the unexpected."""


class Dispatcher(Generic[S]):
    """Answers requests from every front end."""

    def __init__(
        self,
        registry: Registry[S],
        services: S,
        *,
        ledger: Ledger,
        matcher: Matcher,
        explain: Explain,
        language: Language,
        zone: ZoneInfo,
        clock: Callable[[], datetime],
    ) -> None:
        self._registry = registry
        self._services = services
        self._ledger = ledger
        self._matcher = matcher
        self._explain = explain
        self._language = language
        self._zone = zone
        self._clock = clock
        self._limiter = anyio.CapacityLimiter(THREADS)

    async def handle(self, request: Request, frontend: Frontend) -> Reply | None:
        """The reply to a request, or None for a redelivery, worked out in a thread."""
        return await anyio.to_thread.run_sync(self.answer, request, frontend, limiter=self._limiter)

    def answer(self, request: Request, frontend: Frontend) -> Reply | None:
        """The reply to a request, or None for a redelivery; it never raises."""
        started = time.perf_counter()
        language = request.language or detect(request.text) or self._language
        words = Words(language, self._zone)
        name = None
        try:
            if not self._ledger.claim(request):
                event("redelivered", request=request.id, platform=request.place.platform)
                return None
            role = frontend.role(request.sender, request.place)
            context = Context(request, words, role, self._clock(), self._services, self._registry)
            command, arguments = route(context, self._matcher)
            name = command.name
            reply = command.run(context, arguments)
            reply = withhold(reply, request.place, frontend.limits, words)
        except Exception as error:  # noqa: BLE001 - the one place where the unexpected is told
            reply = self._told(error, request, words)
        event(
            "answered",
            request=request.id,
            platform=request.place.platform,
            command=name,
            outcome=reply.outcome,
            language=language,
            ms=(time.perf_counter() - started) * 1000,
        )
        return replace(reply, language=language)

    def _told(self, error: Exception, request: Request, words: Words) -> Reply:
        """An error as a sentence; the unexpected as a reference number and a line in the log."""
        explained = self._explain(error, words)
        if explained is not None:
            return explained
        reference = secrets.token_hex(4)
        failure("failed", error, request=request.id, reference=reference)
        sentence = words(
            "Something went wrong on my side, and nothing was changed. "
            "Tell whoever runs me the number {reference}.",
            reference=reference,
        )
        return Reply((Text(sentence),), outcome=Outcome.ERROR)
