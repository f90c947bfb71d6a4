"""The lists of words and sentences that the search goes by, in `words/`.

| file | holds |
|---|---|
| en-stop.txt, zh-stop.txt | words that any question may have, whatever it is about |
| zh-en.txt | the words of the trade and what they mean in English |
| zh-regional.txt | words of Taiwan and Hong Kong and the mainland's for them |
| peers.txt | what a question can be asked of in place of another: platforms, formats |
| elsewhere-en.txt, elsewhere-zh.txt | messages that the articles do not answer |
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from knowledge.article import Language

WORDS = Path(__file__).parent / "words"

COMMENT = "# "
MEANINGS = "; "


@cache
def stop_words(language: Language) -> frozenset[str]:
    """The words without content."""
    return frozenset((WORDS / f"{language}-stop.txt").read_text(encoding="utf-8").split())


@cache
def trade_words() -> Mapping[str, tuple[str, ...]]:
    """What each Chinese word of the trade means in English, the most usual meaning first."""
    return {word: tuple(meanings.split(MEANINGS)) for word, meanings in _pairs("zh-en.txt")}


@cache
def regional_words() -> Mapping[str, str]:
    """The mainland's word for each of Taiwan's and Hong Kong's."""
    return dict(_pairs("zh-regional.txt"))


@cache
def peers() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A kind and the names of one of it, whatever the language, for each that has peers."""
    return tuple((kind, tuple(names.split(MEANINGS))) for kind, names in _pairs("peers.txt"))


def elsewhere(language: Language) -> tuple[str, ...]:
    """Messages that the articles do not answer, as people type them."""
    return tuple(_lines(f"elsewhere-{language}.txt"))


def _pairs(name: str) -> Iterator[tuple[str, str]]:
    for line in _lines(name):
        word, _, rest = line.partition("\t")
        yield word, rest


def _lines(name: str) -> Iterator[str]:
    for line in (WORDS / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(COMMENT):
            yield line
