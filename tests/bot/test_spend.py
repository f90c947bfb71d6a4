"""`/spend` in a talk."""

import pytest

from bot.core.model import Facts, Outcome, Reply
from tests.fakes.talk import Talk, shown

FULL = "/spend spend=$500 impressions=100000 clicks=1200 conversions=30 revenue=$1500 margin=40%"


def displays(reply: Reply) -> dict[str, str]:
    return {
        fact.metric: fact.display
        for block in reply.blocks
        if isinstance(block, Facts)
        for fact in block.rows
    }


def test_every_figure_follows_from_the_sums(talk: Talk) -> None:
    reply = talk.say(FULL)
    assert displays(reply) == {
        "ctr": "1.20% (1.13% to 1.27%)",
        "conversion_rate": "2.50% (1.76% to 3.55%)",
        "cpm": "$5.00",
        "cpc": "$0.42",
        "cpa": "$16.67",
        "break_even_cpa": "$20.00",
        "roas": "3",
        "break_even_roas": "2.5",
        "profit": "$100.00",
    }
    assert "The ads earn $100.00: 40% of $1,500.00 leaves $600.00" in shown(reply)


def test_a_loss_is_called_one(talk: Talk) -> None:
    text = shown(talk.say("/spend spend=100 revenue=300 margin=30%"))
    assert "The ads lose 10.00: 30% of 300.00 leaves 90.00, and they cost 100.00." in text


@pytest.mark.parametrize(
    "line",
    [
        "/spend $400, 50k impressions, 500 clicks, 10 orders",
        "/spend cost: $400 impressions: 50,000 clicks: 500 conversions: 10",
        "spend $400 impressions 50000 clicks 500 conversions 10",
        "/花费 $400 曝光 5万 点击 500 转化 10",
        "/投放 花费=$400，曝光=5万，点击=500，成交=10",
    ],
)
def test_sums_are_read_in_both_languages_and_any_order(talk: Talk, line: str) -> None:
    assert displays(talk.say(line))["cpa"] == "$40.00"


def test_what_is_missing_is_asked_for(talk: Talk) -> None:
    text = shown(talk.say("/spend spend=400 clicks=500"))
    assert "I can say more with: impressions, conversions, revenue, margin." in text
    assert "/spend spend=400 clicks=500 impressions=" in text


@pytest.mark.parametrize(
    "line",
    [
        "/spend",
        "/spend a lot",
        "/spend clicks=20 impressions=10",
        "/spend margin=140%",
        "/spend spend=$500 revenue=€900",
        "/spend clicks=5 clicks=6",
        "/spend clicks=5.5",
    ],
)
def test_what_cannot_be_gets_a_sentence(talk: Talk, line: str) -> None:
    assert talk.say(line).outcome is Outcome.USAGE


@pytest.mark.parametrize(
    "line",
    ["our margin is 30 percent, what roas do we need", "spend more on ads or on influencers"],
)
def test_a_question_about_spending_stays_a_question(talk: Talk, line: str) -> None:
    assert talk.say(line).articles


def test_a_million_clicks_stay_whole(talk: Talk) -> None:
    assert displays(talk.say("/spend clicks=1.2m impressions=1.2亿"))["ctr"].startswith("1.00%")
