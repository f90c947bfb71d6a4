"""What ads cost and what they brought, from the sums of one campaign."""

from dataclasses import dataclass, fields
from decimal import Decimal

from analytics.errors import ImpossibleMargin, MoreClicksThanImpressions
from analytics.proportion import Proportion

THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Spend:
    """The sums of one campaign in one currency; None is not stated.

    `margin` is what is left of revenue after goods, shipping, fees and returns, above 0 and up to
    1. Raises ImpossibleMargin, and MoreClicksThanImpressions.
    """

    spend: Decimal | None = None
    impressions: int | None = None
    clicks: int | None = None
    conversions: int | None = None
    revenue: Decimal | None = None
    margin: Decimal | None = None

    def __post_init__(self) -> None:
        if self.margin is not None and not 0 < self.margin <= 1:
            raise ImpossibleMargin(margin=f"{self.margin * 100:f}%")
        clicks, impressions = self.clicks, self.impressions
        if clicks is not None and impressions is not None and clicks > impressions:
            raise MoreClicksThanImpressions(clicks=clicks, impressions=impressions)

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the sums that are not stated, in order."""
        return tuple(each.name for each in fields(self) if getattr(self, each.name) is None)

    @property
    def ctr(self) -> Proportion | None:
        """Clicks out of impressions."""
        return _proportion(self.clicks, self.impressions)

    @property
    def conversion_rate(self) -> Proportion | None:
        """Conversions out of clicks; None where some came without a click."""
        return _proportion(self.conversions, self.clicks)

    @property
    def cpc(self) -> Decimal | None:
        """The price of a click."""
        return _ratio(self.spend, self.clicks)

    @property
    def cpm(self) -> Decimal | None:
        """The price of a thousand impressions."""
        price = _ratio(self.spend, self.impressions)
        return None if price is None else price * THOUSAND

    @property
    def cpa(self) -> Decimal | None:
        """The price of a conversion."""
        return _ratio(self.spend, self.conversions)

    @property
    def roas(self) -> Decimal | None:
        """Revenue credited to the ads over what they cost."""
        return _ratio(self.revenue, self.spend)

    @property
    def break_even_roas(self) -> Decimal | None:
        """The ROAS at which the margin pays for the ads and no more."""
        return _ratio(Decimal(1), self.margin)

    @property
    def break_even_cpa(self) -> Decimal | None:
        """The margin that a conversion leaves, which is the most that it may cost."""
        each = _ratio(self.revenue, self.conversions)
        return None if each is None or self.margin is None else each * self.margin

    @property
    def left(self) -> Decimal | None:
        """What the margin leaves of the revenue, before the ads are paid."""
        return None if self.revenue is None or self.margin is None else self.revenue * self.margin

    @property
    def profit(self) -> Decimal | None:
        """What is left once the ads are paid; below 0 it is a loss."""
        return None if self.left is None or self.spend is None else self.left - self.spend


def _proportion(count: int | None, n: int | None) -> Proportion | None:
    if count is None or not n or count > n:
        return None
    return Proportion(count, n)


def _ratio(numerator: Decimal | None, denominator: Decimal | int | None) -> Decimal | None:
    """The ratio; None where a side is not stated or nothing is divided by."""
    return None if numerator is None or not denominator else numerator / denominator
