"""A chart as a PNG file, with what should be said beside it."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import assert_never

from bot.charts import bars, heat, lines, rows
from bot.charts.fonts import Lettering, lettering
from bot.charts.frame import Key, frame
from bot.charts.sheet import FAINT, TITLE, WIDTH, Sheet, png
from bot.core.language import HAN, Words
from bot.core.model import Chart, Series, Wording

ALT_LENGTH = 2000  # characters: what Slack takes, the least of all platforms
LONGEST_TEXT = 300  # characters of a label: more fit on no page, and each is measured

_drawing = threading.Lock()  # matplotlib is not safe between threads, by its own documentation


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture of 1200 by 675 pixels; `alt` is what it shows, for who does not see it.

    `note` is what must be said with it, in the reader's language.
    """

    png: bytes
    note: str | None
    alt: str


def draw(chart: Chart, words: Words, letters: Lettering | None = None) -> Drawn:
    """The chart as a picture, its figures written in that language.

    `letters` are this machine's where none are given. Where those have no Chinese, the chart's
    English words are drawn, and the note says so. It may be called from several threads.
    """
    letters = letters or lettering()
    drawn, spoken, note = chart, words, None
    if not letters.writes_han and _is_chinese(chart, words):
        drawn, spoken = _in_english(chart), Words("en", words.zone)
        note = words(
            "There is no Chinese font on this machine: the picture's words are in English or left "
            "out. A font such as Noto Sans CJK in the system's font folder changes that."
        )
    with _drawing:
        pixels = _page(_writable(drawn, letters), spoken, letters).pixels()
    stop = "。" if words.language == "zh" else ". "
    return Drawn(png(pixels), note, f"{chart.title}{stop}{chart.alt}"[:ALT_LENGTH])


def _page(chart: Chart, words: Words, letters: Lettering) -> Sheet:
    sheet = Sheet(letters.families_for(words.language))
    room = frame(sheet, chart.title, _keys(chart), chart.footnote)
    if all(value is None for series in chart.series for value in series.values):
        middle = (room.bottom + room.top) / 2
        sheet.write(words("no data"), WIDTH / 2, middle, align="center", size=TITLE, colour=FAINT)
        return sheet
    match chart.kind:
        case "line" | "band":
            lines.draw(sheet, room, chart, words)
        case "bar":
            bars.draw(sheet, room, chart, words)
        case "bars":
            rows.draw(sheet, room, chart, words)
        case "heat":
            heat.draw(sheet, room, chart, words)
        case _:
            assert_never(chart.kind)
    return sheet


def _keys(chart: Chart) -> list[Key]:
    """What the key tells apart; the rows of a grid have their names beside them."""
    match chart.kind:
        case "line" | "band":
            return lines.keys(chart)
        case "bar" | "bars":
            return bars.keys(chart)
        case "heat":
            return []
        case _:
            assert_never(chart.kind)


def _texts(chart: Chart) -> tuple[str, ...]:
    names = (series.name for series in chart.series)
    return chart.title, *chart.labels, *names, chart.footnote or ""


def _is_chinese(chart: Chart, words: Words) -> bool:
    return words.language == "zh" or any(HAN.search(text) for text in _texts(chart))


def _in_english(chart: Chart) -> Chart:
    """The chart with its English words, as far as it has any."""
    english = chart.english
    if english is None:
        return chart
    return _worded(chart, english)


def _writable(chart: Chart, letters: Lettering) -> Chart:
    """The chart with what can be written of its words; where that is nothing, with numbers."""

    def shown(texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(
            letters.writable(text[:LONGEST_TEXT]) or str(number)
            for number, text in enumerate(texts, start=1)
        )

    return _worded(
        chart,
        Wording(
            title=letters.writable(chart.title[:LONGEST_TEXT]),
            labels=shown(chart.labels),
            names=shown(series.name for series in chart.series),
            footnote=letters.writable((chart.footnote or "")[:LONGEST_TEXT]) or None,
        ),
    )


def _worded(chart: Chart, wording: Wording) -> Chart:
    """The chart in other words."""
    named = zip(wording.names, chart.series, strict=True)
    future = chart.future_at
    return replace(
        chart,
        title=wording.title,
        labels=wording.labels,
        series=tuple(Series(name, series.values) for name, series in named),
        footnote=wording.footnote,
        future_from=None if future is None else wording.labels[future],
        english=None,
    )
