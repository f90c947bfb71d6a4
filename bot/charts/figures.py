"""A chart's values as short texts, for its axis and beside its marks. Pure."""

import re
from collections.abc import Sequence

from bot.core.language import Words

LONG_FROM = 100  # from there on a decimal would be the fourth figure
MANY_TIMES = 10  # of a multiple below it the second decimal counts: 1.02 and 0.95 are not both 1
COMPACT_FROM = 10_000  # below it a whole number is as short as a compact one, and exact
ODD_FROM = 1e15  # compact numbers have no word beyond 10^12, and grow long again
FINEST, EXACT = 4, 9  # decimals of an axis at most, and those that its values may have
NOUGHTS = re.compile(r"\.0+(?!\d)|(\.\d*?[1-9])0+(?!\d)")


def short(words: Words, value: float, unit: str) -> str:
    """One value with three figures or so: "12.5", "1,204", "12.3K", "1.2万", "4.1%", "3.5 h"."""
    is_compact = abs(value) >= COMPACT_FROM
    digits = 0 if unit != "share" and abs(value) >= LONG_FROM and not is_compact else 1
    if unit == "multiple" and abs(value) < MANY_TIMES:
        digits = 2
    return _written(words, value, unit, digits=digits, is_compact=is_compact)


def ticks(words: Words, values: Sequence[float], unit: str) -> tuple[str, ...]:
    """The values of an axis, with no more decimals than it takes to be exact."""
    is_compact = max(map(abs, values)) >= COMPACT_FROM

    def written(digits: int) -> tuple[str, ...]:
        return tuple(
            _written(words, value, unit, digits=digits, is_compact=is_compact) for value in values
        )

    whole_truth = list(map(_plain, written(EXACT)))
    for digits in range(FINEST + 1):
        if list(map(_plain, written(digits))) == whole_truth:
            return written(digits)
    # 1,204,300 and 1,204,350 are 1.2043M and 1.20435M: in full they are no longer.
    return tuple(_written(words, value, unit, digits=0, is_compact=False) for value in values)


def exact(words: Words, value: float, unit: str) -> str:
    """One value in full, beside an axis that does not begin at 0: "1,204,489", "52.3%"."""
    return _written(words, value, unit, digits=1, is_compact=False)


def _plain(text: str) -> str:
    """The text without the noughts that end its decimals."""
    return NOUGHTS.sub(r"\1", text)


def _written(words: Words, value: float, unit: str, *, digits: int, is_compact: bool) -> str:
    if unit == "share" and abs(value) < ODD_FROM:
        return words.percent(value, digits=digits)
    text = _number(words, value, digits, is_compact=is_compact)
    return words("{hours} h", hours=text) if unit == "hours" else text


def _number(words: Words, value: float, digits: int, *, is_compact: bool) -> str:
    if abs(value) >= ODD_FROM:
        return f"{value:.{digits}e}"
    write = words.compact if is_compact else words.number
    return write(value, digits=digits)
