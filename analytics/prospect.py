"""What a series will have come to on a day, with an interval from the backtests' errors."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from analytics.forecast import Forecast
from analytics.history import History

SHOWN_STEPS = 60  # of a state's past in the path

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Prospect:
    """What there will be on the last day, from `low` to `high` with 80 %.

    Each of `outcomes` is what it would be if the forecast, which is over `ahead` days, were as
    wrong as one of its backtests, the longest of which was over `tested` days.
    """

    expected: float
    low: float
    high: float
    outcomes: tuple[float, ...]
    model: str
    tested: int
    ahead: int


@dataclass(frozen=True, slots=True)
class Path:
    """The way to the last day, step by step, each named by its last day.

    First what is `known`, then as many steps as `expected`, `low` and `high` have.
    """

    days: tuple[date, ...]
    known: tuple[float, ...]
    expected: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """A forecast of a series, of which the days `start` to `last` are added to `so_far`.

    Of a step that lies in part in these days, its days are taken to be alike.
    """

    past: History
    found: Forecast
    so_far: float
    start: date
    last: date

    @property
    def shares(self) -> tuple[float, ...]:
        """How much of each step of the forecast counts, 0 to 1."""
        count, size = len(self.past.values), self.past.step.days
        firsts = (self.past.day(count + step) for step in range(len(self.found.values)))
        return tuple(
            max(0, _overlap(first, first + self.past.step - _ONE_DAY, self.start, self.last)) / size
            for first in firsts
        )

    @property
    def prospect(self) -> Prospect:
        """What there will be on the last day."""
        found, shares = self.found, self.shares
        steps, size = sum(shares), self.past.step.days
        middle = self.so_far + _weighed(found.values, shares)
        return Prospect(
            expected=middle,
            low=max(self._floor, middle - self._width * steps),
            high=middle + self._width * steps,
            outcomes=tuple(middle + steps * error for error in found.mean_errors),
            model=found.model,
            tested=found.tested * size,
            ahead=len(found.values) * size,
        )

    def path(self, known: Sequence[tuple[date, float]]) -> Path:
        """The way from what is known to the last day; the interval widens evenly."""
        count = len(self.past.values)
        steps = [(step, share) for step, share in enumerate(self.shares) if share]
        middles = list(
            accumulate(
                (self.found.values[step] * share for step, share in steps), initial=self.so_far
            )
        )[1:]
        widths = [self._width * sum_ for sum_ in accumulate(share for _, share in steps)]
        ends = [min(self.past.day(count + step + 1) - _ONE_DAY, self.last) for step, _ in steps]
        pairs = list(zip(middles, widths, strict=True))
        return Path(
            days=(*(day for day, _ in known), *ends),
            known=tuple(value for _, value in known),
            expected=tuple(middles),
            low=tuple(max(self._floor, middle - width) for middle, width in pairs),
            high=tuple(middle + width for middle, width in pairs),
        )

    @property
    def _width(self) -> float:
        """Half of the interval, a step."""
        return (self.found.total_high - self.found.total) / len(self.found.values)

    @property
    def _floor(self) -> float:
        """What it cannot fall below: a state below 0, a sum below what is in it."""
        return 0.0 if self.past.metric.is_level else self.so_far


def known_path(past: History, counted: Sequence[tuple[date, float]]) -> list[tuple[date, float]]:
    """The newest values of a state, or the running sum of what was counted, at each step's end."""
    ends = [past.day(place + 1) - _ONE_DAY for place in range(len(past.values))]
    if past.metric.is_level:
        return list(zip(ends, past.values, strict=True))[-SHOWN_STEPS:]
    if not counted:
        return []
    return [
        (end, sum(value for day, value in counted if day <= end))
        for end in ends
        if end >= counted[0][0]
    ]


def _overlap(first: date, last: date, start: date, end: date) -> int:
    """How many days lie in both spans; 0 or less where none does."""
    return (min(last, end) - max(first, start)).days + 1


def _weighed(values: Sequence[float], shares: Sequence[float]) -> float:
    return sum(value * share for value, share in zip(values, shares, strict=True))
