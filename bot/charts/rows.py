"""Lying bars, one under the other: posts and groups, whose names are long."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.charts import figures, palette
from bot.charts.bars import GAP_MARK
from bot.charts.frame import GAP, MARGIN, NOTE, RIGHT, Room
from bot.charts.scale import Scale, tight
from bot.charts.sheet import FAINT, HAIR, Box, Sheet
from bot.core.language import Words
from bot.core.model import Chart

THINNEST, THICKEST = 30, 90  # pixels of a bar with the space to the next
FILLED = 0.74
NAMES = 0.42  # of the page's width, at most, for the labels


@dataclass(frozen=True, slots=True)
class Rows:
    """Where the bars lie: x from `left` to `right`, downwards from `top`, `step` apart."""

    names: float  # where they end
    left: float
    right: float
    top: float
    step: float
    scale: Scale

    def x(self, value: float) -> float:
        """How far right a value reaches."""
        return self.left + self.scale.share(value) * (self.right - self.left)


def draw(sheet: Sheet, room: Room, chart: Chart, words: Words) -> None:
    """The bars of the chart in its order, each with its value; what has no room is counted."""
    series = max(len(chart.series), 1)
    shown = min(len(chart.labels), max(int((room.top - room.bottom) / THINNEST / series), 1))
    if shown < len(chart.labels):
        text = words("{n} more are not shown.", n=words.number(len(chart.labels) - shown))
        sheet.write(text, MARGIN, room.bottom + NOTE / 2, size=NOTE, colour=FAINT)
        room = Room(room.bottom + 1.5 * NOTE, room.top)
        shown = min(shown, max(int((room.top - room.bottom) / THINNEST / series), 1))
    names = [sheet.fitted(label, NAMES * RIGHT) for label in chart.labels[:shown]]
    values = [each.values[position] for position in range(shown) for each in chart.series]
    texts = [
        GAP_MARK if value is None else figures.short(words, value, chart.unit) for value in values
    ]
    rows = _rows(sheet, room, values, names, texts)
    for position, name in enumerate(names):
        middle = rows.top - (position + 0.5) * rows.step * series
        sheet.write(name, rows.names, middle, align="right")
    _draw_bars(sheet, rows, values, texts, series)


def _rows(
    sheet: Sheet,
    room: Room,
    values: Sequence[float | None],
    names: Sequence[str],
    texts: Sequence[str],
) -> Rows:
    """The space that names and figures leave; figures of less than 0 stand left of their bars."""
    known = [value for value in values if value is not None] or [0.0]
    ends = max(map(sheet.width, texts)) + GAP
    names_end = MARGIN + max(map(sheet.width, names))
    is_below = any(value < 0 for value in known)
    step = min((room.top - room.bottom) / len(values), THICKEST)
    return Rows(
        names=names_end,
        left=names_end + GAP + (ends if is_below else 0),
        right=RIGHT - ends,
        top=(room.top + room.bottom + step * len(values)) / 2,
        step=step,
        scale=tight(known, from_zero=True),
    )


def _draw_bars(
    sheet: Sheet,
    rows: Rows,
    values: Sequence[float | None],
    texts: Sequence[str],
    series: int,
) -> None:
    boxes = list(_boxes(rows, values, series))
    if boxes:
        colours = [palette.colour(number % series) for number in range(len(boxes))]
        sheet.boxes(boxes, colours)
    for value, text, (x, y, width, height) in zip(values, texts, boxes, strict=True):
        is_below = value is not None and value < 0
        sheet.write(
            text,
            x - GAP / 2 if is_below else x + width + GAP / 2,
            y + height / 2,
            align="right" if is_below else "left",
            colour=FAINT,
        )
    bottom = rows.top - len(values) * rows.step
    sheet.line([[(rows.x(0), rows.top), (rows.x(0), bottom)]], FAINT, width=HAIR)


def _boxes(rows: Rows, values: Sequence[float | None], series: int) -> Iterator[Box]:
    """A bar a value, those of a label side by side; one without a value has no length."""
    thick, zero = rows.step * FILLED, rows.x(0.0)
    for number, value in enumerate(values):
        label, within = divmod(number, series)
        top = rows.top - rows.step * series * (label + (1 - FILLED) / 2) - thick * within
        x = zero if value is None else rows.x(value)
        yield min(x, zero), top - thick, abs(x - zero), thick
