"""What is said of groups: multiples, verdicts, and how often the verdicts are wrong."""

import math

import numpy as np
import pytest

from analytics.arrays import Codes, Floats
from analytics.contrasts import Groups
from analytics.effects import Effect, Family, Verdict, effects


def family(outcome: Floats, codes: Codes) -> Family:
    return Family(outcome, (), Groups.by_level(codes, sorted(set(codes.tolist()))))


def test_a_group_with_twice_as_much_is_surely_better() -> None:
    random = np.random.default_rng(6)
    codes = np.repeat([0, 1], 40)
    outcome = math.log(2) * codes + random.normal(0, 0.2, 80)
    (found,) = effects([family(outcome, codes)])
    assert [each.verdict for each in found] == [Verdict.WEAKER, Verdict.BETTER]
    assert found[1].multiple == pytest.approx(math.sqrt(2), rel=0.1)  # the usual is in the middle
    assert found[1].low is not None
    assert found[1].low > 1


def test_of_fewer_than_six_posts_nothing_is_said() -> None:
    codes = np.array([0] * 5 + [1] * 30)
    outcome = np.random.default_rng(7).normal(0, 1, 35)
    (found,) = effects([family(outcome, codes)])
    assert found[0] == Effect(5, None, None, None, Verdict.TOO_FEW)


def test_a_group_of_all_posts_has_nothing_beside_it() -> None:
    (found,) = effects([family(np.arange(20.0), np.zeros(20, dtype=np.int64))])
    assert found[0].verdict is Verdict.TOO_FEW


def test_no_posts_are_no_effects() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    assert effects([family(np.zeros(0), nothing)]) == ((),)


def test_an_account_without_any_effect_is_told_of_none_nine_times_in_ten() -> None:
    random = np.random.default_rng(8)
    claims = []
    for _ in range(200):
        codes = random.integers(0, 12, 180)
        outcome = random.normal(0, 0.5, 180)
        first, second = effects([family(outcome, codes), family(outcome, codes // 4)])
        claims.append(any(each.is_sure for each in (*first, *second)))
    assert np.mean(claims) <= 0.10


def test_intervals_hold_the_truth_and_sure_ones_point_the_right_way() -> None:
    random = np.random.default_rng(9)
    held, wrong, named = [], 0, 0
    for _ in range(150):
        truth = random.normal(0, 0.2, 12)
        codes = random.choice(12, 240, p=random.dirichlet(np.full(12, 2.0)))
        outcome = truth[codes] + random.normal(0, 0.5, 240)
        (found,) = effects([family(outcome, codes)])
        levels = sorted(set(codes.tolist()))
        usual = truth[codes].mean()
        for level, each in zip(levels, found, strict=True):
            if each.low is None or each.high is None:
                continue
            true = math.exp(truth[level] - usual)
            held.append(each.low <= true <= each.high)
            named += each.is_sure
            wrong += each.is_sure and (each.low > 1) != (true > 1)
    assert 0.93 <= np.mean(held) <= 0.99
    assert named > 150
    assert wrong / named < 0.05
