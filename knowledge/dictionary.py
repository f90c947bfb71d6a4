"""Words and what they mean, found without reading the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from knowledge.tokens import hashes

SEPARATOR = "/"


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The meanings of each word, as arrays that can be mapped.

    Shapes: `words` uint64 [words] ascending, hashes; `ends` int64 [words], where the meanings of
    each end in `text` uint8 [bytes].
    """

    words: NDArray[np.uint64]
    ends: NDArray[np.int64]
    text: NDArray[np.uint8]

    @classmethod
    def build(cls, entries: Iterable[tuple[str, Sequence[str]]]) -> Self:
        """The dictionary of the words and their meanings; the first entry of a word counts."""
        meanings: dict[str, Sequence[str]] = {}
        for word, some in entries:
            meanings.setdefault(word, some)
        written = list(meanings)
        hashed = hashes(written)
        order = np.argsort(hashed)
        texts = [SEPARATOR.join(meanings[written[place]]).encode() for place in order]
        return cls(
            words=hashed[order],
            ends=np.cumsum([len(text) for text in texts], dtype=np.int64),
            text=np.frombuffer(b"".join(texts), dtype=np.uint8),
        )

    def __contains__(self, word: str) -> bool:
        """Whether the word is known."""
        return self._place(word) is not None

    def meanings(self, word: str) -> tuple[str, ...]:
        """What the word means, the most usual first; empty where it is not known."""
        place = self._place(word)
        if place is None:
            return ()
        start = self.ends[place - 1] if place else 0
        return tuple(self.text[start : self.ends[place]].tobytes().decode().split(SEPARATOR))

    def _place(self, word: str) -> int | None:
        (hashed,) = hashes([word])
        place = int(np.searchsorted(self.words, hashed))
        return place if place < len(self.words) and self.words[place] == hashed else None
