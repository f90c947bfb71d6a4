"""Which of many values are surprising: beside scipy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control, t

from analytics.surprise import RATE, spread, surprising


@given(st.lists(st.floats(-60, 60), max_size=40))
def test_what_is_named_is_what_scipy_would_name(distances: list[float]) -> None:
    chances = 2 * t.sf(np.abs(distances), 8)
    adjusted = false_discovery_control(chances) if distances else []
    wanted = {place for place, value in enumerate(adjusted) if value <= RATE}
    border = {place for place, value in enumerate(adjusted) if abs(value - RATE) < RATE / 20}
    assert set(surprising(distances)) ^ wanted <= border


def test_one_value_far_out_is_named_and_its_neighbours_are_not() -> None:
    assert surprising([0.5, -1, 9, 0.2, 1.5, -0.3]) == [2]
    assert surprising([]) == []


def test_the_spread_is_a_standard_deviation_that_outliers_do_not_move() -> None:
    random = np.random.default_rng(1)
    values = [*random.normal(0, 3, 2_000), *[1_000.0] * 20]
    assert spread(values) == pytest.approx(3, rel=0.05)
    assert spread([1, -1, 1, -1, 1]) is None
    assert spread([0.0] * 10) is None
