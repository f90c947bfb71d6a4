"""What ads cost and brought, by the worked examples of the articles."""

from decimal import Decimal

import pytest

from analytics.errors import ImpossibleMargin, MoreClicksThanImpressions
from analytics.spend import Spend


def test_the_chain_is_that_of_the_article_on_ctr_cpc_cpm_and_cpa() -> None:
    found = Spend(spend=Decimal(400), impressions=50_000, clicks=500, conversions=10)
    assert (found.cpm, found.cpc, found.cpa) == (Decimal(8), Decimal("0.8"), Decimal(40))
    assert found.ctr is not None
    assert found.ctr.share == pytest.approx(0.01)
    assert found.conversion_rate is not None
    assert found.conversion_rate.share == pytest.approx(0.02)


def test_a_roas_of_3_loses_10_at_a_margin_of_30_percent() -> None:
    found = Spend(spend=Decimal(100), revenue=Decimal(300), margin=Decimal("0.3"))
    assert (found.roas, found.left, found.profit) == (Decimal(3), Decimal(90), Decimal(-10))
    assert found.break_even_roas == pytest.approx(Decimal("3.3333"), abs=Decimal("0.0001"))


def test_a_margin_of_25_percent_breaks_even_at_4() -> None:
    assert Spend(margin=Decimal("0.25")).break_even_roas == 4


def test_a_conversion_may_cost_the_margin_that_it_leaves() -> None:
    found = Spend(spend=Decimal(500), conversions=30, revenue=Decimal(1500), margin=Decimal("0.4"))
    assert found.break_even_cpa == 20  # 40 % of 1,500 / 30
    assert found.profit == 100


def test_what_is_not_stated_is_named_and_nothing_follows_from_it() -> None:
    found = Spend(spend=Decimal(500), clicks=0)
    assert found.missing == ("impressions", "conversions", "revenue", "margin")
    assert (found.cpc, found.cpm, found.cpa, found.roas, found.profit) == (None,) * 5
    assert (found.ctr, found.conversion_rate) == (None, None)


def test_conversions_without_a_click_make_no_rate() -> None:
    assert Spend(clicks=5, conversions=6).conversion_rate is None


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(MoreClicksThanImpressions, match="20 clicks on 10 impressions"):
        Spend(impressions=10, clicks=20)
    for margin in (Decimal(0), Decimal("1.4")):
        with pytest.raises(ImpossibleMargin):
            Spend(margin=margin)
