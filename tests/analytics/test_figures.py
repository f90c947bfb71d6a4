"""Figures beside those of the period before: what is compared and what is not."""

from datetime import date

import pytest

from analytics.days import Day
from analytics.figures import (
    Figure,
    Level,
    day_figures,
    level,
    median_figure,
    post_figures,
    rates,
    relative_change,
)
from analytics.measure import Pair, Total, Totals
from analytics.metrics import BASE_BY_NAME, POSTS, RATIO_BY_NAME

REACH = BASE_BY_NAME["reach"]
FOLLOWERS = BASE_BY_NAME["followers"]
BY_REACH = RATIO_BY_NAME["engagement_rate_by_reach"]
NOTHING = Totals(0, (), ())


def totals(value: float, n: int, rows: int | None = None) -> Totals:
    return Totals(n if rows is None else rows, (Total(REACH, value, n),), ())


def paired(numerator: float, denominator: float, n: int) -> Totals:
    return Totals(n, (), (Pair(BY_REACH, numerator, denominator, n),))


def test_the_number_of_posts_comes_first_and_compares_however_small() -> None:
    first, _ = post_figures(totals(10, 1, rows=3), totals(10, 1, rows=2))
    assert (first.metric, first.value, first.n, first.value_before) == (POSTS, 3, 3, 2)
    assert first.change == 0.5


def test_a_sum_is_set_beside_that_of_the_period_before() -> None:
    _, reach = post_figures(totals(1_500, 10), totals(1_200, 6))
    assert (reach.value, reach.n, reach.value_before, reach.n_before) == (1_500, 10, 1_200, 6)
    assert reach.change == 0.25


@pytest.mark.parametrize(("n", "n_before"), [(5, 20), (20, 5)])
def test_under_six_posts_on_a_side_no_change_is_shown(n: int, n_before: int) -> None:
    _, reach = post_figures(totals(1_500, n), totals(1_200, n_before))
    assert reach.value_before == 1_200
    assert reach.change is None


@pytest.mark.parametrize("before", [NOTHING, totals(0, 6)], ids=["no data", "zero"])
def test_nothing_before_gives_no_change(before: Totals) -> None:
    _, reach = post_figures(totals(1_500, 10), before)
    assert reach.change is None


def test_a_fall_below_zero_has_no_relative_change_to_come_back_from() -> None:
    assert relative_change(10, -5) is None
    assert relative_change(-5, 10) == -1.5


def test_daily_sums_compare_over_as_many_days_only() -> None:
    assert day_figures(totals(90, 28), totals(60, 28))[0].change == 0.5
    assert day_figures(totals(90, 28), totals(60, 20))[0].change is None


def test_sums_of_a_shorter_month_compare_by_the_day() -> None:
    # 2,800 over 28 days is 100 a day; 2,480 over 31 days is 80 a day.
    posts, reach = post_figures(
        totals(2_800, 14, rows=14), totals(2_480, 31, rows=31), days=(28, 31)
    )
    assert reach.change == pytest.approx(0.25)
    assert (reach.value, reach.value_before) == (2_800, 2_480)
    assert posts.change == pytest.approx(0.5 - 1)  # one every other day for one a day
    (daily,) = day_figures(totals(2_800, 28), totals(2_480, 31), days=(28, 31))
    assert daily.change == pytest.approx(0.25)


def test_months_of_which_more_days_are_missing_in_one_do_not_compare() -> None:
    assert day_figures(totals(90, 28), totals(60, 28), days=(28, 31))[0].change is None
    assert day_figures(totals(90, 26), totals(60, 29), days=(28, 31))[0].change is not None


def test_a_rate_is_a_ratio_of_sums_with_both_of_them() -> None:
    (rate,) = rates(paired(30, 1_000, 10), paired(10, 500, 8))
    assert (rate.value, rate.numerator, rate.denominator, rate.n) == (0.03, 30, 1_000, 10)
    assert (rate.value_before, rate.n_before) == (0.02, 8)
    assert rate.change == pytest.approx(0.5)


def test_a_rate_over_zero_is_no_data() -> None:
    (rate,) = rates(paired(3, 0, 10), paired(10, 500, 8))
    assert rate.value is None
    assert rate.change is None


def test_a_rate_of_too_few_posts_shows_no_change() -> None:
    (rate,) = rates(paired(30, 1_000, 10), paired(10, 500, 5))
    assert rate.change is None


def test_a_median_compares_from_six_posts_on() -> None:
    six, five = Total(REACH, 600, 6), Total(REACH, 500, 5)
    figure = median_figure(six, 90, six, 60)
    assert (figure.value, figure.n, figure.value_before, figure.n_before) == (90, 6, 60, 6)
    assert figure.change == 0.5
    assert median_figure(six, 90, five, 60).change is None


def test_a_median_may_have_nothing_before() -> None:
    assert median_figure(Total(REACH, 5, 1), 5, None, None) == Figure(REACH, 5, 1, None, 0, None)


def followers(*values: tuple[int, float]) -> tuple[Day, ...]:
    return tuple(Day(date(2025, 3, day), {"followers": value}) for day, value in values)


def test_a_level_is_the_last_value_and_what_came_since_the_day_before_the_period() -> None:
    days = followers((1, 900), (9, 1_000), (12, 1_010), (20, 1_100))
    assert level(FOLLOWERS, days, date(2025, 3, 10)) == Level(
        FOLLOWERS, 1_100, date(2025, 3, 20), 100, since=date(2025, 3, 9), n=2
    )


def test_a_level_without_days_before_counts_from_its_first_day() -> None:
    found = level(FOLLOWERS, followers((12, 1_010), (20, 1_100)), date(2025, 3, 10))
    assert found is not None
    assert (found.net, found.since) == (90, date(2025, 3, 12))


def test_there_is_no_level_without_a_day_in_the_period() -> None:
    assert level(FOLLOWERS, followers((1, 900)), date(2025, 3, 10)) is None
