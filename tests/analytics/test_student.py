"""Student's t by way of the normal distribution, held against SciPy."""

import numpy as np
import pytest
from scipy import stats

from analytics.student import quantile, two_sided


@pytest.mark.parametrize("df", [5, 10, 30, 1_000])
def test_a_quantile_is_right_to_three_in_a_thousand(df: int) -> None:
    assert quantile(0.975, df) == pytest.approx(stats.t.ppf(0.975, df), rel=3e-3)
    assert quantile(0.025, df) == pytest.approx(-quantile(0.975, df))


@pytest.mark.parametrize("df", [5, 30, 1_000])
def test_a_chance_is_right_where_it_decides(df: int) -> None:
    t = np.array([0.0, 0.5, 2.0, 3.5])
    assert two_sided(t, df) == pytest.approx(2 * stats.t.sf(t, df), abs=2e-3)
