"""What a base is about: whether a question sounds like its texts or like anything else.

A score of likeness alone takes "instagram keeps saying my code is wrong" for a question about
Instagram. A base that comes with messages that it does not answer (`words/elsewhere-*.txt`) tells
the two apart by a linear classifier over what its search goes by: the model's vectors, or the words
where the model does not read the language.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.constants import SUBJECT_PRIOR, SUBJECT_RIDGE
from knowledge.lexical import Scores
from knowledge.runtime import Vectors
from knowledge.tokens import hashes


@dataclass(frozen=True, slots=True)
class Direction:
    """The direction in which the base's texts lie: `weights` float32 [dims], and where it cuts."""

    weights: Scores
    bias: float

    @classmethod
    def fit(cls, own: Vectors, foreign: Vectors) -> "Direction":
        """Ridge regression on +1 and -1, both sides weighing the same (Hastie et al., 3.4.1)."""
        vectors = np.concatenate([own, foreign]).astype(np.float64)
        targets = np.repeat([1.0, -1.0], [len(own), len(foreign)])
        shares = np.repeat([0.5 / len(own), 0.5 / len(foreign)], [len(own), len(foreign)])
        mean = shares @ vectors
        centred = vectors - mean
        scatter = (centred * shares[:, None]).T @ centred
        ridge = SUBJECT_RIDGE * np.trace(scatter) / len(scatter) * np.eye(len(scatter))
        weights = np.linalg.solve(scatter + ridge, centred.T @ (shares * targets))
        return cls(weights.astype(np.float32), float(-mean @ weights))

    def score(self, vector: Vectors) -> float:
        """About +1 for the base's own, -1 for the foreign; `vector` is float32 [dims]."""
        return float(self.weights @ vector) + self.bias


@dataclass(frozen=True, slots=True)
class LogOdds:
    """How much more often a word stands in the base's texts than in the foreign ones.

    `words` uint64 [words] ascending, hashes; `odds` float32 [words], the natural logarithm.
    """

    words: NDArray[np.uint64]
    odds: Scores

    @classmethod
    def fit(cls, own: Sequence[Collection[str]], foreign: Sequence[Collection[str]]) -> "LogOdds":
        """Naive Bayes on the presence of words, with a prior count for what was not seen."""
        sides = [_frequencies(own), _frequencies(foreign)]
        words = sorted(set(sides[0]) | set(sides[1]))
        shares = [
            np.log(
                (np.array([frequency.get(word, 0) for word in words]) + SUBJECT_PRIOR)
                / (len(texts) + 2 * SUBJECT_PRIOR)
            )
            for frequency, texts in zip(sides, (own, foreign), strict=True)
        ]
        hashed = hashes(words)
        order = np.argsort(hashed)
        return cls(hashed[order], (shares[0] - shares[1])[order].astype(np.float32))

    def score(self, words: Collection[str]) -> float:
        """The mean log-odds of the words; an unknown one counts 0."""
        if not words or not len(self.words):
            return 0.0
        hashed = hashes(sorted(set(words)))
        places = np.minimum(np.searchsorted(self.words, hashed), len(self.words) - 1)
        return float(np.where(self.words[places] == hashed, self.odds[places], 0.0).mean())


def _frequencies(texts: Sequence[Collection[str]]) -> dict[str, int]:
    """In how many of the texts each word stands."""
    counts: dict[str, int] = {}
    for words in texts:
        for word in set(words):
            counts[word] = counts.get(word, 0) + 1
    return counts
