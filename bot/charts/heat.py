"""A grid of shades: a row a series, a column a label, such as weekdays and hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from bot.charts import figures, palette
from bot.charts.frame import GAP, MARGIN, RIGHT, Room, label_below
from bot.charts.sheet import BODY, FAINT, Box, Sheet
from bot.core.language import Words
from bot.core.model import Chart

NAMES = 0.3  # of the page's width, at most, for the names of the rows
LARGEST = (180, 90)  # pixels of a cell
SEAM = 3  # pixels of paper between two cells, where they are large enough
KEY_STEPS = 6  # shades in the key
KEY_BOX = (40, 22)  # pixels of one of them
EMPTY = "#EEEEEE"  # of a cell without a value
STROKE = "#C2C2C2"  # through it: a shade alone could be taken for a low value


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the cells are, rows from the top."""

    left: float
    bottom: float
    top: float
    rows: int
    columns: int

    @property
    def height(self) -> float:
        """How high a row is."""
        return min((self.top - self.bottom) / self.rows, LARGEST[1])

    @property
    def width(self) -> float:
        """How wide a column is."""
        return min((RIGHT - self.left) / self.columns, LARGEST[0])

    def cell(self, row: int, column: int) -> Box:
        """The box of a cell, without the seam at its right and its top."""
        seam = SEAM if min(self.width, self.height) > 3 * SEAM else 0
        x, y = self.left + column * self.width, self.top - (row + 1) * self.height
        return x, y, self.width - seam, self.height - seam


def draw(sheet: Sheet, room: Room, chart: Chart, words: Words) -> None:
    """The cells of the chart, and what their shades mean."""
    known = [value for each in chart.series for value in each.values if value is not None]
    names = [sheet.fitted(each.name, NAMES * RIGHT) for each in chart.series]
    grid = Grid(
        left=MARGIN + max(map(sheet.width, names)) + GAP,
        bottom=room.bottom + BODY * 1.35 + GAP,
        top=room.top - BODY - 1.5 * GAP,
        rows=len(chart.series),
        columns=len(chart.labels),
    )
    has_gaps = len(known) < grid.rows * grid.columns
    _write_key(sheet, chart.unit, words, known, room.top - BODY / 2, has_gaps=has_gaps)
    _draw_cells(sheet, grid, chart, min(known), max(known))
    for row in range(0, len(names), ceil(BODY / grid.height)):
        middle = grid.top - (row + 0.5) * grid.height
        sheet.write(names[row], grid.left - GAP, middle, align="right")
    xs = [grid.left + (column + 0.5) * grid.width for column in range(grid.columns)]
    sides = (grid.left, grid.left + grid.columns * grid.width)
    label_below(sheet, chart.labels, xs, sides, grid.top - grid.rows * grid.height)


def _draw_cells(sheet: Sheet, grid: Grid, chart: Chart, low: float, high: float) -> None:
    cells = [
        (grid.cell(row, column), value)
        for row, series in enumerate(chart.series)
        for column, value in enumerate(series.values)
    ]
    shades = [
        EMPTY if value is None else palette.shade(palette.share_of(value, low, high))
        for _, value in cells
    ]
    sheet.boxes([box for box, _ in cells], shades)
    _strike(sheet, [box for box, value in cells if value is None])


def _strike(sheet: Sheet, boxes: Sequence[Box]) -> None:
    if boxes:
        sheet.strokes([((x, y), (x + w, y + h)) for x, y, w, h in boxes], STROKE)


def _write_key(
    sheet: Sheet, unit: str, words: Words, known: Sequence[float], middle: float, *, has_gaps: bool
) -> None:
    """The shades from the lowest to the highest value, and the mark of what has none."""
    low, high = min(known), max(known)
    (width, height), x = KEY_BOX, float(MARGIN)
    steps = KEY_STEPS if low < high else 1
    if low < high:
        x = _write(sheet, figures.short(words, low, unit), x, middle)
    shares = [step / (steps - 1) if steps > 1 else 0.5 for step in range(steps)]
    boxes = [(x + number * width, middle - height / 2, width, height) for number in range(steps)]
    sheet.boxes(boxes, [palette.shade(share) for share in shares])
    x = _write(sheet, figures.short(words, high, unit), x + steps * width + GAP, middle)
    if has_gaps:
        box = (x + 2 * GAP, middle - height / 2, width, height)
        sheet.boxes([box], [EMPTY])
        _strike(sheet, [box])
        _write(sheet, words("too few to say"), box[0] + width + GAP, middle)


def _write(sheet: Sheet, text: str, x: float, middle: float) -> float:
    """Write the text; the x beyond it, with a gap."""
    sheet.write(text, x, middle, colour=FAINT)
    return x + sheet.width(text) + GAP
