"""The median slope, by hand and beside scipy's."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import theilslopes

from analytics.trend import trend


def test_a_straight_line_has_its_slope_and_no_doubt() -> None:
    found = trend([10, 13, 16, 19, 22, 25])
    assert found is not None
    assert (found.slope, found.low, found.high, found.n) == (3, 3, 3, 6)
    assert found.is_sure


def test_one_wild_week_does_not_turn_the_trend() -> None:
    found = trend([1, 2, 3, 4, 500, 6, 7, 8, 9, 10])
    assert found is not None
    assert found.slope == 1


def test_five_values_are_too_few() -> None:
    assert trend([1, 2, 3, 4, 5]) is None


def test_what_stays_where_it_is_has_no_sure_trend() -> None:
    found = trend([5, 7, 4, 6, 5, 6, 5, 7])
    assert found is not None
    assert not found.is_sure


@given(st.lists(st.integers(0, 1000).map(float), min_size=6, max_size=30, unique=True))
def test_slope_and_interval_are_those_of_scipy(values: list[float]) -> None:
    found, theirs = trend(values), theilslopes(values, alpha=0.95)
    assert found is not None
    assert found.slope == pytest.approx(theirs.slope)
    assert found.low == pytest.approx(theirs.low_slope)
    assert found.high == pytest.approx(theirs.high_slope)


def test_noise_without_a_trend_is_called_sure_one_time_in_twenty() -> None:
    random = np.random.default_rng(5)
    sure = sum(found.is_sure for _ in range(600) if (found := trend(list(random.normal(size=12)))))
    assert 0.02 <= sure / 600 <= 0.075
