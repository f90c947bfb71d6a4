"""Questions that ask the same in other words, put together."""

from collections.abc import Sequence

import numpy as np

from knowledge.constants import ALIKE, ALIKE_WORDS
from knowledge.encoder import Encoder
from knowledge.runtime import Vectors
from knowledge.tokens import chinese_characters, has_han, is_content


def groups(questions: Sequence[str], encoder: Encoder) -> list[list[int]]:
    """The places of the questions in groups, each led by its first; the groups in that order.

    A question joins the first group whose leader it is like: by meaning, in Chinese by the
    characters they share unless the model reads it. The two languages never mix.
    """
    found: list[list[int]] = []
    vectors = encoder.encode_queries(questions)
    for place in range(len(questions)):
        group = next(
            (each for each in found if _alike(questions, vectors, each[0], place, encoder)), None
        )
        if group is None:
            found.append([place])
        else:
            group.append(place)
    return found


def _alike(
    questions: Sequence[str], vectors: Vectors, one: int, other: int, encoder: Encoder
) -> bool:
    scripts = {has_han(questions[one]), has_han(questions[other])}
    if len(scripts) > 1:
        return False
    if scripts == {False} or encoder.reads_han:
        return float(np.dot(vectors[one], vectors[other])) >= ALIKE
    words = [_words(questions[place]) for place in (one, other)]
    return len(words[0] & words[1]) >= ALIKE_WORDS * max(1, len(words[0] | words[1]))


def _words(question: str) -> frozenset[str]:
    tokens = chinese_characters(question)
    return frozenset(token for token in tokens if is_content(token, "zh"))
