"""`/experiment` in a talk."""

from dataclasses import replace

import pytest

from bot.core.model import Choices, Facts, Outcome, Reply
from tests.fakes.talk import HOME, Talk, shown


def values(reply: Reply) -> dict[str, float]:
    (facts,) = (block for block in reply.blocks if isinstance(block, Facts))
    return {fact.metric: fact.value for fact in facts.rows if fact.value is not None}


@pytest.mark.parametrize(
    "line",
    ["/experiment 2% to 2.5%", "/experiment 2 → 2.5%", "/实验 从2%到2.5%", "AB测试 2%到2.5%"],
)
def test_a_plan_says_how_many_people(talk: Talk, line: str) -> None:
    assert values(talk.say(line)) == {"people_each": 13_809, "people": 27_618}


@pytest.mark.parametrize(
    "line",
    [
        "/experiment 120/2400 vs 150/2380",
        "/experiment 120 of 2,400 against 150 of 2,380",
        "/实验 120/2400 对 150/2380",
        "is 120 of 2400 against 150 of 2380 a real difference",
    ],
)
def test_a_result_has_both_rates_and_the_difference(talk: Talk, line: str) -> None:
    said = values(talk.say(line))
    assert said["rate_a"] == pytest.approx(0.05)
    assert said["rate_b"] == pytest.approx(0.0630, abs=0.0001)
    assert said["difference"] == pytest.approx(0.0130, abs=0.0001)


def test_no_difference_is_said_where_none_is_sure(talk: Talk) -> None:
    assert "No real difference" in shown(talk.say("/experiment 120/2400 vs 150/2380"))
    assert "B is better" in shown(talk.say("/experiment 120/2400 vs 190/2380"))
    assert "A is better" in shown(talk.say("/experiment 190/2380 vs 120/2400"))


def test_who_looks_early_is_warned(talk: Talk) -> None:
    text = shown(talk.say("/experiment 3/60 vs 9/60"))
    assert "14 times in 100" in text
    assert "fewer than 10 successes" in text


def test_the_days_are_told_where_the_place_sees_an_account(talk: Talk) -> None:
    assert "reaches about" in shown(replace(talk, place=HOME).say("/experiment 2% to 2.5%"))
    assert "reaches about" not in shown(talk.say("/experiment 2% to 2.5%"))


@pytest.mark.parametrize(
    "line", ["/experiment", "/experiment 5/4 vs 3/10", "/experiment 2% to 2%", "/experiment reels"]
)
def test_what_is_no_experiment_gets_a_sentence(talk: Talk, line: str) -> None:
    assert talk.say(line).outcome is Outcome.USAGE


def test_what_is_offered_next_can_be_clicked(talk: Talk) -> None:
    for line in ("/experiment 2% to 2.5%", "/experiment 120/2400 vs 150/2380"):
        (choices,) = (block for block in talk.say(line).blocks if isinstance(block, Choices))
        assert all(talk.say(each.line).outcome is Outcome.ANSWERED for each in choices.items)


def test_a_question_about_testing_stays_a_question(talk: Talk) -> None:
    assert talk.say("how many people do I need for a valid A/B test").articles[:1] == (
        "ab-testing",
    )
