"""What a series will have come to, worked by hand."""

from datetime import date, timedelta

import pytest

from analytics.forecast import Forecast
from analytics.history import History
from analytics.metrics import BASE_BY_NAME
from analytics.pace import pace
from analytics.period import Basis
from analytics.prospect import Ahead, known_path


def past(name: str, values: tuple[float, ...], days: int = 1) -> History:
    first = date(2025, 5, 5)  # a Monday
    return History(
        BASE_BY_NAME[name], Basis.ACTIVITY, first, timedelta(days=days), values, filled=0
    )


def found(values: tuple[float, ...], width: float, errors: tuple[float, ...]) -> Forecast:
    total = sum(values)
    return Forecast(
        model="seasonal naive",
        values=values,
        low=values,
        high=values,
        total=total,
        total_low=total - width,
        total_high=total + width,
        error=0,
        naive_error=0,
        coverage=0.8,
        origins=len(errors),
        mean_errors=errors,
        tested=len(values),
    )


def test_a_state_is_its_last_value_and_the_changes_to_come() -> None:
    series = past("followers", (100, 110))  # the 5th and the 6th
    ahead = Ahead(series, found((5, 5, 5), 6, (-1, 0, 2)), 110, date(2025, 5, 7), date(2025, 5, 9))
    prospect = ahead.prospect
    assert (prospect.expected, prospect.low, prospect.high) == (125, 119, 131)
    assert prospect.outcomes == (122, 125, 131)  # a mean error of a day, three times


def test_days_before_the_first_one_counted_are_left_out() -> None:
    series = past("reach", (10, 10))
    ahead = Ahead(series, found((7, 8, 9), 6, (1,)), 0, date(2025, 5, 8), date(2025, 5, 9))
    prospect = ahead.prospect
    assert (prospect.expected, prospect.low, prospect.high) == (17, 13, 21)
    assert prospect.outcomes == (19,)


def test_a_part_of_a_week_counts_by_its_days() -> None:
    series = past("reach", (70, 70), days=7)
    last = date(2025, 5, 5) + timedelta(days=14 + 7 + 2)  # three days into the second week ahead
    ahead = Ahead(series, found((70, 140), 14, (0,)), 20, date(2025, 5, 19), last)
    assert ahead.shares == pytest.approx((1, 3 / 7))
    assert ahead.prospect.expected == pytest.approx(20 + 70 + 60)
    path = ahead.path(known_path(series, [(date(2025, 5, 13), 20.0)]))
    assert path.days == (date(2025, 5, 18), date(2025, 5, 25), last)
    assert list(path.known) == [20]
    assert path.expected == pytest.approx((90, 150))
    assert (path.low[-1], path.high[-1]) == pytest.approx((ahead.prospect.low, ahead.prospect.high))


def test_a_sum_never_falls_below_what_is_in_it() -> None:
    ahead = Ahead(
        past("reach", (1, 1)), found((1,), 9, (0,)), 50, date(2025, 5, 7), date(2025, 5, 7)
    )
    assert ahead.prospect.low == 50


def test_the_pace_is_of_four_weeks_a_day() -> None:
    assert pace(past("reach", (99.0,) + (2.0,) * 28)) == 2
    assert pace(past("reach", (999.0, 70, 70, 70, 70), days=7)) == 10
    assert pace(past("followers", (0.0, 100.0, *range(101, 129)))) == 1
    assert pace(past("followers", (100.0,))) == 0
