"""Forecasts: their models by hand, their choice, and how often their intervals hold."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.errors import TooShort
from analytics.forecast import DAYS, MODELS, NAIVE, WEEKS, Season, forecast

WEEK = [10.0, 20, 30, 40, 50, 60, 70]


def test_a_week_that_comes_again_and_again_is_forecast_exactly() -> None:
    found = forecast(WEEK * 20, 7, DAYS)
    assert found.values == pytest.approx(WEEK)
    assert found.total == pytest.approx(280)
    assert (found.error, found.coverage) == (0, 1)
    assert (found.total_low, found.total_high) == pytest.approx((280, 280))


def test_the_seasonal_naive_repeats_the_last_season() -> None:
    assert MODELS[NAIVE](np.array([1.0, 2, 3, 4, 5, 6, 7, 8]), 3, DAYS).tolist() == [2, 3, 4]
    series = np.arange(400.0)
    assert MODELS[NAIVE](series, 2, DAYS).tolist() == [36, 37]  # 364 days before


def test_the_mean_of_two_seasons_is_of_the_same_weeks() -> None:
    series = np.concatenate([np.full(52, 10.0), np.full(52, 20.0)])
    assert MODELS["mean of two seasons"](series, 2, WEEKS).tolist() == [15, 15]


def test_the_mean_of_the_last_weeks_is_by_weekday() -> None:
    series = np.array([1.0] * 7 + WEEK + [value + 2 for value in WEEK] * 3)
    wanted = [value + 1.5 for value in WEEK]
    assert MODELS["mean of the last weeks"](series, 7, DAYS).tolist() == pytest.approx(wanted)


def test_waves_follow_a_week() -> None:
    days = np.arange(140)
    series = 100 + 10 * np.sin(2 * np.pi * days / 7)
    ahead = MODELS["waves"](series, 7, DAYS)
    assert ahead == pytest.approx(100 + 10 * np.sin(2 * np.pi * np.arange(140, 147) / 7), abs=0.5)


def test_the_model_with_the_least_error_is_taken() -> None:
    random = np.random.default_rng(1)
    noise = random.normal(100, 20, 200).clip(0)
    assert forecast(noise, 14, DAYS).model != NAIVE
    found = forecast(noise, 14, DAYS)
    assert found.error < found.naive_error


def test_too_little_past_is_refused_with_what_is_needed() -> None:
    with pytest.raises(TooShort, match="20 days or weeks of figures, and 73 are the least"):
        forecast([1.0] * 20, 14, Season(short=7, long=364))
    assert forecast([1.0] * 73, 14, DAYS).values == (1.0,) * 14


def test_a_year_that_no_backtest_knew_is_not_repeated() -> None:
    fallen = [2_000.0] * 180 + [1_000.0] * 190  # 370 days: a year ago there were twice as many
    found = forecast(fallen, 28, DAYS)
    assert max(found.values) < 1_300
    assert found.total_low <= 28_000 <= found.total_high


def test_nothing_falls_below_the_floor() -> None:
    falling = [max(0.0, 100 - step) for step in range(120)]
    found = forecast(falling, 28, DAYS)
    assert min(found.low) >= 0
    assert found.total_low >= 0


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.floats(0, 1e6), min_size=75, max_size=160),
    st.integers(1, 16),
    st.sampled_from([DAYS, WEEKS]),
)
def test_any_series_has_a_forecast_inside_its_interval(
    values: list[float], steps: int, season: Season
) -> None:
    found = forecast(values, steps, season)
    assert len(found.values) == len(found.low) == len(found.high) == steps
    assert all(
        low <= value <= high
        for low, value, high in zip(found.low, found.values, found.high, strict=True)
    )
    assert found.total_low <= found.total <= found.total_high
    assert 0 <= found.coverage <= 1


def test_the_interval_holds_about_as_much_of_a_noisy_account_as_it_says() -> None:
    random = np.random.default_rng(7)
    held: list[float] = []
    for _ in range(40):
        days = np.arange(328)
        level = 200 + 40 * np.sin(2 * np.pi * days / 7) + np.cumsum(random.normal(0, 1, 328))
        series = (level + random.normal(0, 25, 328)).clip(0)
        found = forecast(series[:300], 28, DAYS)
        after = series[300:]
        held.append(float(((after >= found.low) & (after <= found.high)).mean()))
    assert 0.72 <= float(np.mean(held)) <= 0.88


def test_on_prophets_own_series_and_protocol_it_beats_the_seasonal_naive(shared: Path) -> None:
    file = shared / "data/analytics/prophet/example_wp_log_peyton_manning.csv"
    series = pd.read_csv(file, parse_dates=["ds"]).set_index("ds")["y"].asfreq("D")
    cutoffs = [series.index[-1] - pd.Timedelta(days=365 + 180 * back) for back in range(11)]
    errors, naive, held = [], [], []
    for cutoff in cutoffs:
        past = series[:cutoff].interpolate().to_numpy()
        after = series[cutoff + pd.Timedelta(days=1) :].iloc[:365].to_numpy()
        known = ~np.isnan(after)
        found = forecast(past, 365, DAYS)
        errors.append(np.abs(np.array(found.values) - after)[known] / after[known])
        naive.append(np.abs(MODELS[NAIVE](past, 365, DAYS) - after)[known] / after[known])
        held.append(((after >= found.low) & (after <= found.high))[known])
    assert np.concatenate(naive).mean() == pytest.approx(0.0634, abs=0.0005)
    assert np.concatenate(errors).mean() < 0.0575
    assert 0.76 <= np.concatenate(held).mean() <= 0.84
