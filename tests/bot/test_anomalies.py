"""`/anomalies` in a talk."""

import pytest

from bot.core.model import Bullets, Outcome, Table
from tests.fakes.talk import Talk, shown


@pytest.mark.parametrize("line", ["/anomalies last 180 days", "我们的数据最近180天有什么异常"])
def test_the_post_that_went_around_is_named_with_its_day(at_home: Talk, line: str) -> None:
    reply = at_home.say(line)
    posts = next(block for block in reply.blocks if isinstance(block, Table))
    days = next(block for block in reply.blocks if isinstance(block, Bullets))
    assert any(float(row[3].rstrip("×")) > 10 for row in posts.rows)
    assert posts.rows[0][0][:20] in days.items[0]


def test_a_month_like_any_other_has_nothing_unusual(at_home: Talk) -> None:
    reply = at_home.say("/anomalies")
    assert reply.outcome is Outcome.ANSWERED
    assert "Nothing was unusual." in shown(reply)
