"""Shares with an interval, held against scipy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from analytics.errors import ImpossibleShare
from analytics.proportion import Proportion


@pytest.mark.parametrize(("count", "n"), [(0, 10), (1, 29), (120, 2400), (10, 10), (263, 1580)])
def test_the_interval_is_wilson_s(count: int, n: int) -> None:
    found = Proportion(count, n)
    wanted = binomtest(count, n).proportion_ci(method="wilson")
    assert (found.low, found.high) == pytest.approx((wanted.low, wanted.high))


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_the_share_lies_in_its_interval(count: int, n: int) -> None:
    found = Proportion(min(count, n), n)
    assert 0 <= found.low <= found.share <= found.high <= 1


@pytest.mark.parametrize(("count", "n"), [(5, 4), (0, 0), (-1, 3)])
def test_more_than_there_were_is_no_share(count: int, n: int) -> None:
    with pytest.raises(ImpossibleShare, match=f"{count} out of {n}"):
        Proportion(count, n)
