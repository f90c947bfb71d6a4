"""The ratio of two sides with its interval."""

import math

import numpy as np
import pytest
from scipy import stats

from analytics.ratios import Interval, ratio_of_posts, ratio_of_sums


def test_the_ratio_is_the_middle_of_all_pairs() -> None:
    """The differences are 1, 2, 3, 3, 4, 5, 5, 6, 7: the middle one is 4."""
    found = ratio_of_posts(np.array([5.0, 7.0, 9.0]), np.array([2.0, 3.0, 4.0]))
    assert found.ratio == pytest.approx(math.exp(4))


def test_the_interval_agrees_with_the_test_of_mann_and_whitney() -> None:
    random = np.random.default_rng(10)
    for _ in range(100):
        own, other = random.normal(0.5, 0.6, 14), random.normal(0, 0.6, 11)
        test = stats.mannwhitneyu(own, other, method="asymptotic")
        assert ratio_of_posts(own, other).is_real == (test.pvalue < 0.05)


def test_the_interval_holds_the_truth_95_times_in_100() -> None:
    random = np.random.default_rng(11)
    found = [ratio_of_posts(random.normal(0.3, 1, 10), random.normal(0, 1, 20)) for _ in range(500)]
    held = np.mean([each.low <= math.exp(0.3) <= each.high for each in found])
    assert 0.93 <= held <= 0.98


def test_equal_values_do_not_differ() -> None:
    found = ratio_of_posts(np.full(8, 2.0), np.full(9, 2.0))
    assert found == Interval(1.0, 1.0, 1.0)
    assert not found.is_real


def test_a_ratio_of_rates_is_one_of_sums() -> None:
    """(1 + 3) / (10 + 30) = .1 over 4 / 20 = .2."""
    first = np.array([1.0, 3.0]), np.array([10.0, 30.0])
    second = np.array([1.0, 3.0]), np.array([5.0, 15.0])
    found = ratio_of_sums(first, second)
    assert found is not None
    assert found.ratio == pytest.approx(0.5)


def test_a_rate_of_nothing_has_no_ratio() -> None:
    nothing, some = (np.zeros(6), np.ones(6)), (np.ones(6), np.ones(6))
    assert ratio_of_sums(nothing, some) is None


def test_the_interval_of_rates_is_the_same_each_time_and_near_the_formula() -> None:
    """The variance of the logarithm of a rate, linearised: the sum of ((x - r y) / sum x)^2."""
    random = np.random.default_rng(12)
    bottom = random.lognormal(7, 0.5, 3_000)
    top = bottom * 0.05 * random.lognormal(0, 0.4, 3_000)
    first, second = (top[:2_000], bottom[:2_000]), (top[2_000:], bottom[2_000:])
    found = ratio_of_sums(first, second)
    assert found == ratio_of_sums(first, second)
    assert found is not None
    off = [x - x.sum() / y.sum() * y for x, y in (first, second)]
    variance = sum(
        ((o / x.sum()) ** 2).sum() for o, (x, _) in zip(off, (first, second), strict=True)
    )
    width = math.log(found.high / found.low)
    assert width == pytest.approx(2 * 1.96 * math.sqrt(variance), rel=0.06)


def test_the_interval_of_rates_holds_the_truth_over_nine_times_in_ten() -> None:
    random = np.random.default_rng(13)

    def side(rate: float) -> "tuple[np.ndarray[tuple[int], np.dtype[np.float64]], ...]":
        bottom = random.lognormal(7, 0.5, 20)
        return bottom * rate * random.lognormal(-0.08, 0.4, 20), bottom

    held = []
    for _ in range(200):
        (top, bottom), (top2, bottom2) = side(0.05), side(0.04)
        found = ratio_of_sums((top, bottom), (top2, bottom2))
        assert found is not None
        held.append(found.low <= 1.25 <= found.high)
    assert np.mean(held) >= 0.90
