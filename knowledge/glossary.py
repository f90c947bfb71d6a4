"""Chinese words and what they mean in English: the bridge between Chinese and English text.

The trade's own words first (`words/zh-en.txt`), then CC-CEDICT (`cedict/`, CC BY-SA 4.0).
"""

import gzip
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from knowledge.constants import GLOSS_WORDS, GLOSSES, RENDERINGS
from knowledge.dictionary import Dictionary
from knowledge.reading import Reading
from knowledge.tokens import cut, english_words, has_han, is_content, runs
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

INFLECTIONS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)
STEM = 3
"""The fewest letters left of a word without its ending."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """The meanings of each Chinese word, and the Chinese words for each English one."""

    chinese: Dictionary
    english: Dictionary

    @classmethod
    def build(cls, entries: Iterable[tuple[str, tuple[str, ...]]]) -> Self:
        """The glossary of Chinese words and their meanings; the first entry of a word counts."""
        meanings: dict[str, tuple[str, ...]] = {}
        for word, glosses in entries:
            meanings.setdefault(word, glosses)
        return cls(Dictionary.build(meanings.items()), Dictionary.build(_renderings(meanings)))

    def has(self, word: str) -> bool:
        """Whether the Chinese word is known."""
        return word in self.chinese

    def meanings(self, word: str) -> tuple[str, ...]:
        """What the Chinese word means, the most usual first; empty where it is not known."""
        return self.chinese.meanings(word)

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

    def read_english(self, question: str) -> Reading:
        """The English question as Chinese text reads it: each word by all that may say it."""
        words = [word for word in english_words(question) if is_content(word, "en")]
        return Reading(question, tuple((word, *self._rendered(word)) for word in words))

    def _rendered(self, word: str) -> Iterator[str]:
        """The Chinese words for an English one and for what it may be a form of."""
        stems = [
            word.removesuffix(ending) + instead
            for ending, instead in INFLECTIONS
            if word.endswith(ending) and len(word) - len(ending) >= STEM
        ]
        for form in (word, *stems):
            yield from self.english.meanings(form)

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


def _renderings(meanings: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The Chinese words for each English one, those first that mean little else."""
    found: dict[str, list[tuple[int, int, int, str]]] = {}
    for word, glosses in meanings.items():
        for place, gloss in enumerate(glosses if has_han(word) else ()):
            content = {each for each in english_words(gloss) if is_content(each, "en")}
            for each in content:
                found.setdefault(each, []).append((len(content), place, len(word), word))
    for english, words in found.items():
        best = dict.fromkeys(word for *_, word in sorted(words))
        yield english, tuple(best)[:RENDERINGS]


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
