"""Typing errors: a word that is no word becomes the nearest one that the texts have."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from knowledge.constants import SPELLING_LETTERS, SPELLING_LONG
from knowledge.lexical import Channel
from knowledge.tokens import english_words, folded

LATIN = re.compile(r"\b[A-Za-z]+\b")


@dataclass(frozen=True, slots=True)
class Speller:
    """Corrects English words by the words of the texts, of which it has those of enough letters."""

    vocabulary: Sequence[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Speller":
        """The speller of the words that stand in two of the texts or more."""
        once: set[str] = set()
        twice: set[str] = set()
        for text in texts:
            words = {word for word in english_words(text) if _correctable(word)}
            twice |= once & words
            once |= words
        return cls(tuple(sorted(twice)))

    def corrected(self, text: str, channel: Channel, is_word: Callable[[str], bool]) -> str:
        """The text with its typing errors put right.

        A word that the channel's texts have is right, and so is one that the model knows as a
        whole word; what stands nearest to any other is taken when it differs by one typing error
        (a letter too many, too few, another, or two swapped), two in a long word.
        """

        def right(found: re.Match[str]) -> str:
            word = folded(found[0])
            if not _correctable(word) or channel.has(word) or is_word(word):
                return found[0]
            return self._nearest(word) or found[0]

        return LATIN.sub(right, text)

    def _nearest(self, word: str) -> str | None:
        """The nearest word of the vocabulary; of equally near ones that with the same beginning."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        errors = 2 if len(word) >= SPELLING_LONG else 1
        near = process.extract(
            word, self.vocabulary, scorer=OSA.distance, score_cutoff=errors, limit=None
        )
        ranked = sorted((distance, each[0] != word[0], each) for each, distance, _ in near)
        return ranked[0][2] if ranked else None


def _correctable(word: str) -> bool:
    return len(word) >= SPELLING_LETTERS and word.isascii() and word.isalpha()
