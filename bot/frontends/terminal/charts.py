"""A chart in letters: blocks of eight heights, bars of eight widths, four shades. Pure.

Nothing depends on colour. What is drawn is as wide as the screen allows, up to `WIDEST`.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rich.cells import cell_len, set_cell_size
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text as Line

from bot.charts import figures, palette, ticks
from bot.charts.scale import Scale, tight
from bot.core.language import Words
from bot.core.model import Chart, Series
from bot.frontends.terminal.plain import fitted, plain

WIDEST = 76  # cells of a whole chart
SPARK_WIDTH = 60  # cells; a longer series is folded into as many means
LEVELS = "▁▂▃▄▅▆▇█"
FULL, EMPTY, GAP, AXIS, CORNER, LEFT_CORNER = "█", " ", "·", "│", "└", "┘"
GAP_MARK = "–"  # in place of a figure
LONGEST_LABEL = 40  # cells
ENDS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")  # of a bar that goes right, by eighths
LEFT_END = "▐"  # half a cell: there are no others for a bar that goes left
SHADES = "░▒▓█"
ROWS = 4  # of a plot
MOST_CELLS = 4  # of one value in a plot
MOST_BARS = 14  # upright bars that are shown lying, with their names and values; else as a plot
MOST_FORECASTS = 7
NAME_SHARE = 0.4  # of the width, for names


class ChartView:
    """A chart as Rich prints it, as wide as there is room."""

    def __init__(self, chart: Chart, words: Words) -> None:
        self._chart = chart
        self._words = words

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The title, the drawing, and what it says in words."""
        yield plain(self._chart.title, "bold")
        width = max(min(options.max_width, WIDEST) - 1, 1)
        for line in drawn(self._chart, self._words, width):
            yield Line(f" {line}", no_wrap=True, overflow="crop")
        yield plain(f" {self._chart.alt}", "dim")


def drawn(chart: Chart, words: Words, width: int) -> Iterator[str]:
    """The lines of the drawing, none of more than `width` cells."""
    known = [value for each in chart.series for value in each.values if value is not None]
    if not known:
        lines: Iterator[str] = iter((words("no data"),))
    elif chart.kind == "heat":
        lines = _heat(chart, words, known, width)
    elif chart.kind == "bars" or (chart.kind == "bar" and len(chart.labels) <= MOST_BARS):
        lines = _bars(chart, words, known, width)
    elif len(chart.series) > 1:
        lines = _sparklines(chart, words, known, width)
    else:
        lines = _plot(chart, words, known, width)
    yield from (set_cell_size(line, width).rstrip() for line in lines)


def sparkline(series: Series, width: int = SPARK_WIDTH, scale: Scale | None = None) -> str:
    """The series in one line of at most `width` cells; a gap stays a gap."""
    values = _folded(series.values, width)
    known = [value for value in values if value is not None]
    if not known:
        return GAP * len(values)
    shown = scale or tight(known, from_zero=True)
    steps = len(LEVELS) - 1
    return "".join(GAP if v is None else LEVELS[round(shown.share(v) * steps)] for v in values)


def _sparklines(chart: Chart, words: Words, known: Sequence[float], width: int) -> Iterator[str]:
    """A line a series, all on one scale, with its lowest and highest value."""
    names = _column([series.name for series in chart.series], width)
    ranges = [_range(words, series, chart.unit) for series in chart.series]
    room = width - cell_len(names[0]) - max(map(cell_len, ranges)) - 2
    scale = tight(known, from_zero=False)
    marks = min(max(room, 1), SPARK_WIDTH, len(chart.labels))
    for name, series, text in zip(names, chart.series, ranges, strict=True):
        yield f"{name} {sparkline(series, marks, scale)} {text}"
    blank = " " * (cell_len(names[0]) + 1)
    yield blank + _label_line(chart.labels, marks)
    yield from (blank + line for line in _forecast(chart, words, marks, room))


def _range(words: Words, series: Series, unit: str) -> str:
    known = [value for value in series.values if value is not None]
    if not known:
        return words("no data")
    low, high = (figures.short(words, value, unit) for value in (min(known), max(known)))
    return low if low == high else f"{low} – {high}"


def _plot(chart: Chart, words: Words, known: Sequence[float], width: int) -> Iterator[str]:
    """Blocks from the low end of the scale, its ends at the left, the labels below."""
    scale = tight(known, from_zero=chart.kind == "bar")
    write = figures.short if scale.has_zero else figures.exact
    low, high = (write(words, value, chart.unit) for value in scale.ends)
    margin = max(cell_len(low), cell_len(high))
    room = max(width - margin - 1, 1)
    values = _folded(chart.series[0].values, room)
    cells = max(1, min(MOST_CELLS, room // len(values)))
    for row in reversed(range(ROWS)):
        mark = {ROWS - 1: high if high != low else "", 0: low}.get(row, "")
        blocks = "".join(_block(value, scale, row) * cells for value in values)
        yield f"{_right(mark, margin)}{AXIS}{blocks}"
    blank, drawn_cells = " " * (margin + 1), cells * len(values)
    yield blank + _label_line(chart.labels, drawn_cells)
    yield from (blank + line for line in _forecast(chart, words, drawn_cells, room))


def _block(value: float | None, scale: Scale, row: int) -> str:
    """What of a value's column stands in that row, from the bottom; 0 is seen, unlike a gap."""
    if value is None:
        return EMPTY if row else GAP
    eighths = max(1, round(scale.share(value) * ROWS * len(LEVELS))) - row * len(LEVELS)
    return EMPTY if eighths <= 0 else LEVELS[min(eighths, len(LEVELS)) - 1]


def _forecast(chart: Chart, words: Words, cells: int, room: int) -> Iterator[str]:
    """Where the forecast begins, and its first values with their intervals."""
    start = chart.future_at
    if start is None:
        return
    name = words("forecast")
    column = start * cells // len(chart.labels)
    is_right = column + cell_len(name) + 2 <= room
    before = " " * column if is_right else _right(name, column - 1) + " "
    yield f"{before}{CORNER} {name}" if is_right else f"{before}{LEFT_CORNER}"
    if chart.interval is None:
        return
    rows = (chart.labels, chart.series[0].values, chart.interval.low, chart.interval.high)
    for label, *values in list(zip(*rows, strict=True))[start : start + MOST_FORECASTS]:
        value, low, high = (
            GAP_MARK if each is None else figures.short(words, each, chart.unit) for each in values
        )
        yield f"{_line(label)}: {value} ({low} – {high})"


def _bars(chart: Chart, words: Words, known: Sequence[float], width: int) -> Iterator[str]:
    """A line a bar: the name, the value, and blocks from 0; several series under their label."""
    is_grouped = len(chart.series) > 1
    names = [series.name for series in chart.series] if is_grouped else list(chart.labels)
    names = _column(names, width)
    texts = [
        [GAP_MARK if v is None else figures.short(words, v, chart.unit) for v in series.values]
        for series in chart.series
    ]
    margin = max(cell_len(text) for row in texts for text in row)
    room = max(width - cell_len(names[0]) - margin - 2, 1)
    scale = tight(known, from_zero=True)
    for position, label in enumerate(chart.labels):
        if is_grouped:
            yield _line(label)
        for number, series in enumerate(chart.series):
            name = names[number if is_grouped else position]
            text = _right(texts[number][position], margin)
            yield f"{name} {text} {_bar(series.values[position], scale, room)}"


def _bar(value: float | None, scale: Scale, room: int) -> str:
    """Blocks from where 0 is to where the value is."""
    if not value:
        return ""
    zero = round(scale.share(0.0) * room)
    if value > 0:
        eighths = round((scale.share(value) - scale.share(0.0)) * room * 8)
        return EMPTY * zero + FULL * (eighths // 8) + ENDS[eighths % 8]
    halves = round((scale.share(0.0) - scale.share(value)) * room * 2)
    bar = LEFT_END * (halves % 2) + FULL * (halves // 2)
    return EMPTY * (zero - len(bar)) + bar


def _heat(chart: Chart, words: Words, known: Sequence[float], width: int) -> Iterator[str]:
    """A row a series in four shades, the labels above it, and what the shades mean."""
    names = _column([series.name for series in chart.series], width)
    margin, (low, high) = cell_len(names[0]) + 1, (min(known), max(known))
    room = max(width - margin, 1)
    cells = 2 if 2 * len(chart.labels) <= room else 1
    yield " " * margin + _label_line(chart.labels, cells * min(len(chart.labels), room))
    for name, series in zip(names, chart.series, strict=True):
        values = _folded(series.values, room)
        yield f"{name} " + "".join(_shade(value, low, high) * cells for value in values)
    parts = _legend(words, chart.unit, low, high)
    if any(value is None for series in chart.series for value in series.values):
        parts.append(f"{GAP} {words('too few to say')}")
    yield from _wrapped(parts, width)


def _shade(value: float | None, low: float, high: float) -> str:
    if value is None:
        return GAP
    share = palette.share_of(value, low, high)
    return SHADES[min(int(share * len(SHADES)), len(SHADES) - 1)]


def _legend(words: Words, unit: str, low: float, high: float) -> list[str]:
    """What each shade means."""
    number = len(SHADES)
    # Each end by its share: the difference of the two largest floats would overflow.
    bounds = [low * (1 - n / number) + high * (n / number) for n in range(number + 1)]
    texts = [figures.short(words, bound, unit) for bound in bounds]
    if low == high:
        return [f"{_shade(low, low, high)} {texts[0]}"]
    return [f"{s} {a} – {b}" for s, (a, b) in zip(SHADES, pairwise(texts), strict=True)]


def _wrapped(parts: Sequence[str], width: int) -> Iterator[str]:
    """The parts, as many in a line as fit."""
    line = ""
    for part in parts:
        longer = f"{line}   {part}" if line else part
        if line and cell_len(longer) > width:
            yield line
            longer = part
        line = longer
    yield line


def _label_line(labels: Sequence[str], cells: int) -> str:
    """As many labels as fit under or over their columns."""
    texts = [_line(label) for label in labels]
    line = ""
    for position in ticks.spread(len(texts), cells // (max(map(cell_len, texts)) + 2)):
        text = texts[position]
        start = min(position * cells // len(texts), cells - cell_len(text))
        if not line or start > cell_len(line):
            line += " " * (start - cell_len(line)) + text
    return line


def _line(text: str) -> str:
    return fitted(text, min(cell_len(plain(text).plain), LONGEST_LABEL)).rstrip()


def _column(names: Sequence[str], width: int) -> list[str]:
    """The names in equally many cells, cut where they are longer than their share."""
    widest = max(cell_len(_line(name)) for name in names)
    return [fitted(name, max(1, min(widest, int(NAME_SHARE * width)))) for name in names]


def _right(text: str, cells: int) -> str:
    return " " * (cells - cell_len(text)) + text


def _folded(values: Sequence[float | None], width: int) -> list[float | None]:
    """At most `width` values, each the mean of its share of neighbours that are known."""
    if len(values) <= width:
        return list(values)
    edges = [round(number * len(values) / width) for number in range(width + 1)]
    return [_mean(values[a:b]) for a, b in pairwise(edges)]


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    # Divided first: the sum of the two largest floats would overflow.
    return sum(value / len(known) for value in known) if known else None
