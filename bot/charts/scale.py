"""The axis of values: where it begins and ends, and what is marked on it. Pure."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, log10

INTERVALS = 4  # between the marks of an axis, or one more
STEPS = (1.0, 2.0, 5.0, 10.0)
NOTHING = 1e-12  # values smaller than that are drawn as 0
TINY = 1e-9  # what rounding may add to a number of steps
LARGEST = sys.float_info.max
LIFTED = 0.75  # a line whose lowest is above that share of its highest need not start at 0


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high` in `step`s, all times `10 ** power`.

    The power is taken out so that no size of values overflows on its way to the page.
    """

    low: float
    high: float
    step: float
    power: int

    def share(self, value: float) -> float:
        """How far up the axis the value lies: 0 at its low end, 1 at its high one, never outside.

        Values too small to be told from 0 would lie a little below an axis that begins there.
        """
        return min(max((value / 10.0**self.power - self.low) / (self.high - self.low), 0.0), 1.0)

    @property
    def has_zero(self) -> bool:
        """Whether 0 is on the axis."""
        return self.low <= 0 <= self.high

    @property
    def marks(self) -> tuple[float, ...]:
        """The values that are marked, from low to high."""
        first, last = ceil(self.low / self.step - TINY), floor(self.high / self.step + TINY)
        return tuple(self._value(number * self.step) for number in range(first, last + 1))

    @property
    def ends(self) -> tuple[float, float]:
        """The values at the low and the high end."""
        return self._value(self.low), self._value(self.high)

    def _value(self, scaled: float) -> float:
        # 12 digits, as 3 * 0.1 is not 0.3; bounded, as 2 * 10^308 is infinite
        value = float(f"{scaled * 10.0**self.power:.12g}")
        return max(-LARGEST, min(value, LARGEST))


def scale_of(values: Sequence[float], *, from_zero: bool, whole: bool) -> Scale:
    """The scale that shows every value; `whole` where no mark may lie between two integers."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    if from_zero or not _lifted(low, high):
        low, high = min(low, 0.0), max(high, 0.0)
    top = max(abs(low), abs(high))
    if top < NOTHING:
        return Scale(0.0, 1.0, 1.0, 0 if whole else -2)  # 0 to 1, or to 1 %
    power = floor(log10(top))
    low, high = low / 10.0**power, high / 10.0**power
    step = _step((high - low) / INTERVALS)
    if whole:
        step = max(step, 10.0**-power)
    first, last = floor(low / step + TINY) * step, ceil(high / step - TINY) * step
    # An end goes to the next mark, unless half a step would be left empty there.
    first = first if low - first <= step / 2 else low
    last = last if last - high <= step / 2 else high
    return Scale(first, max(last, first + step), step, power)


def tight(values: Sequence[float], *, from_zero: bool) -> Scale:
    """The scale that ends with the values, for where no axis is marked."""
    rounded = scale_of(values, from_zero=from_zero, whole=False)
    low, high = (each(values) / 10.0**rounded.power for each in (min, max))
    low = low if rounded.low < 0 else rounded.low
    high = high if rounded.high > 0 else rounded.high
    return replace(rounded, low=low, high=high) if low < high else rounded


def _lifted(low: float, high: float) -> bool:
    """Whether the values are far from 0 for how far they are from each other."""
    if low < 0 < high or low == high:
        return False
    near, far = sorted((abs(low), abs(high)))
    return near > LIFTED * far


def _step(least: float) -> float:
    """The smallest of 1, 2, 5 times a power of ten that is at least so much."""
    if least < NOTHING:
        return 1.0
    power = 10.0 ** floor(log10(least))
    return next(step * power for step in STEPS if step * power >= least * (1 - TINY))
