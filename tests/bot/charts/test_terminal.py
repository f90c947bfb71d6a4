"""A chart in letters."""

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from bot.core.language import Words
from bot.core.model import Chart, Series
from bot.frontends.terminal.charts import ChartView, drawn, sparkline
from tests.bot.charts.samples import CHINESE, ENGLISH, charts, sample


def lines(chart: Chart, width: int = 40) -> list[str]:
    return list(drawn(chart, ENGLISH, width))


def test_a_line_stands_on_its_axis_with_its_ends_and_labels() -> None:
    assert lines(sample("line", 0, None, 16, 32)) == [
        "32│            ████",
        "  │            ████",
        "  │        ████████",
        " 0│▁▁▁▁····████████",
        "   1 Mar   3 Mar",
    ]


def test_the_forecast_is_marked_and_comes_with_its_interval() -> None:
    below = lines(sample("band", 120.0, 340.0, 90.0, 80.0))[5:]
    assert below == [
        "            └ forecast",
        "    3 Mar: 90 (70 – 110)",
        "    4 Mar: 80 (60 – 100)",
    ]


def test_a_forecast_at_the_right_is_named_before_it_begins() -> None:
    chart = replace(sample("line", 1, 2, 3, 4), future_from="4 Mar")
    assert lines(chart, 20)[5] == "     forecast ┘"


def test_bars_lie_beside_their_names_and_values() -> None:
    assert lines(sample("bar", 10, 5, None, 0), 20) == [
        "1 Mar 10 ███████████",
        "2 Mar  5 █████▌",
        "3 Mar  –",
        "4 Mar  0",
    ]


def test_bars_below_zero_go_left_from_it() -> None:
    assert lines(sample("bars", 4, -4), 19) == [
        "1 Mar  4      █████",
        "2 Mar -4 █████",
    ]


def test_several_bars_stand_under_their_label() -> None:
    two = (Series("Saves", (4.0,)), Series("Likes", (2.0,)))
    assert lines(Chart("bars", "", "count", ("reel",), two, ""), 20) == [
        "reel",
        "Saves 4 ████████████",
        "Likes 2 ██████",
    ]


def test_several_lines_are_on_one_scale() -> None:
    two = (Series("a", (0, 7)), Series("b", (3.5, None)))
    assert lines(Chart("line", "", "count", ("1 Mar", "2 Mar"), two, ""), 20)[:2] == [
        "a ▁█ 0 – 7",
        "b ▅· 3.5",
    ]


def test_a_grid_has_four_shades_and_says_what_they_are() -> None:
    rows = (Series("Mon", (0, 100, None)), Series("Tue", (26, 51, 76)))
    assert lines(Chart("heat", "", "count", ("0", "1", "2"), rows, ""), 30) == [
        "    0   2",
        "Mon ░░██··",
        "Tue ▒▒▓▓██",
        "░ 0 – 25   ▒ 25 – 50",
        "▓ 50 – 75   █ 75 – 100",
        "· too few to say",
    ]


def test_chinese_names_are_twice_as_wide_and_stay_in_line() -> None:
    rows = (Series("星期一", (1.0,)), Series("Tue", (2.0,)))
    _, monday, tuesday, *_ = drawn(Chart("heat", "", "count", ("0时",), rows, ""), CHINESE, 40)
    assert cell_len(monday[: monday.index("░")]) == cell_len(tuesday[: tuesday.index("█")]) == 7


def test_a_long_name_is_cut() -> None:
    chart = Chart("bars", "", "count", ("新品上市，你最想要哪一件？",), (Series("r", (3.0,)),), "")
    assert lines(chart, 20) == ["新品上…  3 █████████"]


def test_a_chart_without_a_value_says_so() -> None:
    assert lines(sample("heat", None, None)) == ["no data"]


def test_a_gap_in_the_series_is_a_gap_in_the_sparkline() -> None:
    assert sparkline(Series("reach", (0, None, 7))) == "▁·█"
    assert sparkline(Series("reach", (None, None))) == "··"
    assert sparkline(Series("reach", (0, 0))) == "▁▁"


@given(st.lists(st.none() | st.floats(-1e9, 1e9), max_size=500))
def test_a_sparkline_fits_its_width(values: list[float | None]) -> None:
    assert len(sparkline(Series("any", tuple(values)), width=60)) == min(60, len(values))


@given(charts(), st.integers(1, 100), st.sampled_from((ENGLISH, CHINESE)))
def test_no_chart_is_wider_than_the_screen(chart: Chart, width: int, words: Words) -> None:
    assert all(cell_len(line) <= width for line in drawn(chart, words, width))


@pytest.mark.parametrize("width", [8, 40, 200])
@given(chart=charts())
def test_any_chart_can_be_printed(width: int, chart: Chart) -> None:
    screen = io.StringIO()
    Console(file=screen, width=width).print(ChartView(chart, CHINESE))
    assert "\x1b" not in screen.getvalue()
