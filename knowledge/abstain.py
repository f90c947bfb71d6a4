"""When to say "I don't know": the scores that a base's own phrasings reach."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.article import Language
from knowledge.constants import CALIBRATION_MINIMUM, DECLINED_SHARE, UNCALIBRATED_CUT


@dataclass(frozen=True, slots=True)
class Calibration:
    """The scores of a base's own phrasings, each searched with itself left out.

    A fixed cut keeps 57, 90 or 98 % of the questions, whichever the base (CLINC150 with 1, 10,
    100 phrasings); a quantile of these scores keeps what it says, within a point or two.

    `scores` float32 [phrasings], ascending. How many of them are declined is settled for each
    language, and so is the cut when they are too few.
    """

    scores: NDArray[np.float32]
    language: Language

    @classmethod
    def of(cls, scores: Iterable[float], language: Language) -> "Calibration":
        """The calibration by these scores, in any order."""
        return cls(np.sort(np.fromiter(scores, dtype=np.float32)), language)

    def confidence(self, score: float) -> float | None:
        """The share (0 to 1) of the phrasings that score no higher; None when they are few."""
        if len(self.scores) < CALIBRATION_MINIMUM:
            return None
        return float(np.searchsorted(self.scores, score, side="right")) / len(self.scores)

    def answers(self, score: float) -> bool:
        """Whether a question with this score is to be answered."""
        confidence = self.confidence(score)
        if confidence is None:
            return score >= UNCALIBRATED_CUT[self.language]
        return confidence >= DECLINED_SHARE[self.language]
