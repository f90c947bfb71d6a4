"""Targets: how they stand, worked by hand on series that repeat themselves."""

from datetime import date, timedelta

import pytest

from analytics.errors import GoalPassed, GoalTooFar, NoHistory
from analytics.goal import Goal, Target, Verdict, goal
from analytics.metrics import BASE_BY_NAME
from analytics.period import Period
from tests.analytics.books import BERLIN, NOW, Books

LAST = date(2025, 5, 31)  # the newest day; NOW is the day after
PERIOD = Period.ending(LAST, 28, BERLIN)


def fill(books: Books, days: int, **of_day: float) -> None:
    """So many days up to LAST; followers grow by their value a day, from 1,000 on the first."""
    file = books.file()
    for place in range(days):
        day = (LAST - timedelta(days=days - 1 - place)).isoformat()
        values = {
            name: 1000 + place * value if name == "followers" else value
            for name, value in of_day.items()
        }
        books.day(day, file, **values)


def asked(books: Books, name: str, value: float, last: date, first: date | None = None) -> Goal:
    target = Target(BASE_BY_NAME[name], value, first, last)
    return goal(books.session, books.account, PERIOD, target, now=NOW)


def test_followers_that_grow_evenly_are_on_track_or_not(books: Books) -> None:
    fill(books, 101, followers=2)  # 1,200 on the 31st of May
    end = date(2025, 6, 30)  # 30 days on: 1,260
    good, bad = asked(books, "followers", 1260, end), asked(books, "followers", 1261, end)
    assert good.prospect is not None
    assert good.prospect.expected == pytest.approx(1260)
    assert (good.so_far, good.pace, good.days) == (1200, 2, 30)
    assert (good.verdict, bad.verdict) == (Verdict.ON_TRACK, Verdict.OFF_TRACK)
    assert good.reached_on == end
    assert bad.reached_on == end + timedelta(days=1)
    assert good.needed == 2


def test_the_chance_is_counted_from_the_errors_of_the_backtests(books: Books) -> None:
    fill(books, 101, followers=2)
    good = asked(books, "followers", 1260, date(2025, 6, 30))
    bad = asked(books, "followers", 1300, date(2025, 6, 30))
    assert good.prospect is not None
    n = len(good.prospect.outcomes)
    assert good.chance == pytest.approx((n + 0.5) / (n + 1))
    assert bad.chance == pytest.approx(0.5 / (n + 1))


def test_a_sum_is_what_came_since_its_first_day_and_what_is_to_come(books: Books) -> None:
    fill(books, 100, reach=10)
    found = asked(books, "reach", 900, date(2025, 6, 30), date(2025, 4, 1))
    assert found.so_far == 610  # 30 days of April and 31 of May
    assert found.prospect is not None
    assert found.prospect.expected == pytest.approx(910)
    assert found.verdict is Verdict.ON_TRACK
    assert found.needed == pytest.approx(290 / 30)
    assert found.path is not None
    assert (found.path.known[0], found.path.known[-1]) == (10, 610)


def test_a_sum_without_a_first_day_is_counted_from_the_newest_figures(books: Books) -> None:
    fill(books, 100, reach=10)
    found = asked(books, "reach", 200, date(2025, 6, 30))
    assert (found.target.first, found.so_far) == (date(2025, 6, 1), 0)
    assert found.prospect is not None
    assert found.prospect.expected == pytest.approx(300)


def test_a_period_to_come_is_counted_from_its_first_day(books: Books) -> None:
    fill(books, 100, reach=10)
    found = asked(books, "reach", 310, date(2025, 7, 31), date(2025, 7, 1))
    assert found.prospect is not None
    assert found.days == 31
    assert found.prospect.expected == pytest.approx(310)
    assert found.reached_on == date(2025, 7, 31)


def test_a_target_already_reached_says_so(books: Books) -> None:
    fill(books, 101, followers=2)
    found = asked(books, "followers", 1200, date(2025, 6, 30))
    assert (found.verdict, found.reached_on, found.needed) == (Verdict.REACHED, None, 0)


def test_too_little_past_still_says_what_it_takes(books: Books) -> None:
    fill(books, 10, followers=2)  # 1,018
    found = asked(books, "followers", 1048, date(2025, 6, 30))
    assert (found.verdict, found.prospect, found.chance) == (Verdict.UNKNOWN, None, None)
    assert (found.needed, found.pace) == (1, 2)


def test_a_pace_that_stands_still_never_gets_there(books: Books) -> None:
    fill(books, 101, followers=0)
    assert asked(books, "followers", 1001, date(2025, 6, 30)).reached_on is None


def test_posts_are_counted_to_the_day_by_publishing(books: Books) -> None:
    books.file()
    for week in range(40):
        books.post(f"{LAST - timedelta(days=6 + 7 * week)}T12:00", reach=70)  # Sundays
    found = asked(books, "reach", 2000, date(2025, 6, 30), date(2025, 4, 1))
    assert found.known == date(2025, 5, 18)  # the post of the 25th is young
    assert found.so_far == 70 * 7  # the Sundays from the 6th of April to the 18th of May
    assert found.prospect is not None
    assert found.prospect.expected == pytest.approx(490 + 70 * 43 / 7)


def test_a_day_that_is_over_or_too_far_ahead_is_refused(books: Books) -> None:
    fill(books, 101, followers=2)
    with pytest.raises(GoalPassed, match="2025-05-31 is over"):
        asked(books, "followers", 1, LAST)
    with pytest.raises(GoalTooFar, match="2031-01-01 is too far ahead"):
        asked(books, "followers", 1, date(2031, 1, 1))


def test_a_metric_without_figures_is_told(books: Books) -> None:
    fill(books, 101, followers=2)
    with pytest.raises(NoHistory):
        asked(books, "saves", 1, date(2025, 6, 30))


def test_figures_that_begin_late_and_a_test_too_short_are_noted(books: Books) -> None:
    fill(books, 100, reach=10)
    found = asked(books, "reach", 900, date(2025, 12, 31), date(2025, 1, 1))
    said = " ".join(map(str, found.notes))
    assert "begin on 2025-02-21: what came before is not counted" in said
    assert "could be tested over" in said
