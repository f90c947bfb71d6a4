"""The search in one language: its units, scored by meaning and by words, pooled by key."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from knowledge.abstain import Calibration
from knowledge.article import Language
from knowledge.constants import (
    CANDIDATES,
    COVERAGE_WEIGHT,
    DENSE_WEIGHT,
    LENGTH_WEIGHT,
    SUBJECT_WEIGHT,
)
from knowledge.index import Ids, VectorIndex
from knowledge.lexical import Lexicon, Scores
from knowledge.pooling import Pooling
from knowledge.reading import Reading
from knowledge.runtime import Vectors
from knowledge.spelling import Speller
from knowledge.subject import Direction, LogOdds
from knowledge.unit import Unit

Subject = Direction | LogOdds


@dataclass(frozen=True, slots=True)
class Scored:
    """A question's scores: `units` float32 [units], `keys` float32 [keys]."""

    units: Scores
    keys: Scores


@dataclass(frozen=True, slots=True)
class Route:
    """One language's units, in the order of their keys, and what scores them.

    Shapes: `ids` int64 [units] are the units' ids in the index, `by_id` int64 [units] their
    places in ascending order of the id, `hidden` int64 the places of the keys that are not found.
    The index is None where there are no vectors, the subject where nothing was given to tell it
    from.
    """

    language: Language
    units: Sequence[Unit]
    pooling: Pooling
    ids: Ids
    by_id: NDArray[np.int64]
    lexicon: Lexicon
    speller: Speller
    index: VectorIndex | None
    subject: Subject | None
    calibration: Calibration
    hidden: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, dtype=np.int64))

    @classmethod
    def build(cls, language: Language, units: Sequence[Unit], index: VectorIndex | None) -> "Route":
        """The route over the units, one or more, which the index must hold."""
        ordered = sorted(units, key=lambda unit: unit.key)
        keys = np.array([unit.key for unit in ordered])
        _, starts, groups = np.unique(keys, return_index=True, return_inverse=True)
        ids = np.array([unit.id for unit in ordered], dtype=np.int64)
        texts = [unit.text for unit in ordered]
        return cls(
            language=language,
            units=tuple(ordered),
            pooling=Pooling(
                starts.astype(np.int64), np.array([unit.kind == "question" for unit in ordered])
            ),
            ids=ids,
            by_id=np.argsort(ids),
            lexicon=Lexicon.build(language, texts, groups.astype(np.int32)),
            speller=Speller.of(texts if language == "en" else ()),
            index=index,
            subject=None,
            calibration=Calibration.of((), language),
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys, ascending."""
        return tuple(self.units[start].key for start in self.pooling.starts.tolist())

    def only(self, shown: NDArray[np.bool_]) -> "Route":
        """The route in which those units alone are found: `shown` bool [units], not all False.

        A key is shown with all its units or with none. The words of the others still count where
        a word's rarity is judged.
        """
        index = self.index
        if index is not None:  # among the candidates they would take the places of what is shown
            index = index.copy()
            index.remove(self.ids[~shown])
        return replace(self, index=index, hidden=np.flatnonzero(~shown[self.pooling.starts]))

    def score(
        self,
        reading: Reading,
        vector: Vectors | None,
        without: int | None = None,
        dense_weight: float = DENSE_WEIGHT,
    ) -> Scored | None:
        """How well each unit and each key answers the question; None when it has no content.

        `vector` is the question's, float32 [dims], or None where words alone count.
        `without` leaves that unit out, as if it had never been written. A hidden key has -inf.
        """
        match = self.lexicon.match(reading, without)
        if match is None:
            return None
        units = match.texts
        if self.index is not None and vector is not None:
            dense = self._dense(self.index, vector)
            units = dense_weight * dense + (1 - dense_weight) * match.texts
        keys = self.pooling.pooled(units, without) + COVERAGE_WEIGHT * match.groups
        keys[self.hidden] = -np.inf
        return Scored(units, keys)

    def leaning(
        self, reading: Reading, vector: Vectors | None, subject: Subject | None = None
    ) -> float:
        """What the question's length and subject add to its best score for being answered.

        `subject` takes the place of the route's own.
        """
        length = math.log(max(1, len(self.lexicon.content(reading)[0])))
        leaning = LENGTH_WEIGHT[self.language] * length
        judge = subject or self.subject
        if judge is not None:
            leaning += SUBJECT_WEIGHT[self.language] * self._subject(judge, reading, vector)
        return leaning

    def best(self, scores: Scores, units: Scores, limit: int) -> list[tuple[int, float]]:
        """The best keys, best first: the place of the best unit of each, and the key's score.

        `scores` float32 [keys], `units` float32 [units]. A key that has nothing of the question
        is left out.
        """
        places = np.flatnonzero(scores >= _floor(scores, limit))
        best = places[np.lexsort((places, -scores[places]))][:limit]
        ends = np.append(self.pooling.starts[1:], len(self.units))
        found: list[tuple[int, float]] = []
        for key in best[scores[best] > 0]:
            start, end = self.pooling.starts[key], ends[key]
            found.append((int(start + units[start:end].argmax()), float(scores[key])))
        return found

    def _subject(self, judge: Subject, reading: Reading, vector: Vectors | None) -> float:
        if isinstance(judge, LogOdds):
            return judge.score(set().union(*self.lexicon.content(reading)))
        return 0.0 if vector is None else judge.score(vector)

    def _dense(self, index: VectorIndex, vector: Vectors) -> Scores:
        """Each unit's inner product; beyond the candidates, the lowest of theirs."""
        scores, ids = index.search(vector, CANDIDATES)
        dense = np.full(len(self.units), scores[-1], dtype=np.float32)
        dense[self.by_id[np.searchsorted(self.ids, ids, sorter=self.by_id)]] = scores
        return dense


def _floor(scores: Scores, limit: int) -> float:
    """A score that at least `limit` of the scores reach, and few more; -inf where all do.

    It is the lowest of the maxima of `limit` blocks: .03 ms for 100,000 scores, of which a
    partition takes .6.
    """
    size = min(math.isqrt(len(scores)), len(scores) // limit)
    if size < 2:
        return -math.inf
    maxima = np.maximum.reduceat(scores, np.arange(0, len(scores), size))
    return float(np.partition(maxima, -limit)[-limit])
