"""The page that a chart is drawn on: lines, areas and words at pixels, by matplotlib.

matplotlib draws here and lays nothing out: its axes and texts would take twice the time, and their
margins would have to be tried.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from math import nan
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.backend_bases import GraphicsContextBase
    from matplotlib.font_manager import FontProperties
    from PIL.Image import Image

WIDTH, HEIGHT = 1200, 675  # pixels, 16 to 9: twice of what a phone shows
DPI = 72  # a point is a pixel
BODY, TITLE = 25, 34  # pixels; on a phone of 400 points' width 8 and 11 points
PAPER, INK, FAINT, GRID = "#FFFFFF", "#222222", "#5F5F5F", "#DDDDDD"
ABOVE_BASE = 0.36  # of the size: from the base line to the middle of its digits
HAIR = 2  # pixels: the width of axes and grid
COMPRESSION = 3  # of 9: 14 ms where 6 takes 28 for 8 % fewer bytes

Dashes = Literal["solid", "dashed", "dotted", "mixed"]
DASHES: dict[Dashes, tuple[float, tuple[float, ...]]] = {
    "solid": (0, ()),
    "dashed": (0, (4, 2)),
    "dotted": (0, (1, 1.5)),
    "mixed": (0, (6, 2, 1, 2)),
}
"""Where a pattern begins, and the lengths of its strokes and gaps in widths of the line."""
Align = Literal["left", "center", "right"]
Point = tuple[float, float]
LIFT: Point = (nan, nan)  # between two runs of a line
Box = tuple[float, float, float, float]
"""Left, bottom, width, height."""


def png(pixels: "Image") -> bytes:
    """The pixels as a PNG file.

    Full colour: with a palette it takes a third of the bytes, and letters get ragged.
    """
    file = BytesIO()
    pixels.convert("RGB").save(file, "PNG", compress_level=COMPRESSION)
    return file.getvalue()


@dataclass(frozen=True, slots=True)
class Written:
    """A text on the page: where it begins, and its base line."""

    text: str
    x: float
    base: float
    size: int
    colour: str


class Renderer(Protocol):
    """What is used of matplotlib's RendererAgg, whose types it does not state."""

    def get_text_width_height_descent(
        self, s: str, prop: "FontProperties", ismath: bool
    ) -> tuple[float, float, float]:
        """The extents of a text in pixels."""
        ...

    def new_gc(self) -> "GraphicsContextBase":
        """What a text's colour is set in."""
        ...

    def draw_text(
        self,
        gc: "GraphicsContextBase",
        x: float,
        y: float,
        s: str,
        prop: "FontProperties",
        angle: float,
    ) -> None:
        """Draw a text; y goes down."""
        ...


class Canvas(Protocol):
    """The same of its FigureCanvasAgg."""

    def get_renderer(self) -> Renderer:
        """What it draws with."""
        ...

    def draw(self) -> None:
        """Draw the figure."""
        ...

    def buffer_rgba(self) -> memoryview:
        """What was drawn, four bytes a pixel."""
        ...


class Sheet:
    """A white page; x goes right and y goes up, in pixels from the lower left corner."""

    def __init__(self, families: Sequence[str]) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self._families = list(families)
        self._fonts: dict[int, FontProperties] = {}
        self._widths: dict[tuple[str, int], float] = {}
        self._texts: list[Written] = []
        self._drawn = 0
        self._figure = Figure(
            (WIDTH / DPI, HEIGHT / DPI), dpi=DPI, facecolor=PAPER, edgecolor=PAPER
        )
        self._canvas: Canvas = FigureCanvasAgg(self._figure)

    def width(self, text: str, size: int = BODY) -> float:
        """How wide the text would be."""
        if (text, size) not in self._widths:
            extents = self._canvas.get_renderer().get_text_width_height_descent(
                text, self._font(size), ismath=False
            )
            self._widths[text, size] = extents[0]
        return self._widths[text, size]

    def fitted(self, text: str, room: float, size: int = BODY) -> str:
        """The text, or as much of its beginning as is not wider than the room, and a mark."""
        if self.width(text, size) <= room:
            return text
        kept, cut = 0, len(text)
        while cut - kept > 1:
            middle = (kept + cut) // 2
            fits = self.width(f"{text[:middle].rstrip()}…", size) <= room
            kept, cut = (middle, cut) if fits else (kept, middle)
        return f"{text[:kept].rstrip()}…"

    def write(
        self,
        text: str,
        x: float,
        middle: float,
        *,
        align: Align = "left",
        size: int = BODY,
        colour: str = INK,
    ) -> None:
        """Put the text beside, around or before x, its digits' middle at that height."""
        before = {"left": 0.0, "center": 0.5, "right": 1.0}[align]
        x -= before * self.width(text, size)
        self._texts.append(Written(text, x, middle - ABOVE_BASE * size, size, colour))

    def line(
        self,
        runs: Sequence[Sequence[Point]],
        colour: str,
        *,
        width: float = 4,
        dashes: Dashes = "solid",
    ) -> None:
        """Join the points of each run; nothing joins one run to the next."""
        from matplotlib.lines import Line2D

        points = [point for run in runs for point in (*run, LIFT)]
        if not points:
            return
        line = Line2D(
            *zip(*points, strict=True),
            color=colour,
            linewidth=width,
            linestyle=DASHES[dashes],
            solid_capstyle="round" if width > HAIR else "butt",
            solid_joinstyle="round",
        )
        self._add(line)

    def dots(self, points: Sequence[Point], colour: str, *, size: float = 9) -> None:
        """A disc on each point."""
        from matplotlib.lines import Line2D

        self._add(
            Line2D(
                *zip(*points, strict=True),
                color=colour,
                linestyle="none",
                marker="o",
                markersize=size,
                markeredgewidth=0,
            )
        )

    def area(self, outline: Sequence[Point], colour: str, *, alpha: float = 1.0) -> None:
        """Fill what the outline encloses."""
        from matplotlib.patches import Polygon

        self._add(Polygon(outline, closed=True, facecolor=colour, alpha=alpha, linewidth=0))

    def boxes(self, boxes: Sequence[Box], colours: Sequence[str]) -> None:
        """Fill the boxes, each in its colour."""
        from matplotlib.collections import PolyCollection

        corners = [
            ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
            for x, y, width, height in boxes
        ]
        self._add(PolyCollection(corners, facecolors=list(colours), linewidths=0))

    def strokes(self, ends: Sequence[tuple[Point, Point]], colour: str) -> None:
        """A thin straight line between each two ends."""
        from matplotlib.collections import LineCollection

        self._add(LineCollection(list(ends), colors=colour, linewidths=2))

    def pixels(self) -> "Image":
        """The page as it is now, the words over everything else."""
        from PIL.Image import frombuffer

        self._canvas.draw()
        renderer = self._canvas.get_renderer()
        for each in self._texts:
            context = renderer.new_gc()
            context.set_foreground(each.colour)
            font = self._font(each.size)
            # Drawn as it is, never as a formula: a name may hold two dollar signs.
            renderer.draw_text(context, each.x, HEIGHT - each.base, each.text, font, 0.0)
        drawn = bytes(self._canvas.buffer_rgba())
        return frombuffer("RGBA", (WIDTH, HEIGHT), drawn, "raw", "RGBA", 0, 1)

    def _font(self, size: int) -> "FontProperties":
        from matplotlib.font_manager import FontProperties

        if size not in self._fonts:
            self._fonts[size] = FontProperties(family=self._families, size=size)
        return self._fonts[size]

    def _add(self, artist: "Artist") -> None:
        from matplotlib.transforms import IdentityTransform

        artist.set_transform(IdentityTransform())
        self._drawn += 1
        artist.set_zorder(self._drawn)  # what comes later covers what was there
        self._figure.add_artist(artist)
