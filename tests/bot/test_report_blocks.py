"""What a report shows of what analytics writes in English."""

from dataclasses import replace

import pytest

from analytics.exports.vocabulary import vocabulary
from analytics.groups import NO_TYPE, WEEKDAYS
from bot.commands.report_blocks import PLAIN_NAMES
from bot.core.model import HOME_PLATFORM, HOME_WORKSPACE, Chart, Place, Reply, Wording
from tests.fakes.talk import Talk


@pytest.mark.parametrize("words", ["facebook", "instagram", "meta", "x", "youtube"])
def test_every_type_of_post_has_a_name_to_translate(words: str) -> None:
    assert set(vocabulary(words).kinds.values()) <= set(PLAIN_NAMES)


def test_every_weekday_has_a_name_to_translate() -> None:
    assert {*WEEKDAYS, NO_TYPE} <= set(PLAIN_NAMES)


def test_a_chinese_report_brings_its_chart_s_english_words(talk: Talk) -> None:
    here = replace(talk, place=Place(HOME_PLATFORM, HOME_WORKSPACE, "shell"))
    english, chinese = (_chart(here.say(line)) for line in ("/report", "/报告"))
    names = tuple(series.name for series in english.series)
    assert english.english is None
    assert chinese.english == Wording(english.title, english.labels, names)
    assert chinese.title != english.title


def _chart(reply: Reply) -> Chart:
    (chart,) = (block for block in reply.blocks if isinstance(block, Chart))
    return chart
