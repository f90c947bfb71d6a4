"""The beginning of a text, cut where no character is torn."""

import unicodedata
from itertools import takewhile

_JOINER = "\u200d"
_ELLIPSIS = "…"


def excerpt(text: str, limit: int = 80) -> str:
    """The text on one line, at most `limit` code points and an ellipsis where it was cut.

    The cut falls after a word where one ends in the second half, else between two characters as
    a person sees them: a flag, a family, a letter with its accents is one (after UAX 29).
    """
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    space = line.rfind(" ", limit // 2, limit + 1)
    cut = space if space > 0 else limit
    while cut > 0 and _joined(line, cut):
        cut -= 1
    return line[:cut].rstrip() + _ELLIPSIS


def _joined(line: str, cut: int) -> bool:
    """Whether the code points on both sides of the cut belong to one character."""
    before, after = line[cut - 1], line[cut]
    if _JOINER in (before, after) or _extends(after):
        return True
    if _is_flag_letter(after):  # two make a flag
        letters = sum(1 for _ in takewhile(_is_flag_letter, reversed(line[:cut])))
        return letters % 2 == 1
    return False


def _extends(character: str) -> bool:
    """Whether it goes with the one before: a mark, a skin tone, a tag, a jamo that is not first."""
    return (
        unicodedata.category(character).startswith("M")
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
        or "\u1160" <= character <= "\u11ff"
    )


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
