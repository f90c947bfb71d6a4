"""Questions that were not answered: counted, grouped, left for the team, closed by an answer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from bot.core.model import Outcome, Place, Role, Table
from bot.store import gaps
from bot.store.engine import open_engine, upgrade
from tests.contract.desks import choices
from tests.fakes.conversation import NOW
from tests.fakes.talk import Talk, shown

TAP = "how do I fix a leaking tap?"
DRIP = "how can I repair a dripping tap?"
CUP = "who won the world cup"
PORK = ("红烧肉怎么做才好吃", "怎样做红烧肉才好吃")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    engine = open_engine(f"sqlite:///{tmp_path / 'gaps.db'}")
    upgrade(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


def rows(talk: Talk, line: str = "/gaps") -> list[tuple[str, ...]]:
    """The rows that are shown; none where every question was answered."""
    tables = [block for block in talk.say(line).blocks if isinstance(block, Table)]
    return [row for table in tables for row in table.rows]


def test_without_a_gap_that_is_told(talk: Talk) -> None:
    talk.say("how do I choose a platform?")
    assert shown(talk.say("/gaps")) == "Nothing: every question so far was answered."
    assert rows(talk) == []


def test_a_question_that_is_not_answered_is_counted_each_time(talk: Talk) -> None:
    for text in (TAP, "How do I fix a LEAKING tap", CUP):
        assert talk.say(text).outcome is Outcome.NOT_FOUND
    assert rows(talk) == [(TAP, "2", "0"), (CUP, "1", "0")]


def test_questions_alike_are_one_line_with_the_sum_of_both(talk: Talk) -> None:
    for text in (TAP, DRIP, CUP):
        talk.say(text)
    first, second = sorted(rows(talk), key=lambda row: -int(row[1]))
    assert first == (f"{DRIP} (and 1 like it)", "2", "0")
    assert second == (CUP, "1", "0")


def test_chinese_questions_alike_are_one_line(talk: Talk) -> None:
    for text in (*PORK, CUP):
        talk.say(text)
    assert (f"{PORK[1]}（另有 1 个类似的）", "2", "0") in rows(talk, "/缺口")


def test_the_most_wanted_come_first_then_the_most_asked(talk: Talk) -> None:
    for text in (TAP, TAP, CUP, PORK[0], f"/leave {PORK[0]}"):
        talk.say(text)
    assert rows(talk) == [(PORK[0], "1", "1"), (TAP, "2", "0"), (CUP, "1", "0")]


def test_the_choice_below_a_miss_leaves_the_very_question(talk: Talk) -> None:
    leave = choices(talk.say(TAP))[-1]
    assert "/gaps" in shown(talk.say(leave.line))
    assert "2" in shown(talk.say(leave.line))
    assert rows(talk) == [(TAP, "1", "2")]


def test_a_question_can_be_left_in_chinese(talk: Talk) -> None:
    assert "/gaps" in shown(talk.say("/留言 投放预算谁来批"))
    assert rows(talk) == [("投放预算谁来批", "0", "1")]


def test_leave_without_a_question_is_usage(talk: Talk) -> None:
    reply = talk.say("/leave")
    assert reply.outcome is Outcome.USAGE
    assert "/leave who signs off paid posts" in shown(reply)


def test_teaching_the_answer_closes_the_gap(talk: Talk) -> None:
    for text in (TAP, CUP):
        talk.say(text)
    talk.say('/teach "How do I fix a leaking tap" Call the janitor.')
    assert rows(talk) == [(CUP, "1", "0")]
    reply = talk.say(TAP)
    assert reply.outcome is Outcome.ANSWERED
    assert "Call the janitor." in shown(reply)


def test_gaps_are_for_administrators_of_their_own_workspace(talk: Talk) -> None:
    talk.say(TAP)
    assert replace(talk, role=Role.MEMBER).say("/gaps").outcome is Outcome.DENIED
    assert rows(replace(talk, place=Place("fake", "other team", "general"))) == []


def test_anybody_may_leave_a_question(talk: Talk) -> None:
    assert replace(talk, role=Role.MEMBER).say(f"/leave {CUP}").outcome is Outcome.ANSWERED


def test_a_question_keeps_the_words_it_was_first_asked_in(session: Session) -> None:
    gaps.missed(session, "team", "Wer ist ＬＥＮＡ？", "en", now=NOW)
    again = gaps.missed(session, "team", "wer ist lena", "en", now=NOW + timedelta(hours=1))
    assert (again.question, again.asked) == ("Wer ist ＬＥＮＡ？", 2)
    assert again.last_at == NOW + timedelta(hours=1)


def test_of_a_long_question_the_beginning_is_kept(session: Session) -> None:
    gap = gaps.missed(session, "team", "x" * 4000, "en", now=NOW)
    assert gap.question == gap.key == "x" * gaps.LONGEST
    gaps.close(session, "team", "x" * 4000)
    assert gaps.open_gaps(session, "team") == ()
