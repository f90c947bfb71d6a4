"""Chinese text in the vector space of the bundled English model, word by word.

The model does not read Chinese. What it makes of a translation is foretold by a vector for each
Chinese word, character and pair of characters, added up: no more than a table (`han/`), fitted by
`knowledge.distillation`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from knowledge.export import BUNDLED, model_checksum
from knowledge.runtime import Vectors
from knowledge.tokens import chinese_characters, chinese_words, hashes

TABLE = Path(__file__).parent / "han"


@dataclass(frozen=True, slots=True)
class HanEncoder:
    """The table: what each token adds to a text's vector. Safe to use from several threads.

    Token t adds `scales[t] * parts[t] @ basis`. Shapes: `tokens` uint64 [tokens] ascending,
    hashes; `parts` int8 [tokens, rank]; `scales` float32 [tokens]; `basis` float32 [rank, dims].
    """

    tokens: NDArray[np.uint64]
    parts: NDArray[np.int8]
    scales: Vectors
    basis: Vectors

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The table in the folder, mapped: of its 10 MB only what is looked up is read."""
        arrays = {
            field.name: np.asarray(np.load(folder / f"{field.name}.npy", mmap_mode="r"))
            for field in fields(cls)
        }
        return cls(**arrays)

    def write(self, folder: Path) -> None:
        """Store the table in the folder."""
        for field in fields(self):
            np.save(folder / f"{field.name}.npy", getattr(self, field.name))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A row a text, of length 1, or 0 where nothing of it is known: [len(texts), dims]."""
        sums = np.zeros((len(texts), len(self.basis)), dtype=np.float32)
        for row, text in enumerate(texts):
            places = self._places(tokens_of(text))
            sums[row] = self.scales[places] @ self.parts[places].astype(np.float32)
        vectors = sums @ self.basis
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
        return unit

    def _places(self, tokens: Sequence[str]) -> NDArray[np.int64]:
        """The places of the tokens that are known."""
        hashed = hashes(tokens)
        places = np.minimum(np.searchsorted(self.tokens, hashed), len(self.tokens) - 1)
        found: NDArray[np.int64] = places[self.tokens[places] == hashed]
        return found


def tokens_of(text: str) -> list[str]:
    """The words, the characters and their pairs of a text in simplified characters."""
    return [*chinese_words(text), *chinese_characters(text)]


def han_encoder(checksum: str) -> HanEncoder | None:
    """The table for the model of that checksum; None where it was not fitted to it."""
    return _bundled() if checksum == model_checksum(BUNDLED) else None


@cache
def _bundled() -> HanEncoder:
    return HanEncoder.read(TABLE)
