"""Where a series is heading: a forecast chosen by backtest, with an interval measured the same way.

Nothing is assumed of the errors. At many points of the past each model forecasts what came after,
by what was known then. The model with the least mean absolute error is taken, and the interval is
the quantile of its absolute errors (split conformal prediction, pooled over the origins). The share
of an origin's values that lie in the interval of the other origins is the measured coverage.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analytics.errors import TooShort

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Values = NDArray[np.float64]

LEVEL = 0.8

ORIGINS = 24
"""Backtests at most, evenly spaced: more of them overlap and say the same again."""

ENOUGH_ORIGINS = 4
"""With fewer the interval would be that of one or two accidents: no forecast is made."""

LEAST_AHEAD = 28
"""An origin near the end of the series counts when so many steps, or all, came after it."""

WAVES = 10
SHORT_WAVES = 3
RIDGE = 1.0
HALF_LIFE = 350
"""Of the regression on waves: how many to a long and to a short season, what keeps them small, and
after how many steps a value counts half. Flat on the series of Prophet's paper: half-lives of 250
to 500 are within .1 of its 5.7 % MAPE."""

RECENT = 4
"""The short seasons whose mean is taken for the next."""


@dataclass(frozen=True, slots=True)
class Season:
    """The steps of a short season and of a long one; `short` is 1 where there is none."""

    short: int
    long: int


DAYS = Season(short=7, long=364)  # a year of whole weeks, so that weekdays meet
WEEKS = Season(short=1, long=52)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is expected of the next steps, `low` to `high` at `LEVEL`, and how good that was so far.

    `values`, `low` and `high` are of each step, `total`, `total_low` and `total_high` of their sum.
    `error` is the mean absolute error of the model over `origins` backtests, `naive_error` that of
    the seasonal naive forecast, both in the unit of the series; `coverage` is the measured share of
    values in the interval, 0 to 1. `mean_errors` are the means of each backtest's errors, a step:
    what came less what was forecast. The longest backtest was over `tested` steps.
    """

    model: str
    values: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    total: float
    total_low: float
    total_high: float
    error: float
    naive_error: float
    coverage: float
    origins: int
    mean_errors: tuple[float, ...]
    tested: int


def forecast(
    values: "Sequence[float] | Values", steps: int, season: Season, *, floor: float = 0.0
) -> Forecast:
    """The next `steps` values of a series without gaps, none of which can be below `floor`.

    Raises TooShort where too little of the past can be forecast from what came before it.
    """
    import numpy as np

    series = np.asarray(values, dtype=float)
    season = _testable(season, len(series))
    origins = _origins(len(series), steps, season)
    if len(origins) < ENOUGH_ORIGINS:
        raise TooShort(steps=len(series), least=_least(steps, season))
    tests = {
        name: [_error(model, series, origin, steps, season) for origin in origins]
        for name, model in MODELS.items()
    }
    scores = {name: float(np.abs(np.concatenate(errors)).mean()) for name, errors in tests.items()}
    best = min(scores, key=scores.__getitem__)
    ahead = np.maximum(MODELS[best](series, steps, season), floor)
    width, total_width = _width(tests[best]), steps * _mean_width(tests[best])
    total = float(ahead.sum())
    return Forecast(
        model=best,
        values=tuple(ahead.tolist()),
        low=tuple(np.maximum(ahead - width, floor).tolist()),
        high=tuple((ahead + width).tolist()),
        total=total,
        total_low=max(steps * floor, total - total_width),
        total_high=total + total_width,
        error=scores[best],
        naive_error=scores[NAIVE],
        coverage=_coverage(tests[best]),
        origins=len(origins),
        mean_errors=tuple(float(error.mean()) for error in tests[best]),
        tested=max(map(len, tests[best])),
    )


def _testable(season: Season, length: int) -> Season:
    """The season, its long one out of reach where too few backtests could know one.

    A model that repeats a year is another one than that which did well without any.
    """
    return season if length >= 2 * season.long else replace(season, long=length + 1)


def _origins(length: int, steps: int, season: Season) -> list[int]:
    """Where backtests begin: each knows a season, and has enough after it to be judged by."""
    import numpy as np

    first, last = _first(length, season), length - min(steps, LEAST_AHEAD)
    if last < first:
        return []
    count = min(ORIGINS, last - first + 1)
    return [int(origin) for origin in np.unique(np.linspace(first, last, count).astype(int))]


def _first(length: int, season: Season) -> int:
    """The shortest past that a backtest may know: a long season where another one comes after."""
    return season.long if length >= 2 * season.long else 2 * RECENT * season.short


def _least(steps: int, season: Season) -> int:
    """The shortest series that is forecast."""
    return 2 * RECENT * season.short + min(steps, LEAST_AHEAD) + ENOUGH_ORIGINS - 1


def _error(model: "Model", series: "Values", origin: int, steps: int, season: Season) -> "Values":
    """What came after the origin, less what the model says of it then."""
    after = series[origin : origin + steps]
    return after - model(series[:origin], len(after), season)


def _width(errors: "Sequence[Values]") -> float:
    """Half of the interval: the quantile of the absolute errors at `LEVEL`."""
    import numpy as np

    return float(np.quantile(np.abs(np.concatenate(errors)), LEVEL))


def _mean_width(errors: "Sequence[Values]") -> float:
    """The same of the mean error of a backtest, of which errors that cancel out are less."""
    import numpy as np

    return float(np.quantile([abs(error.mean()) for error in errors], LEVEL))


def _coverage(errors: "Sequence[Values]") -> float:
    """The share of an origin's values in the interval of all the others."""
    import numpy as np

    held = [
        np.abs(error) <= _width([*errors[:place], *errors[place + 1 :]])
        for place, error in enumerate(errors)
    ]
    return float(np.concatenate(held).mean())


def _naive(series: "Values", steps: int, season: Season) -> "Values":
    """The last long season again; while there is none, the last short one."""
    lag = season.long if len(series) >= season.long else season.short
    return _repeated(series[-lag:], steps)


def _two_seasons(series: "Values", steps: int, season: Season) -> "Values":
    """The mean of the last two long seasons; while there are none, the last one."""
    if len(series) < 2 * season.long:
        return _naive(series, steps, season)
    last, before = series[-season.long :], series[-2 * season.long : -season.long]
    return _repeated((last + before) / 2, steps)


def _recent(series: "Values", steps: int, season: Season) -> "Values":
    """The mean of the newest short seasons, step by step."""
    size = season.short * min(RECENT, len(series) // season.short)
    return _repeated(series[-size:].reshape(-1, season.short).mean(axis=0), steps)


def _waves(series: "Values", steps: int, season: Season) -> "Values":
    """A regression on waves of both seasons, in which older values count less."""
    import numpy as np

    count = len(series)
    design = _design(count + steps, count, season)
    weights = 0.5 ** ((count - 1 - np.arange(count)) / HALF_LIFE)
    known = design[:count] * weights[:, None]
    penalty = RIDGE * np.eye(design.shape[1])
    penalty[0, 0] = 0  # the level is free
    coefficients = np.linalg.solve(known.T @ design[:count] + penalty, known.T @ series)
    ahead: Values = design[count:] @ coefficients
    return ahead


def _design(length: int, known: int, season: Season) -> "Values":
    """The level and the waves, a column each; of the long season only where one is known."""
    import numpy as np

    steps = np.arange(length)
    waves = [(season.short, wave) for wave in range(1, SHORT_WAVES + 1) if season.short > 1]
    if known >= season.long:
        waves += [(season.long, wave) for wave in range(1, WAVES + 1)]
    angles = [2 * np.pi * wave * steps / length_of for length_of, wave in waves]
    columns = [np.ones(length), *map(np.sin, angles), *map(np.cos, angles)]
    return np.column_stack(columns)


def _together(series: "Values", steps: int, season: Season) -> "Values":
    """The mean of two seasons and waves, whose errors are not the same."""
    two, waves = _two_seasons(series, steps, season), _waves(series, steps, season)
    return (two + waves) / 2


def _repeated(season: "Values", steps: int) -> "Values":
    import numpy as np

    return np.resize(season, steps)


Model = Callable[["Values", int, Season], "Values"]
NAIVE = "seasonal naive"
MODELS: Mapping[str, Model] = {
    NAIVE: _naive,
    "mean of two seasons": _two_seasons,
    "mean of the last weeks": _recent,
    "waves": _waves,
    "two seasons and waves": _together,
}
"""By the name that is shown. At equal error the simpler one, which stands first, is taken."""
