"""A team's own knowledge: documents and taught answers, searched beside the articles.

What is on the shelf is stored elsewhere; this is the index over it, in a folder of its own. It is
made of segments, each a search over the documents that came together, so that one more document
costs what it has and no more. A manifest, replaced whole, says which segments there are and which
of their documents are gone: a killed process leaves the old shelf, and other processes see the
new one at their next question.
"""

import json
import math
import shutil
import uuid
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from knowledge.article import Language
from knowledge.constants import GONE_SHARE, SEGMENTS, SHELF_CUT, SHELF_SURE
from knowledge.encoder import Encoder
from knowledge.glossary import Glossary
from knowledge.passages import Passage
from knowledge.progress import OnProgress, silent
from knowledge.route import Route
from knowledge.search import Hit, Searcher
from knowledge.store import read_searcher, write_searcher
from knowledge.tokens import has_han, is_mostly_han
from knowledge.unit import Unit

MANIFEST = "segments.json"
LOCK = ".lock"
COLON = ":"
AFTER_COLON = ";"  # sorts right after every text that begins with a colon


@dataclass(frozen=True, slots=True)
class Entry:
    """What one document of the shelf says, in its order.

    `question` is what a taught answer answers; a document has none.
    """

    passages: tuple[Passage, ...]
    question: str = ""


Load = Callable[[int], Entry]
"""What the document of that number says."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that may answer: the number of its document, its place in it, and its score.

    `answered` when it is taken for an answer, `sure` when even before an article.
    """

    document: int
    position: int
    score: float
    answered: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A folder with a search: how many passages each of its documents has, and which are gone.

    A document that was taken off the shelf stays in the folder, unseen, until that is written
    anew; wanted again before that, it is there at once.
    """

    name: str
    documents: Mapping[int, int]
    gone: frozenset[int]

    def only(self, wanted: frozenset[int]) -> "Segment":
        """The segment with the documents that are wanted alone."""
        # One without a passage was removed while it was read; wanted again, it is read again.
        kept = {
            number: count for number, count in self.documents.items() if count or number in wanted
        }
        return replace(self, documents=kept, gone=frozenset(kept.keys() - wanted))

    @property
    def found(self) -> frozenset[int]:
        """The documents that are not gone."""
        return frozenset(self.documents.keys() - self.gone)

    @property
    def size(self) -> int:
        """The passages in the folder."""
        return sum(self.documents.values())

    @property
    def gone_share(self) -> float:
        """The share of its passages that are gone, 0 to 1."""
        return sum(self.documents[number] for number in self.gone) / max(1, self.size)


class Shelf:
    """The index of one team's documents. Safe to use from several threads and processes."""

    def __init__(self, folder: Path, encoder: Encoder, glossary: Glossary) -> None:
        self._folder = folder
        self._encoder = encoder
        self._glossary = glossary
        self._open: dict[tuple[str, frozenset[int]], Searcher] = {}

    @property
    def documents(self) -> frozenset[int]:
        """The numbers of the documents that are found."""
        return frozenset(number for segment in self._segments() for number in segment.found)

    def update(
        self, wanted: Collection[int], load: Load, on_progress: OnProgress = silent
    ) -> frozenset[int]:
        """Put the wanted documents on the shelf and take all others off; what is on it then.

        Only what is new is encoded. While another process is at it the shelf stays as it is.
        """
        if self.documents != frozenset(wanted):
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                with FileLock(self._folder / LOCK, timeout=0):
                    self._update(frozenset(wanted), load, on_progress)
            except Timeout:
                pass  # the other process's documents are found as soon as it has done
        return self.documents

    def search(
        self, question: str, language: Language | None = None, limit: int = 3
    ) -> tuple[Found, ...]:
        """What on the shelf comes nearest to the question: what answers it, then the nearest.

        Passages of both languages are compared by what their scores mean (see `SHELF_CUT`).
        """
        found: dict[tuple[int, int], Found] = {}
        segments = self._segments()
        self._close_all_but(segments)
        for segment in segments:
            searcher = self._searcher(segment)
            for result in searcher.search_each(question, language, limit):
                for each in (_found(question, hit) for hit in result.hits):
                    place = (each.document, each.position)
                    found[place] = max(found.get(place, each), each, key=_certainty)
        return tuple(sorted(found.values(), key=_certainty, reverse=True)[:limit])

    def _update(self, wanted: frozenset[int], load: Load, on_progress: OnProgress) -> None:
        """Drop, add, and put small or thinned segments together."""
        segments = [segment.only(wanted) for segment in self._segments()]
        kept, merged = _sorted_out([segment for segment in segments if segment.found])
        held = {number for segment in kept for number in segment.found}
        new = sorted(wanted - held)
        if new:
            known = [self._searcher(segment) for segment in merged]
            kept.append(self._written(new, load, known, on_progress))
        self._replace_manifest(kept)

    def _written(
        self,
        documents: Sequence[int],
        load: Load,
        known: Sequence[Searcher],
        on_progress: OnProgress,
    ) -> Segment:
        """A new segment of these documents, with the vectors that are known already."""
        entries = {number: load(number) for number in documents}
        units = [unit for number, entry in entries.items() for unit in _units(number, entry)]
        searcher = Searcher.build(
            units,
            self._encoder,
            on_progress,
            glossary=self._glossary,
            known=known,
            calibrated=False,
        )
        name = uuid.uuid4().hex
        draft = self._folder / f".{name}"
        draft.mkdir()
        write_searcher(searcher, draft)
        draft.rename(self._folder / name)
        counts = {number: len(entry.passages) for number, entry in entries.items()}
        return Segment(name, counts, gone=frozenset())

    def _segments(self) -> tuple[Segment, ...]:
        """The segments of the manifest as it stands."""
        try:
            listed = json.loads((self._folder / MANIFEST).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return ()
        return tuple(
            Segment(each["name"], dict(each["documents"]), frozenset(each["gone"]))
            for each in listed
        )

    def _searcher(self, segment: Segment) -> Searcher:
        """The search over what is found of the segment, opened once."""
        key = (segment.name, segment.gone)
        searcher = self._open.get(key)
        if searcher is None:
            whole = read_searcher(self._folder / segment.name, self._encoder, self._glossary)
            searcher = self._open[key] = self._only_found(whole, segment)
        return searcher

    def _only_found(self, searcher: Searcher, segment: Segment) -> Searcher:
        """The search without the passages of the documents that are gone."""
        if not segment.gone:
            return searcher
        masks = {name: _mask(route, segment.gone) for name, route in searcher.routes.items()}
        routes = {
            name: searcher.routes[name].only(mask) for name, mask in masks.items() if mask.any()
        }
        return Searcher(self._encoder, routes, self._glossary)

    def _close_all_but(self, segments: Sequence[Segment]) -> None:
        """Close the searches of the segments that are no more, or have other documents now."""
        for key in set(self._open) - {(segment.name, segment.gone) for segment in segments}:
            self._open.pop(key, None)

    def _replace_manifest(self, segments: Sequence[Segment]) -> None:
        """Make these the segments, then delete the folders that neither they nor the last had.

        The last ones stay, for another process may be about to open them.
        """
        names = {segment.name for segment in (*segments, *self._segments())}
        draft = self._folder / f".{MANIFEST}"
        listed = [
            {"name": each.name, "documents": list(each.documents.items()), "gone": list(each.gone)}
            for each in segments
        ]
        draft.write_text(json.dumps(listed), encoding="utf-8")
        draft.replace(self._folder / MANIFEST)
        for folder in self._folder.iterdir():
            if folder.is_dir() and folder.name not in names:
                shutil.rmtree(folder, ignore_errors=True)


def _found(question: str, hit: Hit) -> Found:
    document, _, position = hit.key.partition(COLON)
    asked: Language = "zh" if has_han(question) else "en"
    languages = (asked, hit.unit.language)
    return Found(
        document=int(document),
        position=int(position),
        score=hit.score,
        answered=hit.score >= SHELF_CUT.get(languages, math.inf),
        sure=hit.score >= SHELF_SURE.get(languages, math.inf),
    )


def _certainty(found: Found) -> tuple[bool, bool, float]:
    return found.sure, found.answered, found.score


def _sorted_out(segments: Sequence[Segment]) -> tuple[list[Segment], list[Segment]]:
    """The segments to keep, and those whose documents go into a new one.

    A segment goes when too many of its passages are gone; of too many segments the smaller half.
    """
    thin = [segment for segment in segments if segment.gone_share > GONE_SHARE]
    kept = sorted((each for each in segments if each not in thin), key=lambda each: -each.size)
    if len(kept) < SEGMENTS:
        return kept, thin
    return kept[: len(kept) // 2], [*thin, *kept[len(kept) // 2 :]]


def _mask(route: Route, gone: Collection[int]) -> NDArray[np.bool_]:
    """Which units of the route are of no document that is gone: bool [units]."""
    mask = np.ones(len(route.units), dtype=bool)
    for number in gone:
        start, end = (
            bisect_left(route.units, f"{number}{mark}", key=lambda unit: unit.key)
            for mark in (COLON, AFTER_COLON)
        )
        mask[start:end] = False
    return mask


def _units(number: int, entry: Entry) -> Iterator[Unit]:
    """What is searched of a document; each passage is a key of its own, with its heading."""
    for position, passage in enumerate(entry.passages):
        key = f"{number}{COLON}{position}"
        text = f"{passage.heading}\n{passage.text}" if passage.heading else passage.text
        if entry.question:
            asked: Language = "zh" if has_han(entry.question) else "en"
            yield Unit(key, asked, "question", entry.question)
        yield Unit(key, "zh" if is_mostly_han(text) else "en", "passage", text)
