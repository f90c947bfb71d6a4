"""Passages of a document: its sections, cut where they are too long to be one answer."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.documents import Document
from knowledge.tokens import folded, is_mostly_han

MAX_ENGLISH = 900
MAX_CHINESE = 400
"""Characters: some 200 tokens of English, and of Chinese to a model that reads it; no model is
given more than 256 (see `encoder`)."""

PARAGRAPH_END = re.compile(r"\n\s*\n")
LINE_END = re.compile(r"\n(?![a-z])")
"""A line that begins with a small letter goes on in the middle of a sentence."""

SENTENCE_END = re.compile(r"[。！？；]+[”’」』）)\"]*|[.!?]+[\"'”’)\]]*(?=\s+[^\sa-z])")
ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|vs|cf|ca|approx|Mr|Mrs|Ms|Dr|Prof|St|No|[A-Z])\.$"
)
CLAUSE_END = re.compile(r"[，、：]")
BLANK = re.compile(r"\s+")

Split = Callable[[str], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document that can stand as an answer, below its heading."""

    heading: str
    text: str


def passages(document: Document) -> tuple[Passage, ...]:
    """The document in its order, each text once.

    A passage has at most `MAX_ENGLISH` characters, mostly Chinese ones `MAX_CHINESE`. It ends
    with a paragraph where that is possible, else with a line, else with a sentence; only a
    sentence that is too long itself is cut, at a comma in Chinese or a blank. What has none of
    them stays whole. Pieces without a letter are left out.
    """
    found: dict[str, Passage] = {}
    for section in document.sections:
        for text in _pieces(section.text, LEVELS):
            if any(map(str.isalpha, text)):
                found.setdefault(" ".join(folded(text).split()), Passage(section.heading, text))
    return tuple(found.values())


def _pieces(text: str, levels: Sequence[Split]) -> Iterator[str]:
    """The text cut by the first level that parts it, what is still too long by the next ones.

    Neighbours are joined as long as they fit, so that no piece is shorter than it must be.
    """
    text = text.strip()
    if fits(text) or not levels:
        yield text
        return
    split, *finer = levels
    joined = ""
    for part in split(text):
        if fits((joined + part).strip()):
            joined += part
            continue
        if joined.strip():
            yield joined.strip()
        *whole, last = _pieces(part, finer)
        yield from whole
        joined = last + part[len(part.rstrip()) :]
    if joined.strip():
        yield joined.strip()


def fits(text: str) -> bool:
    """Whether the text is short enough for a passage."""
    if MAX_CHINESE < len(text) <= MAX_ENGLISH:
        return not is_mostly_han(text)
    return len(text) <= MAX_CHINESE


def _after(end: re.Pattern[str]) -> Split:
    """Parts the text after each end; the parts joined are the text."""

    def split(text: str) -> Iterator[str]:
        start = 0
        for found in end.finditer(text):
            yield text[start : found.end()]
            start = found.end()
        yield text[start:]

    return split


def _sentences(text: str) -> Iterator[str]:
    """The sentences; a number or an abbreviation before the stop does not make one."""
    sentence = ""
    for part in _after(SENTENCE_END)(text):
        sentence += part
        if any(map(str.isalpha, sentence)) and not ABBREVIATION.search(sentence):
            yield sentence
            sentence = ""
    if sentence:
        yield sentence


LEVELS: tuple[Split, ...] = (
    _after(PARAGRAPH_END),
    _after(LINE_END),
    _sentences,
    _after(CLAUSE_END),
    _after(BLANK),
)
