"""Connections between named ends, whatever file they come from: each once, none to itself."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from analytics.exports import cells
from analytics.exports.notes import Notes
from analytics.exports.rows import Contents, EdgeRow, Setting
from analytics.sentence import Sentence
from analytics.tables import MEDIA, Platform

NETWORKS = (Platform.NETWORK, *MEDIA)
"""Whose connections they can be: of an account of their own, or of one that has posts."""

_LONGEST_NAME = 200  # characters of an end's name: two of them must fit a key of any database
_NAMELESS = Sentence("The connection does not name both of its ends.")
_TOO_LONG = Sentence("A name of over {limit} characters.", limit=_LONGEST_NAME)


class Tie(NamedTuple):
    """One edge as a graph file has it, between the ids of two nodes."""

    line: int
    source: str
    target: str
    is_directed: bool
    weight: str  # empty where it has none


@dataclass(frozen=True, slots=True)
class Graph:
    """What a graph file says: its nodes by id, with their labels, and its edges."""

    labels: Mapping[str, str]  # empty where a node has none
    ties: Sequence[Tie]


def of_graph(graph: Graph, setting: Setting) -> Contents:
    """The connections of a graph file, the ends named by the nodes' labels."""
    notes = Notes()
    notes.rows_read = len(graph.ties)
    names = _names(graph.labels)
    found = gathered(_named(graph.ties, names, notes), setting, notes)
    ends = {end for edge in found.edges for end in (edge.source, edge.target)}
    if len(names) > len(ends):
        count = len(names) - len(ends)
        notes.doubt(
            Sentence("Nodes without a connection, which are not kept: {count}.", count=count)
        )
    return replace(found, doubts=notes.doubts)


def gathered(edges: Iterable[EdgeRow], setting: Setting, notes: Notes) -> Contents:
    """The contents of a file of connections; the others are noted with their reasons."""
    kept = tuple(_distinct(edges, notes))
    first = setting.platform or Platform.NETWORK
    return Contents(
        platforms=(first, *(other for other in NETWORKS if other is not first)),
        rows_read=notes.rows_read,
        edges=kept,
        skipped=notes.skipped,
        doubts=notes.doubts,
    )


def _names(labels: Mapping[str, str]) -> dict[str, str]:
    """What each node is called: by its label, and by its id too where others have the label."""
    known = {node: cells.text(label) for node, label in labels.items()}
    counts = Counter(known.values())
    return {
        node: (label if counts[label] == 1 else f"{label} ({node})") if label else node
        for node, label in known.items()
    }


def _named(ties: Iterable[Tie], names: Mapping[str, str], notes: Notes) -> Iterator[EdgeRow]:
    for tie in ties:
        unknown = next((end for end in (tie.source, tie.target) if end not in names), None)
        if unknown is not None:
            why = Sentence("The file has no node {id}.", id=cells.shown(unknown) or "-")
            notes.skip(tie.line, why)
            continue
        yield EdgeRow(
            line=tie.line,
            source=names[tie.source],
            target=names[tie.target],
            is_directed=tie.is_directed,
            weight=_weight(tie, notes),
        )


def _weight(tie: Tie, notes: Notes) -> float | None:
    try:
        weight = float(tie.weight) if tie.weight else None
    except ValueError:
        weight = math.nan
    if weight is None or math.isfinite(weight):
        return weight
    notes.no_number(tie.line, "weight", tie.weight)
    return None


def _distinct(edges: Iterable[EdgeRow], notes: Notes) -> Iterator[EdgeRow]:
    """Each connection once, as the file first has it; to and fro are two where it is directed."""
    seen: dict[tuple[bool, str, str], int] = {}
    for edge in edges:
        ends = (edge.source, edge.target)
        if not all(ends):
            notes.skip(edge.line, _NAMELESS)
        elif max(map(len, ends)) > _LONGEST_NAME:
            notes.skip(edge.line, _TOO_LONG)
        elif edge.source == edge.target:
            notes.skip(edge.line, _loop(edge))
        else:
            first, second = ends if edge.is_directed else sorted(ends)
            key = (edge.is_directed, first, second)
            if key in seen:
                notes.skip(edge.line, _again(edge, seen[key]))
                continue
            seen[key] = edge.line
            yield edge


def _loop(edge: EdgeRow) -> Sentence:
    return Sentence("The connection leads from {name} to itself.", name=cells.shown(edge.source))


def _again(edge: EdgeRow, line: int) -> Sentence:
    return Sentence(
        "The connection of {source} and {target} stands in the file before, on line {line}.",
        source=cells.shown(edge.source),
        target=cells.shown(edge.target),
        line=line,
    )
