from hypothesis import given
from hypothesis import strategies as st

from knowledge.readers.lines import joined, unwrapped, width

WRAPPED = """\
Posting three times a week keeps an account
in the feed. More often than that did not
help in our tests.
Budget
Half of it goes to creators who already sell
for us, the other half to two of the smaller
channels:
- Instagram, where the whole of the audience is
- Pinterest
1.2 Who decides""".splitlines()


def test_full_lines_go_on_and_short_ones_end_a_paragraph() -> None:
    first = " ".join(WRAPPED[:3])
    second = " ".join(WRAPPED[4:7])
    assert unwrapped(WRAPPED) == [first, "Budget", second, *WRAPPED[7:]]


def test_short_lines_are_not_taken_for_wrapped_ones() -> None:
    lines = ["TikTok: 12 posts", "instagram: 9 posts", "Pinterest: 8 posts"]
    assert unwrapped(lines) == lines


def test_a_blank_line_ends_a_paragraph() -> None:
    assert unwrapped(["x" * 50, "", "next"]) == ["x" * 50, "", "next"]


def test_chinese_is_joined_without_a_space() -> None:
    assert joined(["小红书的笔记", "怎么写", "“种草”", "TikTok", "和抖音"]) == (
        "小红书的笔记怎么写“种草” TikTok 和抖音"
    )


def test_a_chinese_character_is_two_columns_wide() -> None:
    assert width("a小红") == 5


@given(st.lists(st.text()))
def test_no_word_is_lost(lines: list[str]) -> None:
    before = "".join("".join(lines).split())
    assert "".join("".join(unwrapped(lines)).split()) == before
