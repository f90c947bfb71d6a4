"""Free text that asks for a command in other words: "how did we do last week" is a report."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from bot.commands.services import BotCommand, Services
from bot.core.subject import is_of_others

if TYPE_CHECKING:
    from knowledge.search import Searcher

# "When is the best time to post?" asks for advice, "when do our posts do best?" for figures.
US = re.compile(
    r"\b(?:we|our|ours|us|my (?:account|posts))\b|我们|咱们|我的?账号|本账号", re.IGNORECASE
)


def _folded(text: str) -> str:
    """The text without case, marks and blanks: "what can you do" is stop words to a search."""
    return "".join(character for character in text.casefold() if character.isalnum())


class PhrasingMatcher:
    """Searches the commands' phrasings as the articles are searched, and lets the better win.

    A command is asked for where its phrasings answer the text by their own calibration and come
    nearer than any article. On the 144 marketing questions and 100 others of
    tests/knowledge/questions.jsonl that takes none away from the articles. A command that takes the
    name of an account of ours is not asked for how others do, and one that is ours only where the
    text speaks of the team itself.
    """

    def __init__(self, services: Services, commands: Iterable[BotCommand]) -> None:
        self._services = services
        known = tuple(commands)
        self._phrasings = tuple(
            (command.name, tuple(text for _language, text in command.phrasings))
            for command in known
            if command.phrasings
        )
        self._on_ours = frozenset(
            command.name for command in known if any(param.is_ours for param in command.params)
        )
        self._ours = {command.name for command in known if command.is_ours}
        self._by_heart = {_folded(text): name for name, texts in self._phrasings for text in texts}

    @cached_property
    def _searcher(self) -> "Searcher":
        return self._services.knowledge.phrasing_searcher(self._phrasings)

    def prepare(self) -> None:
        """Make the search, which the first free text would otherwise wait for."""
        self._searcher  # noqa: B018 - made by being asked for

    def match(self, text: str) -> str | None:
        """The name of the command that is asked for, None for a question like any other."""
        if (name := self._by_heart.get(_folded(text))) is not None:
            return name
        asked = self._searcher.search(text, limit=1)
        if not asked.answered:
            return None
        nearest = self._services.knowledge.search(text, limit=1)
        name = asked.hits[0].key
        if nearest.hits and nearest.hits[0].score >= asked.hits[0].score:
            return None
        if name in self._ours and not US.search(text):
            return None
        return None if name in self._on_ours and is_of_others(text) else name
