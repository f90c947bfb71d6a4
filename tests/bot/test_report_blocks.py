"""What a report shows of what analytics writes in English."""

import pytest

from analytics.exports.vocabulary import vocabulary
from analytics.groups import NO_TYPE, WEEKDAYS
from bot.commands.report_blocks import PLAIN_NAMES


@pytest.mark.parametrize("words", ["facebook", "instagram", "meta", "x", "youtube"])
def test_every_type_of_post_has_a_name_to_translate(words: str) -> None:
    assert set(vocabulary(words).kinds.values()) <= set(PLAIN_NAMES)


def test_every_weekday_has_a_name_to_translate() -> None:
    assert {*WEEKDAYS, NO_TYPE} <= set(PLAIN_NAMES)
