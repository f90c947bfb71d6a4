"""What is searched: the questions, the answer and the passages that belong to a key."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge.article import Article, Language
from knowledge.tokens import has_han

UnitKind = Literal["question", "answer", "passage"]

CITATION = re.compile(r"\s*\[\d+\]")


@dataclass(frozen=True, slots=True)
class Unit:
    """One text that stands for a key: an article's slug, a command's name."""

    key: str
    language: Language
    kind: UnitKind
    text: str

    @property
    def id(self) -> int:
        """The unit's number in a vector index: 63 bits of the checksum of all it is made of."""
        parts = "\x1f".join((self.key, self.language, self.kind, self.text))
        digest = hashlib.sha256(parts.encode("utf-8", "replace")).digest()
        return int.from_bytes(digest[:8]) >> 1


def article_units(articles: Iterable[Article]) -> Iterator[Unit]:
    """The title and phrasings, the short answer, and every item of the other parts."""
    for article in articles:
        for text in (article.title, *article.ask):
            yield Unit(article.slug, article.language, "question", text)
        yield Unit(article.slug, article.language, "answer", article.short)
        for part in article.parts:
            if part.name != "short":
                for item in part.items:
                    text = CITATION.sub("", item)
                    yield Unit(article.slug, article.language, "passage", text)


def phrasing_units(phrasings: Iterable[tuple[str, Sequence[str]]]) -> Iterator[Unit]:
    """A question unit for each phrasing of each key; its script tells its language."""
    for key, texts in phrasings:
        for text in texts:
            yield Unit(key, "zh" if has_han(text) else "en", "question", text)
