"""The figures of a report: what the sums of a period are beside those of the period before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from analytics.days import Day, with_metric
from analytics.measure import Pair, Total, Totals
from analytics.metrics import POSTS, Metric, Ratio

# The fewest posts (or days) that anything general is said of: with six values their range holds the
# true median 1 - 2/2^6 = 97 % of the time, with five only 94 %, short of the usual 95 %.
ENOUGH = 6


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric over a period and over the period before: its sum, or its median where named so.

    `n` is how many posts (or days) have a value. `change` is relative (0.25 is a quarter more),
    that of the daily average where one month has more days than the other, and None where the two
    cannot be compared: no value before, or too few values on a side.
    """

    metric: Metric
    value: float
    n: int
    value_before: float | None
    n_before: int
    change: float | None


@dataclass(frozen=True, slots=True)
class Rate:
    """A ratio of sums over the `n` posts (or days) that have both sides.

    `value` is None where the denominator is 0: no data, not a rate of 0. `change` is relative.
    """

    ratio: Ratio
    value: float | None
    n: int
    numerator: float
    denominator: float
    value_before: float | None
    n_before: int
    change: float | None


@dataclass(frozen=True, slots=True)
class Level:
    """A state at the end of a period (followers); `net` is what changed since the day `since`.

    `since` is the last day before the period, or the first in it where there is none before.
    """

    metric: Metric
    value: float
    day: date
    net: float
    since: date
    n: int  # days of the period with a value


SAME_DAYS = (1, 1)
"""The days of the period and of the period before, where they are as many."""


def post_figures(
    now: Totals, before: Totals, *, days: tuple[int, int] = SAME_DAYS, is_covered: bool = True
) -> tuple[Figure, ...]:
    """The number of posts, then every metric that posts of the period have.

    `days` are those of the period and of the period before. Where the figures do not cover the
    whole period before, sums show no change: a rise would be missing data.
    """
    per_day = days[0] / days[1]
    posts = Figure(
        metric=POSTS,
        value=now.rows,
        n=now.rows,
        value_before=before.rows,
        n_before=before.rows,
        change=relative_change(now.rows, before.rows * per_day),  # exact, however small
    )
    sums = (_figure(total, before.sum_of(total.metric), per_day) for total in now.sums)
    figures = (posts, *sums)
    return figures if is_covered else tuple(replace(figure, change=None) for figure in figures)


def day_figures(
    now: Totals, before: Totals, *, days: tuple[int, int] = SAME_DAYS
) -> tuple[Figure, ...]:
    """Every metric that days of the period have; `days` as for posts.

    Sums over days compare only where as many days of both periods lack a value: a missing day is
    no quiet day.
    """

    def figure(total: Total) -> Figure:
        other = before.sum_of(total.metric)
        return _figure(
            total, other, total.n / other.n if other and alike(total, other, days) else None
        )

    return tuple(figure(total) for total in now.sums)


def alike(now: Total, before: Total, days: tuple[int, int]) -> bool:
    """Whether as many days lack a value now as before."""
    return days[0] - now.n == days[1] - before.n


def median_figure(
    now: Total, value: float, before: Total | None, value_before: float | None
) -> Figure:
    """The median of a metric over the posts that make up `now`, beside that of `before`."""
    change = None
    if before and value_before is not None and _enough(now, before):
        change = relative_change(value, value_before)
    return Figure(now.metric, value, now.n, value_before, before.n if before else 0, change)


def rates(now: Totals, before: Totals) -> tuple[Rate, ...]:
    """Every ratio whose both sides some post (or day) of the period has."""
    return tuple(_rate(pair, before.pair_of(pair.ratio)) for pair in now.pairs)


def level(metric: Metric, days: Sequence[Day], first: date) -> Level | None:
    """The last value of a metric on `days`, which run from before `first` to the period's end.

    None where no day from `first` on has it.
    """
    values = with_metric(days, metric)
    inside = [(day, value) for day, value in values if day >= first]
    if not inside:
        return None
    outside = [(day, value) for day, value in values if day < first]
    since, start = outside[-1] if outside else inside[0]
    day, value = inside[-1]
    return Level(metric, value, day, value - start, since, len(inside))


def relative_change(value: float, before: float) -> float | None:
    """How much more `value` is than `before`, as a share of it; None where that is not above 0."""
    return (value - before) / before if before > 0 else None


def _figure(total: Total, before: Total | None, per_day: float | None) -> Figure:
    """The sum beside that before, of which so many times as much would be the same a day."""
    change = None
    if before and _enough(total, before) and per_day is not None:
        change = relative_change(total.value, before.value * per_day)
    return Figure(
        metric=total.metric,
        value=total.value,
        n=total.n,
        value_before=before.value if before else None,
        n_before=before.n if before else 0,
        change=change,
    )


def _rate(pair: Pair, before: Pair | None) -> Rate:
    value, value_before = _share(pair), _share(before)
    change = None
    if before and _enough(pair, before) and value is not None and value_before is not None:
        change = relative_change(value, value_before)
    return Rate(
        ratio=pair.ratio,
        value=value,
        n=pair.n,
        numerator=pair.numerator,
        denominator=pair.denominator,
        value_before=value_before,
        n_before=before.n if before else 0,
        change=change,
    )


def _enough(now: Total | Pair, before: Total | Pair) -> bool:
    return min(now.n, before.n) >= ENOUGH


def _share(pair: Pair | None) -> float | None:
    return pair.numerator / pair.denominator if pair and pair.denominator else None
