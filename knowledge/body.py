"""The body of an article: parts that begin with a heading, made of paragraphs and list items."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from knowledge.article import Part, PartName
from knowledge.front_matter import Report

HEADING = re.compile(r"##\s+(?P<text>\S.*?)\s*")
ITEM = re.compile(r"(?:[-*]|\d+[.、])\s+(?P<text>\S.*)")


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """A part with the line (from 1) that each of its items starts on."""

    part: Part
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str


def parse(
    body: str, first_line: int, headings: Mapping[str, PartName], report: Report
) -> tuple[PlacedPart, ...]:
    """The parts in the order of `headings`; a part that is missing or unknown is reported.

    `first_line` is the line of the file that the body starts on.
    """
    found: dict[PartName, PlacedPart] = {}
    for heading, lines in _sections(body, first_line, report):
        name = headings.get(heading.text)
        if name is None:
            known = ", ".join(headings)
            report(heading.number, f"unknown heading {heading.text}: the headings are {known}.")
        elif name in found:
            report(heading.number, f"the heading {heading.text} stands here twice: join the two.")
        else:
            items = tuple(_items(lines))
            texts = tuple(item.text for item in items)
            found[name] = PlacedPart(
                Part(name, heading.text, texts), tuple(item.number for item in items)
            )
            if not items:
                report(heading.number, f"nothing stands under {heading.text}: write it.")
    for text, name in headings.items():
        if name not in found:
            report(first_line, f"the part `## {text}` is missing: add it.")
    return tuple(found[name] for name in headings.values() if name in found)


def _sections(body: str, first_line: int, report: Report) -> Iterator[tuple[_Line, list[_Line]]]:
    """Each heading with the lines below it."""
    heading: _Line | None = None
    below: list[_Line] = []
    for number, raw in enumerate(body.split("\n"), first_line):
        text = raw.strip()
        found = HEADING.fullmatch(text)
        if found:
            if heading:
                yield heading, below
            heading, below = _Line(number, found["text"]), []
        elif text.startswith("#"):
            report(number, f"{text} is no heading of a part: a part begins with `## `.")
        elif heading is None and text:
            report(number, "text stands before the first heading: move it into a part.")
        else:
            below.append(_Line(number, text))
    if heading:
        yield heading, below


def _items(lines: list[_Line]) -> Iterator[_Line]:
    """Paragraphs and list items, their wrapped lines joined."""
    item: _Line | None = None
    for line in lines:
        starts = ITEM.fullmatch(line.text)
        if item and (starts or not line.text):
            yield item
            item = None
        if starts:
            item = _Line(line.number, starts["text"])
        elif line.text:
            item = _Line(item.number, _join(item.text, line.text)) if item else line
    if item:
        yield item


def _join(text: str, wrapped: str) -> str:
    """The two with a space between, unless both sides are Chinese."""
    space = " " if text[-1].isascii() or wrapped[0].isascii() else ""
    return f"{text}{space}{wrapped}"
