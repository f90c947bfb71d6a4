"""Words of a text, as the lexical search sees them."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType

from knowledge.article import Language

WORDS = Path(__file__).parent / "words"
"""The words of the trade (zh.txt) and the words without content (en-stop.txt, zh-stop.txt)."""

HAN_RANGES = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
HAN = re.compile(f"[{HAN_RANGES}]")
WORD = re.compile(r"\w+")
HAN_OR_WORD = re.compile(rf"([{HAN_RANGES}]+)|([^\W{HAN_RANGES}]+)")


def has_han(text: str) -> bool:
    """Whether a Chinese character stands in the text."""
    return HAN.search(text) is not None


def folded(text: str) -> str:
    """The text without differences of case and width (NFKC, Unicode's own case folding)."""
    return unicodedata.normalize("NFKC", text).casefold()


def english_words(text: str) -> list[str]:
    """The words in their order."""
    return WORD.findall(folded(text))


def chinese_words(text: str) -> list[str]:
    """The words of the Chinese runs, long ones with the words in them, and the Latin words."""
    words: list[str] = []
    for han, latin in _runs(text):
        words.extend(_jieba().cut_for_search(han) if han else [latin])
    return words


def chinese_characters(text: str) -> list[str]:
    """The characters of the Chinese runs and their neighbouring pairs, and the Latin words.

    They find a word that the dictionary lacks or cuts elsewhere.
    """
    tokens: list[str] = []
    for han, latin in _runs(text):
        tokens.extend([*han, *map("".join, pairwise(han))] if han else [latin])
    return tokens


def latin_words(text: str) -> list[str]:
    """The words between the Chinese runs."""
    return [latin for _, latin in _runs(text) if latin]


def is_content(token: str, language: Language) -> bool:
    """Whether the word, or the pair of characters, says what a question is about."""
    stop = _stop_words(language)
    return token not in stop and not (has_han(token) and all(each in stop for each in token))


@cache
def _stop_words(language: Language) -> frozenset[str]:
    """The words that any question may have, whatever it is about."""
    return frozenset(_listed(f"{language}-stop.txt"))


def _listed(name: str) -> list[str]:
    return (WORDS / name).read_text(encoding="utf-8").split()


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """Each run of Chinese characters and each word of other letters; one of the two is empty."""
    return ((found[1] or "", found[2] or "") for found in HAN_OR_WORD.finditer(folded(text)))


@cache
def _jieba() -> ModuleType:
    """The word cutter with the trade's words; loads a 33 MB dictionary, hence only when needed."""
    import rjieba

    for word in _listed("zh.txt"):
        rjieba.add_word(word, None, None)
    return rjieba
