"""A lesson as people write it: a question, quoted or with its question mark, then the answer."""

import re
from collections.abc import Iterator

from bot.core.language import HAN
from bot.errors import UnreadLesson

FAMILIES = ('"“”＂', "'‘’＇", "「」", "『』")
"""Marks that may quote the same words: a keyboard, and a hand, mixes those of one family."""

OPENING = frozenset("“‘「『")
CLOSING = frozenset("”’」』")
BEFORE_OPENING = frozenset("(（:：,，、")  # or a blank, where the mark's form does not tell
QUESTION_MARKS = ("?", "？")
BETWEEN = re.compile(r"\s*(?:=|:|：|->|→)?\s*")
ASKED = re.compile(r"(?P<question>[^?？]{3,300}[?？])\s*(?P<answer>.+)", re.S)


def parted(lesson: str) -> tuple[str, str]:
    """The question and the answer of a lesson, each with a word in it; raises UnreadLesson."""
    lesson = lesson.strip()
    for question, answer in (*_quoted(lesson), *_asked(lesson)):
        if any(map(str.isalnum, question)) and any(map(str.isalnum, answer)):
            return question.strip(), answer.strip()
    raise UnreadLesson()


def _quoted(lesson: str) -> Iterator[tuple[str, str]]:
    """What stands in the quotes that the lesson begins with, and what follows; the likeliest first.

    The quotes end where those opened inside them have ended, or after a question mark behind that:
    'Who runs the customers' club?' has a mark that closes nothing.
    """
    marks = next((family for family in FAMILIES if lesson and lesson[0] in family), "")
    ends: list[int] = []  # up to the next quotes, which are the answer's
    inside: list[int] = []  # where no quotes may end, unless others were never closed
    depth = 1
    for place in range(1, len(lesson)):
        if lesson[place] not in marks or _is_apostrophe(lesson, place):
            continue
        if _opens(lesson, place):
            if depth < 1:
                break
            depth += 1
            continue
        depth -= 1
        (ends if depth < 1 else inside).append(place)
    asked = [end for end in ends if lesson[:end].rstrip().endswith(QUESTION_MARKS)]
    for end in (*asked[:1], *ends[:1], *inside[:1]):
        yield lesson[1:end], BETWEEN.sub("", lesson[end + 1 :], count=1)


def _asked(lesson: str) -> Iterator[tuple[str, str]]:
    """What stands before the first question mark and it, and what follows."""
    if found := ASKED.fullmatch(lesson):
        yield found["question"], found["answer"]


def _opens(text: str, place: int) -> bool:
    """Whether the mark there opens quotes: by its form, else because a word begins with it."""
    if text[place] in OPENING or text[place] in CLOSING:
        return text[place] in OPENING
    before, after = text[place - 1], text[place + 1 : place + 2]
    return after.isalnum() and (before.isspace() or before in BEFORE_OPENING)


def _is_apostrophe(text: str, place: int) -> bool:
    """Whether the mark stands inside a word, as in "what's"; Chinese has no apostrophes."""
    return all(
        beside.isalnum() and not HAN.match(beside)
        for beside in (text[place - 1], text[place + 1 : place + 2])
    )
