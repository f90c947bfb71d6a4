"""Which comments the account answered, and how soon."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from sqlmodel import Session

from analytics.answers import Answers, answers
from analytics.period import Period
from analytics.tables import Certainty, Comment
from tests.analytics.books import BERLIN, NOW, Books, instant

MAY = Period(date(2025, 5, 1), date(2025, 5, 31), BERLIN)
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Talk:
    """Writes the comments of one import."""

    books: Books
    file: int

    @property
    def session(self) -> Session:
        return self.books.session

    def says(
        self,
        id: str,  # noqa: A002 - the platform's word
        at: str,
        *,
        reply_to: str = "",
        post: str = "p1",
        is_own: bool = False,
        certainty: Certainty = Certainty.STATED,
    ) -> None:
        comment = Comment(
            account_id=self.books.account_id,
            import_id=self.file,
            platform_id=id,
            post_platform_id=post,
            person="",
            is_own=is_own,
            published_at=instant(f"2025-{at}"),
            certainty=certainty,
            reply_to=reply_to,
        )
        self.session.add(comment)
        self.session.flush()

    def found(self, period: Period = MAY) -> Answers | None:
        return answers(self.session, self.books.account_id, period)


@pytest.fixture
def talk(books: Books) -> Talk:
    return Talk(books, books.file())


def test_a_reply_to_a_comment_is_its_answer(talk: Talk) -> None:
    talk.says("c1", "05-03T10:00")
    talk.says("c2", "05-03T11:00")
    talk.says("a1", "05-03T13:30", reply_to="c1", is_own=True)
    assert talk.found() == Answers(n=2, unanswered=1, timed=1, typical=3.5 * HOUR)


def test_the_first_of_several_answers_counts(talk: Talk) -> None:
    talk.says("c1", "05-03T10:00")
    talk.says("a2", "05-05T10:00", reply_to="c1", is_own=True)
    talk.says("a1", "05-03T11:00", reply_to="c1", is_own=True)
    assert talk.found() == Answers(n=1, unanswered=0, timed=1, typical=HOUR)


def test_a_reply_below_the_thread_s_first_comment_answers_what_came_before_it(talk: Talk) -> None:
    talk.says("c1", "05-03T10:00")
    talk.says("c2", "05-03T11:00", reply_to="c1")
    talk.says("a1", "05-03T12:00", reply_to="c1", is_own=True)
    talk.says("c3", "05-03T13:00", reply_to="c1")
    assert talk.found() == Answers(n=3, unanswered=1, timed=2, typical=1.5 * HOUR)


def test_where_replies_are_told_a_later_comment_on_the_post_is_no_answer(talk: Talk) -> None:
    talk.says("c1", "05-03T10:00")
    talk.says("c2", "05-03T11:00", reply_to="c1")
    talk.says("a1", "05-03T12:00", is_own=True)
    assert talk.found() == Answers(n=2, unanswered=2, timed=0, typical=None)


def test_where_replies_are_not_told_a_later_comment_on_the_post_is_the_answer(talk: Talk) -> None:
    talk.says("c1", "05-03T10:00")
    talk.says("a1", "05-03T12:00", is_own=True)
    talk.says("c2", "05-03T13:00")
    talk.says("c3", "05-03T10:00", post="p2")
    assert talk.found() == Answers(n=3, unanswered=2, timed=1, typical=2 * HOUR)


def test_without_replies_and_without_a_word_of_the_account_nothing_can_be_told(talk: Talk) -> None:
    talk.says("c1", "05-03T10:00")
    assert talk.found() is None


def test_a_comment_of_less_than_48_hours_may_still_be_answered(talk: Talk) -> None:
    talk.says("c1", (NOW - 48 * HOUR).strftime("%m-%dT%H:%M"))  # the books' file is of NOW
    talk.says("c2", (NOW - 47 * HOUR).strftime("%m-%dT%H:%M"), reply_to="c1")
    assert talk.found() == Answers(n=1, unanswered=1, timed=0, typical=None)


def test_an_answer_may_come_after_the_period_and_the_comment_not_before_it(talk: Talk) -> None:
    week = Period(date(2025, 5, 1), date(2025, 5, 7), BERLIN)
    talk.says("c0", "04-30T10:00")
    talk.says("c1", "05-07T10:00")
    talk.says("c2", "05-08T10:00")
    talk.says("a1", "05-09T10:00", reply_to="c1", is_own=True)
    assert talk.found(week) == Answers(n=1, unanswered=0, timed=1, typical=48 * HOUR)


def test_a_day_without_a_time_says_that_it_was_answered_and_not_how_soon(talk: Talk) -> None:
    talk.says("c1", "05-03T12:00", certainty=Certainty.DATE_ONLY)
    talk.says("a1", "05-03T12:00", reply_to="c1", is_own=True, certainty=Certainty.DATE_ONLY)
    assert talk.found() == Answers(n=1, unanswered=0, timed=0, typical=None)


def test_of_a_comment_in_two_files_the_newest_word_counts(talk: Talk) -> None:
    talk.says("c1", "05-03T10:00")
    talk.says("a1", "05-03T11:00", reply_to="c1", is_own=True)
    later = Talk(talk.books, talk.books.file())
    later.says("c1", "05-03T10:00")
    later.says("a1", "05-03T12:00", reply_to="c1", is_own=True)
    assert talk.found() == Answers(n=1, unanswered=0, timed=1, typical=2 * HOUR)
