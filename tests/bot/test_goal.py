"""`/goal` in a talk, on the sample account (5,254 followers on 23 November 2026)."""

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


@pytest.mark.parametrize(
    ("line", "metric", "target"),
    [
        ("/goal followers 6000 by 2026-12-31", "followers", 6000),
        ("/goal sample 6,000 followers by Dec 31", "followers", 6000),
        ("/goal 10k by the end of the year", "followers", 10_000),
        ("/goal reach 100000 this quarter", "reach", 100_000),
        ("/目标 粉丝 1.2万 到 2026-12-31", "followers", 12_000),
        ("/目标 触达 10万 本季度", "reach", 100_000),
        ("will we have 7000 followers by 31 December", "followers", 7000),
        ("年底前我们的粉丝能到5300吗", "followers", 5300),
    ],
)
def test_a_target_is_read_in_both_languages(
    at_home: Talk, line: str, metric: str, target: float
) -> None:
    reply = at_home.say(line)
    assert reply.outcome is Outcome.ANSWERED
    assert values(reply)[f"target_{metric}"] == target


@pytest.mark.parametrize(
    ("target", "verdict"),
    [(5000, "Reached already"), (5300, "On track"), (5420, "Unsure"), (6000, "Not on track")],
)
def test_the_verdict_follows_from_the_interval(at_home: Talk, target: int, verdict: str) -> None:
    assert verdict in shown(at_home.say(f"/goal followers {target} by 2026-12-31"))


def test_the_target_is_a_line_across_the_chart(at_home: Talk) -> None:
    reply = at_home.say("/goal reach 100k this quarter")
    (chart,) = (block for block in reply.blocks if isinstance(block, Chart))
    assert set(chart.series[-1].values) == {100_000}
    assert {len(series.values) for series in chart.series} == {len(chart.labels)}
    assert chart.series[1].values[-1] == pytest.approx(values(reply)["forecast_reach"], abs=1)


def test_a_safer_target_is_on_track(at_home: Talk) -> None:
    reply = at_home.say("/goal followers 6000 by 2026-12-31")
    (choices,) = (block for block in reply.blocks if isinstance(block, Choices))
    (safer,) = (each.line for each in choices.items if each.line.startswith("/goal"))
    assert "On track" in shown(at_home.say(safer))


def test_a_target_without_a_day_is_asked_for_one(at_home: Talk) -> None:
    reply = at_home.say("/goal followers 6000")
    assert reply.outcome is Outcome.USAGE
    (choices,) = (block for block in reply.blocks if isinstance(block, Choices))
    assert at_home.say(choices.items[0].line).outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    "line",
    [
        "/goal",
        "/goal nike 6000 by 2027-01-31",
        "/goal followers 6000 by 2025-01-01",
        "/goal followers 6000 by 03/04/2027",
        "/goal engagement_rate_by_reach 3% this year",
    ],
)
def test_what_cannot_be_a_target_gets_a_sentence(at_home: Talk, line: str) -> None:
    assert at_home.say(line).outcome is Outcome.USAGE


@pytest.mark.parametrize(
    "line",
    [
        "goal setting for a social team",
        "10k followers by christmas, is that a good goal",
        "how do we reach 10k followers by christmas",
        "怎么在年底前涨到1万粉",
    ],
)
def test_a_question_about_targets_stays_a_question(at_home: Talk, line: str) -> None:
    assert not any(isinstance(block, Chart) for block in at_home.say(line).blocks)
