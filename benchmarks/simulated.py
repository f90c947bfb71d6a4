"""An encoder that spares the time of the model: 100,000 passages would take it half an hour."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.passages import article_texts

if TYPE_CHECKING:
    from knowledge.encoder import Encoder
    from knowledge.runtime import Vectors

NOISE = 0.5
"""The length of the noise on a passage's vector of length 1."""

SEED = 2


class SimulatedEncoder:
    """Vectors of recombined passages; all else as the real encoder.

    A passage gets the sum of the real vectors of its texts, with noise, at length 1. `spent_s` is
    what this took, in seconds.
    """

    def __init__(self, real: "Encoder") -> None:
        self._real = real
        self._random = np.random.default_rng(SEED)
        texts = article_texts()
        self._vectors = dict(zip(texts, real.encode_documents(texts), strict=True))
        self.checksum = real.checksum
        self.dims = real.dims
        self.reads_han = real.reads_han
        self.spent_s = 0.0

    def is_word(self, word: str) -> bool:
        """Whether the model was taught the word whole."""
        return self._real.is_word(word)

    def encode_queries(self, texts: Sequence[str]) -> "Vectors":
        """The real vectors."""
        return self._real.encode_queries(texts)

    def encode_documents(self, texts: Sequence[str]) -> "Vectors":
        """A row a passage, of length 1: float32 [len(texts), dims]."""
        began = time.perf_counter()
        sums = np.stack(
            [np.sum([self._vectors[line] for line in text.split("\n")], axis=0) for text in texts]
        )
        noise = self._random.standard_normal(sums.shape, dtype=np.float32)
        vectors = unit_length(unit_length(sums) + np.float32(NOISE) * unit_length(noise))
        self.spent_s += time.perf_counter() - began
        return vectors


def unit_length(vectors: "Vectors") -> "Vectors":
    """The rows at length 1."""
    rows: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return rows
