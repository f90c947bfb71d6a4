"""A chart drawn as a picture, by kind.

`python -m benchmarks.charts` prints ChartTimes as JSON.
"""

import json
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import get_args
from zoneinfo import ZoneInfo

from benchmarks.child import run
from benchmarks.sources import ROOT
from bot.core.language import Words
from bot.core.model import Chart, ChartKind, Interval, Series

WARM_RUNS = 20
WORDS = Words("en", ZoneInfo("UTC"))
LABELS = {"line": 366, "bar": 28, "bars": 10, "band": 90, "heat": 24}
ROWS = {"line": 2, "bar": 2, "heat": 7}  # series; else one


@dataclass(frozen=True, slots=True)
class ChartTimes:
    """Milliseconds: the first picture of a process, imports and fonts and all; medians by kind."""

    cold_ms: float
    warm_ms: dict[str, float]


def measured() -> ChartTimes:
    """What `measure` gives in a process of its own. Raises ChildFailed."""
    command = [sys.executable, "-m", "benchmarks.charts"]
    return ChartTimes(**json.loads(run(command, folder=ROOT).output))


def measure() -> ChartTimes:
    """The times of a year of two lines, a month of two bars, ten posts, a forecast, and a week."""
    charts = {chart.kind: chart for chart in _charts()}
    cold_ms = _took_ms(charts["line"])
    medians: dict[str, float] = {
        kind: statistics.median(_took_ms(chart) for _ in range(WARM_RUNS))
        for kind, chart in charts.items()
    }
    return ChartTimes(cold_ms, medians)


def _charts() -> Iterator[Chart]:
    for kind in get_args(ChartKind):
        number, rows = LABELS[kind], ROWS.get(kind, 1)
        # Any figures that go up and down, with a gap now and then.
        series = tuple(
            Series(f"Account {row}", tuple(_value(n + 9 * row) for n in range(number)))
            for row in range(rows)
        )
        low, high = (
            tuple(None if n < 76 else 100.0 * factor for n in range(number)) for factor in (1, 9)
        )
        yield Chart(
            kind=kind,
            title="Reach by day of publishing",
            unit="count",
            labels=tuple(f"Label {n}" for n in range(number)),
            series=series,
            alt="",
            interval=Interval(low, high) if kind == "band" else None,
            footnote="sample on Instagram",
        )


def _value(number: int) -> float | None:
    return None if number % 11 == 5 else 100.0 + 37 * number % 900


def _took_ms(chart: Chart) -> float:
    began = time.perf_counter()
    from bot.charts.picture import draw

    draw(chart, WORDS)
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    print(json.dumps(asdict(measure())))
