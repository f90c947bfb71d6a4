"""Words, numbers and dates in both languages."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.language import Words, detect

ENGLISH = Words("en", ZoneInfo("UTC"))
CHINESE = Words("zh", ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("how do I choose a platform?", "en"),
        ("怎么选择合适的社交媒体平台", "zh"),
        ("TikTok 值得做吗", "zh"),
        ("/report", None),
        ("/report 上周", "zh"),
        ("123", None),
    ],
)
def test_the_words_decide_the_language_where_there_are_any(text: str, language: str | None) -> None:
    assert detect(text) == language


def test_numbers_carry_their_separators() -> None:
    assert ENGLISH.number(1234567) == "1,234,567"
    assert ENGLISH.number(7807.6061, digits=1) == "7,807.6"
    assert CHINESE.number(1234567) == "1,234,567"


def test_shares_are_written_as_percentages() -> None:
    assert ENGLISH.percent(0.1234) == "12.3%"
    assert ENGLISH.percent(0.1, signed=True) == "+10.0%"
    assert ENGLISH.percent(-0.256, digits=0, signed=True) == "-26%"


def test_dates_are_written_as_the_language_does() -> None:
    assert ENGLISH.day(date(2025, 3, 18)) == "Mar 18, 2025"
    assert CHINESE.day(date(2025, 3, 18)) == "2025年3月18日"


def test_an_instant_is_told_in_the_reader_s_zone() -> None:
    late = datetime(2025, 3, 18, 20, 0, tzinfo=UTC)
    assert CHINESE.moment(late).startswith("2025年3月19日")


def test_a_sentence_without_a_translation_stays_english() -> None:
    assert CHINESE("No such {thing} anywhere.", thing="sentence") == "No such sentence anywhere."
