"""Many estimates at once: drawn towards 0 as far as they are noise, and which of them are real."""

from dataclasses import dataclass

from analytics.arrays import Flags, Floats
from analytics.student import quantile

FALSE_SHARE = 0.10  # of the discoveries, on average, at most

# The spreads (of logarithms) that are thought possible between groups: with 1 two groups in three
# lie within a factor of 2.7 of the mean. A coarser grid changes the intervals by less than 1 %.
_WIDEST = 1.0
_SPREADS = 100


@dataclass(frozen=True, slots=True)
class Shrunken:
    """K estimates with their 95 % intervals, float64."""

    mean: Floats
    low: Floats
    high: Floats


def shrunken(estimate: Floats, error: Floats, df: int) -> Shrunken:
    """The estimates drawn towards 0, each by as much as its standard error asks for.

    The normal model of empirical Bayes: the truths lie around 0 with an unknown spread, the
    estimates around the truths with their errors. A single best spread would make intervals too
    narrow, and of no width where it comes out as 0; so it is averaged over, by its likelihood and
    a prior that is flat in the variance, whose intervals cover what they say (Morris and Tang,
    "Estimating random effects via adjustment for density maximization", 2011).
    """
    import numpy as np

    spreads = np.linspace(_WIDEST / _SPREADS, _WIDEST, _SPREADS)[:, None]
    noise = np.square(error)[None, :]
    total = noise + spreads**2
    likelihood = -0.5 * (np.log(total) + estimate**2 / total).sum(axis=1)
    weight = spreads[:, 0] * np.exp(likelihood - likelihood.max())
    weight /= weight.sum()
    kept = spreads**2 / total
    means = kept * estimate
    mean = weight @ means
    reach = quantile(0.975, df) * np.sqrt(weight @ (kept * noise + (means - mean) ** 2))
    return Shrunken(mean, mean - reach, mean + reach)


def discoveries(p: Floats, false_share: float = FALSE_SHARE) -> Flags:
    """Which of the chances `p` are small enough that few of those named are chance.

    Benjamini and Hochberg, "Controlling the false discovery rate" (1995).
    """
    import numpy as np

    order = np.argsort(p, kind="stable")
    allowed = false_share * np.arange(1, len(p) + 1) / len(p) if len(p) else p
    passing = np.flatnonzero(p[order] <= allowed)
    named = np.zeros(len(p), dtype=np.bool_)
    if len(passing):
        named[order[: passing[-1] + 1]] = True
    return named
