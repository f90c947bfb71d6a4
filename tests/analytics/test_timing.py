"""When posts do better: what is found, what is not claimed, and on what it rests."""

from datetime import date
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from analytics.effects import Verdict
from analytics.metrics import BASE_BY_NAME
from analytics.period import Period
from analytics.sample_history import SamplePost
from analytics.sample_history import posts as sample_posts
from analytics.tables import Certainty
from analytics.timing import Timing, timing
from tests.analytics.books import LONDON, NOW, Books
from tests.analytics.histories import YEAR, posts

REACH = BASE_BY_NAME["reach"]


def found(books: Books, period: Period = YEAR) -> Timing:
    return timing(books.session, books.account, period, REACH, now=NOW)


def said(timing: Timing) -> str:
    return " ".join(map(str, timing.notes))


def test_a_better_hour_is_named_with_its_interval_and_posts(books: Books) -> None:
    posts(books, 240, hours={8: 1.5, 12: 1.0, 18: 1.0})
    best = found(books).named(Verdict.BETTER)[0]
    hours = {slot.hour: slot.effect for slot in found(books).hours}
    assert best.hour == 8
    assert hours[8].verdict is Verdict.BETTER
    assert hours[8].multiple == pytest.approx(1.5 ** (2 / 3), rel=0.12)  # a third of the posts
    assert sum(effect.n for effect in hours.values()) == 240


def test_where_no_hour_matters_none_is_named(books: Books) -> None:
    posts(books, 200, hours={8: 1.0, 12: 1.0, 18: 1.0})
    assert found(books).named(Verdict.BETTER) == ()
    assert found(books).named(Verdict.WEAKER) == ()


def test_an_hour_is_not_better_for_the_type_that_is_posted_then(books: Books) -> None:
    posts(books, 120, hours={8: 1.0, 12: 1.0}, kinds={"reel": 3.0})
    posts(books, 120, hours={12: 1.0, 18: 1.0}, kinds={"image": 1.0}, seed=2)
    assert found(books).named(Verdict.BETTER) == ()


def test_assumed_instants_claim_neither_hours_nor_weekdays(books: Books) -> None:
    posts(books, 120, hours={8: 2.0, 12: 1.0}, certainty=Certainty.ASSUMED)
    timing = found(books)
    assert (timing.hours, timing.weekdays, timing.cells) == ((), (), ())
    assert (timing.with_hour, timing.with_day) == (0, 0)
    assert "Left out, as the export names no zone" in said(timing)
    assert "120 posts" in said(timing)


def test_posts_of_which_the_date_is_known_have_weekdays_alone(books: Books) -> None:
    posts(books, 120, certainty=Certainty.DATE_ONLY)
    timing = found(books)
    assert (timing.hours, timing.cells, len(timing.weekdays)) == ((), (), 7)
    assert "In the weekdays alone, as only their date is known: 120" in said(timing)


def test_assumed_instants_change_nothing_for_the_sure_ones(books: Books) -> None:
    posts(books, 120, hours={8: 1.5, 12: 1.0})
    before = found(books).hours
    posts(books, 60, hours={12: 3.0}, certainty=Certainty.ASSUMED, seed=3)
    assert found(books).hours == before


def test_an_hour_with_few_posts_is_too_few_to_say(books: Books) -> None:
    posts(books, 60, hours={8: 1.0, 12: 1.0})
    posts(books, 5, hours={18: 9.0}, seed=4)
    (evening,) = (slot for slot in found(books).hours if slot.hour == 18)
    assert (evening.effect.n, evening.effect.verdict) == (5, Verdict.TOO_FEW)


def test_hours_and_weekdays_are_those_of_the_zone(books: Books) -> None:
    posts(books, 30, hours={0: 1.0})
    london = Period(YEAR.first, YEAR.last, LONDON)
    assert {slot.hour for slot in found(books, london).hours} == {23}


def write(books: Books, history: tuple[SamplePost, ...]) -> None:
    for post in history:
        books.post(post.published_at.isoformat(), kind=post.kind, reach=post.reach)


def test_the_sample_s_good_hours_are_found_and_its_bad_one_is_not_recommended(
    books: Books,
) -> None:
    """True effects on reach: 7:00 1.15, 8:00 1.25, 12:00 .95, 17:00 1.05, 20:00 .85 (UTC)."""
    for seed in range(20, 24):
        write(books, sample_posts(date(2025, 3, 25), seed))
    period = Period.ending(date(2025, 3, 20), 540, ZoneInfo("UTC"))
    by_utc = {slot.hour: slot.effect for slot in found(books, period).hours}
    assert by_utc[8].verdict is by_utc[7].verdict is Verdict.BETTER
    assert by_utc[20].verdict is Verdict.WEAKER
    for hour, factor in ((7, 1.15), (8, 1.25), (12, 0.95), (17, 1.05), (20, 0.85)):
        low, high = by_utc[hour].low, by_utc[hour].high
        assert low is not None
        assert high is not None
        assert low <= factor / USUAL <= high


USUAL = float(np.exp(0.2 * np.log(1.15 * 0.95 * 1.05) + 0.25 * np.log(1.25) + 0.15 * np.log(0.85)))
"""The mean of the factors, by how often each hour is used."""
