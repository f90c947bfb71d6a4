"""A Reply as what Rich prints. Pure."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import assert_never

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text as Line

from bot.core.model import (
    Attachment,
    Block,
    Bullets,
    Chart,
    Choices,
    Fact,
    Facts,
    Reply,
    Series,
    Sources,
    Table,
    Text,
    TextStyle,
)

LEVELS = "▁▂▃▄▅▆▇█"
GAP = "·"
NUMBER = re.compile(r"[-+–]?[\d.,]*[%×]?( h)?")
TURNS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
SPARK_WIDTH = 60  # columns; a longer series is folded into as many means
STYLES = {TextStyle.BODY: "", TextStyle.HEADING: "bold", TextStyle.NOTE: "dim"}

Percent = Callable[[float], str]
"""Writes a relative change: .12 as "+12.0%", in the reader's language."""


def render(reply: Reply, percent: Percent) -> RenderableType:
    """All blocks of the reply under one another, a blank line between those of different kinds."""
    return Group(*_spaced(reply.blocks, percent))


def _spaced(blocks: Sequence[Block], percent: Percent) -> Iterator[RenderableType]:
    before: Block | None = None
    offered = 0
    for block in blocks:
        headed = isinstance(before, Text) and before.style is TextStyle.HEADING
        if before is not None and not headed and not _both_notes(before, block):
            yield Line("")
        yield _block(block, percent, offered)
        before = block
        if isinstance(block, Choices):
            offered += len(block.items)


def _both_notes(before: Block, block: Block) -> bool:
    return all(isinstance(b, Text) and b.style is TextStyle.NOTE for b in (before, block))


def _block(block: Block, percent: Percent, offered: int) -> RenderableType:
    """One block; `offered` choices stand above it, and theirs are numbered on from there."""
    match block:
        case Text():
            return plain(block.body, STYLES[block.style])
        case Bullets():
            return _bullets(block)
        case Facts():
            return _facts(block, percent)
        case Table():
            return _table(block)
        case Chart():
            return _chart(block)
        case Sources():
            return _sources(block)
        case Choices():
            return _choices(block, offered)
        case Attachment():
            return plain(f"{block.name} ({len(block.content):,} B)", "bold")
        case _:
            assert_never(block)


def plain(text: str, style: str = "") -> Line:
    """The text as it is: no markup is read, and no control sequence reaches the terminal."""
    return Line("".join(map(_shown, text)), style=style)


def _shown(character: str) -> str:
    """The character, a blank for other blanks, nothing for what would steer the screen."""
    if character == "\n":
        return character
    category = unicodedata.category(character)
    if category == "Zs" or character == "\t":
        return " "
    return "" if category in {"Cc", "Cs", "Zl", "Zp"} or character in TURNS else character


def _bullets(block: Bullets) -> RenderableType:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for number, item in enumerate(block.items, start=1):
        grid.add_row(f"{number}." if block.numbered else "•", plain(item))
    return Padding(grid, (0, 0, 0, 1))


def _facts(block: Facts, percent: Percent) -> RenderableType:
    grid = Grid.grid(padding=(0, 2))
    grid.add_column()
    for _ in range(3):
        grid.add_column(justify="right", no_wrap=True)
    for fact in block.rows:
        grid.add_row(plain(fact.label), plain(fact.display, "bold"), *_evidence(fact, percent))
    return Padding(grid, (0, 0, 0, 1))


def _evidence(fact: Fact, percent: Percent) -> tuple[Line, Line]:
    """The change, and how many posts or days the figure rests on."""
    change = "" if fact.change is None else percent(fact.change)
    return plain(change), plain("" if fact.n is None else f"n={fact.n}", "dim")


def _table(block: Table) -> RenderableType:
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for number, name in enumerate(block.header):
        is_number = all(_is_number(row[number]) for row in block.rows)
        grid.add_column(
            plain(name), justify="right" if is_number else "left", overflow="fold", ratio=None
        )
    for row in block.rows:
        grid.add_row(*map(plain, row))
    return grid


def _is_number(cell: str) -> bool:
    """Whether the cell is a figure, with its unit at most: "1,058", "-11.2%", "0.7×", "3.5 h"."""
    return NUMBER.fullmatch(cell) is not None


def _chart(block: Chart) -> RenderableType:
    lines: list[RenderableType] = [plain(block.title, "bold")]
    lines.extend(
        Line.assemble(" ", sparkline(series), " ", plain(series.name, "dim"))
        for series in block.series
    )
    if block.labels:
        lines.append(plain(f" {block.labels[0]} – {block.labels[-1]}", "dim"))
    lines.append(plain(f" {block.alt}", "dim"))
    return Group(*lines)


def sparkline(series: Series, width: int = SPARK_WIDTH) -> str:
    """The series in one line of at most `width` characters; a gap stays a gap."""
    values = _folded(series.values, width)
    known = [value for value in values if value is not None]
    if not known:
        return GAP * len(values)
    low, high = min(0.0, *known), max(known)
    step = (high - low) / (len(LEVELS) - 1) or 1.0
    return "".join(GAP if v is None else LEVELS[round((v - low) / step)] for v in values)


def _folded(values: Sequence[float | None], width: int) -> list[float | None]:
    """At most `width` values, each the mean of its share of neighbours that are known."""
    if len(values) <= width:
        return list(values)
    edges = [round(number * len(values) / width) for number in range(width + 1)]
    return [_mean(values[a:b]) for a, b in pairwise(edges)]


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _sources(block: Sources) -> RenderableType:
    lines = []
    for number, source in enumerate(block.items, start=1):
        lines.append(Line.assemble((f"[{number}] ", "dim"), plain(source.title)))
        if source.url:
            # Never broken: an address in two lines can be neither clicked nor copied.
            address = Line("    ", no_wrap=True, overflow="ignore")
            lines.append(address.append(plain(source.url).plain, Style(dim=True, link=source.url)))
    return Group(*lines)


def _choices(block: Choices, offered: int) -> RenderableType:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True, style="cyan")
    grid.add_column(overflow="fold")
    for number, choice in enumerate(block.items, start=offered + 1):
        grid.add_row(f"{number})", plain(choice.label))
    return Padding(grid, (0, 0, 0, 1))
