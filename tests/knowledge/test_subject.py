from collections.abc import Sequence
from math import log

import numpy as np
import pytest

from knowledge.runtime import Vectors
from knowledge.subject import Direction, LogOdds

POST, ADS, RICE = "post", "ads", "rice"


def by_least_squares(own: Vectors, foreign: Vectors) -> Sequence[float]:
    """The weights and the bias, from the ridge as rows of a least-squares problem."""
    vectors = np.concatenate([own, foreign]).astype(np.float64)
    shares = np.array([0.5 / len(own)] * len(own) + [0.5 / len(foreign)] * len(foreign))
    mean = np.average(vectors, axis=0, weights=shares)
    variance = np.average((vectors - mean) ** 2, axis=0, weights=shares).mean()
    dims = vectors.shape[1]
    root = np.sqrt(shares)[:, None]
    rows = np.vstack(
        [
            np.hstack([vectors, np.ones((len(vectors), 1))]) * root,
            np.hstack([np.sqrt(0.3 * variance) * np.eye(dims), np.zeros((dims, 1))]),
        ]
    )
    targets = np.array([1.0] * len(own) + [-1.0] * len(foreign)) * root[:, 0]
    solved, *_ = np.linalg.lstsq(rows, np.append(targets, np.zeros(dims)))
    solution: list[float] = solved.tolist()
    return solution


def test_a_direction_is_the_ridge_regression_of_the_two_sides() -> None:
    random = np.random.default_rng(5)
    own = random.normal(0.3, 1, (40, 6)).astype(np.float32)
    foreign = random.normal(-0.2, 1, (15, 6)).astype(np.float32)
    fitted = Direction.fit(own, foreign)
    *weights, bias = by_least_squares(own, foreign)
    assert fitted.weights == pytest.approx(weights, rel=1e-4)
    assert fitted.bias == pytest.approx(bias, rel=1e-4)
    assert fitted.weights.dtype == np.float32


def test_a_direction_on_a_line_is_worked_by_hand() -> None:
    # Mean 0, variance 1, ridge .3: the weight is 1 / 1.3.
    fitted = Direction.fit(
        np.array([[1.0]], dtype=np.float32), np.array([[-1.0]], dtype=np.float32)
    )
    assert fitted.score(np.array([1.0], dtype=np.float32)) == pytest.approx(1 / 1.3)
    assert fitted.score(np.array([-2.0], dtype=np.float32)) == pytest.approx(-2 / 1.3)


def test_a_side_of_more_texts_does_not_weigh_more() -> None:
    own, foreign = np.eye(2, dtype=np.float32)[:1], np.eye(2, dtype=np.float32)[1:]
    even, many = Direction.fit(own, foreign), Direction.fit(own.repeat(9, axis=0), foreign)
    assert many.weights == pytest.approx(even.weights)
    assert many.bias == pytest.approx(even.bias)


@pytest.fixture
def odds() -> LogOdds:
    """Two texts of its own against three others."""
    return LogOdds.fit([[POST, ADS, POST], [POST]], [[RICE], [RICE, POST], ["rain"]])


def test_odds_compare_the_shares_of_the_texts_that_have_a_word(odds: LogOdds) -> None:
    # With half a text more on either side of each share: 2.5/3 to 1.5/4, 1.5/3 to .5/4.
    assert odds.score([POST]) == pytest.approx(log((2.5 / 3) / (1.5 / 4)))
    assert odds.score([ADS]) == pytest.approx(log((1.5 / 3) / (0.5 / 4)))
    assert odds.score([RICE]) == pytest.approx(log((0.5 / 3) / (2.5 / 4)))


def test_the_score_is_the_mean_and_an_unknown_word_counts_nothing(odds: LogOdds) -> None:
    alone = odds.score([POST])
    assert odds.score([POST, "zebra"]) == pytest.approx(alone / 2)
    assert odds.score([POST, ADS]) == pytest.approx((alone + odds.score([ADS])) / 2)


def test_a_word_said_twice_counts_once(odds: LogOdds) -> None:
    assert odds.score([POST, POST, ADS]) == odds.score([ADS, POST])


def test_no_words_lean_nowhere(odds: LogOdds) -> None:
    assert odds.score([]) == 0
    assert LogOdds.fit([[]], [[]]).score([POST]) == 0
