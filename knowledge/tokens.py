"""Words of a text, as the lexical search sees them."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from knowledge.article import Language
from knowledge.word_lists import regional_words, stop_words, trade_words

if TYPE_CHECKING:
    from opencc import OpenCC

HAN_RANGES = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
HAN = re.compile(f"[{HAN_RANGES}]")
WORD = re.compile(r"\w+")
HAN_OR_WORD = re.compile(rf"([{HAN_RANGES}]+)|([^\W{HAN_RANGES}]+)")


def has_han(text: str) -> bool:
    """Whether a Chinese character stands in the text."""
    return HAN.search(text) is not None


def is_mostly_han(text: str) -> bool:
    """Whether the text is Chinese, with some Latin names in it perhaps, rather than the reverse."""
    found = list(runs(text))
    return sum(len(han) for han, _ in found) > sum(1 for _, latin in found if latin)


def folded(text: str) -> str:
    """The text without differences of case and width (NFKC, Unicode's own case folding)."""
    return unicodedata.normalize("NFKC", text).casefold()


def english_words(text: str) -> list[str]:
    """The words in their order."""
    return WORD.findall(folded(text))


def chinese_words(text: str) -> list[str]:
    """The words of the Chinese runs, long ones with the words in them, and the Latin words."""
    words: list[str] = []
    for han, latin in runs(text):
        words.extend(_jieba().cut_for_search(han) if han else [latin])
    return words


def chinese_characters(text: str) -> list[str]:
    """The characters of the Chinese runs and their neighbouring pairs, and the Latin words.

    They find a word that the dictionary lacks or cuts elsewhere.
    """
    tokens: list[str] = []
    for han, latin in runs(text):
        tokens.extend([*han, *map("".join, pairwise(han))] if han else [latin])
    return tokens


def latin_words(text: str) -> list[str]:
    """The words between the Chinese runs."""
    return [latin for _, latin in runs(text) if latin]


def is_content(token: str, language: Language) -> bool:
    """Whether the word, or the pair of characters, says what a question is about."""
    stop = stop_words(language)
    return token not in stop and not (has_han(token) and all(each in stop for each in token))


def runs(text: str) -> Iterator[tuple[str, str]]:
    """Each run of Chinese characters and each word of other letters; one of the two is empty."""
    return ((found[1] or "", found[2] or "") for found in HAN_OR_WORD.finditer(folded(text)))


def hashes(words: Sequence[str]) -> NDArray[np.uint64]:
    """64 bits of each word: uint64 [words]."""
    encoded = (word.encode("utf-8", "replace") for word in words)
    digests = (hashlib.blake2b(each, digest_size=8).digest() for each in encoded)
    return np.fromiter((int.from_bytes(digest) for digest in digests), dtype=np.uint64)


def simplified(text: str) -> str:
    """The text in the characters and the words of the mainland; simplified text stays as it is.

    OpenCC knows the characters and common words (軟體 is 软件), our own list the trade's (行銷).
    Both are for text with traditional characters alone: of 小程序 OpenCC would make 小进程.
    """
    if _opencc("t2s").convert(text) == text:
        return text
    converted: str = _opencc("tw2sp").convert(text)
    for word, mainland in regional_words().items():
        converted = converted.replace(word, mainland)
    return converted


def cut(han: str) -> list[str]:
    """The words of a run of Chinese characters, each character in one of them."""
    words: list[str] = _jieba().cut(han)
    return words


@cache
def _opencc(conversion: str) -> "OpenCC":
    from opencc import OpenCC

    return OpenCC(conversion)


@cache
def _jieba() -> ModuleType:
    """The word cutter with the trade's words; loads a 33 MB dictionary, hence only when needed."""
    import rjieba

    for word in trade_words():
        if has_han(word):
            rjieba.add_word(word, None, None)
    return rjieba
