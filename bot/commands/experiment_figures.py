"""An experiment's figures as people write them: "2% to 2.5%", "120/2400 vs 150/2380"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.commands.services import BotContext
from bot.core.amounts import amount, named, plain, written

_OF = r" ?(?:/|\bout of\b|\bof\b|÷) ?"
_COUNTED = re.compile(
    rf"{named('count')}{_OF}{named('n')}.{{0,20}}?{named('count2')}{_OF}{named('n2')}",
    re.IGNORECASE,
)
_RATES = re.compile(rf"{named('before')}.{{0,20}}?{named('after')}", re.IGNORECASE)
_FILLER = re.compile(
    r"\b(?:from|to|vs|versus|against|and|a|b|than|converted|conversions|of|people)\b"
    r"|从|到|提升|提高|升|对|比|和|至|组|人|[\s,.:;=?!%→>、。：；？！，(){}-]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted of the versions A and B: successes and people."""

    a: int
    a_n: int
    b: int
    b_n: int

    def __str__(self) -> str:
        """The same in words that `read_experiment` reads."""
        return f"{self.a}/{self.a_n} vs {self.b}/{self.b_n}"


@dataclass(frozen=True, slots=True)
class Rates:
    """The rate of today and the one hoped for, 0 to 1."""

    before: Decimal
    after: Decimal

    def __str__(self) -> str:
        """The same in words that `read_experiment` reads."""
        return f"{written(self.before * 100)}% to {written(self.after * 100)}%"


def read_experiment(text: str, context: BotContext) -> tuple[Counts | Rates, str] | None:
    """What the words say of an experiment, and the words that are no part of it."""
    line = plain(text)
    return _counts(line) or _rates(line)


def _counts(line: str) -> tuple[Counts, str] | None:
    match = _COUNTED.search(line)
    if match is None:
        return None
    whole: list[int] = []
    for group in ("count", "n", "count2", "n2"):
        said = amount(match, group)
        if said is None or said.is_percent or said.value % 1:
            return None
        whole.append(int(said.value))
    return Counts(*whole), _left(line, match)


def _rates(line: str) -> tuple[Rates, str] | None:
    """Two percentages; of one percent sign behind both, "2 to 2.5%", it is meant for both."""
    match = _RATES.search(line)
    if match is None:
        return None
    before, after = amount(match, "before"), amount(match, "after")
    if before is None or after is None or not after.is_percent:
        return None
    return Rates(before.value / 100, after.share), _left(line, match)


def _left(line: str, match: re.Match[str]) -> str:
    return _FILLER.sub(" ", f"{line[: match.start()]} {line[match.end() :]}").strip()
