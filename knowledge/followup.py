"""Questions that lean on the one before: "and on linkedin?", "那小红书呢"."""

import re

from knowledge.constants import LEANING_WORDS, POINTING_WORDS
from knowledge.tokens import chinese_words, english_words, has_han, is_content

QUESTION_WORD = r"(?:how|what|why|when|where|which|who)"
MARK = re.compile(
    rf"""
      ^and\b (?!\ {QUESTION_WORD}\b)
    | ^(?:and\ )?(?:what|how)\ about\b | ^same\ for\b | ^what\ if\b | ^tell\ me\ more
    | ^(?:and\ )?(?:why(?:\ not|\ so|\ is\ that)?|for\ example)\W*$
    | ^(?:那|那么|还有)?[^，。？?]{{1,12}}呢[?？。]*$
    | ^(?:那|那么)?(?:为什么|为啥|比如|比如说|举个例子|详细点|再说说)[呢?？。]*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
POINTER = re.compile(r"\b(?:it|that|this|them|those|these)\b|它|这个|这样|这种|那个", re.IGNORECASE)


def leans(question: str) -> bool:
    """Whether the question says by its words that it goes on from another, and little more."""
    return bool(MARK.search(question.strip())) and content_words(question) <= LEANING_WORDS


def points(question: str) -> bool:
    """Whether the question points at something without naming much itself: "how do I do that"."""
    return bool(POINTER.search(question)) and content_words(question) <= POINTING_WORDS


def content_words(question: str) -> int:
    """How many words of the question say what it is about."""
    if has_han(question):
        return sum(is_content(word, "zh") for word in set(chinese_words(question)))
    return sum(is_content(word, "en") for word in set(english_words(question)))
