"""How surprising a value is: beside scipy, and over many accounts where nothing happens."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control, t

from analytics.surprise import RATE, chance, discoveries, spread


@given(st.floats(-60, 60))
def test_the_chance_is_that_of_a_t_with_eight_degrees_of_freedom(distance: float) -> None:
    assert chance(distance) == pytest.approx(2 * t.sf(abs(distance), 8), abs=1e-12)


@given(st.lists(st.floats(0, 1), max_size=40))
def test_discoveries_are_those_of_scipy(chances: list[float]) -> None:
    adjusted = false_discovery_control(chances) if chances else []
    wanted = [place for place, value in enumerate(adjusted) if value <= RATE]
    found = discoveries(chances)
    border = [place for place, value in enumerate(adjusted) if abs(value - RATE) < 1e-9]
    assert set(found) ^ set(wanted) <= set(border)


def test_the_spread_is_a_standard_deviation_that_outliers_do_not_move() -> None:
    random = np.random.default_rng(1)
    values = [*random.normal(0, 3, 2_000), *[1_000.0] * 20]
    assert spread(values) == pytest.approx(3, rel=0.05)
    assert spread([1, -1, 1, -1, 1]) is None
    assert spread([0.0] * 10) is None
