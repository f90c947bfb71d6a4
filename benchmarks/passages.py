"""Passages in any number: texts of our English articles, put together anew."""

from collections.abc import Sequence
from functools import cache
from random import Random

from benchmarks.sources import ARTICLES

TEXTS = (2, 5)
"""A passage is so many texts at least and at most, a line each: 113 tokens in the mean."""


@cache
def article_texts() -> tuple[str, ...]:
    """Every text of our English articles but their questions, each once."""
    from knowledge.manuscript import read_all
    from knowledge.unit import article_units

    english = (article for article in read_all(ARTICLES) if article.language == "en")
    found = (unit.text for unit in article_units(english) if unit.kind != "question")
    return tuple(dict.fromkeys(" ".join(text.split()) for text in found))


def recombined(count: int, seed: int) -> Sequence[str]:
    """So many passages; the same seed gives the same."""
    random = Random(seed)  # noqa: S311  made-up passages, no secrets
    texts = article_texts()
    return ["\n".join(random.choices(texts, k=random.randint(*TEXTS))) for _ in range(count)]
