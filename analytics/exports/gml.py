"""GML, the graph modelling language: keys, each with a number, a text or a list in brackets.

M. Himsolt, "GML: A portable graph file format" (1997). Read by ourselves, since igraph's reader
names no lines, and gives every node a value for every key that any node has: a file of 50 MB can
make it fill the memory.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from analytics.errors import BrokenExport, TooLarge
from analytics.exports.graph import Graph, Tie
from analytics.exports.limits import MAX_ROWS
from analytics.exports.table import CUT
from analytics.sentence import Sentence

_TOKEN = re.compile(
    r"""\s+ | \#[^\r\n]* | (?P<open>\[) | (?P<close>\]) | "(?P<text>[^"]*)"
    | (?P<key>[A-Za-z_]\w*) | (?P<number>[-+.0-9][-+.\w]*)""",
    re.VERBOSE,
)
_DEEPEST = 100  # lists within lists; drawing programs write 4
_LOOKED_AT = 100  # tokens before the graph: the program's name, a version, a comment
_UNREADABLE = Sentence("This is not GML from here on.")


class _Token(NamedTuple):
    """One token, the line it begins on, and what it is: a group of _TOKEN, or "" for none."""

    line: int
    kind: str
    value: str


def is_gml(text: str) -> bool:
    """Whether the text begins as GML does: keys with values, then a list named graph."""
    key, is_value = "", False
    for _, token in zip(range(_LOOKED_AT), _tokens(text), strict=False):
        if is_value:
            if token.kind == "open":
                return key == "graph"
            is_value = False
        elif token.kind == "key":
            key, is_value = token.value.casefold(), True
        else:
            return False
    return False


def read(text: str, file: str) -> Graph:
    """The graph of the text. Raises BrokenExport and TooLarge."""
    reader = _Reader(file)
    token = _Token(1, "", "")
    for token in _tokens(text):
        reader.take(token)
    if reader.is_inside:
        raise BrokenExport(file=file, line=token.line, why=CUT)
    return reader.graph()


class _Reader:
    """Takes the tokens one by one; keeps the nodes and the edges of the list `graph`."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._labels: dict[str, str] = {}
        self._edges: list[tuple[int, dict[str, str]]] = []  # the line and the fields of each
        self._is_directed = False
        self._lists: list[str] = []  # the keys of those that are open, outermost first
        self._key = ""  # what the next value belongs to
        self._fields: dict[str, str] = {}  # of the node or edge that is open
        self._line = 1  # where it begins

    @property
    def is_inside(self) -> bool:
        """Whether a list is open, or a key has no value yet."""
        return bool(self._lists or self._key)

    def graph(self) -> Graph:
        """What was taken; only now it is sure whether the graph is directed."""
        return Graph(self._labels, [self._tie(*edge) for edge in self._edges])

    def _tie(self, line: int, fields: dict[str, str]) -> Tie:
        return Tie(
            line=line,
            source=fields.get("source", ""),
            target=fields.get("target", ""),
            is_directed=self._is_directed,
            weight=fields.get("weight", fields.get("value", "")),
        )

    def take(self, token: _Token) -> None:
        """The next token. Raises BrokenExport where none of its kind can stand."""
        if self._key:
            self._take_value(token)
        elif token.kind == "key":
            self._key = token.value.casefold()
        elif token.kind == "close" and self._lists:
            self._close()
        else:
            raise self._broken(token)

    def _take_value(self, token: _Token) -> None:
        if token.kind == "open" and len(self._lists) < _DEEPEST:
            self._open(token.line)
        elif token.kind in ("text", "number", "key"):  # "key": a word without quotes
            self._assign(token.value)
        else:
            raise self._broken(token)
        self._key = ""

    def _open(self, line: int) -> None:
        self._lists.append(self._key)
        if len(self._lists) == 2:
            self._fields, self._line = {}, line

    def _assign(self, value: str) -> None:
        if self._lists == ["graph"] and self._key == "directed":
            self._is_directed = value == "1"
        elif len(self._lists) == 2:
            self._fields.setdefault(self._key, value)

    def _close(self) -> None:
        if self._lists == ["graph", "node"]:
            label = html.unescape(self._fields.get("label", ""))
            self._labels[self._fields.get("id", "")] = label
        elif self._lists == ["graph", "edge"]:
            self._edges.append((self._line, self._fields))
        if max(len(self._labels), len(self._edges)) > MAX_ROWS:
            raise TooLarge(file=self._file, limit=Sentence("{rows} rows", rows=MAX_ROWS))
        self._lists.pop()

    def _broken(self, token: _Token) -> BrokenExport:
        return BrokenExport(file=self._file, line=token.line, why=_UNREADABLE)


def _tokens(text: str) -> Iterator[_Token]:
    """The tokens but for blanks and comments; the last is of no kind where the text is no GML."""
    line, counted, at = 1, 0, 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup:
            line += text.count("\n", counted, at)
            counted = at
        if found is None:
            yield _Token(line, "", "")
            return
        if found.lastgroup:
            yield _Token(line, found.lastgroup, found[found.lastgroup])
        at = found.end()
