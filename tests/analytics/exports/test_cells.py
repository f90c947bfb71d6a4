"""What stands in a cell."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.exports import cells

PARSERS = (cells.count, cells.amount, cells.seconds, cells.hours)


@pytest.mark.parametrize("cell", ["", " ", "-", "--", "—", "NAN", "nan", "N/A", "null", "\u00a0"])
def test_a_cell_without_a_value_is_not_available_and_never_zero(cell: str) -> None:
    assert [parse(cell) for parse in PARSERS] == [None] * 4


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0", 0),
        ("566.0", 566),
        ("1,234", 1234),
        ("1,234,567", 1_234_567),
        ("1,234.00", 1234),
        ("1 234", 1234),
        ("1\u00a0234", 1234),
        ("1\u202f234\u202f567", 1_234_567),
        ("1'234", 1234),
        ("-12", -12),
        ("\u221212", -12),
        ("４２", 42),
    ],
)
def test_a_count_is_read_as_platforms_and_people_write_it(cell: str, value: float) -> None:
    assert cells.count(cell) == value


@pytest.mark.parametrize(
    "cell",
    [
        *("3.юни", "3-Jun", "Jun-03", "03.06.2025", "2025-06-03", "6月3日", "03/06/2025"),
        *("1.234", "12.5", "1,23", "1.2K", "12%", "#######", "#VALUE!", "1.41E+18", "five"),
        *("1234567890123456", "1,2345", "--5", "0x1F", "inf", "1_000", "٣"),
    ],
)
def test_a_cell_that_is_no_count_is_refused_and_not_guessed_at(cell: str) -> None:
    with pytest.raises(cells.NotANumber):
        cells.count(cell)


@pytest.mark.parametrize(
    ("cell", "value"), [("1.234", 1234), ("1.234.567", 1_234_567), ("12,0", 12), ("566.0", 566)]
)
def test_where_the_comma_is_decimal_a_point_groups_a_count(cell: str, value: float) -> None:
    assert cells.count(cell, has_decimal_comma=True) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [("7807.6061", 7807.6061), ("202.708", 202.708), ("1,949.0412", 1949.0412), ("12", 12)],
)
def test_an_amount_keeps_its_fraction(cell: str, value: float) -> None:
    assert cells.amount(cell) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [("7807,6061", 7807.6061), ("1.949,0412", 1949.0412), ("131,351", 131.351), ("0.36", 0.36)],
)
def test_an_amount_with_a_decimal_comma_keeps_its_fraction(cell: str, value: float) -> None:
    assert cells.amount(cell, has_decimal_comma=True) == value


def test_an_amount_that_could_be_either_is_refused() -> None:
    with pytest.raises(cells.NotANumber):
        cells.amount("131.351", has_decimal_comma=True)


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        (["131.351", "7807.6061"], False),
        (["131,351", "0,361"], True),
        (["1.949,0412"], True),
        (["1,949.0412"], False),
        (["1822.089"], False),
    ],
)
@pytest.mark.parametrize("assumed", [True, False])
def test_the_decimal_mark_is_told_by_amounts_that_can_be_read_in_one_way(
    amounts: list[str], expected: bool, assumed: bool
) -> None:
    assert cells.decimal_comma(amounts, assumed=assumed) is expected


@pytest.mark.parametrize("amounts", [["131.351", "", "12", "0:06:39"], ["1,5", "1.5"], []])
def test_amounts_that_tell_nothing_or_both_leave_the_decimal_mark_as_assumed(
    amounts: list[str],
) -> None:
    assert cells.decimal_comma(amounts, assumed=True)
    assert not cells.decimal_comma(amounts, assumed=False)


def test_a_length_of_time_is_read_in_its_three_forms() -> None:
    assert [cells.seconds(cell) for cell in ("0:06:39", "6:39", "399")] == [399, 399, 399]
    assert [cells.hours(cell) for cell in ("130:30:00", "130.5")] == [130.5, 130.5]


@pytest.mark.parametrize(
    ("cell", "expected", "has_time"),
    [
        ("02/16/2025 05:14", datetime(2025, 2, 16, 5, 14), True),  # noqa: DTZ001
        ("2/16/2025 5:14 PM", datetime(2025, 2, 16, 17, 14), True),  # noqa: DTZ001
        ("2021-07-02 13:14 +0000", datetime(2021, 7, 2, 13, 14, tzinfo=UTC), True),
        ("2021-07-02T13:14:05Z", datetime(2021, 7, 2, 13, 14, 5, tzinfo=UTC), True),
        ("2025-11-01", datetime(2025, 11, 1), False),  # noqa: DTZ001
        ("2025/10/31", datetime(2025, 10, 31), False),  # noqa: DTZ001
        ("Aug 19, 2011", datetime(2011, 8, 19), False),  # noqa: DTZ001
        ("Tue, Feb 18, 2025", datetime(2025, 2, 18), False),  # noqa: DTZ001
        ("16.02.2025", datetime(2025, 2, 16), False),  # noqa: DTZ001
        ("3. März 2025", datetime(2025, 3, 3), False),  # noqa: DTZ001
        ("19 Aug 2011", datetime(2011, 8, 19), False),  # noqa: DTZ001
    ],
)
def test_a_date_is_read_in_the_forms_of_the_platforms(
    cell: str, expected: datetime, has_time: bool
) -> None:
    assert cells.stamp(cell) == cells.Stamp(expected, has_time)


@pytest.mark.parametrize(
    "cell",
    ["", "Lifetime", "02/30/2025", "13/13/2025", "Foo 1, 2025", "2025-01-01 25:00", "0001-01-01"],
)
def test_what_is_no_date_is_none(cell: str) -> None:
    assert cells.stamp(cell) is None
    assert cells.day(cell) is None


def test_midnight_that_a_change_of_clocks_moved_belongs_to_its_day() -> None:
    days = [cells.day(f"2025-11-0{day}") for day in ("1T00:00:00", "1T01:00:00", "0T23:00:00")]
    assert days == [date(2025, 11, 1), date(2025, 11, 1), None]
    assert cells.day("2025-10-31T23:00:00") == date(2025, 11, 1)


def test_a_text_keeps_its_lines_and_loses_what_no_database_keeps() -> None:
    assert cells.text(" one\ntwo\0\x1b ") == "one\ntwo"
    assert cells.shown("a\nb" + "c" * 50) == "a b" + "c" * 36 + "…"


@given(st.integers(-(10**14), 10**14))
def test_any_whole_number_is_read_however_it_is_grouped(number: int) -> None:
    for form in (f"{number}", f"{number}.0", f"{number:,}", f"{number:,}".replace(",", "\u202f")):
        assert cells.count(form) == number
    assert cells.count(f"{number:,}".replace(",", "."), has_decimal_comma=True) == number


@given(st.floats(-1e9, 1e9).map(lambda number: round(number, 4)))
def test_any_amount_is_read_with_either_mark(number: float) -> None:
    text = f"{number:.4f}"
    assert cells.amount(text) == number
    assert cells.amount(text.replace(".", ","), has_decimal_comma=True) == number


@given(st.text(max_size=30), st.booleans())
def test_any_text_is_a_number_or_refused(text: str, has_decimal_comma: bool) -> None:
    for parse in PARSERS:
        try:
            value = parse(text, has_decimal_comma=has_decimal_comma)
        except cells.NotANumber:
            continue
        assert value is None or abs(value) < 1e16


@given(st.datetimes(datetime(2004, 1, 1), datetime(2100, 12, 31)))  # noqa: DTZ001
def test_any_minute_is_read_back(minute: datetime) -> None:
    minute = minute.replace(second=0, microsecond=0)
    for form in ("%Y-%m-%d %H:%M", "%m/%d/%Y %H:%M", "%m/%d/%Y %I:%M %p", "%Y-%m-%dT%H:%M:%S"):
        assert cells.stamp(minute.strftime(form)) == cells.Stamp(minute, has_time=True)


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = cells.stamp(text)
    assert found is None or timedelta(0) < found.value.replace(tzinfo=UTC) - datetime(
        2003, 1, 1, tzinfo=UTC
    )
