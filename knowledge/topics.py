"""Two questions in one message."""

import re
from collections.abc import Iterator

from knowledge.article import Language
from knowledge.constants import TOPIC_CONFIDENCE, TOPIC_WORDS
from knowledge.search import Hit, Result, Searcher
from knowledge.tokens import chinese_words, english_words, has_han, is_content

ASKING = r"how|what|why|which|should|is|are|do|does|can|where|who|when"
CUT = re.compile(
    rf"""
      (?<=[.!?;。！？；])\s*                                        # a sentence is over
    | ,\s*(?=(?:and|but|also|plus|then|i\ also|we\ also|{ASKING})\b)
    | \s+(?=(?:and|plus|also)\s+(?:also|{ASKING})\b)
    | [，,]\s*(?=另外|还有|顺便|同时|以及|再|那|还|平时)
    | 另外|还有|顺便|以及|并且|同时
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Where one question may end and the next begin."""


def parts(question: str) -> tuple[str, ...]:
    """The questions that the message is made of, each with enough words to stand alone."""
    return tuple(part for part in _split(question) if _content(part) >= TOPIC_WORDS)


def with_second_topic(
    searcher: Searcher, question: str, language: Language | None, result: Result
) -> tuple[Result, bool]:
    """The result with the second topic's article at the second place, and whether there is one.

    A message has two topics when two of its parts find different articles, each for certain, and
    one of them is what the whole finds.
    """
    asked = parts(question)
    if not result.answered or len(asked) < 2:
        return result, False
    tops = [found.hits[0] for found in _certain(searcher, asked, language)]
    first = result.hits[0]
    second = next((hit for hit in tops if hit.key != first.key), None)
    if second is None or first.key not in {hit.key for hit in tops}:
        return result, False
    rest = tuple(hit for hit in result.hits if hit.key not in {first.key, second.key})
    hits: tuple[Hit, ...] = (first, second, *rest)[: len(result.hits)]
    return Result(hits, result.answered, result.confidence), True


def _certain(
    searcher: Searcher, asked: tuple[str, ...], language: Language | None
) -> Iterator[Result]:
    for part in asked:
        found = searcher.search(part, language, 1)
        if found.answered and (found.confidence or 0) >= TOPIC_CONFIDENCE:
            yield found


def _split(question: str) -> Iterator[str]:
    return (part.strip(" ,，") for part in CUT.split(question) if part and part.strip(" ,，"))


def _content(part: str) -> int:
    language: Language = "zh" if has_han(part) else "en"
    words = chinese_words(part) if language == "zh" else english_words(part)
    return sum(is_content(word, language) for word in words)
