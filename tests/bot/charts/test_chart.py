"""The specification of a chart: what it refuses."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.core.model import Chart, Interval, Series, Wording
from tests.bot.charts.samples import sample

FULL, SHORT = Series("Reach", (1, 2, 3, 4)), Series("Reach", (1, 2))
ODD = Series("Reach", (1, 2, 3, float("nan")))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (lambda chart: replace(chart, series=(SHORT,)), "2 values for 4 labels"),
        (lambda chart: replace(chart, series=(SHORT, FULL)), "2 values for 4 labels"),
        (lambda chart: replace(chart, series=(ODD,)), "no finite number"),
        (lambda chart: replace(chart, interval=None), "a band alone"),
        (lambda chart: replace(chart, interval=Interval((1,), (1,))), "1 values for 4 labels"),
        (lambda chart: replace(chart, future_from="5 Mar"), "none of the labels"),
        (lambda chart: replace(chart, english=Wording("", ("1 Mar",), ("Reach",))), "not as many"),
    ],
)
def test_a_chart_that_cannot_be_drawn_is_refused(
    changed: Callable[[Chart], Chart], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        changed(sample("band"))


def test_the_forecast_begins_with_the_last_label_of_that_name() -> None:
    chart = Chart("line", "", "count", ("1 Mar", "2 Mar", "1 Mar"), (), "", future_from="1 Mar")
    assert chart.future_at == 2
