"""Two things to compare, as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.days import Days
from bot.core.versus import Versus, before, mentioned, split, year_earlier

TODAY = date(2026, 11, 24)
NAMES = ("acme", "acme shoes", "reel", "reels", "image", "images", "图片", "视频")
OCTOBER = Days(date(2026, 10, 1), date(2026, 10, 31))
SEPTEMBER = Days(date(2026, 9, 1), date(2026, 9, 30))
Q3, Q2 = Days(date(2026, 7, 1), date(2026, 9, 30)), Days(date(2026, 4, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("text", "first", "second", "left"),
    [
        ("reel vs image", "reel", "image", ""),
        ("saves Reels against images last 90 days", "reels", "images", "saves last 90 days"),
        ("acme shoes vs. acme", "acme shoes", "acme", ""),
        ("图片和视频", "图片", "视频", ""),
        ("Q3 vs Q2", Q3, Q2, ""),
        ("acme October and September", OCTOBER, SEPTEMBER, "acme"),
        ("last month vs the month before", OCTOBER, SEPTEMBER, ""),
        ("上个月对比前一个月", OCTOBER, SEPTEMBER, ""),
        ("10月和9月", OCTOBER, SEPTEMBER, ""),
        (
            "Q3 vs the same period last year",
            Q3,
            Days(date(2025, 7, 1), date(2025, 9, 30)),
            "",
        ),
        (
            "2026-10-01 to 2026-10-31 vs 2026-09-01 to 2026-09-30",
            OCTOBER,
            SEPTEMBER,
            "",
        ),
    ],
)
def test_two_sides_are_read_and_the_rest_is_left(
    text: str, first: str | Days, second: str | Days, left: str
) -> None:
    assert split(text, NAMES, TODAY) == (Versus(first, second), left)


@pytest.mark.parametrize("text", ["reel", "reel vs", "reel vs October", "vs", "coffee vs tea", ""])
def test_what_has_no_two_sides_is_none(text: str) -> None:
    assert split(text, NAMES, TODAY) is None


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("did our reels do better than our images", "reels", "images"),
        ("how did October do against September", OCTOBER, SEPTEMBER),
        ("我们的图片和视频哪个好", "图片", "视频"),
        ("上个月比前一个月好吗", OCTOBER, SEPTEMBER),
    ],
)
def test_free_text_mentions_two_sides(text: str, first: str | Days, second: str | Days) -> None:
    assert mentioned(text, NAMES, TODAY) == Versus(first, second)


def test_free_text_with_one_side_mentions_no_pair() -> None:
    assert mentioned("reels and reels", NAMES, TODAY) is None
    assert mentioned("how did we do last month", NAMES, TODAY) is None


def test_before_whole_months_are_as_many_whole_months() -> None:
    assert before(Q3) == Q2
    assert before(Days(date(2026, 1, 1), date(2026, 1, 31))).first == date(2025, 12, 1)
    week = Days(date(2026, 11, 16), date(2026, 11, 22))
    assert before(week) == Days(date(2026, 11, 9), date(2026, 11, 15))


def test_a_year_before_29_february_is_the_28th() -> None:
    leap = Days(date(2024, 2, 1), date(2024, 2, 29))
    assert year_earlier(leap) == Days(date(2023, 2, 1), date(2023, 2, 28))


@given(
    st.dates(date(2000, 1, 1), date(2026, 1, 1)),
    st.dates(date(2000, 1, 1), date(2026, 1, 1)),
)
def test_a_pair_reads_as_it_is_written(one: date, two: date) -> None:
    days = [Days(min(one, day), max(one, day)) for day in (two, TODAY)]
    pair = Versus(*days)
    assert split(str(pair), NAMES, TODAY) == (pair, "")


@given(st.text(alphabet="reel vs image和对10月 .", max_size=80))
def test_any_text_is_read_or_not(text: str) -> None:
    split(text, NAMES, TODAY)
    mentioned(text, NAMES, TODAY)
