"""From the scores of units to the scores of the keys that they stand for."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.constants import POOLING_TEMPERATURE, QUESTION_WEIGHT
from knowledge.lexical import Scores


@dataclass(frozen=True, slots=True)
class Pooling:
    """Which units belong to which key, and which of them are questions.

    Shapes: `starts` int64 [keys] is where each key's units begin, `questions` bool [units].
    """

    starts: NDArray[np.int64]
    questions: NDArray[np.bool_]

    def key_of(self, unit: int) -> int:
        """The key that the unit belongs to."""
        return int(np.searchsorted(self.starts, unit, side="right")) - 1

    def pooled(self, units: Scores, without: int | None = None) -> Scores:
        """Each key's score, float32 [keys]; -inf for one whose only unit is left out.

        The log-mean-exp of its questions and that of its other texts, the questions weighing
        more; a key that has but one of the two is scored by that.
        """
        if len(self.starts) == len(units):
            return self._of_one(units, without)
        present = np.ones(len(units), dtype=bool)
        if without is not None:
            present[without] = False
        exponentials = np.exp(POOLING_TEMPERATURE * units)
        questions = self._log_mean(exponentials, present & self.questions)
        others = self._log_mean(exponentials, present & ~self.questions)
        both = QUESTION_WEIGHT * questions + (1 - QUESTION_WEIGHT) * others
        return np.where(np.isinf(both), np.maximum(questions, others), both)

    def _of_one(self, units: Scores, without: int | None) -> Scores:
        """The scores where each key has one unit: a shelf's, which may have 100,000."""
        keys = units.copy()
        if without is not None:
            keys[without] = -np.inf
        return keys

    def _log_mean(self, exponentials: Scores, chosen: NDArray[np.bool_]) -> Scores:
        """The log-mean-exp of each key's chosen units; -inf where it has none."""
        counts = np.add.reduceat(chosen.astype(np.float32), self.starts)
        sums = np.add.reduceat(np.where(chosen, exponentials, np.float32(0)), self.starts)
        with np.errstate(divide="ignore"):
            logs = np.log(sums / np.maximum(counts, 1)) / POOLING_TEMPERATURE
        pooled: Scores = logs.astype(np.float32)
        return pooled
