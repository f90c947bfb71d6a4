"""The search in one language: its units, scored by meaning and by words, pooled by key."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.abstain import Calibration
from knowledge.article import Language
from knowledge.constants import (
    CANDIDATES,
    COVERAGE_WEIGHT,
    DENSE_WEIGHT,
    POOLING_TEMPERATURE,
    UNCALIBRATED_CUT,
)
from knowledge.encoder import Vectors
from knowledge.index import Ids, VectorIndex
from knowledge.lexical import Lexicon, Scores
from knowledge.unit import Unit


@dataclass(frozen=True, slots=True)
class Scored:
    """A question's scores: `units` float32 [units], `keys` float32 [keys]."""

    units: Scores
    keys: Scores


@dataclass(frozen=True, slots=True)
class Route:
    """One language's units, in the order of their keys, and what scores them.

    Shapes: `starts` int64 [keys] is where each key's units begin, `ids` int64 [units] their ids
    in the index, `by_id` int64 [units] their places in ascending order of the id. The index is
    None where the model does not read the language.
    """

    language: Language
    units: Sequence[Unit]
    starts: NDArray[np.int64]
    ids: Ids
    by_id: NDArray[np.int64]
    lexicon: Lexicon
    index: VectorIndex | None
    calibration: Calibration

    @classmethod
    def build(cls, language: Language, units: Sequence[Unit], index: VectorIndex | None) -> "Route":
        """The route over the units, one or more, which the index must hold."""
        ordered = sorted(units, key=lambda unit: unit.key)
        keys = np.array([unit.key for unit in ordered])
        _, starts, groups = np.unique(keys, return_index=True, return_inverse=True)
        ids = np.array([unit.id for unit in ordered], dtype=np.int64)
        return cls(
            language=language,
            units=tuple(ordered),
            starts=starts.astype(np.int64),
            ids=ids,
            by_id=np.argsort(ids),
            lexicon=Lexicon.build(
                language, [unit.text for unit in ordered], groups.astype(np.int32)
            ),
            index=index,
            calibration=Calibration.of((), UNCALIBRATED_CUT[language]),
        )

    def score(
        self, question: str, vector: Vectors | None, without: int | None = None
    ) -> Scored | None:
        """How well each unit and each key answers the question; None when it has no content.

        `vector` is the question's, float32 [dims], or None where the route has no index.
        `without` leaves that unit out, as if it had never been written.
        """
        match = self.lexicon.match(question, without)
        if match is None:
            return None
        units = match.texts
        if self.index is not None and vector is not None:
            dense = self._dense(self.index, vector)
            units = DENSE_WEIGHT * dense + (1 - DENSE_WEIGHT) * match.texts
        if without is not None:
            units[without] = -np.inf
        return Scored(units, self._pooled(units, without) + COVERAGE_WEIGHT * match.groups)

    def best(self, scored: Scored, limit: int) -> list[tuple[int, float]]:
        """The best keys, best first: the place of the best unit of each, and the key's score.

        A key none of whose units has a word or a trait of the question is left out.
        """
        best = np.argsort(-scored.keys, kind="stable")[:limit]
        ends = np.append(self.starts[1:], len(self.units))
        found: list[tuple[int, float]] = []
        for key in best:
            start, end = self.starts[key], ends[key]
            place = int(start + scored.units[start:end].argmax())
            if scored.units[place] > 0:
                found.append((place, float(scored.keys[key])))
        return found

    def _dense(self, index: VectorIndex, vector: Vectors) -> Scores:
        """Each unit's inner product; beyond the candidates, the lowest of theirs."""
        scores, ids = index.search(vector, CANDIDATES)
        dense = np.full(len(self.units), scores[-1], dtype=np.float32)
        dense[self.by_id[np.searchsorted(self.ids, ids, sorter=self.by_id)]] = scores
        return dense

    def _pooled(self, units: Scores, without: int | None) -> Scores:
        """Each key's log-mean-exp of its units; -inf for a key whose only unit is left out."""
        sums = np.add.reduceat(np.exp(POOLING_TEMPERATURE * units), self.starts)
        counts = np.diff(np.append(self.starts, len(self.units)))
        if without is not None:
            counts[np.searchsorted(self.starts, without, side="right") - 1] -= 1
        with np.errstate(divide="ignore"):
            pooled = np.log(sums / np.maximum(counts, 1)) / POOLING_TEMPERATURE
        return pooled.astype(np.float32)
