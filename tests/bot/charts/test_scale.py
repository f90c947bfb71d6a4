"""The axis of values, and how values are written beside it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.charts import figures
from bot.charts.scale import scale_of, tight
from bot.charts.ticks import spread
from tests.bot.charts.samples import CHINESE, ENGLISH

FINITE = st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=20)


def marks(*values: float, from_zero: bool = True, whole: bool = True) -> tuple[float, ...]:
    return scale_of(values, from_zero=from_zero, whole=whole).marks


def test_marks_are_round_and_begin_at_zero() -> None:
    assert marks(120, 390) == (0, 100, 200, 300, 400)
    assert marks(7, 23_000) == (0, 10_000, 20_000)
    assert marks(0.012, 0.035, whole=False) == (0, 0.01, 0.02, 0.03, 0.04)


def test_an_axis_of_counts_has_no_fractions() -> None:
    assert marks(0, 1) == (0, 1)
    assert marks(0, 3) == (0, 1, 2, 3)


def test_bars_below_zero_are_on_the_axis() -> None:
    assert marks(-30, 40) == (-40, -20, 0, 20, 40)
    assert marks(-21, 40) == (-20, 0, 20, 40)
    assert scale_of((-21, 40), from_zero=True, whole=True).ends == (-21, 40)


def test_only_a_line_far_from_zero_is_lifted_off_it() -> None:
    assert marks(1_204_300, 1_204_489, from_zero=False)[0] == 1_204_300
    assert marks(1_204_300, 1_204_489, from_zero=True)[0] == 0
    assert marks(600, 1_050, from_zero=False)[0] == 0
    assert marks(5, 5, 5, from_zero=False)[0] == 0


def test_nothing_but_noughts_has_an_axis() -> None:
    assert marks(0, 0) == (0, 1)
    assert marks(0, 0, whole=False) == (0, 0.01)


@given(FINITE, st.booleans(), st.booleans())
def test_every_value_lies_on_its_scale(values: list[float], from_zero: bool, whole: bool) -> None:
    for scale in (
        scale_of(values, from_zero=from_zero, whole=whole),
        tight(values, from_zero=from_zero),
    ):
        assert all(-1e-6 <= scale.share(value) <= 1 + 1e-6 for value in values)
        assert 1 <= len(scale.marks) <= 8
        assert all(a < b for a, b in pairwise(scale.marks))


@pytest.mark.parametrize(
    ("value", "unit", "english", "chinese"),
    [
        (1204, "count", "1,204", "1,204"),
        (12_345, "count", "12.3K", "1.2万"),
        (150_000_000, "count", "150M", "1.5亿"),
        (3_795.3, "count", "3,795", "3,795"),
        (12.5, "count", "12.5", "12.5"),
        (0.0414, "share", "4.1%", "4.1%"),
        (3.5, "hours", "3.5 h", "3.5 小时"),
        (1e300, "count", "1.0e+300", "1.0e+300"),
    ],
)
def test_a_value_is_short(value: float, unit: str, english: str, chinese: str) -> None:
    assert figures.short(ENGLISH, value, unit) == english
    assert figures.short(CHINESE, value, unit) == chinese


def test_the_marks_of_an_axis_have_the_decimals_that_they_need() -> None:
    thousands = (0, 5000, 10_000, 15_000)
    assert figures.ticks(ENGLISH, thousands, "count") == ("0", "5K", "10K", "15K")
    assert figures.ticks(CHINESE, thousands, "count") == ("0", "5000", "1万", "1.5万")
    assert figures.ticks(ENGLISH, (0, 0.02, 0.04), "share") == ("0%", "2%", "4%")
    assert figures.ticks(ENGLISH, (0.5, 0.505), "share") == ("50.0%", "50.5%")
    assert figures.ticks(ENGLISH, (1_204_300, 1_204_350), "count") == ("1,204,300", "1,204,350")


def test_a_month_of_labels_is_shown_by_week_and_its_last_day() -> None:
    assert spread(28, 8) == [0, 7, 14, 21, 27]
    assert spread(7, 8) == [0, 1, 2, 3, 4, 5, 6]
    assert spread(24, 8) == [0, 3, 6, 9, 12, 15, 18, 21]


@given(st.integers(1, 2000), st.integers(0, 50))
def test_labels_are_never_more_than_fit(number: int, fitting: int) -> None:
    shown = spread(number, fitting)
    assert 1 <= len(shown) <= max(1, min(fitting, 9))
    assert shown[0] == 0
    assert shown == sorted(set(shown))
    assert shown[-1] < number
