"""Whose figures free text asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.report import COMMAND
from bot.core.subject import is_of_others, stranger


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("report for acme", "acme"),
        ("show me the numbers for acme in", "acme"),
        ("how did Blue Bottle do", "Blue Bottle"),
        ("how is Nike doing?", "Nike"),
        ("acme's results", "acme"),
        ("acme 的数据怎么样", "acme"),
        ("看看Blue-Bottle的报告", "Blue-Bottle"),
        ("蜜雪冰城的数据怎么样", "蜜雪冰城"),
        ("看看蜜雪冰城账号的表现", "蜜雪冰城"),
    ],
)
def test_what_stands_where_a_name_would_is_one(text: str, name: str) -> None:
    assert stranger(text) == name


@pytest.mark.parametrize(
    "text",
    [
        *("how did our reels do", "how did instagram do", "how did the summer campaign perform"),
        *("the numbers for reels", "how are things going", "summary of", "our boss's numbers"),
        *(
            "我们 instagram 的数据",
            "reels的ROI怎么样",
            "短视频的数据怎么样",
            "看看我们账号的表现",
            "report of 2025",
            "",
        ),
    ],
)
def test_other_words_are_no_name(text: str) -> None:
    assert stranger(text) is None


@pytest.mark.parametrize("text", [text for _language, text in COMMAND.phrasings])
def test_no_phrasing_of_a_report_names_a_stranger_or_others(text: str) -> None:
    assert stranger(text) is None
    assert not is_of_others(text)


@pytest.mark.parametrize(
    "text",
    [
        *("how do other companies do last month", "how do our competitors do", "how do others do"),
        *("竞争对手上个月表现怎么样", "我们的竞品上周数据", "别人上周数据怎么样"),
    ],
)
def test_how_others_do_is_not_asked_of_us(text: str) -> None:
    assert is_of_others(text)


@pytest.mark.parametrize(
    "text",
    [
        *("how did we do against our competitors", "how did the other posts do"),
        *("other than reels, how did we do", "我们比同行好吗", "上周数据怎么样"),
    ],
)
def test_how_we_do_is(text: str) -> None:
    assert not is_of_others(text)


@given(st.text(max_size=300))
def test_any_text_is_told(text: str) -> None:
    assert stranger(text) != ""
    assert is_of_others(text) in {True, False}
