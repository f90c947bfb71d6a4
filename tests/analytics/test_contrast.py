"""The typical ratio of two groups of posts."""

import math
from statistics import median

import pytest

from analytics.contrast import contrast


def test_the_ratio_is_the_median_of_all_ratios() -> None:
    values, others = [30, 40, 50, 60, 70, 80, 90], [10, 20, 30, 25, 15, 35]
    found = contrast(values, others)
    assert found is not None
    assert found.ratio == pytest.approx(
        math.exp(median(math.log(a) - math.log(b) for a in values for b in others))
    )
    assert (found.n, found.n_other) == (7, 6)


def test_fewer_than_six_on_a_side_are_too_few() -> None:
    assert contrast([1] * 5, [1] * 100) is None
    assert contrast([1] * 100, [1] * 5) is None
    assert contrast([1] * 6, [1] * 6) is not None


def test_shares_are_compared_as_counts_are_and_a_zero_is_less_than_all() -> None:
    found = contrast([0.02, 0.022, 0.018, 0.02, 0.021, 0], [0.01, 0.011, 0.009, 0.01, 0.01, 0.012])
    assert found is not None
    assert 1.5 <= found.ratio <= 2.1


def test_groups_of_nothing_but_zeros_are_the_same() -> None:
    found = contrast([0.0] * 6, [0.0] * 6)
    assert found is not None
    assert (found.ratio, found.low, found.high) == pytest.approx((1, 1, 1))
