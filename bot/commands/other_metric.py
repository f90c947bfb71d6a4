"""The same question by another metric, offered where the account has one."""

from functools import partial
from typing import TYPE_CHECKING

from bot.commands.inquiry import Inquiry
from bot.commands.measure_names import measures
from bot.core.model import Choice

if TYPE_CHECKING:
    from analytics.post_frame import Measure


def the_same_by(
    inquiry: Inquiry, known: "Measure", *names: str, is_dated: bool = True
) -> list[Choice]:
    """A choice of the first metric of `names` that some post of the period has, or none.

    `known` is the metric that was answered by; `is_dated` is whether the line names the period.
    """
    from analytics.measure import post_totals
    from analytics.metrics import BASE_BY_NAME

    wanted = [BASE_BY_NAME[name] for name in names if name != known.name]
    totals = post_totals(inquiry.session, inquiry.account.number, inquiry.period, wanted, ())
    had = next((total.metric for total in totals.sums if total.n), None)
    if had is None:
        return []
    words = inquiry.context.words
    label = words("The same by {metric}", metric=words(measures()[had.name].label))
    line = partial(inquiry.line, metric=had.name)
    return [Choice(label, line() if is_dated else line(period=None))]
