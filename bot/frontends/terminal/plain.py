"""Words of others as they are, and no more: nothing in them steers the screen. Pure."""

import unicodedata

from rich.cells import cell_len, set_cell_size
from rich.text import Text as Line

TURNS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
CUT = "…"


def plain(text: str, style: str = "") -> Line:
    """The text as it is: no markup is read, and no control sequence reaches the terminal."""
    return Line("".join(map(_shown, text)), style=style)


def fitted(text: str, cells: int) -> str:
    """The text in one line of exactly so many cells, cut or filled with blanks.

    A cell is what a Latin letter takes; a Chinese character takes two.
    """
    line = " ".join(plain(text).plain.split())
    if cell_len(line) <= cells:
        return set_cell_size(line, cells)
    return set_cell_size(set_cell_size(line, cells - 1).rstrip() + CUT, cells)


def _shown(character: str) -> str:
    """The character, a blank for other blanks, nothing for what would steer the screen."""
    if character == "\n":
        return character
    category = unicodedata.category(character)
    if category == "Zs" or character == "\t":
        return " "
    return "" if category in {"Cc", "Cs", "Zl", "Zp"} or character in TURNS else character
