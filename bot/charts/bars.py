"""Upright bars, the series of a label side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.charts import figures, palette
from bot.charts.frame import NOTE, Key, Plot, Room, draw_base, label_below, upright
from bot.charts.sheet import BODY, FAINT, INK, Box, Sheet
from bot.core.language import Words
from bot.core.model import Chart

FILLED = 0.72  # of a label's width: bars; the rest is the space to the next label's
CROWDED = 8  # pixels of a label: nearer bars stand side by side, on whole pixels
WIDEST = 150  # pixels of a bar
LEAST = 3  # pixels of height: 0 is seen, and told from no value
GAP_MARK = "–"  # where there is no value
AIR = 6  # pixels between two figures above bars
NARROWEST = 36  # pixels of a bar with a figure: narrower ones are too many to read figures of


@dataclass(frozen=True, slots=True)
class Bar:
    """A value of the series of that number, from `foot` to `end`, which is lower below 0."""

    series: int
    value: float | None
    left: float
    width: float
    foot: float
    end: float

    @property
    def box(self) -> Box:
        """What is filled."""
        height = max(abs(self.end - self.foot), LEAST)
        return self.left, self.foot - (height if self.end < self.foot else 0), self.width, height


def keys(chart: Chart) -> list[Key]:
    """The colours of the key."""
    return [Key(each.name, palette.colour(number)) for number, each in enumerate(chart.series)]


def draw(sheet: Sheet, room: Room, chart: Chart, words: Words) -> None:
    """The bars of the chart from 0, with their values above where all of them fit."""
    values = [value for each in chart.series for value in each.values if value is not None]
    plot = upright(sheet, room, words, values, chart.unit, from_zero=True)
    slot = (plot.right - plot.left) / len(chart.labels)
    bars = list(_bars(plot, chart, slot))
    filled = [bar for bar in bars if bar.value is not None]
    sheet.boxes([bar.box for bar in filled], [palette.colour(bar.series) for bar in filled])
    draw_base(sheet, plot)
    air = slot if len(chart.series) == 1 else bars[0].width
    _write_values(sheet, words, chart.unit, bars, air)
    middles = [plot.left + slot * (position + 0.5) for position in range(len(chart.labels))]
    label_below(sheet, chart.labels, middles, (plot.left, plot.right), plot.foot)


def _bars(plot: Plot, chart: Chart, slot: float) -> Iterator[Bar]:
    filled = FILLED if slot > CROWDED else 1.0
    width = min(slot * filled / len(chart.series), WIDEST)
    aside = (slot - width * len(chart.series)) / 2
    for number, series in enumerate(chart.series):
        for position, value in enumerate(series.values):
            left = plot.left + slot * position + aside + width * number
            right = left + width
            if slot <= CROWDED:
                left, right = round(left), round(right)
            end = plot.base if value is None else plot.y(value)
            yield Bar(number, value, left, right - left, plot.base, end)


def _write_values(sheet: Sheet, words: Words, unit: str, bars: Sequence[Bar], width: float) -> None:
    """Each value at the end of its bar, if none is wider than what it has."""
    if width < NARROWEST:
        return
    texts = [
        GAP_MARK if bar.value is None else figures.short(words, bar.value, unit) for bar in bars
    ]
    fitting = (
        size
        for size in (BODY, NOTE)
        if max(sheet.width(text, size) for text in texts) + AIR <= width
    )
    size = next(fitting, None)
    if size is None:
        return
    for bar, text in zip(bars, texts, strict=True):
        away = size * 0.7 if bar.end >= bar.foot else -size * 0.7
        colour = FAINT if bar.value is None else INK
        x = bar.left + bar.width / 2
        sheet.write(text, x, bar.end + away, align="center", size=size, colour=colour)
