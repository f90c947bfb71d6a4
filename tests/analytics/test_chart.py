"""Charts: what they show of a period."""

from datetime import date, timedelta

import pytest

from analytics.chart import Chart, ChartKind, Point, Series, chart_over
from analytics.metrics import BASE_BY_NAME, Unit
from analytics.period import Basis, Period
from tests.analytics.books import BERLIN

REACH, HOURS = BASE_BY_NAME["reach"], BASE_BY_NAME["watch_hours"]
FIRST = date(2025, 3, 1)


def chart(days: int, *values: tuple[date, float], basis: Basis = Basis.PUBLISHED) -> Chart:
    period = Period(FIRST, FIRST + timedelta(days=days - 1), BERLIN)
    made = chart_over(period, basis, REACH, values)
    assert made is not None
    return made


def test_posts_of_a_day_are_summed_and_a_day_without_posts_is_a_gap() -> None:
    made = chart(4, (date(2025, 3, 1), 5), (date(2025, 3, 1), 7), (date(2025, 3, 4), 0))
    assert made.labels == ("2025-03-01", "2025-03-02", "2025-03-03", "2025-03-04")
    assert made.series == (Series("Reach", (12, None, None, 0)),)
    assert made.unit is Unit.COUNT


@pytest.mark.parametrize(("basis", "days"), [(Basis.ACTIVITY, 14), (Basis.PUBLISHED, 62)])
def test_a_few_days_are_a_bar_each(basis: Basis, days: int) -> None:
    made = chart(days, (FIRST, 1), basis=basis)
    assert (made.kind, len(made.labels)) == (ChartKind.BAR, days)


def test_more_days_of_activity_are_a_line() -> None:
    assert chart(15, (FIRST, 1), basis=Basis.ACTIVITY).kind is ChartKind.LINE


def test_more_days_of_posts_are_a_bar_a_week_named_by_its_monday() -> None:
    made = chart(63, (FIRST, 1), (date(2025, 3, 2), 2), (date(2025, 3, 9), 4))  # from a Saturday
    assert made.kind is ChartKind.BAR
    assert made.labels[:3] == ("2025-03-01", "2025-03-03", "2025-03-10")
    assert made.series[0].values[:3] == (3, 4, None)
    assert str(made.title) == "Reach by week of publishing"


def test_a_chart_tells_its_extremes_and_gaps_in_words() -> None:
    made = chart(3, (FIRST, 5), (date(2025, 3, 3), 1_200))
    assert (made.lowest, made.highest) == (Point("2025-03-01", 5), Point("2025-03-03", 1_200))
    assert made.gaps == 1
    assert str(made.alt) == (
        "Lowest 5 (2025-03-01), highest 1200 (2025-03-03). Without a figure: 1 of 3."
    )


def test_hours_keep_a_decimal_in_words() -> None:
    made = chart_over(Period(FIRST, FIRST, BERLIN), Basis.ACTIVITY, HOURS, [(FIRST, 1_234.56)])
    assert made is not None
    assert str(made.alt).startswith("Lowest 1,234.6 (2025-03-01)")


def test_a_leap_year_is_shown_by_day_and_more_by_month() -> None:
    assert len(chart(366, (FIRST, 1), basis=Basis.ACTIVITY).labels) == 366
    made = chart(367, (FIRST, 1), (date(2025, 3, 31), 2), (date(2026, 3, 2), 4))
    assert len(made.labels) == 13
    assert (made.labels[0], made.labels[-1]) == ("2025-03", "2026-03")
    assert made.series[0].values == (3, *[None] * 11, 4)


def test_the_title_says_what_is_counted_on_a_day() -> None:
    assert str(chart(7, (FIRST, 1)).title) == "Reach by day of publishing"
    assert str(chart(400, (FIRST, 1)).title) == "Reach by month of publishing"
    assert str(chart(7, (FIRST, 1), basis=Basis.ACTIVITY).title) == "Reach by day"
    assert str(chart(400, (FIRST, 1), basis=Basis.ACTIVITY).title) == "Reach by month"


def test_there_is_no_chart_of_nothing() -> None:
    assert chart_over(Period(FIRST, FIRST, BERLIN), Basis.PUBLISHED, REACH, []) is None
