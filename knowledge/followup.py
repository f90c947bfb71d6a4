"""Questions that lean on the one before: "and on linkedin?", "那小红书呢"."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from knowledge.constants import LEANING_WORDS, POINTING_WORDS
from knowledge.tokens import chinese_words, english_words, has_han, is_content
from knowledge.word_lists import peers

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


@dataclass(frozen=True, slots=True)
class Continued:
    """What is asked by a question that goes on from the one before, and the text to search for it.

    Where a name took another's place the text has the rest of the question twice: it is what both
    ask, and the new name alone would find what is said of it in general.
    """

    asked: str
    text: str


def continued(before: str, question: str) -> Continued:
    """The question that the two make together.

    Where each names one of a kind the new name takes the old one's place: 那抖音呢 after
    小红书怎么涨粉 asks 抖音怎么涨粉. What else the question says stands behind.
    """
    asked, common, rest = before, before, question
    for kind in _kinds():
        old, new = kind.named(before), kind.named(question)
        if len(old) == len(new) == 1 and old.keys() != new.keys():
            (name,) = new.values()
            asked, common = kind.replaced(asked, name), kind.replaced(common, " ")
            rest = kind.replaced(rest, " ")
    if asked == before:
        return Continued(f"{before} {question}", f"{before} {question}")
    if content_words(rest):
        asked = f"{asked} {question}"
    return Continued(asked, f"{asked} {common}")


def content_words(question: str) -> int:
    """How many words of the question say what it is about."""
    if has_han(question):
        return sum(is_content(word, "zh") for word in set(chinese_words(question)))
    return sum(is_content(word, "en") for word in set(english_words(question)))


@dataclass(frozen=True, slots=True)
class Kind:
    """Things that a question can be asked of in place of each other, such as platforms.

    `numbers` tells by a name in small letters which of them it is; `pattern` finds the names.
    """

    numbers: Mapping[str, int]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, things: Sequence[Sequence[str]]) -> "Kind":
        """The kind of the things with these names."""
        numbers = {name: number for number, names in enumerate(things) for name in names}
        longest_first = sorted(numbers, key=len, reverse=True)
        pattern = "|".join(map(_bounded, longest_first))
        return cls(numbers, re.compile(pattern, re.ASCII | re.IGNORECASE))

    def named(self, text: str) -> dict[int, str]:
        """The numbers of those that the text names, and a name of each as it is written."""
        return {self.numbers[name.lower()]: name for name in self.pattern.findall(text)}

    def replaced(self, text: str, name: str) -> str:
        """The text with this name for all that it names of the kind."""
        return self.pattern.sub(lambda _: name, text)


@cache
def _kinds() -> tuple[Kind, ...]:
    things: dict[str, list[Sequence[str]]] = defaultdict(list)
    for kind, names in peers():
        things[kind].append(names)
    return tuple(map(Kind.of, things.values()))


def _bounded(name: str) -> str:
    """The pattern of a name; Latin letters beside a Latin one would make it another word."""
    before = r"(?<![a-z0-9])" if name[0].isascii() else ""
    after = r"(?![a-z0-9])" if name[-1].isascii() else ""
    return f"{before}{re.escape(name)}{after}"
