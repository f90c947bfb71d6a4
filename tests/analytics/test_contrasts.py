"""A group of posts against the mean of all, other things being equal."""

import numpy as np
import pytest
from scipy import stats

from analytics.contrasts import Groups, contrasts


def group(*posts: int) -> Groups:
    return Groups(np.array(posts), np.zeros(len(posts), dtype=np.int64), 1)


def test_without_controls_it_is_the_mean_of_the_group_less_that_of_all() -> None:
    """The group's mean is 5, that of all 3.5."""
    outcome = np.array([4.0, 5.0, 6.0, 1.0, 2.0, 3.0])
    found = contrasts(outcome, (), group(0, 1, 2))
    assert found.estimate == pytest.approx([1.5])
    assert list(found.n) == [3]


def test_its_chance_is_that_of_the_t_test() -> None:
    random = np.random.default_rng(3)
    outcome = random.uniform(0, 1, 40)
    found = contrasts(outcome, (), group(*range(15)))
    test = stats.ttest_ind(outcome[:15], outcome[15:])
    assert found.p == pytest.approx([test.pvalue], abs=1e-3)
    assert found.estimate / found.error == pytest.approx([test.statistic])


def test_what_a_control_explains_is_not_the_group_s() -> None:
    """The posts of the second level have 10 more, and most of the group is of that level."""
    level = np.array([0] * 10 + [1] * 10)
    outcome = 10.0 * level + np.tile([0.1, -0.1], 10)
    members = group(0, 1, *range(10, 18))
    assert contrasts(outcome, (), members).estimate[0] > 2
    assert contrasts(outcome, (level,), members).estimate[0] == pytest.approx(0, abs=0.05)


def test_a_group_that_is_a_level_of_a_control_cannot_be_told_from_it() -> None:
    level = np.array([0] * 10 + [1] * 10)
    found = contrasts(np.arange(20.0), (level,), group(*range(10)))
    assert np.isnan(found.p).all()


def test_one_post_that_went_around_does_not_make_the_group() -> None:
    random = np.random.default_rng(4)
    outcome = random.normal(0, 0.35, 100)
    calm = contrasts(outcome, (), group(*range(8))).estimate[0]
    outcome[0] += np.log(14)
    wild = contrasts(outcome, (), group(*range(8))).estimate[0]
    assert wild - calm < 0.25  # a mean would move by log(14) / 8 x .92 = .30
    assert wild > calm


def test_too_few_posts_for_the_controls_give_nothing() -> None:
    found = contrasts(np.arange(4.0), (np.array([0, 1, 2, 3]),), group(0))
    assert np.isnan(found.p).all()


@pytest.mark.parametrize("tail", ["normal", "heavy"])
def test_errors_are_right_also_where_some_posts_go_around(tail: str) -> None:
    """A group without any effect lies within two errors of 0 about 95 times in 100."""
    random = np.random.default_rng(5)
    inside = []
    for _ in range(400):
        noise = random.normal(size=80) if tail == "normal" else random.standard_t(3, 80)
        found = contrasts(noise, (random.integers(0, 4, 80),), group(*range(12)))
        inside.append(abs(found.estimate[0]) <= 1.99 * found.error[0])
    assert 0.92 <= np.mean(inside) <= 0.98
