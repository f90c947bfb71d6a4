"""Lexical search: BM25 whose scores compare between questions, and coverage."""

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.article import Language
from knowledge.constants import (
    BM25_B,
    BM25_K1,
    COVERAGE_SATURATION,
    TEXTS_AT_LEAST,
    WORD_PRIOR,
)
from knowledge.reading import Concept, Reading
from knowledge.tokens import (
    chinese_characters,
    chinese_words,
    english_words,
    hashes,
    is_content,
)

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

        vocabulary = sorted({word for words in corpus for word in words})
        hashed = hashes(vocabulary)
        order = np.argsort(hashed)
        numbers = {vocabulary[place]: number for number, place in enumerate(order.tolist())}
        numbered = [[numbers[word] for word in words] for words in corpus]
        model = bm25s.BM25(method="lucene", k1=BM25_K1, b=BM25_B)
        model.index((numbered, numbers), create_empty_token=False, show_progress=False)
        starts = model.scores["indptr"].astype(np.int64)
        frequencies = np.diff(starts)
        idf = [_idf(frequency, len(corpus)) for frequency in frequencies.tolist()]
        return cls(
            words=hashed[order],
            starts=starts,
            texts=model.scores["indices"].astype(np.int32),
            parts=(model.scores["data"] / np.repeat(idf, frequencies)).astype(np.float32),
            groups=groups,
        )

    def match(
        self,
        concepts: Collection[Concept],
        content: Collection[Concept],
        without: int | None = None,
    ) -> Match:
        """How well the question's concepts match each text and each group, 0 to 1.

        A text's score is its BM25 over the question's upper bound, the sum of its concepts' idf
        and a prior; a group's is its coverage of the `content` concepts (see `constants`). So a
        word that nobody has takes from both. `without` leaves that text out, as if it had never
        been written.
        """
        size = max(TEXTS_AT_LEAST, len(self.groups) - (without is not None))
        texts = np.zeros(len(self.groups), dtype=np.float32)
        groups = np.zeros(int(self.groups.max()) + 1, dtype=np.float32)
        bound = content_bound = WORD_PRIOR * _idf(0, size)
        distinct = sorted(set(concepts))
        words = [word for concept in distinct for word in concept]
        numbers = iter(self._numbers(words))
        for concept in distinct:
            having, parts = self._rows([next(numbers) for _ in concept], without)
            idf = _idf(len(having), size)
            np.add.at(texts, having, np.float32(idf) * parts)  # in a third of the time of +=
            bound += idf
            if concept in content:
                counts = np.bincount(self.groups[having], minlength=len(groups))
                # A table spares 100,000 groups the division: .15 ms a word instead of 1.
                seen = np.arange(counts.max() + 1)
                covered = idf * seen / (seen + COVERAGE_SATURATION)
                groups += covered.astype(np.float32)[counts]
                content_bound += idf
        return Match(texts / np.float32(bound), groups / np.float32(content_bound))

    def has(self, word: str) -> bool:
        """Whether any text has the word."""
        return self._numbers([word])[0] is not None

    def _numbers(self, words: Sequence[str]) -> list[int | None]:
        """The number of each word; None for one that no text has."""
        hashed = hashes(words)
        places = np.searchsorted(self.words, hashed)
        found = self.words[np.minimum(places, len(self.words) - 1)] == hashed
        return [int(place) if known else None for place, known in zip(places, found, strict=True)]

    def _rows(
        self, numbers: Sequence[int | None], without: int | None
    ) -> tuple[NDArray[np.int32], Scores]:
        """The texts that have one of the words of these numbers, and the best part of each."""
        known = [number for number in numbers if number is not None]
        if len(known) < 2:
            return self._row(known[0] if known else None, without)
        rows = [self._row(number, without) for number in known]
        having, places = np.unique(np.concatenate([row[0] for row in rows]), return_inverse=True)
        parts = np.zeros(len(having), dtype=np.float32)
        np.maximum.at(parts, places, np.concatenate([row[1] for row in rows]))
        return having, parts

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

    def match(self, reading: Reading, without: int | None = None) -> Match | None:
        """How well each text and each group matches; see `Channel.match`.

        None when the question has no content word, and so is about nothing.
        """
        contents = self.content(reading)
        if not all(contents):
            return None
        matches = [
            channel.match(concepts, {each for each in concepts if each[0] in content}, without)
            for channel, concepts, content in zip(
                self.channels, self._concepts(reading), contents, strict=True
            )
        ]
        if len(matches) == 1:
            return matches[0]
        return Match(
            texts=np.mean([match.texts for match in matches], axis=0),
            groups=np.mean([match.groups for match in matches], axis=0),
        )

    def content(self, reading: Reading) -> tuple[frozenset[str], ...]:
        """The words that say what the question is about, for each channel.

        Of a concept of several words the first stands for all.
        """
        return tuple(
            frozenset(each[0] for each in concepts if is_content(each[0], self.language))
            for concepts in self._concepts(reading)
        )

    def _concepts(self, reading: Reading) -> Iterator[Collection[Concept]]:
        """The question's concepts for each channel."""
        for tokens in TOKENISERS[self.language]:
            if reading.concepts is None:
                yield tuple((word,) for word in tokens(reading.text))
            else:
                yield reading.concepts


def _idf(having: int, size: int) -> float:
    """Lucene's inverse document frequency: ln(1 + (N - n + 0.5) / (n + 0.5))."""
    return math.log1p((size - having + 0.5) / (having + 0.5))
