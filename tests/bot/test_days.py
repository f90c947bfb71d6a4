import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.days import Ambiguous, Days, find, parse

TODAY = date(2026, 11, 24)  # a Tuesday


def days(first: str, last: str = "") -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last or first))


def found(text: str) -> tuple[str, Days | Ambiguous] | None:
    """The words that `find` points at, and what they mean."""
    period = find(text, TODAY)
    if period is None:
        return None
    meaning, (start, end) = period
    return text[start:end], meaning


RANGES = {
    "2025-03-18 to 2025-04-14": days("2025-03-18", "2025-04-14"),
    "2025-03-18..2025-04-14": days("2025-03-18", "2025-04-14"),
    "2025-03-18 - 2025-04-14": days("2025-03-18", "2025-04-14"),
    "2025-03-18–2025-04-14": days("2025-03-18", "2025-04-14"),
    "2025/3/18 ~ 2025/4/14": days("2025-03-18", "2025-04-14"),
    "from 18 March to 14 April 2025": days("2025-03-18", "2025-04-14"),
    "between March 18 and April 14, 2025": days("2025-03-18", "2025-04-14"),
    "1st of March 2025": days("2025-03-01"),
    "25-Mar-2025": days("2025-03-25"),
    "March 1-14": days("2026-03-01", "2026-03-14"),
    "1 to 14 March 2025": days("2025-03-01", "2025-03-14"),
    "between 1 and 14 March": days("2026-03-01", "2026-03-14"),
    "Jan to Mar 2025": days("2025-01-01", "2025-03-31"),
    "Jan. 2025": days("2025-01-01", "2025-01-31"),
    "Q4 2024 - Q1 2025": days("2024-10-01", "2025-03-31"),
    "2024-2025": days("2024-01-01", "2025-12-31"),
    "last month to yesterday": days("2026-10-01", "2026-11-23"),
    "2025年3月18日到4月14日": days("2025-03-18", "2025-04-14"),
    "2025年3月18日至2025年4月14日": days("2025-03-18", "2025-04-14"),
    "2025 年 3 月 18 日 至 4 月 14 日": days("2025-03-18", "2025-04-14"),
    "3月1日-14日": days("2026-03-01", "2026-03-14"),
    "从3月到5月": days("2026-03-01", "2026-05-31"),
    "去年3-5月": days("2025-03-01", "2025-05-31"),
}

RELATIVE = {
    "today": days("2026-11-24"),
    "yesterday": days("2026-11-23"),
    "the day before yesterday": days("2026-11-22"),
    "last Friday": days("2026-11-20"),
    "last Tuesday": days("2026-11-17"),
    "this week": days("2026-11-23", "2026-11-24"),
    "last week": days("2026-11-16", "2026-11-22"),
    "this month": days("2026-11-01", "2026-11-24"),
    "MTD": days("2026-11-01", "2026-11-24"),
    "last month": days("2026-10-01", "2026-10-31"),
    "last quarter": days("2026-07-01", "2026-09-30"),
    "quarter to date": days("2026-10-01", "2026-11-24"),
    "this year": days("2026-01-01", "2026-11-24"),
    "last year": days("2025-01-01", "2025-12-31"),
    "今天": days("2026-11-24"),
    "昨天": days("2026-11-23"),
    "前天": days("2026-11-22"),
    "本周": days("2026-11-23", "2026-11-24"),
    "这周": days("2026-11-23", "2026-11-24"),
    "上周": days("2026-11-16", "2026-11-22"),
    "上個星期": days("2026-11-16", "2026-11-22"),
    "上周五": days("2026-11-20"),
    "上周末": days("2026-11-21", "2026-11-22"),
    "本月": days("2026-11-01", "2026-11-24"),
    "这个月": days("2026-11-01", "2026-11-24"),
    "上月": days("2026-10-01", "2026-10-31"),
    "上个月": days("2026-10-01", "2026-10-31"),
    "上季度": days("2026-07-01", "2026-09-30"),
    "今年": days("2026-01-01", "2026-11-24"),
    "去年": days("2025-01-01", "2025-12-31"),
}

ROLLING = {
    "last 30 days": days("2026-10-25", "2026-11-23"),
    "past 7 days": days("2026-11-17", "2026-11-23"),
    "past week": days("2026-11-17", "2026-11-23"),
    "last three months": days("2026-08-24", "2026-11-23"),
    "3 months": days("2026-08-24", "2026-11-23"),
    "30d": days("2026-10-25", "2026-11-23"),
    "2w": days("2026-11-10", "2026-11-23"),
    "最近30天": days("2026-10-25", "2026-11-23"),
    "最近三十天": days("2026-10-25", "2026-11-23"),
    "近7天": days("2026-11-17", "2026-11-23"),
    "過去三個月": days("2026-08-24", "2026-11-23"),
    "最近一周": days("2026-11-17", "2026-11-23"),
    "两周": days("2026-11-10", "2026-11-23"),
    "最近半年": days("2026-05-24", "2026-11-23"),
    "最近半个月": days("2026-11-09", "2026-11-23"),
}

NAMED = {
    "March": days("2026-03-01", "2026-03-31"),
    "march": days("2026-03-01", "2026-03-31"),
    "in March?": days("2026-03-01", "2026-03-31"),
    "December": days("2025-12-01", "2025-12-31"),
    "November": days("2026-11-01", "2026-11-24"),
    "last November": days("2025-11-01", "2025-11-30"),
    "November 2026": days("2026-11-01", "2026-11-30"),
    "March 2025": days("2025-03-01", "2025-03-31"),
    "Mar '25": days("2025-03-01", "2025-03-31"),
    "2025-03": days("2025-03-01", "2025-03-31"),
    "2025": days("2025-01-01", "2025-12-31"),
    "29 Feb": days("2024-02-29"),
    "Q3": days("2026-07-01", "2026-09-30"),
    "Q3 2025": days("2025-07-01", "2025-09-30"),
    "2025Q3": days("2025-07-01", "2025-09-30"),
    "third quarter of last year": days("2025-07-01", "2025-09-30"),
    "H1 2025": days("2025-01-01", "2025-06-30"),
    "week 12": days("2026-03-16", "2026-03-22"),
    "2025-W01": days("2024-12-30", "2025-01-05"),
    "since March": days("2026-03-01", "2026-11-24"),
    "since 2025-03-18": days("2025-03-18", "2026-11-24"),
    "10月": days("2026-10-01", "2026-10-31"),
    "十月份": days("2026-10-01", "2026-10-31"),
    "去年10月": days("2025-10-01", "2025-10-31"),
    "2025年3月": days("2025-03-01", "2025-03-31"),
    "２０２５年３月": days("2025-03-01", "2025-03-31"),
    "第三季度": days("2026-07-01", "2026-09-30"),
    "三季度": days("2026-07-01", "2026-09-30"),
    "2025年前三季度": days("2025-01-01", "2025-09-30"),
    "上半年": days("2026-01-01", "2026-06-30"),
    "下半年": days("2026-07-01", "2026-11-24"),
    "3月以来": days("2026-03-01", "2026-11-24"),
    "自3月至今": days("2026-03-01", "2026-11-24"),
}


@pytest.mark.parametrize(("text", "expected"), (RANGES | RELATIVE | ROLLING | NAMED).items())
def test_a_period_is_read_as_it_is_written(text: str, expected: Days) -> None:
    assert parse(text, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nov to Feb", days("2025-11-01", "2026-02-28")),
        ("Nov to Feb 2025", days("2024-11-01", "2025-02-28")),
        ("Nov 2024 to Feb", days("2024-11-01", "2025-02-28")),
        ("20 Dec - 5 Jan", days("2025-12-20", "2026-01-05")),
    ],
)
def test_a_range_without_one_of_its_years_may_cross_the_new_year(text: str, expected: Days) -> None:
    assert parse(text, TODAY) == expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 2), days("2026-10-26", "2026-11-01")),
        (date(2026, 11, 8), days("2026-10-26", "2026-11-01")),
    ],
)
def test_a_week_runs_from_monday_to_sunday(today: date, expected: Days) -> None:
    assert parse("last week", today) == expected


def test_a_rolling_month_from_the_31st_starts_at_the_end_of_a_shorter_one() -> None:
    assert parse("past month", date(2026, 3, 31)) == days("2026-02-28", "2026-03-30")


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("03/04/2025", (days("2025-03-04"), days("2025-04-03"))),
        ("3.4.25", (days("2025-03-04"), days("2025-04-03"))),
        ("1/2-3/2", (days("2026-01-02", "2026-03-02"), days("2026-02-01", "2026-02-03"))),
        ("Mar 25", (days("2025-03-01", "2025-03-31"), days("2026-03-25"))),
    ],
)
def test_what_reads_in_two_ways_gives_both(text: str, readings: tuple[Days, ...]) -> None:
    assert parse(text, TODAY) == Ambiguous(text, readings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13/04/2025", days("2025-04-13")),
        ("04/13/2025", days("2025-04-13")),
        ("05/05/2025", days("2025-05-05")),
        ("03/04/2025 - 15/04/2025", days("2025-04-03", "2025-04-15")),
        ("Mar 25 to Apr 3", days("2026-03-25", "2026-04-03")),
    ],
)
def test_one_possible_reading_is_not_ambiguous(text: str, expected: Days) -> None:
    assert parse(text, TODAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "may we",
        "2025-02-30",
        "31 April",
        "Mar 99",
        "2025-13",
        "13月",
        "99999999999月",
        "week 53 2025",
        "2025-04-14 to 2025-03-18",
        "1989",
        "2101",
        "March 1875",
        "since 2027",
        "本周五",
        "last 0 days",
        "last 99999999999 days",
        "最近99999999999个月",
        "last 500 years",
        "before March",
        "next March",
    ],
)
def test_an_impossible_period_is_none(text: str) -> None:
    assert parse(text, TODAY) is None


def test_days_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(ValueError, match="2025-04-14 is after 2025-03-18"):
        days("2025-04-14", "2025-03-18")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("how did we do last week", "last week", days("2026-11-16", "2026-11-22")),
        ("上周我们表现怎么样", "上周", days("2026-11-16", "2026-11-22")),
        ("/report compare March", "March", days("2026-03-01", "2026-03-31")),
        ("what may happen in may", "may", days("2026-05-01", "2026-05-31")),
        ("and march 2025?", "march 2025", days("2025-03-01", "2025-03-31")),
        ("in 2025 we grew", "2025", days("2025-01-01", "2025-12-31")),
        ("last year's best posts", "last year", days("2025-01-01", "2025-12-31")),
        ("what worked since March?", "since March", days("2026-03-01", "2026-11-24")),
        ("on Mar 25 we posted", "Mar 25", days("2026-03-25")),
        ("看看Q3的数据", "Q3", days("2026-07-01", "2026-09-30")),
        ("上周五的帖子", "上周五", days("2026-11-20")),
        ("上周五篇帖子", "上周", days("2026-11-16", "2026-11-22")),
        ("上个月活跃用户", "上个月", days("2026-10-01", "2026-10-31")),
        ("对比２０２５年３月", "２０２５年３月", days("2025-03-01", "2025-03-31")),
    ],
)
def test_a_period_is_found_in_a_sentence(text: str, words: str, expected: Days) -> None:
    assert found(text) == (words, expected)


@pytest.mark.parametrize(
    "text",
    [
        "what may we do",
        "May we post on Sundays?",
        "this may be good",
        "we march on",
        "Berlin march",
        "démarch 2025",
        "give me a second, the sun is out",
        "from 1000 to 2000 followers",
        "a plan for 2025 followers",
        "it takes 3 months",
        "support 24/7, 3/4 of posts",
        "one H1 tag a page",
        "see example.com/2025/03/18/post",
        "last weekend",
        "week 2 of the launch",
        "30 February 2025 was",
        "everything before March",
        "线上月活怎么提升",
        "本周期",
        "今日头条怎么投",
        "下一季度",
        "和去年同期比",
        "附近3天",
    ],
)
def test_words_that_only_look_like_a_period_are_left(text: str) -> None:
    assert found(text) is None


def test_the_longest_period_of_a_sentence_wins_and_of_equals_the_first() -> None:
    assert found("last week or 1 to 14 March 2025") == (
        "1 to 14 March 2025",
        days("2025-03-01", "2025-03-14"),
    )
    assert found("Q3 against Q2") == ("Q3", days("2026-07-01", "2026-09-30"))


def test_a_numeric_date_in_a_sentence_is_asked_back() -> None:
    assert found("reach on 03/04/2025 please") == (
        "03/04/2025",
        Ambiguous("03/04/2025", (days("2025-03-04"), days("2025-04-03"))),
    )


def test_only_the_first_500_characters_are_looked_at() -> None:
    assert found("x" * 490 + " last week") == ("last week", days("2026-11-16", "2026-11-22"))
    assert found("x" * 491 + " last week") is None
    assert found("x" * 493 + " Q3 and more") is not None
    assert found("x" * 495 + " marketing") is None


CONNECTORS = "since to - .. and between / . ' 第 年 月 日 到 至今 9999 00 may ㋂ ﷺ 一 十"
FRAGMENTS = [*(RANGES | RELATIVE | ROLLING | NAMED), *re.findall(r"\S+", CONNECTORS), "\u3000"]
mess = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=4), max_size=12)


@given(st.text() | mess.map("".join) | mess.map(" ".join), st.dates())
def test_no_text_on_any_day_raises(text: str, today: date) -> None:
    parse(text, today)
    period = find(text, today)
    if period is not None:
        _, (start, end) = period
        assert 0 <= start < end <= len(text)


period_days = st.tuples(
    st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.dates(date(1990, 1, 1), date(2100, 12, 31))
).map(lambda ends: Days(min(ends), max(ends)))


def in_english(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def in_chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


@given(period_days, st.sampled_from([" to ", "..", " - ", " – ", " until ", "~"]))
def test_any_iso_range_reads_back(period: Days, to: str) -> None:
    assert parse(f"{period.first}{to}{period.last}", TODAY) == period


@given(period_days)
def test_a_range_in_words_reads_back(period: Days) -> None:
    assert parse(f"{in_english(period.first)} to {in_english(period.last)}", TODAY) == period
    assert parse(f"{period.first:%b %d, %Y} - {period.last:%b %d, %Y}", TODAY) == period
    assert parse(f"{in_chinese(period.first)}至{in_chinese(period.last)}", TODAY) == period


@given(st.integers(1, 5000), st.dates(date(2010, 1, 1), date(2100, 12, 31)))
def test_last_days_are_as_many_as_asked_and_end_yesterday(count: int, today: date) -> None:
    period = parse(f"last {count} days", today)
    assert isinstance(period, Days)
    assert period.last == today - timedelta(days=1)
    assert (period.last - period.first).days + 1 == count


# Letters of which no word of a period can be made.
strange_words = st.lists(st.text("bghkz", min_size=1, max_size=6), max_size=6).map(" ".join)
strange_characters = st.text("我们表现怎么样看数据好吗", max_size=12)


@given(strange_words, period_days, strange_words)
def test_a_range_is_found_among_any_english_words(before: str, period: Days, after: str) -> None:
    words = f"{in_english(period.first)} to {in_english(period.last)}"
    assert found(f"{before} {words} {after}") == (words, period)


@given(strange_characters, period_days, strange_characters)
def test_a_range_is_found_among_any_chinese_words(before: str, period: Days, after: str) -> None:
    words = f"{in_chinese(period.first)}到{in_chinese(period.last)}"
    assert found(before + words + after) == (words, period)
