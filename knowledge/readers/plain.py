"""Plain text: paragraphs, whether a blank line, a line end or nothing but wrapping parts them."""

import re

from knowledge.documents import Section
from knowledge.readers.lines import unwrapped, usual_width

WIDEST = 120
"""Columns of the widest text that was wrapped; in a wider one each line is a paragraph."""

BLANK_LINES = re.compile(r"\n{3,}")


def sections(text: str) -> list[Section]:
    """The whole text, in one section without a heading."""
    lines = [line.strip() for line in text.splitlines()]
    if usual_width(lines) <= WIDEST:
        lines = unwrapped(lines)
    return [Section("", BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n"))]
