"""How two groups of posts differ: the typical ratio of one to the other, where both are enough."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.arrays import Floats
from analytics.figures import ENOUGH
from analytics.ratios import ratio_of_posts


@dataclass(frozen=True, slots=True)
class Contrast:
    """The typical value of one group over that of the other, `low` to `high` with 95 %.

    `ratio` 1.2 is a fifth more. `n` and `n_other` are the values of the groups.
    """

    ratio: float
    low: float
    high: float
    n: int
    n_other: int


def contrast(
    values: "Sequence[float] | Floats", others: "Sequence[float] | Floats"
) -> Contrast | None:
    """The values against the others, none negative; None where a side has fewer than ENOUGH."""
    import numpy as np

    n, m = len(values), len(others)
    if min(n, m) < ENOUGH:
        return None
    every = np.concatenate([np.asarray(values, dtype=float), np.asarray(others, dtype=float)])
    least = every[every > 0].min(initial=1.0) / 2  # stands for 0, which has no logarithm
    logs = np.log(np.maximum(every, least))
    found = ratio_of_posts(logs[:n], logs[n:])
    return Contrast(found.ratio, found.low, found.high, n, m)
