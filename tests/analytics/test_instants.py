"""Instants inside ids, and Meta's clock."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import instants

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def shortcode(number: int) -> str:
    """Base64 of a number, by division."""
    code = ""
    while number:
        number, rest = divmod(number, 64)
        code = LETTERS[rest] + code
    return code


def test_the_id_of_a_known_tweet_carries_the_second_that_its_export_states() -> None:
    # The first row of a real export: 2021-07-02 13:14 +0000.
    found = instants.of_x_id("1410949951765495811")
    assert found == datetime(2021, 7, 2, 13, 14, 17, 340_000, tzinfo=UTC)


def test_the_shortcode_of_a_known_reel_carries_its_instant_whatever_the_link_looks_like() -> None:
    # The first row of a real export: 03/18/2025 09:48 in Los Angeles, which was 16:48 UTC.
    expected = datetime(2025, 3, 18, 16, 47, 27, 959_000, tzinfo=UTC)
    for link in (
        "https://www.instagram.com/reel/DHWRIh_CLiR/",
        "instagram.com/p/DHWRIh_CLiR?img_index=1",
        "https://www.instagram.com/oigetit_sa/reels/DHWRIh_CLiR",
        "https://www.instagram.com/p/DHWRIh_CLiRfollowersOnlyKey0123456/",
    ):
        assert instants.of_instagram_link(link) == expected


def test_the_id_of_a_tiktok_video_carries_its_second() -> None:
    # 6990565363377392901 // 4294967296 is 1627617833.
    expected = datetime(2021, 7, 30, 4, 3, 53, tzinfo=UTC)
    assert instants.of_tiktok_id("6990565363377392901") == expected


@pytest.mark.parametrize(
    "post_id", ["", "20", "29700859246", "1.41E+18", "9" * 19, "9" * 30, "１４１０", "-5"]
)
def test_what_is_no_id_of_the_platform_has_no_instant(post_id: str) -> None:
    assert instants.of_x_id(post_id) is None


@pytest.mark.parametrize("code", ["", "BWrR", "_" * 11, "DHWRIh CLiR", "ü" * 11])
def test_what_is_no_shortcode_has_no_instant(code: str) -> None:
    assert instants.of_instagram_shortcode(code) is None


def test_a_link_of_another_place_has_no_instant() -> None:
    assert instants.of_instagram_link("https://example.com/p/DHWRIh_CLiR/") is None


@given(st.integers(0, (1 << 41) - 1), st.integers(0, (1 << 22) - 1))
def test_any_snowflake_gives_back_the_milliseconds_it_was_made_of(ms: int, rest: int) -> None:
    post_id = (ms << 22) | rest
    found = instants.of_x_id(str(post_id))
    expected = datetime(2010, 11, 4, 1, 42, 54, 657_000, tzinfo=UTC) + timedelta(milliseconds=ms)
    assert found == (expected if 29_700_859_247 <= post_id < 1 << 63 else None)


@given(st.integers(1 << 17, (1 << 40) - 1), st.integers(0, (1 << 23) - 1))
def test_any_shortcode_gives_back_the_milliseconds_it_was_made_of(ms: int, rest: int) -> None:
    found = instants.of_instagram_shortcode(shortcode((ms << 23) | rest))
    expected = datetime(2011, 8, 24, 21, 7, 1, 721_000, tzinfo=UTC) + timedelta(milliseconds=ms)
    assert found == expected


@given(st.text(max_size=40))
def test_no_text_makes_the_readers_of_ids_fail(text: str) -> None:
    for read in (
        instants.of_x_id,
        instants.of_tiktok_id,
        instants.of_instagram_shortcode,
        instants.of_instagram_link,
    ):
        found = read(text)
        assert found is None or found.tzinfo is UTC
