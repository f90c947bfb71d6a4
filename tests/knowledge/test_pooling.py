import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.pooling import Pooling

Key = list[tuple[float, bool]]
"""The units of a key: the score of each, and whether it is a question."""

UNIT = st.tuples(st.floats(-1, 1, width=32), st.booleans())
KEYS = st.lists(st.lists(UNIT, min_size=1, max_size=5), min_size=1, max_size=5)


def pooled(keys: list[Key], without: int | None = None) -> list[float]:
    sizes = [0, *(len(key) for key in keys[:-1])]
    pooling = Pooling(
        starts=np.cumsum(sizes, dtype=np.int64),
        questions=np.array([question for key in keys for _, question in key]),
    )
    units = np.array([score for key in keys for score, _ in key], dtype=np.float32)
    scores: list[float] = pooling.pooled(units, without).tolist()
    return scores


def log_mean_exp(scores: list[float]) -> float:
    return math.log(sum(math.exp(15 * score) for score in scores) / len(scores)) / 15


def by_hand(key: Key) -> float:
    """A key's score, worked out with a plain loop."""
    questions = [score for score, question in key if question]
    others = [score for score, question in key if not question]
    if questions and others:
        return 0.7 * log_mean_exp(questions) + 0.3 * log_mean_exp(others)
    return log_mean_exp(questions or others) if key else -math.inf


def test_a_unit_alone_is_its_key_s_score() -> None:
    assert pooled([[(0.25, True)], [(0.5, False)]]) == pytest.approx([0.25, 0.5])


def test_questions_weigh_seven_tenths_and_other_texts_three() -> None:
    assert pooled([[(0.5, True), (0.1, False)]]) == pytest.approx([0.7 * 0.5 + 0.3 * 0.1])


def test_a_key_of_passages_alone_is_scored_by_them() -> None:
    mean = math.log((math.exp(3) + math.exp(6)) / 2) / 15
    assert pooled([[(0.2, False), (0.4, False)]]) == pytest.approx([mean])


def test_more_of_the_same_does_not_raise_a_score() -> None:
    assert pooled([[(0.3, True)] * 4]) == pytest.approx([0.3])


def test_a_key_whose_only_unit_is_left_out_scores_nothing() -> None:
    assert pooled([[(0.3, True)], [(0.1, True)]], without=0) == [-math.inf, pytest.approx(0.1)]


@given(KEYS)
def test_scores_are_what_a_plain_loop_makes_of_them(keys: list[Key]) -> None:
    assert pooled(keys) == pytest.approx([by_hand(key) for key in keys], abs=1e-5)


@given(KEYS, st.data())
def test_a_unit_left_out_is_as_if_it_had_never_been(keys: list[Key], data: st.DataObject) -> None:
    without = data.draw(st.integers(0, sum(map(len, keys)) - 1))
    numbers = iter(range(without + sum(map(len, keys))))
    left = [[unit for unit in key if next(numbers) != without] for key in keys]
    assert pooled(keys, without) == pytest.approx([by_hand(key) for key in left], abs=1e-5)


def test_a_unit_belongs_to_the_key_that_begins_last_before_it() -> None:
    pooling = Pooling(np.array([0, 2, 3], dtype=np.int64), np.ones(5, dtype=bool))
    assert [pooling.key_of(unit) for unit in range(5)] == [0, 0, 1, 2, 2]
