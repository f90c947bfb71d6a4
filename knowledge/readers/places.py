"""Places in a document that has no heading there: "page 3", "slide 3", in Chinese "第 3 页"."""

import re
from typing import Literal

PLACE = re.compile(r"(?:page|slide) \d+|第 \d+ 页")


def place(unit: Literal["page", "slide"], number: int, *, chinese: bool) -> str:
    """The heading of that page or slide, counted from 1."""
    return f"第 {number} 页" if chinese else f"{unit} {number}"


def is_place(heading: str) -> bool:
    """Whether the heading only says where, and is no title."""
    return PLACE.fullmatch(heading) is not None
