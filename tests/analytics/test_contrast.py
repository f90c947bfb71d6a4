"""The typical ratio of two groups, against brute force and by simulation."""

import math
from statistics import median

import numpy as np
import pytest
from scipy.stats import mannwhitneyu

from analytics.contrast import MOST, contrast


def test_the_ratio_is_the_median_of_all_ratios() -> None:
    values, others = [30, 40, 50, 60, 70, 80, 90], [10, 20, 30, 25, 15, 35]
    found = contrast(values, others)
    assert found is not None
    shifts = [math.log(a) - math.log(b) for a in values for b in others]
    assert found.ratio == pytest.approx(math.exp(median(shifts)))
    assert (found.n, found.n_other) == (7, 6)


def test_a_group_against_itself_is_the_same() -> None:
    found = contrast(range(20), range(20))
    assert found is not None
    assert found.ratio == pytest.approx(1)
    assert not found.is_real


def test_fewer_than_six_on_a_side_are_too_few() -> None:
    assert contrast([1] * 5, [1] * 100) is None
    assert contrast([1] * 100, [1] * 5) is None
    assert contrast([1] * 6, [1] * 6) is not None


def test_shares_are_compared_as_counts_are_and_a_zero_is_less_than_all() -> None:
    found = contrast([0.02, 0.022, 0.018, 0.02, 0.021, 0], [0.01, 0.011, 0.009, 0.01, 0.01, 0.012])
    assert found is not None
    assert 1.5 <= found.ratio <= 2.1


def test_two_groups_of_six_apart_are_surely_apart_and_never_outside_their_range() -> None:
    found = contrast([100] * 3 + [200] * 3, [1, 2, 3, 4, 5, 6])
    assert found is not None
    assert found.is_real
    assert 100 / 6 <= found.low <= found.ratio <= found.high <= 200


def test_it_agrees_with_the_mann_whitney_test_of_scipy() -> None:
    random = np.random.default_rng(1)
    agreed = 0
    for _ in range(200):
        values, others = random.lognormal(0.4, 1, 25), random.lognormal(0, 1, 30)
        found = contrast(values, others)
        assert found is not None
        p = mannwhitneyu(values, others, use_continuity=False, method="asymptotic").pvalue
        agreed += found.is_real == (p < 0.05)
    assert agreed >= 197  # of values just at the limit one may fall to either side


@pytest.mark.parametrize(("n", "m"), [(6, 6), (12, 40), (700, 60)])
def test_the_interval_holds_the_true_ratio_as_often_as_it_says(n: int, m: int) -> None:
    random = np.random.default_rng(2)
    held = 0
    for _ in range(400):
        found = contrast(random.lognormal(7.3, 0.8, n), random.lognormal(7, 0.8, m))
        assert found is not None
        held += found.low <= math.exp(0.3) <= found.high
    assert 0.92 <= held / 400 <= 0.98


def test_a_large_group_is_stood_for_by_values_spaced_evenly() -> None:
    random = np.random.default_rng(3)
    values, others = random.lognormal(5, 1, 8 * MOST), random.lognormal(4.5, 1, 4 * MOST)
    found = contrast(values, others)
    assert found is not None
    shifts = np.log(values)[:, None] - np.log(others)[None, :]
    assert found.ratio == pytest.approx(math.exp(float(np.median(shifts))), rel=0.01)
    assert found.n == 8 * MOST
