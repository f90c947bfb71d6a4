"""A target as people write it: "followers 6000 by 2026-12-31", "本季度触达10万"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.commands.measure_names import measures
from bot.commands.services import BotContext
from bot.core.ahead import Ahead, find_ahead
from bot.core.amounts import AMOUNT, amount, plain, written
from bot.core.days import Ambiguous
from bot.core.parse import mentioned
from bot.errors import AmbiguousPeriod

FURTHER: Mapping[str, str] = {
    "follower": "followers",
    "fans": "followers",
    "粉": "followers",
    "people": "reach",
}
"""What people say of a target beside the words for a metric."""

_AMOUNT = re.compile(AMOUNT, re.IGNORECASE)
_ADVICE = re.compile(
    r"\bhow (?:do|to|can|could|should|would)\b|\bshould\b|\btips?\b|怎么|怎样|如何|该不该",
    re.IGNORECASE,
)
"""What asks for the way to a target, not whether it is reached."""

_FILLER = re.compile(
    r"\b(?:are|will|can|do|we|our|us|i|on|track|have|get|to|reach|hit|gain|make|of|in|at|by|for|the|"
    r"a|with|target|goal|is|from)\b|我们|目标|达到|涨到|做到|突破|超过|能不能|能否|能|的|到|在|是|要|"
    r"有|个|人|次|条|吗|从|[\s,.:;=?!、。？！，：；-]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A value of a metric by its name, and the days up to which; None is not said."""

    metric: str | None
    value: Decimal
    ahead: Ahead | None

    def __str__(self) -> str:
        """The same in words that `read_target` reads."""
        said = (self.metric, written(self.value), self.ahead)
        return " ".join(str(part) for part in said if part is not None)


def read_target(text: str, context: BotContext) -> tuple[Wanted, str] | None:
    """The target that the words name, and the words that are no part of it; None for advice.

    Raises AmbiguousPeriod.
    """
    today = context.now.astimezone(context.words.zone).date()
    line = plain(text)
    if _ADVICE.search(line):
        return None
    found = find_ahead(line, today)
    if isinstance(found, Ambiguous):
        raise _ambiguous(line, found)
    ahead, rest = found or (None, line)
    number = _AMOUNT.search(rest)
    said = amount(number) if number else None
    if number is None or said is None or said.value <= 0:
        return None
    word, left = _metric(rest[: number.start()], rest[number.end() :])
    metric = (FURTHER.get(word) or measures()[word].name) if word else None
    return Wanted(metric, said.share, ahead), _FILLER.sub(" ", left).strip()


def _metric(before: str, after: str) -> tuple[str | None, str]:
    """The word for a metric, one behind the number first, and the words without it."""
    names = (*measures(), *FURTHER)
    both = f"{before} {after}"
    word = mentioned(names, after)
    if word is None or not after.casefold().strip().startswith(word):
        word = mentioned(names, both)
    if word is None:
        return None, both
    place = re.search(re.escape(word), after if word in after.casefold() else both, re.IGNORECASE)
    if place is None:  # a casefold that changes a word's length
        return word, both
    source = place.string
    left = f"{source[: place.start()]} {source[place.end() :]}"
    return word, f"{before} {left}" if source is after else left


def _ambiguous(line: str, found: Ambiguous) -> AmbiguousPeriod:
    days: tuple[date, ...] = tuple(reading.last for reading in found.readings)
    return AmbiguousPeriod(
        value=found.text,
        readings=tuple(day.isoformat() for day in days),
        lines=tuple(f"/goal {line.replace(found.text, day.isoformat())}" for day in days),
    )
