"""What is found in an account's figures, and what is not."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from sqlmodel import select

from analytics.findings import Finding, dead_hours, findings
from analytics.freshness import freshness
from analytics.period import Period
from analytics.tables import Certainty, Comment
from tests.analytics.books import BERLIN, NOW, Books, instant

MAY = Period(date(2025, 5, 1), date(2025, 5, 28), BERLIN)
JUNE = "2025-06-10"
STEADY = (90, 95, 100, 105, 110, 92, 98, 102, 108, 100, 96, 104)


def found(books: Books) -> dict[str, Finding]:
    books.day(JUNE, books.file(), profile_views=1)  # no post is young
    fresh = freshness(books.session, books.account, BERLIN, NOW + timedelta(days=20))
    asked = (books.session, books.account, MAY, fresh)
    every = (*findings(*asked), *dead_hours(*asked))
    return {finding.name: finding for finding in every}


def posts(
    books: Books, first: str, reach: Sequence[int], *, kind: str = "image", share: float = 0.05
) -> None:
    """A post every second day from `first` on, engaged with by a share of its reach."""
    for step, value in enumerate(reach):
        day = date.fromisoformat(first) + timedelta(days=2 * step)
        at = f"{day}T12:00"
        books.post(at, kind=kind, reach=value, engagements=round(value * share), likes=value)


def test_an_account_that_goes_on_as_before_has_no_finding(books: Books) -> None:
    posts(books, "2025-04-03", STEADY)
    posts(books, "2025-05-01", STEADY)
    assert found(books) == {}


def test_falling_reach_says_how_much_and_of_how_many(books: Books) -> None:
    posts(books, "2025-04-03", STEADY)
    posts(books, "2025-05-01", [value // 2 for value in STEADY])
    (finding,) = found(books).values()
    assert finding.name == "falling_reach"
    values = finding.sentence.values
    assert values["percent"] == 50
    assert (values["n"], values["n_before"]) == (12, 12)
    least, most = values["least"], values["most"]
    assert isinstance(least, int)
    assert isinstance(most, int)
    assert 40 <= least <= 50 <= most <= 60


def test_a_small_fall_is_none_to_act_on(books: Books) -> None:
    posts(books, "2025-04-03", [100] * 12)
    posts(books, "2025-05-01", [90] * 12)
    assert "falling_reach" not in found(books)


def test_a_fall_that_may_be_chance_is_not_told(books: Books) -> None:
    wild = (10, 1_000, 30, 500, 80, 200, 20, 900, 60, 300, 40, 700)
    posts(books, "2025-04-03", wild)
    posts(books, "2025-05-01", [round(value * 0.8) for value in wild])
    assert "falling_reach" not in found(books)


def test_five_posts_are_too_few_for_a_fall(books: Books) -> None:
    posts(books, "2025-04-03", STEADY)
    posts(books, "2025-05-01", [1] * 5)
    assert "falling_reach" not in found(books)


def test_posts_seen_more_and_engaged_with_less(books: Books) -> None:
    posts(books, "2025-04-03", [10 * value for value in STEADY])
    posts(books, "2025-05-01", [20 * value for value in STEADY], share=0.02)
    finding = found(books)["views_up_engagement_down"]
    assert (finding.sentence.values["up"], finding.sentence.values["down"]) == (100, 60)


def test_low_saves_are_against_the_year_before(books: Books) -> None:
    for step in range(24):
        day = date(2024, 12, 1) + timedelta(days=6 * step)
        books.post(f"{day}T12:00", reach=1_000 + step, saves=20)
    for step in range(12):
        day = date(2025, 5, 1) + timedelta(days=2 * step)
        books.post(f"{day}T12:00", reach=1_000 + step, saves=10)
    finding = found(books)["low_saves"]
    assert finding.sentence.values["n_before"] == 24
    percent = finding.sentence.values["percent"]
    assert isinstance(percent, int)
    assert 48 <= percent <= 52


def test_a_format_far_ahead_is_named(books: Books) -> None:
    posts(books, "2025-04-03", STEADY)
    posts(books, "2025-05-01", STEADY)
    posts(books, "2025-05-02", [3 * value for value in STEADY], kind="reel")
    finding = found(books)["one_format_ahead"]
    assert str(finding.sentence.values["kind_label"]) == "reel"
    assert (finding.sentence.values["times"], finding.sentence.values["n"]) == ("3.0", 12)


def test_a_single_type_is_ahead_of_nothing(books: Books) -> None:
    posts(books, "2025-04-03", STEADY, kind="reel")
    assert "one_format_ahead" not in found(books)


def test_a_gap_is_one_against_the_accounts_own_rhythm(books: Books) -> None:
    posts(books, "2025-04-03", STEADY)
    posts(books, "2025-05-01", STEADY[:4])  # the last on 7 May, the period ends on 28 May
    finding = found(books)["posting_gap"]
    assert finding.sentence.values["days"] == 21
    assert finding.sentence.values["typical"] == "2"


def test_a_weekly_account_has_no_gap_after_ten_days(books: Books) -> None:
    for step in range(12):
        day = date(2025, 2, 4) + timedelta(days=7 * step)
        books.post(f"{day}T12:00", reach=100)
    for at in ("2025-05-01T12:00", "2025-05-11T12:00", "2025-05-21T12:00"):
        books.post(at, reach=100)
    assert "posting_gap" not in found(books)


def test_a_post_that_went_around_is_named(books: Books) -> None:
    posts(books, "2025-04-03", STEADY)
    posts(books, "2025-05-01", STEADY)
    books.post("2025-05-02T12:00", reach=5_000, text="The dog in the roastery")
    finding = found(books)["viral_outlier"]
    assert finding.sentence.values["percent"] == 81  # 5,000 of 6,200
    assert finding.sentence.values["post"] == "The dog in the roastery"


def test_posting_at_hours_that_do_worse_is_a_habit_to_change(books: Books) -> None:
    for age in range(180):
        day = date(2025, 5, 28) - timedelta(days=age)
        weak = age % 2 == 0
        at, reach = ("20:00", 500) if weak else ("08:00", 1_000)
        books.post(f"{day}T{at}", reach=reach + 10 * (age % 7), text="a post")
    finding = found(books)["dead_hours"]
    assert finding.sentence.values["percent"] == 50
    assert finding.sentence.values["hours"] == "22:00"  # 20:00 UTC in Berlin


@pytest.mark.parametrize(("last", "is_told"), [(9_940, True), (9_960, False)])
def test_a_loss_of_half_a_percent_of_the_followers_is_told(
    books: Books, last: int, is_told: bool
) -> None:
    file = books.file()
    books.day("2025-04-30", file, followers=10_000)
    for day in range(1, 29):
        books.day(f"2025-05-{day:02}", file, followers=10_000 if day < 28 else last)
    told = found(books)
    assert ("follower_loss" in told) == is_told
    if is_told:
        assert told["follower_loss"].sentence.values["count"] == 60


def talk(books: Books, asked: int, answered: int, *, is_threaded: bool = True) -> None:
    """So many comments at noon of 2 May, the first of them answered two hours later."""
    file = books.file()
    noon = instant("2025-05-02T12:00")
    for number in range(asked + answered):
        is_own = number >= asked
        comment = Comment(
            account_id=books.account_id,
            import_id=file,
            platform_id=f"c{number}",
            post_platform_id=f"p{number % asked}",
            person="",
            is_own=is_own,
            published_at=noon + timedelta(hours=2) if is_own else noon,
            certainty=Certainty.STATED,
            reply_to=f"c{number - asked}" if is_own and is_threaded else "",
        )
        books.session.add(comment)
    books.session.flush()


@pytest.mark.parametrize(
    ("asked", "answered", "is_told"), [(6, 3, True), (6, 4, False), (5, 1, False)]
)
@pytest.mark.parametrize("is_threaded", [True, False])
def test_half_of_at_least_six_comments_without_an_answer_is_told(
    books: Books, asked: int, answered: int, is_told: bool, is_threaded: bool
) -> None:
    talk(books, asked, answered, is_threaded=is_threaded)
    told = found(books)
    assert ("comments_unanswered" in told) == is_told
    if is_told:
        values = told["comments_unanswered"].sentence.values
        assert (values["percent"], values["n"], values["hours"]) == (50, 6, 48)
        assert (values["typical"], values["count"]) == ("2.0", 3)


def test_where_no_comment_has_an_answer_none_is_called_typical(books: Books) -> None:
    talk(books, 6, 1)
    (answer,) = books.session.exec(select(Comment).where(Comment.platform_id == "c6"))
    answer.is_own = False  # a fan's
    sentence = str(found(books)["comments_unanswered"].sentence)
    assert sentence == (
        "100% of 7 comments that are at least 48 hours old have no answer from the account."
    )


def test_a_post_still_collecting_is_in_no_finding(books: Books) -> None:
    posts(books, "2025-04-03", STEADY)
    posts(books, "2025-05-01", STEADY)
    books.post("2025-05-28T12:00", reach=9_000, text="so far")
    fresh = freshness(books.session, books.account, BERLIN, NOW)
    assert list(findings(books.session, books.account, MAY, fresh)) == []
