"""The start of a text: short, on one line, no character torn."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.excerpt import excerpt


def test_a_short_text_stays_whole_on_one_line() -> None:
    assert excerpt(" Fog on\nthe  quay ") == "Fog on the quay"


def test_a_long_text_is_cut_after_a_word() -> None:
    assert excerpt("coffee " * 20, 40) == "coffee coffee coffee coffee coffee…"


def test_a_text_without_spaces_is_cut_at_the_limit() -> None:
    assert excerpt("咖" * 100) == "咖" * 80 + "…"


@pytest.mark.parametrize(
    "character",
    [
        "e\u0301",
        "\N{HEAVY BLACK HEART}\ufe0f",
        "\U0001f469\u200d\U0001f469\u200d\U0001f467",  # a family
        "\U0001f44d\U0001f3fd",  # a thumb with a skin tone
        "\U0001f1e9\U0001f1ea",  # the flag of Germany
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",  # of Scotland
        "\u1112\u1161\u11ab",  # a Korean syllable in its letters
    ],
)
@pytest.mark.parametrize("offset", range(8))
def test_no_character_is_torn(character: str, offset: int) -> None:
    text = "x" * offset + character * 30
    kept = excerpt(text, 20).removesuffix("…").removeprefix("x" * offset)
    assert kept == character * (len(kept) // len(character))


def test_a_single_character_longer_than_the_limit_gives_the_ellipsis_alone() -> None:
    assert excerpt("e" + "\u0301" * 100, 20) == "…"


@given(st.text(max_size=200), st.integers(4, 90))
def test_an_excerpt_ends_where_a_character_ends(text: str, limit: int) -> None:
    regex: Any = pytest.importorskip("regex")
    kept = excerpt(text, limit)
    assert len(kept) <= limit + 1
    line = " ".join(text.split())
    if kept == line:
        return
    kept = kept.removesuffix("…")
    ends = {match.end() for match in regex.finditer(r"\X", line)} | {0}
    assert len(kept) in ends or line[len(kept)] == " "
