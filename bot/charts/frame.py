"""What stands around the plot: title, key, footnote, and the axes."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.charts import figures
from bot.charts.scale import Scale, scale_of
from bot.charts.sheet import BODY, FAINT, GRID, HAIR, HEIGHT, TITLE, WIDTH, Dashes, Sheet
from bot.charts.ticks import MOST, spread
from bot.core.language import Words

MARGIN = 36
RIGHT = WIDTH - MARGIN
NOTE = 21  # pixels: the footnote's letters
LINE = 1.35  # of the size: from one line of text to the next
GAP = 14  # between a text and what it belongs to
WIDEST_MARK = 220  # of a value beside the axis
HEADROOM = 40  # over the highest mark, for a figure there, and under one that is below 0
SWATCH = 34  # of the key: as wide as it takes to see a dash
MEASURED = 20  # of the longest labels of an axis: to measure all of a year takes 70 ms
KEY_ROWS = 4
KEY_COLUMNS = ((4, 2), (9, 3))  # up to so many names, so many side by side; else 4


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of the key: a name, and what it is drawn in."""

    name: str
    colour: str
    dashes: Dashes | None = None  # None for an area


@dataclass(frozen=True, slots=True)
class Room:
    """What title, key and footnote leave free: y from `bottom` to `top`."""

    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class Plot:
    """Where values are drawn, by an axis that goes up at its left."""

    left: float
    right: float
    foot: float  # below it are the labels
    bottom: float  # the low end of the axis
    top: float
    scale: Scale

    def y(self, value: float) -> float:
        """The height of a value."""
        return self.bottom + self.scale.share(value) * (self.top - self.bottom)

    @property
    def base(self) -> float:
        """Where 0 is, or the end of the axis that is nearest to it."""
        return max(self.bottom, min(self.y(0.0), self.top))


def frame(sheet: Sheet, title: str, keys: Sequence[Key], footnote: str | None) -> Room:
    """Write title, key and footnote; what they leave free."""
    top = float(HEIGHT - MARGIN)
    for line in wrapped(sheet, title, RIGHT - MARGIN, TITLE):
        sheet.write(line, MARGIN, top - TITLE / 2, size=TITLE)
        top -= TITLE * LINE
    if len(keys) > 1:
        top = _key(sheet, keys, top - GAP / 2)
    bottom = float(MARGIN)
    if footnote:
        text = sheet.fitted(footnote, RIGHT - MARGIN, NOTE)
        sheet.write(text, MARGIN, bottom, size=NOTE, colour=FAINT)
        bottom += NOTE * LINE
    return Room(bottom, top - GAP)


def wrapped(sheet: Sheet, text: str, room: float, size: int) -> tuple[str, ...]:
    """The text in one line or, where that is too narrow, in two; what is left over is cut off."""
    if sheet.width(text, size) <= room:
        return (text,) if text else ()
    first = sheet.fitted(text, room, size).removesuffix("…")
    if " " in first and text[len(first) : len(first) + 1] != " ":
        first = first[: first.rindex(" ")]
    return first, sheet.fitted(text[len(first) :].strip(), room, size)


def _key(sheet: Sheet, keys: Sequence[Key], top: float) -> float:
    """The names of the series, side by side in rows; the y below them."""
    columns = next((columns for most, columns in KEY_COLUMNS if len(keys) <= most), 4)
    shown = keys[: columns * KEY_ROWS]
    widest = (RIGHT - MARGIN) / columns - SWATCH - 3 * GAP
    x, middle = float(MARGIN), top - BODY / 2
    for key in shown:
        name = sheet.fitted(key.name, widest)
        width = SWATCH + GAP / 2 + sheet.width(name)
        if x + width > RIGHT:
            x, middle = float(MARGIN), middle - BODY * LINE
        _swatch(sheet, key, x, middle)
        sheet.write(name, x + SWATCH + GAP / 2, middle)
        x += width + 2 * GAP
    if len(shown) < len(keys):
        sheet.write("…", x, middle)
    return middle - BODY * (LINE - 0.5)


def _swatch(sheet: Sheet, key: Key, x: float, middle: float) -> None:
    if key.dashes is None:
        sheet.boxes([(x, middle - 9, SWATCH, 18)], [key.colour])
    else:
        sheet.line([[(x, middle), (x + SWATCH, middle)]], key.colour, dashes=key.dashes)


def upright(
    sheet: Sheet, room: Room, words: Words, values: Sequence[float], unit: str, *, from_zero: bool
) -> Plot:
    """The plot of those values, its grid drawn and marked at its left."""
    scale = scale_of(values, from_zero=from_zero, whole=unit == "count")
    marks = figures.ticks(words, scale.marks, unit)
    texts = [sheet.fitted(mark, WIDEST_MARK) for mark in marks]
    left = MARGIN + max(sheet.width(text) for text in texts) + GAP
    foot = room.bottom + BODY * LINE + GAP
    bottom = foot + (HEADROOM if scale.low < 0 else 0)
    plot = Plot(left, RIGHT, foot, bottom, room.top - HEADROOM, scale)
    for value, text in zip(scale.marks, texts, strict=True):
        y = plot.y(value)
        sheet.line([[(left, y), (RIGHT, y)]], GRID, width=HAIR)
        sheet.write(text, left - GAP, y, align="right", colour=FAINT)
    if scale.has_zero:
        draw_base(sheet, plot)
    return plot


def draw_base(sheet: Sheet, plot: Plot) -> None:
    """The line at 0; an axis that begins elsewhere has none, and so does not look as if."""
    sheet.line([[(plot.left, plot.base), (plot.right, plot.base)]], FAINT, width=HAIR)


def label_below(
    sheet: Sheet,
    labels: Sequence[str],
    xs: Sequence[float],
    sides: tuple[float, float],
    foot: float,
) -> None:
    """Write as many of the labels as fit under their places, below the foot."""
    room = sides[1] - sides[0]
    if len(labels) <= MOST:  # each of them has its place, cut where that is narrow
        texts = [sheet.fitted(label, room / len(labels) - GAP) for label in labels]
    else:
        texts = list(labels)
    longest = sorted(set(texts), key=len)[-MEASURED:]
    widest = max(map(sheet.width, longest)) + GAP
    fitting = MOST if len(labels) <= MOST else int(room / widest)
    for position in spread(len(texts), fitting):
        half = sheet.width(texts[position]) / 2
        x = max(MARGIN + half, min(xs[position], WIDTH - GAP - half))
        sheet.write(texts[position], x, foot - GAP - BODY / 2, align="center")
