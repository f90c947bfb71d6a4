"""Lines of a text: which of them only wrap, and what they say without the wrapping."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

BULLET = re.compile(
    r"[-*+•·●○◦▪■□➢✓–—]\s|(?:\d{1,3}|[A-Za-z])[.)]\s|\d{1,3}、|[（(]\d{1,3}[)）]"
    r"|\d{1,2}(?:\.\d{1,2})+\.?\s+[A-Z\u4e00-\u9fff]"
)
"""What begins an item of a list, or a numbered heading as "1.2 Goals"."""

FULL_SHARE = 0.75
"""A line this long, measured by the long ones around it, ended where the room did."""

NARROWEST = 40
"""Columns below which a line is not full: lists of short lines look as if each were."""

SHORTEST = 20
"""Columns below which a line does not go on in a small letter either: a name, a heading."""

CLOSING = (".", "!", "?", ":", ";", "。", "！", "？", "：", "；")


def unwrapped(lines: Sequence[str]) -> list[str]:
    """The paragraphs, list items and headings, each on one line; a blank line stays one.

    A line goes on in the next when it is full, or when the next begins with a small letter in the
    middle of a sentence, unless the next begins a list item.
    """
    folded = [" ".join(line.split()) for line in lines]
    full = max(NARROWEST, FULL_SHARE * usual_width(folded))
    paragraphs: list[list[str]] = []
    before = ""
    for line in folded:
        if before and line and _goes_on(before, line, full):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
        before = line
    return [joined(each) for each in paragraphs]


def usual_width(lines: Sequence[str]) -> int:
    """The columns that one line in ten reaches: those of the running text, if there is any."""
    widths = sorted(width(line) for line in lines if line)
    return widths[len(widths) * 9 // 10] if widths else 0


def width(line: str) -> int:
    """The columns that the line takes: two for a Chinese character."""
    return len(line) + sum(1 for each in line if _is_wide(each))


def joined(lines: Iterable[str]) -> str:
    """The lines as one: with a space between, unless Chinese stands there."""
    return "".join(_spaced(lines))


def _goes_on(line: str, following: str, full: float) -> bool:
    """Whether the line only wraps into the following one."""
    if BULLET.match(following):
        return False
    columns = width(line)
    in_sentence = following[0].islower() and not line.endswith(CLOSING)
    return columns >= full or (columns >= SHORTEST and in_sentence)


def _spaced(lines: Iterable[str]) -> Iterator[str]:
    before = ""
    for line in lines:
        if before and line and not _touch(before[-1], line[0]):
            yield " "
        yield line
        before = line or before


def _touch(left: str, right: str) -> bool:
    """Whether no space belongs between: one is Chinese and the other no Latin letter or digit."""
    return (_is_wide(left) or _is_wide(right)) and not (left.isascii() or right.isascii())


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
