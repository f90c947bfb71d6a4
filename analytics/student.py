"""Student's t by way of the normal distribution, which the standard library has.

D. L. Wallace, "Bounds on normal approximations to Student's and the chi-square distributions"
(1959): within 0.3 % of the exact 97.5 % quantile from 5 degrees of freedom on. SciPy would cost
half a second of import for these two functions.
"""

import math
from statistics import NormalDist

from analytics.arrays import Floats


def quantile(share: float, df: int) -> float:
    """The value that a share (0 to 1) of Student's t with `df` degrees of freedom lies below."""
    z = NormalDist().inv_cdf(share)
    scaled = z * (8 * df + 3) / (8 * df + 1)
    return math.copysign(math.sqrt(df * math.expm1(scaled**2 / df)), z)


def two_sided(t: Floats, df: int) -> Floats:
    """The chance of a value at least as far from 0 as each of `t`."""
    import numpy as np

    z = (8 * df + 1) / (8 * df + 3) * np.sqrt(df * np.log1p(t**2 / df))
    return np.array([math.erfc(value / math.sqrt(2)) for value in z], dtype=np.float64)
