"""Lexical search: BM25 whose scores compare between questions, and coverage."""

import hashlib
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.article import Language
from knowledge.constants import BM25_B, BM25_K1, COVERAGE_SATURATION, WORD_PRIOR
from knowledge.tokens import chinese_characters, chinese_words, english_words, is_content

Scores = NDArray[np.float32]
Tokenise = Callable[[str], list[str]]

TOKENISERS: Mapping[Language, tuple[Tokenise, ...]] = {
    "en": (english_words,),
    "zh": (chinese_words, chinese_characters),
}
"""How a language's texts are cut: a channel each, whose scores are averaged."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well a question's words match: `texts` float32 [texts], `groups` float32 [groups]."""

    texts: Scores
    groups: Scores


@dataclass(frozen=True, slots=True)
class Channel:
    """Which text has which word how much, a sparse matrix stored by word.

    The texts of word w are `texts[starts[w]:starts[w + 1]]`, its `parts` there are BM25's term
    tf / (tf + k1 * (1 - b + b * length / mean length)) without the idf, as Lucene has it.
    `groups` gives the group (an article, a command) of each text. A word is known by its hash: a
    dictionary of 60,000 words would take 8 MB.

    Shapes: `words` uint64 [words] ascending, `starts` int64 [words + 1], `texts` int32 and
    `parts` float32 [starts[-1]], `groups` int32 [texts].
    """

    words: NDArray[np.uint64]
    starts: NDArray[np.int64]
    texts: NDArray[np.int32]
    parts: Scores
    groups: NDArray[np.int32]

    @classmethod
    def build(cls, corpus: Sequence[Sequence[str]], groups: NDArray[np.int32]) -> "Channel":
        """The matrix of the texts, each a list of words, one or more in all.

        bm25s computes it; the sums over it are done here, which spares the process that answers
        26 MB and .13 s of import.
        """
        import bm25s

        hashes = _hashes(sorted({word for words in corpus for word in words}))
        numbers = {int(each): number for number, each in enumerate(np.sort(hashes))}
        numbered = [[numbers[int(each)] for each in _hashes(words)] for words in corpus]
        model = bm25s.BM25(method="lucene", k1=BM25_K1, b=BM25_B)
        model.index((numbered, numbers), create_empty_token=False, show_progress=False)
        starts = model.scores["indptr"].astype(np.int64)
        frequencies = np.diff(starts)
        idf = [_idf(frequency, len(corpus)) for frequency in frequencies.tolist()]
        return cls(
            words=np.sort(hashes),
            starts=starts,
            texts=model.scores["indices"].astype(np.int32),
            parts=(model.scores["data"] / np.repeat(idf, frequencies)).astype(np.float32),
            groups=groups,
        )

    def match(
        self, question: Sequence[str], content: frozenset[str], without: int | None = None
    ) -> Match:
        """How well the question's words match each text and each group, 0 to 1.

        A text's score is its BM25 over the question's upper bound, the sum of its words' idf and
        a prior; a group's is its coverage of the `content` words (see `constants`). So a word
        that nobody has takes from both. `without` leaves that text out, as if it had never been
        written.
        """
        size = len(self.groups) - (without is not None)
        texts = np.zeros(len(self.groups), dtype=np.float32)
        groups = np.zeros(int(self.groups.max()) + 1, dtype=np.float32)
        bound = content_bound = WORD_PRIOR * _idf(0, size)
        distinct = sorted(set(question))
        for word, number in zip(distinct, self._numbers(distinct), strict=True):
            having, parts = self._row(number, without)
            idf = _idf(len(having), size)
            texts[having] += np.float32(idf) * parts
            bound += idf
            if word in content:
                counts = np.bincount(self.groups[having], minlength=len(groups))
                groups += idf * counts / (counts + COVERAGE_SATURATION)
                content_bound += idf
        return Match(texts / np.float32(bound), groups / np.float32(content_bound))

    def _numbers(self, words: Sequence[str]) -> list[int | None]:
        """The number of each word; None for one that no text has."""
        hashes = _hashes(words)
        places = np.searchsorted(self.words, hashes)
        found = self.words[np.minimum(places, len(self.words) - 1)] == hashes
        return [int(place) if known else None for place, known in zip(places, found, strict=True)]

    def _row(self, number: int | None, without: int | None) -> tuple[NDArray[np.int32], Scores]:
        """The texts that have the word of this number, and its part of each."""
        if number is None:
            return self.texts[:0], self.parts[:0]
        span = slice(self.starts[number], self.starts[number + 1])
        having, parts = self.texts[span], self.parts[span]
        if without is None:
            return having, parts
        kept = having != without
        return having[kept], parts[kept]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lexical search of one language: its channels, averaged."""

    language: Language
    channels: tuple[Channel, ...]

    @classmethod
    def build(
        cls, language: Language, texts: Sequence[str], groups: NDArray[np.int32]
    ) -> "Lexicon":
        """The lexicon of the texts; `groups` int32 [texts] counts the groups from 0."""
        corpora = ([cut(text) for text in texts] for cut in TOKENISERS[language])
        return cls(language, tuple(Channel.build(corpus, groups) for corpus in corpora))

    def match(self, question: str, without: int | None = None) -> Match | None:
        """How well each text and each group matches; see `Channel.match`.

        None when the question has no content word, and so is about nothing.
        """
        matches: list[Match] = []
        for channel, tokens in zip(self.channels, TOKENISERS[self.language], strict=True):
            words = tokens(question)
            content = frozenset(word for word in words if is_content(word, self.language))
            if not content:
                return None
            matches.append(channel.match(words, content, without))
        return Match(
            texts=np.mean([match.texts for match in matches], axis=0),
            groups=np.mean([match.groups for match in matches], axis=0),
        )


def _idf(having: int, size: int) -> float:
    """Lucene's inverse document frequency: ln(1 + (N - n + 0.5) / (n + 0.5))."""
    return math.log1p((size - having + 0.5) / (having + 0.5))


def _hashes(words: Sequence[str]) -> NDArray[np.uint64]:
    """64 bits of each word: uint64 [words]."""
    encoded = (word.encode("utf-8", "replace") for word in words)
    digests = (hashlib.blake2b(each, digest_size=8).digest() for each in encoded)
    return np.fromiter((int.from_bytes(digest) for digest in digests), dtype=np.uint64)
