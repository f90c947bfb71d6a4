"""How a series has moved: its median slope, with an interval."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

LEAST = 6
"""With fewer values no slope is surely one: all fifteen signs alike still happen by chance."""


@dataclass(frozen=True, slots=True)
class Trend:
    """The median of the slopes between any two of the `n` values, `low` to `high` with 95 %.

    Theil's and Sen's estimator (Sen, JASA 63, 1968): a step in the unit of the series.
    """

    slope: float
    low: float
    high: float
    n: int

    @property
    def is_sure(self) -> bool:
        """Whether the interval leaves out that the series stays where it is."""
        return self.low > 0 or self.high < 0


def trend(values: Sequence[float]) -> Trend | None:
    """The trend of values at equal distances; None for fewer than LEAST."""
    import numpy as np

    n = len(values)
    if n < LEAST:
        return None
    series = np.asarray(values, dtype=float)
    early, late = np.triu_indices(n, k=1)
    slopes = np.sort((series[late] - series[early]) / (late - early))
    spread = NormalDist().inv_cdf(0.975) * math.sqrt(n * (n - 1) * (2 * n + 5) / 18)
    below = max(0, round((len(slopes) - spread) / 2) - 1)
    above = min(len(slopes) - 1, round((len(slopes) + spread) / 2))
    return Trend(float(np.median(slopes)), float(slopes[below]), float(slopes[above]), n)
