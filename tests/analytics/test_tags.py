"""The hashtags of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.tags import tags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("New beans! #Coffee #coffee #SpecialtyCoffee.", {"coffee", "specialtycoffee"}),
        ("#a#b_2#c", {"a", "b_2", "c"}),
        ("今天的豆子 #咖啡 #手冲", {"咖啡", "手冲"}),
        ("#春节#快来喝咖啡", {"春节"}),
        ("#春节##咖啡#", {"春节", "咖啡"}),
        ("#咖啡#拿铁#手冲", {"咖啡", "拿铁", "手冲"}),
        ("＃咖啡 ＃ＡＢ", {"咖啡", "ａｂ"}),
        ("周末见#咖啡", {"咖啡"}),
        ("#हिन्दी #café", {"हिन्दी", "café"}),
        ("We are #1 and #2026", set()),
        ("https://example.com/page#top and a&#39;b", set()),
        ("C# and F# ##", set()),
        ("", set()),
    ],
)
def test_hashtags_are_read(text: str, expected: set[str]) -> None:
    assert tags(text) == expected


@given(st.text(alphabet="#＃ab1 咖啡\n.", max_size=60))
def test_a_hashtag_is_a_word_without_its_sign(text: str) -> None:
    for tag in tags(text):
        assert tag
        assert not set(tag) & set("#＃ \n.")
