"""Numbers as people write them."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.amounts import AMOUNT, Amount, amount, plain, rounded, written


def read(text: str) -> Amount | None:
    match = re.search(AMOUNT, plain(text), re.IGNORECASE)
    return amount(match) if match else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10,000", 10_000),
        ("10k", 10_000),
        ("1.2万", 12_000),
        ("1.2 萬", 12_000),
        ("1.2w", 12_000),
        ("3.5m", 3_500_000),
        ("2 million", 2_000_000),
        ("１２００", 1200),
        ("0.05", Decimal("0.05")),
        ("2亿", 200_000_000),
    ],
)
def test_a_number_is_read_in_all_its_forms(text: str, value: Decimal) -> None:
    assert read(text) == Amount(Decimal(value))


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("$1,500.50", "1500.50", "$"),
        ("€500", "500", "€"),
        ("￥500", "500", "¥"),
        ("500元", "500", "元"),
        ("2万元", "20000", "元"),
        ("500 USD", "500", "USD"),
    ],
)
def test_a_currency_is_kept(text: str, value: str, currency: str) -> None:
    assert read(text) == Amount(Decimal(value), currency=currency)


def test_a_percentage_is_a_share() -> None:
    found = read("2.5%")
    assert found is not None
    assert found.share == Decimal("0.025")


@pytest.mark.parametrize("text", ["1.2.3", "12,34", "9999999999999999"])
def test_what_is_no_number_is_not_guessed_at(text: str) -> None:
    assert read(text) is None


@given(st.decimals(0, 10**12, places=2))
def test_what_is_written_reads_as_it_was(value: Decimal) -> None:
    assert read(written(value)) == Amount(value)


@pytest.mark.parametrize(
    ("value", "shown"), [(5364.2, 5360), (95_470, 95_400), (88.8, 88), (0.4, 0)]
)
def test_a_target_is_rounded_downwards(value: float, shown: int) -> None:
    assert rounded(value) == shown
