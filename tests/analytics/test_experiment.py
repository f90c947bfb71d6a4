"""Experiments: their size, their difference, and what to doubt."""

import math

import numpy as np
import pytest
from scipy.stats import binomtest, norm

from analytics.errors import ImpossibleRates
from analytics.experiment import Plan, Result, reach_a_day
from analytics.proportion import Proportion
from tests.analytics.books import BERLIN, NOW, Books


def result(a: int, a_n: int, b: int, b_n: int) -> Result:
    return Result(Proportion(a, a_n), Proportion(b, b_n))


@pytest.mark.parametrize(
    ("before", "after", "each"),
    # The first by hand: 1.95996 x sqrt(2 x .0225 x .9775) + .84162 x sqrt(.0196 + .024375) is
    # .58756, squared .34522, over .005 squared (.000025) 13,808.9. The second and third are those
    # of the article on A/B tests: "about 3,800" and "about 15,000".
    [(0.02, 0.025, 13_809), (0.10, 0.12, 3_841), (0.10, 0.11, 14_751), (0.12, 0.10, 3_841)],
)
def test_the_size_is_that_of_fleiss(before: float, after: float, each: int) -> None:
    assert Plan(before, after).each == each


def test_so_many_people_find_the_difference_80_times_in_100() -> None:
    plan, random = Plan(0.05, 0.07), np.random.default_rng(3)
    a, b = (random.binomial(plan.each, p, 100_000) / plan.each for p in (0.05, 0.07))
    pooled = (a + b) / 2
    z = (b - a) / np.sqrt(2 * pooled * (1 - pooled) / plan.each)
    assert (np.abs(z) > norm.ppf(0.975)).mean() == pytest.approx(0.80, abs=0.01)


@pytest.mark.parametrize(("before", "after"), [(0.02, 0.02), (-0.1, 0.2), (0.5, 1.2)])
def test_two_rates_that_are_none_are_refused(before: float, after: float) -> None:
    with pytest.raises(ImpossibleRates, match="nothing to test"):
        Plan(before, after)


def test_days_are_those_that_bring_both_versions_their_people() -> None:
    assert Plan(0.02, 0.025).days(1000) == 28  # 27,618 / 1,000


@pytest.mark.parametrize(
    ("a", "a_n", "b", "b_n", "low", "high"),
    [  # table II of Newcombe 1998, method 10, its first sample being our B
        (48, 80, 56, 70, 0.0524, 0.3339),
        (3, 10, 9, 10, 0.1705, 0.8090),
        (2, 7, 6, 7, 0.0582, 0.8062),
        (0, 29, 5, 56, -0.0381, 0.1926),
        (0, 20, 0, 10, -0.1611, 0.2775),
        (0, 20, 10, 10, 0.6791, 1.0),
    ],
)
def test_the_difference_has_newcombe_s_interval(
    a: int, a_n: int, b: int, b_n: int, low: float, high: float
) -> None:
    found = result(a, a_n, b, b_n)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.00005)


def test_the_interval_comes_from_the_two_wilson_intervals_of_scipy() -> None:
    found = result(120, 2400, 150, 2380)
    a, b = (binomtest(k, n).proportion_ci(method="wilson") for k, n in ((120, 2400), (150, 2380)))
    rate_a, rate_b = 120 / 2400, 150 / 2380
    low = rate_b - rate_a - math.sqrt((rate_b - b.low) ** 2 + (a.high - rate_a) ** 2)
    high = rate_b - rate_a + math.sqrt((b.high - rate_b) ** 2 + (rate_a - a.low) ** 2)
    assert (found.low, found.high) == pytest.approx((low, high))
    assert not found.is_sure
    assert found.lift == pytest.approx(0.2605, abs=0.0001)  # .063025 / .05 - 1


def test_what_a_difference_would_have_taken_is_told() -> None:
    assert result(100, 1000, 120, 1000).needed == 3_841
    assert result(100, 1000, 100, 1000).needed is None


def test_few_successes_and_an_uneven_split_are_noticed() -> None:
    assert result(9, 100, 20, 100).is_small
    assert not result(10, 100, 20, 100).is_small
    assert result(100, 2400, 60, 1200).is_unequal
    assert not result(120, 2400, 150, 2380).is_unequal


def test_a_lift_over_nothing_is_no_data() -> None:
    assert result(0, 100, 5, 100).lift is None


def test_five_looks_find_a_winner_that_is_none_14_times_in_100() -> None:
    random = np.random.default_rng(5)
    sums = random.normal(size=(200_000, 5)).cumsum(axis=1) / np.sqrt(np.arange(1, 6))
    assert (np.abs(sums) > norm.ppf(0.975)).any(axis=1).mean() == pytest.approx(0.142, abs=0.003)


def test_reach_a_day_is_the_mean_of_four_weeks(books: Books) -> None:
    file = books.file()
    for day in range(1, 31):
        books.day(f"2025-05-{day:02}", file, reach=1000 if day < 3 else 100)
    assert reach_a_day(books.session, books.account, BERLIN, NOW) == pytest.approx(100)
