"""What goes with better results: the multiple of usual of each group, and what is sure of it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from analytics.arrays import Codes, Flags, Floats
from analytics.contrasts import Contrasts, Groups, contrasts
from analytics.figures import ENOUGH
from analytics.shrinkage import discoveries, shrunken

_LEAST_DF = 5  # below, the normal approximations of `student` do not hold


class Verdict(StrEnum):
    """What can be said of a group."""

    BETTER = "surely better"
    WEAKER = "surely weaker"
    UNSURE = "no sure difference"
    TOO_FEW = "too few posts to say"


@dataclass(frozen=True, slots=True)
class Effect:
    """How `n` posts do: as multiples of the account's usual, with the 95 % interval.

    None where too few posts are in the group, beside it, or left when all else is corrected for.
    """

    n: int
    multiple: float | None
    low: float | None
    high: float | None
    verdict: Verdict

    @property
    def is_sure(self) -> bool:
        """Whether the group surely differs from the account's usual."""
        return self.verdict in {Verdict.BETTER, Verdict.WEAKER}


@dataclass(frozen=True, slots=True)
class Family:
    """Groups of one kind, and the codes that they are corrected for."""

    outcome: Floats
    controls: tuple[Codes, ...]
    groups: Groups


def effects(families: Sequence[Family]) -> tuple[tuple[Effect, ...], ...]:
    """The effect of each group of each family.

    A group is sure where its interval leaves out 1 and it is among the discoveries of all families
    together: of those named about one in ten is chance.
    """
    import numpy as np

    found = [contrasts(each.outcome, each.controls, each.groups) for each in families]
    told = [_is_told(own, len(each.outcome)) for own, each in zip(found, families, strict=True)]
    chances = [own.p[flags] for own, flags in zip(found, told, strict=True)]
    named = discoveries(np.concatenate(chances)) if chances else np.zeros(0, dtype=np.bool_)
    ends = np.cumsum([len(own) for own in chances])
    parts = np.split(named, ends[:-1]) if chances else []
    return tuple(
        _effects(own, np.flatnonzero(flags), part)
        for own, flags, part in zip(found, told, parts, strict=True)
    )


def _is_told(found: Contrasts, count: int) -> Flags:
    """Which groups have enough posts, and enough others beside them."""
    import numpy as np

    enough = (found.n >= ENOUGH) & (count - found.n >= ENOUGH) & (found.df >= _LEAST_DF)
    flags: Flags = enough & np.isfinite(found.p)
    return flags


def _effects(found: Contrasts, told: Codes, named: Flags) -> tuple[Effect, ...]:
    """The groups in order; `told` are those that something can be said of, `named` these' luck."""
    made = [Effect(int(n), None, None, None, Verdict.TOO_FEW) for n in found.n]
    if len(told):
        drawn = shrunken(found.estimate[told], found.error[told], found.df)
        for place, group in enumerate(told):
            mean, low, high = drawn.mean[place], drawn.low[place], drawn.high[place]
            verdict = _verdict(low, high) if named[place] else Verdict.UNSURE
            made[group] = Effect(
                int(found.n[group]), math.exp(mean), math.exp(low), math.exp(high), verdict
            )
    return tuple(made)


def _verdict(low: float, high: float) -> Verdict:
    if low > 0:
        return Verdict.BETTER
    return Verdict.WEAKER if high < 0 else Verdict.UNSURE
