"""Values over time as lines, with the interval of the first where there is one."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from bot.charts import figures, palette
from bot.charts.frame import GAP, Key, Plot, Room, label_below, upright
from bot.charts.sheet import BODY, FAINT, HAIR, Dashes, Point, Sheet
from bot.core.language import Words
from bot.core.model import Chart

DOTTED_UP_TO = 31  # points of a line that each have a dot: a month of days
INSET = 40  # from the plot's sides to the first and the last point
BAND_ALPHA = 0.22
FORETOLD: dict[Dashes, Dashes] = {
    "solid": "dashed",
    "dashed": "dotted",
    "dotted": "mixed",
    "mixed": "dotted",
}
"""How the forecast of a line is dashed, by how the line is."""

T = TypeVar("T")


def keys(chart: Chart) -> list[Key]:
    """The lines of the key."""
    return [
        Key(series.name, palette.colour(number), palette.dashes(number))
        for number, series in enumerate(chart.series)
    ]


def draw(sheet: Sheet, room: Room, chart: Chart, words: Words) -> None:
    """The lines of the chart, gaps left open, what is forecast dashed."""
    plot = upright(sheet, room, words, _known(chart), chart.unit, from_zero=False)
    xs = _places(plot, len(chart.labels))
    future = len(xs) if chart.future_at is None else chart.future_at
    if future < len(xs):
        _mark_future(sheet, plot, words, _border(xs, future, plot))
    _band(sheet, plot, chart, xs)
    for number, series in enumerate(chart.series):
        points = [
            None if value is None else (x, plot.y(value))
            for x, value in zip(xs, series.values, strict=True)
        ]
        _line(sheet, points, future, number)
    if len(chart.series) == 1 and chart.interval is None:
        _mark_extremes(sheet, plot, chart, words, xs)
    label_below(sheet, chart.labels, xs, (plot.left, plot.right), plot.foot)


def _known(chart: Chart) -> list[float]:
    """Every value that the axis has to show."""
    rows = [series.values for series in chart.series]
    if chart.interval is not None:
        rows += [chart.interval.low, chart.interval.high]
    return [value for row in rows for value in row if value is not None]


def _places(plot: Plot, number: int) -> list[float]:
    """The x of every label."""
    left, right = plot.left + INSET, plot.right - INSET
    if number < 2:
        return [(left + right) / 2] * number
    return [left + (right - left) * each / (number - 1) for each in range(number)]


def _border(xs: Sequence[float], future: int, plot: Plot) -> float:
    return plot.left if future == 0 else (xs[future - 1] + xs[future]) / 2


def _mark_future(sheet: Sheet, plot: Plot, words: Words, x: float) -> None:
    sheet.line([[(x, plot.bottom), (x, plot.top + BODY)]], FAINT, width=HAIR, dashes="dashed")
    name = words("forecast")
    is_right = x + GAP + sheet.width(name) <= plot.right
    sheet.write(
        name,
        x + GAP if is_right else x - GAP,
        plot.top + BODY * 0.7,
        align="left" if is_right else "right",
        colour=FAINT,
    )


def _band(sheet: Sheet, plot: Plot, chart: Chart, xs: Sequence[float]) -> None:
    if chart.interval is None:
        return
    pairs = zip(xs, chart.interval.low, chart.interval.high, strict=True)
    edges = [
        None if low is None or high is None else (x, plot.y(low), plot.y(high))
        for x, low, high in pairs
    ]
    for run in _runs(edges):
        below, above = [(x, low) for x, low, _ in run], [(x, high) for x, _, high in run]
        if len(run) == 1:
            sheet.line([[*below, *above]], palette.colour(0), width=HAIR)
        sheet.area([*below, *reversed(above)], palette.colour(0), alpha=BAND_ALPHA)


def _line(sheet: Sheet, points: Sequence[Point | None], future: int, number: int) -> None:
    """One series: what was, then what is forecast, which begins where the other ended."""
    colour, dashes = palette.colour(number), palette.dashes(number)
    foretold = points[max(future - 1, 0) :] if future < len(points) else ()
    sheet.line(list(_runs(points[:future])), colour, dashes=dashes)
    sheet.line(list(_runs(foretold)), colour, dashes=FORETOLD[dashes])
    dots = [run[0] for run in _runs(points) if len(run) == 1]
    if len(points) <= DOTTED_UP_TO:
        dots = [point for point in points if point is not None]
    if dots:
        sheet.dots(dots, colour)


def _mark_extremes(
    sheet: Sheet, plot: Plot, chart: Chart, words: Words, xs: Sequence[float]
) -> None:
    """Write the highest value above its point and the lowest below: no line passes there."""
    (series,) = chart.series
    known = [(value, x) for value, x in zip(series.values, xs, strict=True) if value is not None]
    if not known:
        return
    (low, low_x), (high, high_x) = min(known), max(known)
    write = figures.short if plot.scale.has_zero else figures.exact
    _mark(sheet, plot, write(words, high, chart.unit), high_x, plot.y(high) + BODY)
    y = plot.y(low) - BODY
    if low < high and (low < 0 or y - BODY / 2 > plot.bottom):
        _mark(sheet, plot, write(words, low, chart.unit), low_x, y)


def _mark(sheet: Sheet, plot: Plot, text: str, x: float, y: float) -> None:
    half = sheet.width(text) / 2
    x = max(plot.left + half, min(x, plot.right - half))
    sheet.write(text, x, y, align="center")


def _runs(points: Sequence[T | None]) -> Iterator[list[T]]:
    """The points between gaps."""
    for is_gap, run in groupby(points, key=lambda point: point is None):
        if not is_gap:
            yield [point for point in run if point is not None]
