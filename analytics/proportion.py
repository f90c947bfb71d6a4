"""A share of some that were counted, and how sure it is."""

import math
from dataclasses import dataclass
from statistics import NormalDist

from analytics.errors import ImpossibleShare

Z = NormalDist().inv_cdf(0.975)
"""Two-sided 95 %."""


@dataclass(frozen=True, slots=True)
class Proportion:
    """`count` out of `n`, whole numbers with 0 <= count <= n and n > 0.

    Raises ImpossibleShare for any others.
    """

    count: int
    n: int

    def __post_init__(self) -> None:
        if not 0 <= self.count <= self.n or self.n == 0:
            raise ImpossibleShare(count=self.count, n=self.n)

    @property
    def share(self) -> float:
        """The share, 0 to 1."""
        return self.count / self.n

    @property
    def low(self) -> float:
        """The lower end of the 95 % interval (Wilson, JASA 22, 1927)."""
        return 0.0 if self.count == 0 else self._middle - self._half

    @property
    def high(self) -> float:
        """The upper end of the same interval."""
        return 1.0 if self.count == self.n else self._middle + self._half

    @property
    def _middle(self) -> float:
        return (self.count + Z**2 / 2) / (self.n + Z**2)

    @property
    def _half(self) -> float:
        spread = self.count * (self.n - self.count) / self.n + Z**2 / 4
        return Z * math.sqrt(spread) / (self.n + Z**2)
