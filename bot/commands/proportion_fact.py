"""A share of some that were counted, as a figure of a reply."""

from typing import TYPE_CHECKING

from bot.core.language import Words
from bot.core.model import Fact

if TYPE_CHECKING:
    from analytics.proportion import Proportion


def proportion_fact(words: Words, label: str, metric: str, found: "Proportion") -> Fact:
    """A share with its 95 % interval, and out of how many it is."""
    return Fact(
        label=label,
        metric=metric,
        value=found.share,
        unit="share",
        display=words(
            "{value} ({low} to {high})",
            value=words.percent(found.share, digits=2),
            low=words.percent(found.low, digits=2),
            high=words.percent(found.high, digits=2),
        ),
        n=found.n,
    )
