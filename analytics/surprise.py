"""How surprising a value is, and which of many surprising values are to be named."""

from collections.abc import Sequence

from analytics.figures import ENOUGH
from analytics.shrinkage import discoveries
from analytics.student import two_sided

RATE = 0.05
"""Of the values that are named so many may be chance."""

TAILS = 8

MAD_TO_SD = 1.4826
"""The standard deviation of a normal variable over its median absolute deviation."""


def spread(residuals: Sequence[float]) -> float | None:
    """The usual distance from 0, by the median, which a few outliers do not move.

    None for fewer than ENOUGH residuals, or where half of them are 0.
    """
    import numpy as np

    if len(residuals) < ENOUGH:
        return None
    middle = MAD_TO_SD * float(np.median(np.abs(residuals)))
    return middle or None


def surprising(distances: Sequence[float]) -> list[int]:
    """The places of the distances to name, in order; each is in usual distances (see `spread`).

    Their chance is that of Student's t with eight degrees of freedom, for the logarithm of a post's
    reach has heavier tails than a normal variable.
    """
    import numpy as np

    chances = two_sided(np.asarray(distances, dtype=float), TAILS)
    return [int(place) for place in np.flatnonzero(discoveries(chances, RATE))]
