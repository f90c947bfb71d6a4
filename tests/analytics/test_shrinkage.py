"""Estimates drawn towards 0, and which of many are real."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from analytics.shrinkage import discoveries, shrunken

MANY = 500  # degrees of freedom


def test_an_estimate_keeps_its_side_and_loses_size() -> None:
    found = shrunken(np.array([0.5, -0.2]), np.array([0.2, 0.2]), MANY)
    assert 0 < found.mean[0] < 0.5
    assert -0.2 < found.mean[1] < 0


def test_what_is_known_less_well_is_drawn_in_more() -> None:
    found = shrunken(np.array([0.3, 0.3, -0.3]), np.array([0.05, 0.3, 0.05]), MANY)
    assert found.mean[1] < found.mean[0]


def test_estimates_that_scatter_widely_are_hardly_touched() -> None:
    estimate = np.array([1.0, -1.0, 0.8, -0.9, 0.7])
    found = shrunken(estimate, np.full(5, 0.05), MANY)
    assert found.mean == pytest.approx(estimate, rel=0.01)


def test_a_known_spread_gives_the_textbook_posterior() -> None:
    """So many groups tell the spread of 0.2: each keeps .04 / (.04 + .04) of its estimate."""
    random = np.random.default_rng(1)
    estimate = random.normal(0, 0.2, 4_000) + random.normal(0, 0.2, 4_000)
    found = shrunken(estimate, np.full(4_000, 0.2), MANY)
    assert found.mean == pytest.approx(estimate / 2, rel=0.06)
    assert found.high - found.low == pytest.approx(2 * 1.96 * 0.2 / np.sqrt(2), rel=0.03)


@pytest.mark.parametrize("spread", [0.05, 0.1, 0.3])
def test_intervals_hold_the_truth_about_95_times_in_100(spread: float) -> None:
    random = np.random.default_rng(2)
    held = []
    for _ in range(300):
        truth = random.normal(0, spread, 12)
        error = random.uniform(0.05, 0.2, 12)
        found = shrunken(truth + random.normal(0, error), error, MANY)
        held.append(np.mean((found.low <= truth) & (truth <= found.high)))
    assert 0.93 <= np.mean(held) <= 0.99


@given(arrays(np.float64, st.integers(1, 40), elements=st.floats(0, 1)))
def test_discoveries_are_those_of_scipy(p: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> None:
    adjusted = stats.false_discovery_control(p)
    clear = np.abs(adjusted - 0.1) > 1e-9  # rounding decides on the border itself
    assert (discoveries(p)[clear] == (adjusted < 0.1)[clear]).all()


def test_nothing_tested_is_nothing_found() -> None:
    assert len(discoveries(np.zeros(0))) == 0
