"""How surprising a value is, and which of many surprising values are to be named."""

import math
from collections.abc import Sequence

from analytics.figures import ENOUGH

RATE = 0.05
"""Of the values that are named so many may be chance."""

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


def chance(distance: float) -> float:
    """How often a value lies as far away as `distance` spreads, on either side, by chance.

    Student's t with eight degrees of freedom, for the logarithm of a post's reach has heavier tails
    than a normal variable; the closed form is in Abramowitz and Stegun, 26.7.4.
    """
    angle = math.atan(abs(distance) / math.sqrt(8))
    square = math.cos(angle) ** 2
    inside = math.sin(angle) * (1 + square / 2 + 3 / 8 * square**2 + 5 / 16 * square**3)
    return max(0.0, 1 - inside)


def discoveries(chances: Sequence[float], rate: float = RATE) -> list[int]:
    """The places of the values to name (Benjamini and Hochberg, JRSS B 57, 1995), in order."""
    ordered = sorted(range(len(chances)), key=chances.__getitem__)
    last = 0
    for rank, place in enumerate(ordered, 1):
        if chances[place] <= rate * rank / len(chances):
            last = rank
    return sorted(ordered[:last])
