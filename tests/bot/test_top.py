"""`/top` in a talk: its table, its median, its metric in both languages."""

import pytest

from bot.commands.measure_names import measures
from bot.core.model import (
    Choices,
    Facts,
    Outcome,
    Reply,
    Table,
)
from tests.fakes.talk import Talk, shown


def tables(reply: Reply) -> list[Table]:
    return [block for block in reply.blocks if isinstance(block, Table)]


def test_the_best_come_first_with_the_median_beside_them(at_home: Talk) -> None:
    reply = at_home.say("/top sample saves")
    (facts,) = (block for block in reply.blocks if isinstance(block, Facts))
    best, weakest = tables(reply)
    saves = [int(row[1]) for row in best.rows]
    assert saves == sorted(saves, reverse=True)
    assert facts.rows[0].metric == "median_saves"
    assert facts.rows[0].value is not None
    assert int(weakest.rows[0][1]) <= facts.rows[0].value <= saves[0]


@pytest.mark.parametrize(
    ("line", "metric"),
    [
        ("/top engagement_rate_by_reach", "median_engagement_rate_by_reach"),
        ("/top 收藏 最近90天", "median_saves"),
        ("what were our top posts by comments", "median_comments"),
        ("最近90天我们收藏最多的帖子", "median_saves"),
        ("/top", "median_reach"),
    ],
)
def test_a_metric_is_read_in_both_languages(at_home: Talk, line: str, metric: str) -> None:
    (facts,) = (block for block in at_home.say(line).blocks if isinstance(block, Facts))
    assert facts.rows[0].metric == metric


def test_a_metric_that_the_account_lacks_is_told_and_no_button_repeats_it(at_home: Talk) -> None:
    reply = at_home.say("/top watch_hours")
    assert reply.outcome is Outcome.NOT_FOUND
    assert "Watch time" in shown(reply)
    assert not any(isinstance(block, Choices) for block in reply.blocks)


def test_every_choice_is_a_line_that_answers(at_home: Talk) -> None:
    (choices,) = (b for b in at_home.say("/top saves").blocks if isinstance(b, Choices))
    for choice in choices.items:
        assert at_home.say(choice.line).outcome is Outcome.ANSWERED, choice.line


def test_every_word_for_a_metric_is_one_metric() -> None:
    known = measures()
    assert known["reach"] is known["触达"]
    assert known["engagement rate by reach"] is known["engagement_rate_by_reach"]
    assert all(word == word.casefold() for word in known)
