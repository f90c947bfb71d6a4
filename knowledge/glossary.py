"""Chinese words and what they mean in English: the bridge from a Chinese question to English text.

The trade's own words first (`words/zh-en.txt`), then CC-CEDICT (`cedict/`, CC BY-SA 4.0).
"""

import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.constants import GLOSS_WORDS, GLOSSES
from knowledge.reading import Reading
from knowledge.tokens import cut, english_words, hashes, is_content, runs
from knowledge.word_lists import trade_words

CEDICT = Path(__file__).parent / "cedict" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"

ENTRY = re.compile(r"\S+ (?P<word>\S+) \[[^\]]*\] /(?P<senses>.*)/")
NO_MEANING = re.compile(
    r"(?:old |erhua |also )?variant of|see |surname |CL:|also (?:written|pr)|Taiwan pr|used in ",
    re.IGNORECASE,
)
ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]")
HAN_WORD = re.compile(r"\S*[\u3400-\u9fff]\S*")
LABEL = re.compile(r"^(?:abbr\. (?:for|of|to)\b|fig\.|lit\.|coll\.)\s*", re.IGNORECASE)
ARTICLE = re.compile(r"^(?:to|the|an?) ", re.IGNORECASE)

LONGEST = 6
"""Characters of the longest word that is looked for inside a run that the cutter does not know."""

SEPARATOR = "/"


@dataclass(frozen=True, slots=True)
class Glossary:
    """The meanings of each word, found without reading the others.

    Shapes: `words` uint64 [words] ascending, hashes; `ends` int64 [words], where the meanings of
    each end in `text` uint8 [bytes].
    """

    words: NDArray[np.uint64]
    ends: NDArray[np.int64]
    text: NDArray[np.uint8]

    @classmethod
    def build(cls, entries: Iterable[tuple[str, tuple[str, ...]]]) -> "Glossary":
        """The glossary of the words and their meanings; the first entry of a word counts."""
        meanings: dict[str, tuple[str, ...]] = {}
        for word, glosses in entries:
            meanings.setdefault(word, glosses)
        written = list(meanings)
        hashed = hashes(written)
        order = np.argsort(hashed)
        texts = [SEPARATOR.join(meanings[written[place]]).encode() for place in order]
        return cls(
            words=hashed[order],
            ends=np.cumsum([len(text) for text in texts], dtype=np.int64),
            text=np.frombuffer(b"".join(texts), dtype=np.uint8),
        )

    def has(self, word: str) -> bool:
        """Whether the word is known."""
        return self._place(word) is not None

    def meanings(self, word: str) -> tuple[str, ...]:
        """What the word means in English, the most usual first; empty where it is not known."""
        place = self._place(word)
        if place is None:
            return ()
        start = self.ends[place - 1] if place else 0
        return tuple(self.text[start : self.ends[place]].tobytes().decode().split(SEPARATOR))

    def _place(self, word: str) -> int | None:
        (hashed,) = hashes([word])
        place = int(np.searchsorted(self.words, hashed))
        return place if place < len(self.words) and self.words[place] == hashed else None

    def read(self, question: str) -> Reading:
        """The Chinese question as English text reads it: each word by all that it may mean."""
        concepts: list[tuple[str, ...]] = []
        text: list[str] = []
        for word, meanings in self._glossed(question):
            content = {each for gloss in meanings for each in english_words(gloss)}
            concept = tuple(sorted(each for each in content if is_content(each, "en")))
            if concept:
                concepts.append(concept)
            text.append(meanings[0] if meanings else word)
        return Reading(" ".join(text), tuple(concepts))

    def _glossed(self, question: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each word of the question that has content, and its meanings."""
        for han, latin in runs(question):
            if latin:
                yield latin, (latin,)
            for word in cut(han) if han else ():
                for piece in self._pieces(word) if is_content(word, "zh") else ():
                    if is_content(piece, "zh"):
                        yield piece, self.meanings(piece)

    def _pieces(self, word: str) -> Iterator[str]:
        """The word itself where it is known, else the longest known words in it."""
        start = 0
        while start < len(word):
            ends = range(min(len(word), start + LONGEST), start, -1)
            end = next((end for end in ends if self.meanings(word[start:end])), None)
            if end is None:
                start += 1
                continue
            if end - start > 1 or len(word) == 1:
                yield word[start:end]
            start = end


def entries(file: Path = CEDICT) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every simplified word and its meanings: the trade's, then the dictionary's."""
    yield from trade_words().items()
    found: dict[str, list[str]] = {}
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            entry = ENTRY.match(line)
            if entry:
                found.setdefault(entry["word"], []).extend(_meanings(entry["senses"]))
    for word, meanings in found.items():
        if meanings:
            yield word, tuple(dict.fromkeys(meanings))[:GLOSSES]


def _meanings(senses: str) -> Iterator[str]:
    """The short English meanings of an entry, without grammar and asides."""
    for sense in senses.split("/"):
        if not NO_MEANING.match(sense):
            for gloss in sense.split(";"):
                meaning = _meaning(gloss)
                if meaning and len(meaning.split()) <= GLOSS_WORDS:
                    yield meaning


def _meaning(gloss: str) -> str:
    """The gloss without what stands in brackets, Chinese words and a leading "to" or article."""
    plain = gloss
    while ASIDE.search(plain):
        plain = ASIDE.sub("", plain)
    plain = HAN_WORD.sub(" ", plain).strip()
    plain = ARTICLE.sub("", LABEL.sub("", plain).strip())
    plain = " ".join(plain.split()).strip(" ,;:.")
    return plain if any(each.isascii() and each.isalpha() for each in plain) else ""
