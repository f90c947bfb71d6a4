"""How far ahead a forecast is asked for: "next 90 days", "by the end of the year", "未来30天"."""

import re
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from bot.core.ahead import Ahead, find_ahead
from bot.core.registry import Context

S = TypeVar("S")

_SPAN = r"\d{1,4} ?(?:day|week|month|quarter|year)s?"
_BARE = re.compile(rf"^{_SPAN}$|\bfor (?:the next )?(?={_SPAN}\b)", re.IGNORECASE)
_BARE_HAN = re.compile(r"^(?=\d{1,4} ?个?(?:天|日|周|星期|月|季度|年)$)")


@dataclass(frozen=True, slots=True)
class HowFar:
    """Words that name days ahead. The figures may end long before today: they count from there."""

    text: str
    ahead: Ahead  # as the words are read today

    def __str__(self) -> str:
        """The same in words that `read_how_far` reads."""
        return str(self.ahead)

    def days_from(self, newest: date) -> int:
        """The days after the newest of the figures; below 1 where they are over by then."""
        found = _found(self.text, newest)
        last = found[0].last if found else self.ahead.last
        return (last - newest).days


def read_how_far(text: str, context: Context[S]) -> tuple[HowFar, str] | None:
    """How far ahead the words ask, and the words that are no part of it; None for no such words."""
    today = context.now.astimezone(context.words.zone).date()
    plain = _BARE_HAN.sub("未来", _BARE.sub(_as_next, text))
    found = _found(plain, today)
    if found is None or found[0].last <= today:
        return None
    return HowFar(plain, found[0]), found[1]


def _as_next(match: re.Match[str]) -> str:
    """A bare span as one ahead: "3 months", "for 3 months"."""
    return "next " if match[0].casefold().startswith("for") else f"next {match[0]}"


def _found(text: str, today: date) -> tuple[Ahead, str] | None:
    found = find_ahead(text, today)
    return found if isinstance(found, tuple) else None
