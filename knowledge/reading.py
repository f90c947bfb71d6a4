"""What the search reads of a question."""

import re
from dataclasses import dataclass

from knowledge.constants import QUESTION_CHARACTERS

Concept = tuple[str, ...]
"""A word, or the words that mean the same: a text that has one of them has the concept."""

UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """The text that the model is given, and the concepts that the words are.

    Without `concepts` the words of the text are meant.
    """

    text: str
    concepts: tuple[Concept, ...] | None = None


def clean(question: str) -> str:
    """The question without what cannot be printed, cut where no question needs to be longer."""
    return UNPRINTABLE.sub(" ", question[:QUESTION_CHARACTERS]).strip()
