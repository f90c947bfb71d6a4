"""`/forecast` in a talk."""

import pytest

from bot.core.model import (
    Chart,
    Choices,
    Facts,
    Outcome,
    Reply,
)
from tests.fakes.talk import Talk, shown


def values(reply: Reply) -> dict[str, float]:
    (facts,) = (block for block in reply.blocks if isinstance(block, Facts))
    return {fact.metric: fact.value for fact in facts.rows if fact.value is not None}


def test_followers_are_forecast_as_a_state_with_an_interval(at_home: Talk) -> None:
    reply = at_home.say("/forecast")
    said = values(reply)
    assert said["low_followers"] < said["forecast_followers"] < said["high_followers"]
    assert said["followers"] < said["forecast_followers"]
    (chart,) = (block for block in reply.blocks if isinstance(block, Chart))
    assert chart.kind == "band"
    assert chart.series[0].values[-1] == pytest.approx(said["forecast_followers"], abs=1)
    assert chart.interval is not None
    assert chart.interval.high[-1] == pytest.approx(said["high_followers"], abs=1)
    assert chart.future_at == 60


@pytest.mark.parametrize(
    ("line", "metric"),
    [
        ("/forecast reach next 90 days", "forecast_reach"),
        ("/预测 触达 下个月", "forecast_reach"),
        ("预测一下我们下个月的触达", "forecast_reach"),
        ("predict our followers", "forecast_followers"),
    ],
)
def test_a_forecast_is_asked_for_in_both_languages(at_home: Talk, line: str, metric: str) -> None:
    assert metric in values(at_home.say(line))


def test_the_backtest_stands_beside_the_forecast(at_home: Talk) -> None:
    text = shown(at_home.say("/forecast reach"))
    assert "forecasts of the past" in text
    assert "An interval meant for 80% held" in text


def test_a_ratio_is_not_forecast_and_its_parts_are_offered(at_home: Talk) -> None:
    reply = at_home.say("/forecast engagement_rate_by_reach")
    assert reply.outcome is Outcome.USAGE
    (choices,) = (block for block in reply.blocks if isinstance(block, Choices))
    for choice in choices.items:
        assert at_home.say(choice.line).outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("/forecast followers by the end of the year", "Dec 31, 2026"),
        ("how many followers will we have by the end of the year", "Dec 31, 2026"),
        ("/forecast followers 7 days", "Nov 30, 2026"),
        ("我们粉丝到年底能到多少", "2026年12月31日"),
    ],
)
def test_a_forecast_reaches_as_far_as_was_asked(at_home: Talk, line: str, last: str) -> None:
    assert last in shown(at_home.say(line))


def test_beyond_two_years_nothing_is_forecast_and_less_is_offered(at_home: Talk) -> None:
    reply = at_home.say("/forecast followers next 5 years")
    assert reply.outcome is Outcome.USAGE
    (choices,) = (block for block in reply.blocks if isinstance(block, Choices))
    assert [at_home.say(choice.line).outcome for choice in choices.items] == [Outcome.ANSWERED]


def test_what_has_no_history_is_not_found(at_home: Talk) -> None:
    assert at_home.say("/forecast watch_hours").outcome is Outcome.NOT_FOUND
