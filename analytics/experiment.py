"""An experiment with two versions: how many people it needs, and what its figures say."""

import math
from dataclasses import dataclass
from datetime import datetime
from statistics import NormalDist
from zoneinfo import ZoneInfo

from sqlmodel import Session

from analytics.errors import ImpossibleRates
from analytics.freshness import freshness
from analytics.history import history
from analytics.metrics import BASE_BY_NAME
from analytics.pace import pace
from analytics.proportion import Proportion
from analytics.tables import Account

ALPHA = 0.05  # two-sided: how often a winner is found where there is none
POWER = 0.8  # how often the difference is found where there is one

FEW = 10
"""Successes, or failures, of a version below which its rate hangs on a few people."""

UNEQUAL_Z = 3.29
"""Two versions of one size differ by more, in standard deviations, once in a thousand times."""


@dataclass(frozen=True, slots=True)
class Plan:
    """An experiment that shall tell the rate `before` from the rate `after`, both 0 to 1.

    Raises ImpossibleRates where they are no two rates.
    """

    before: float
    after: float

    def __post_init__(self) -> None:
        fits = 0 <= self.before <= 1 and 0 <= self.after <= 1
        if not fits or self.before == self.after:
            raise ImpossibleRates(before=_percent(self.before), after=_percent(self.after))

    @property
    def each(self) -> int:
        """How many people each version needs.

        Without continuity correction, after Fleiss, Levin and Paik, Statistical Methods for Rates
        and Proportions, 3rd edition (2003), section 4.2.
        """
        alpha, power = NormalDist().inv_cdf(1 - ALPHA / 2), NormalDist().inv_cdf(POWER)
        mean = (self.before + self.after) / 2
        alike = alpha * math.sqrt(2 * mean * (1 - mean))
        apart = power * math.sqrt(_spread(self.before) + _spread(self.after))
        return math.ceil(((alike + apart) / (self.after - self.before)) ** 2)

    def days(self, people: float) -> int:
        """How many days both versions take where so many people a day see one of them."""
        return math.ceil(2 * self.each / people)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of version A, the one of before, and of version B."""

    a: Proportion
    b: Proportion

    @property
    def difference(self) -> float:
        """The rate of B less that of A."""
        return self.b.share - self.a.share

    @property
    def low(self) -> float:
        """The lower end of the difference's 95 % interval.

        Method 10 of Newcombe, Statistics in Medicine 17 (1998) 873-890: from Wilson's intervals of
        the two rates, which hold for small numbers and rates near 0 too.
        """
        return self.difference - math.hypot(self.b.share - self.b.low, self.a.high - self.a.share)

    @property
    def high(self) -> float:
        """The upper end of the same interval."""
        return self.difference + math.hypot(self.b.high - self.b.share, self.a.share - self.a.low)

    @property
    def lift(self) -> float | None:
        """The difference relative to the rate of A; None where that is 0."""
        return self.difference / self.a.share if self.a.count else None

    @property
    def is_sure(self) -> bool:
        """Whether the interval leaves out that there is no difference."""
        return self.low > 0 or self.high < 0

    @property
    def needed(self) -> int | None:
        """How many people each version would need to show such a difference; None where none is."""
        if self.difference == 0:
            return None
        return Plan(self.a.share, self.b.share).each

    @property
    def is_small(self) -> bool:
        """Whether a rate hangs on a few people."""
        return any(min(side.count, side.n - side.count) < FEW for side in (self.a, self.b))

    @property
    def is_unequal(self) -> bool:
        """Whether the versions were hardly shown to equally many by chance."""
        return abs(self.a.n - self.b.n) > UNEQUAL_Z * math.sqrt(self.a.n + self.b.n)


def reach_a_day(session: Session, account: Account, zone: ZoneInfo, now: datetime) -> float:
    """How many the account has reached a day in the last four weeks.

    Raises NoFigures and NoHistory.
    """
    fresh = freshness(session, account, zone, now)
    reach = BASE_BY_NAME["reach"]
    return pace(history(session, account, reach, fresh, fresh.usual_period(zone)))


def _spread(share: float) -> float:
    return share * (1 - share)


def _percent(share: float) -> str:
    return f"{share * 100:.6g}%"
