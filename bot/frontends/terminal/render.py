"""A Reply as what Rich prints. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import assert_never

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text as Line

from bot.core.language import Words
from bot.core.model import (
    Attachment,
    Block,
    Bullets,
    Chart,
    Choices,
    Fact,
    Facts,
    Reply,
    Sources,
    Table,
    Text,
    TextStyle,
)
from bot.frontends.terminal.charts import ChartView
from bot.frontends.terminal.plain import plain

NUMBER = re.compile(r"[-+–]?[\d.,]*[%×]?( h)?")
STYLES = {TextStyle.BODY: "", TextStyle.HEADING: "bold", TextStyle.NOTE: "dim"}


def render(reply: Reply, words: Words) -> RenderableType:
    """All blocks of the reply under one another, a blank line between those of different kinds."""
    return Group(*_spaced(reply.blocks, words))


def _spaced(blocks: Sequence[Block], words: Words) -> Iterator[RenderableType]:
    before: Block | None = None
    offered = 0
    for block in blocks:
        headed = isinstance(before, Text) and before.style is TextStyle.HEADING
        if before is not None and not headed and not _both_notes(before, block):
            yield Line("")
        yield _block(block, words, offered)
        before = block
        if isinstance(block, Choices):
            offered += len(block.items)


def _both_notes(before: Block, block: Block) -> bool:
    return all(isinstance(b, Text) and b.style is TextStyle.NOTE for b in (before, block))


def _block(block: Block, words: Words, offered: int) -> RenderableType:
    """One block; `offered` choices stand above it, and theirs are numbered on from there."""
    match block:
        case Text():
            return plain(block.body, STYLES[block.style])
        case Bullets():
            return _bullets(block)
        case Facts():
            return _facts(block, words)
        case Table():
            return _table(block)
        case Chart():
            return ChartView(block, words)
        case Sources():
            return _sources(block)
        case Choices():
            return _choices(block, offered)
        case Attachment():
            return plain(f"{block.name} ({len(block.content):,} B)", "bold")
        case _:
            assert_never(block)


def _bullets(block: Bullets) -> RenderableType:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for number, item in enumerate(block.items, start=1):
        grid.add_row(f"{number}." if block.numbered else "•", plain(item))
    return Padding(grid, (0, 0, 0, 1))


def _facts(block: Facts, words: Words) -> RenderableType:
    grid = Grid.grid(padding=(0, 2))
    grid.add_column()
    for _ in range(3):
        grid.add_column(justify="right", no_wrap=True)
    for fact in block.rows:
        grid.add_row(plain(fact.label), plain(fact.display, "bold"), *_evidence(fact, words))
    return Padding(grid, (0, 0, 0, 1))


def _evidence(fact: Fact, words: Words) -> tuple[Line, Line]:
    """The change, and how many posts or days the figure rests on."""
    change = "" if fact.change is None else words.percent(fact.change, signed=True)
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
