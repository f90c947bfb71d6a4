"""Charts of every kind, small and by hand, and any that can be."""

from typing import get_args
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.core.language import Words
from bot.core.model import Chart, ChartKind, Interval, Series

ENGLISH = Words("en", ZoneInfo("UTC"))
CHINESE = Words("zh", ZoneInfo("UTC"))
KINDS: tuple[ChartKind, ...] = get_args(ChartKind)
DAYS = ("1 Mar", "2 Mar", "3 Mar", "4 Mar")


def sample(kind: ChartKind, *values: float | None, unit: str = "count") -> Chart:
    """A chart of four days with one series, which a band foretells from the third day on."""
    reach = values or (120.0, 340.0, None, 80.0)
    is_band = kind == "band"
    return Chart(
        kind=kind,
        title="Reach by day",
        unit=unit,
        labels=DAYS[: len(reach)],
        series=(Series("Reach", reach),),
        alt="Lowest 80, highest 340.",
        interval=Interval((None, None, 70.0, 60.0), (None, None, 110.0, 100.0))
        if is_band
        else None,
        future_from="3 Mar" if is_band else None,
    )


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Any chart that may be made: every kind, unit and size of values, any text."""
    kind = draw(st.sampled_from(KINDS))
    labels = tuple(draw(st.lists(st.text(max_size=60), max_size=40)))
    value = st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.integers(-9, 9)
    row = st.lists(value, min_size=len(labels), max_size=len(labels)).map(tuple)
    series = draw(st.lists(st.builds(Series, st.text(max_size=60), row), max_size=9))
    return Chart(
        kind=kind,
        title=draw(st.text(max_size=300)),
        unit=draw(st.sampled_from(("count", "share", "hours", "EUR"))),
        labels=labels,
        series=tuple(series),
        alt=draw(st.text(max_size=50)),
        interval=draw(st.builds(Interval, row, row)) if kind == "band" else None,
        future_from=draw(st.none() | st.sampled_from(labels)) if labels else None,
        footnote=draw(st.none() | st.text(max_size=300)),
    )
