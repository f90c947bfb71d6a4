from collections.abc import Sequence
from itertools import chain

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.base import KnowledgeBase
from knowledge.grouping import groups
from knowledge.runtime import Vectors
from tests.knowledge.conftest import BagOfWords


def test_questions_of_the_same_words_are_one_group_led_by_the_first() -> None:
    questions = ["fix a leaking tap", "who won the cup", "leaking tap fix"]
    assert groups(questions, BagOfWords()) == [[0, 2], [1]]


def test_nothing_makes_no_group(base: KnowledgeBase) -> None:
    assert base.groups([]) == []


def test_chinese_questions_are_compared_by_their_characters() -> None:
    questions = ["红烧肉怎么做才好吃", "怎样做红烧肉才好吃", "投放预算谁来批"]
    assert groups(questions, BagOfWords()) == [[0, 1], [2]]


class OneMeaning(BagOfWords):
    """A model to which every text means the same."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return np.full((len(texts), 1), 1, dtype=np.float32)


def test_a_model_that_reads_chinese_compares_it_by_meaning() -> None:
    questions = ["红烧肉怎么做", "投放预算谁来批"]
    assert groups(questions, OneMeaning(reads_han=True)) == [[0, 1]]
    assert groups(questions, OneMeaning(reads_han=False)) == [[0], [1]]


def test_the_languages_never_mix() -> None:
    assert groups(["tap", "tap 龙头", "a tap"], OneMeaning(reads_han=True)) == [[0, 2], [1]]


@pytest.mark.parametrize(
    ("questions", "grouped"),
    [
        (
            ["how do I fix a leaking tap?", "how can I repair a dripping tap?", "who won the cup"],
            [[0, 1], [2]],
        ),
        (["how do I boil an egg", "what is the way to boil eggs"], [[0, 1]]),
        (["who packs the parcels", "who pays the creators"], [[0], [1]]),
    ],
)
def test_the_model_groups_by_meaning(
    base: KnowledgeBase, questions: list[str], grouped: list[list[int]]
) -> None:
    assert base.groups(questions) == grouped


@given(st.lists(st.text(max_size=40), min_size=1, max_size=8))
def test_every_question_is_in_one_group_and_leaders_come_in_order(questions: list[str]) -> None:
    found = groups(questions, BagOfWords())
    assert sorted(chain.from_iterable(found)) == list(range(len(questions)))
    assert all(group == sorted(group) for group in found)
    assert [group[0] for group in found] == sorted(group[0] for group in found)
