"""Advice and evidence meet: findings cite articles, articles show the team's own figures."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlmodel import Session

from analytics.tables import Account, Platform
from bot.core.model import (
    HOME_WORKSPACE,
    Bullets,
    Choice,
    Choices,
    Facts,
    Outcome,
    Reply,
    Text,
)
from tests.analytics.books import Books
from tests.fakes.conversation import NOW
from tests.fakes.talk import Talk, shown

QUESTION = {"en": "what is a good engagement rate", "zh": "互动率多少算好"}
HEADING = {"en": "On your accounts", "zh": "你们账号的数据"}


@pytest.fixture
def books(at_home: Talk) -> Iterator[Books]:
    """An Instagram account of the team, with a post a day whose reach has halved."""
    with Session(at_home.application.engine) as session:
        account = Account(
            workspace=HOME_WORKSPACE,
            name="acme",
            name_key="acme",
            platform=Platform.INSTAGRAM,
            created_at=NOW,
        )
        session.add(account)
        session.flush()
        books = Books(session, account, account.number)
        for age in range(56):
            at = NOW - timedelta(days=1 + age)
            reach = (50 if age < 28 else 100) + age % 5
            books.post(at.isoformat(), reach=reach, engagements=5, likes=5)
        books.day(f"{NOW.date() - timedelta(days=1)}", books.file(NOW), profile_views=1)
        session.commit()
        yield books


def choices(reply: Reply) -> list[Choice]:
    return [
        choice for block in reply.blocks if isinstance(block, Choices) for choice in block.items
    ]


@pytest.mark.usefixtures("books")
@pytest.mark.parametrize(
    ("line", "start"), [("/report acme", "A typical post"), ("报告 acme", "与上")]
)
def test_a_finding_of_a_report_names_the_article_that_speaks_to_it(
    at_home: Talk, line: str, start: str
) -> None:
    reply = at_home.say(line)
    (found,) = (block for block in reply.blocks if isinstance(block, Bullets))
    assert found.items[0].startswith(start)
    read = next(choice for choice in choices(reply) if choice.line.startswith("/ask "))
    assert found.items[0].endswith(read.label)
    article = at_home.say(read.line)
    assert article.outcome is Outcome.ANSWERED
    assert article.articles[0] == "algorithm-instagram"


@pytest.mark.usefixtures("books")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_answer_shows_what_the_teams_own_figures_say(at_home: Talk, language: str) -> None:
    reply = at_home.say(QUESTION[language])
    assert HEADING[language] in shown(reply)
    (facts,) = (block for block in reply.blocks if isinstance(block, Facts))
    rate = facts.rows[0]
    assert rate.metric == "engagement_rate_by_reach"
    assert rate.value == pytest.approx(5 * 28 / sum(50 + age % 5 for age in range(28)))
    assert rate.n == 28
    report = next(choice for choice in choices(reply) if choice.line == "/report acme")
    assert at_home.say(report.line).outcome is Outcome.ANSWERED


def test_made_up_figures_are_none_of_the_teams(at_home: Talk) -> None:
    assert HEADING["en"] not in shown(at_home.say(QUESTION["en"]))


@pytest.mark.usefixtures("books")
def test_a_place_that_sees_no_account_is_shown_no_figures(talk: Talk) -> None:
    assert HEADING["en"] not in shown(talk.say(QUESTION["en"]))


@pytest.mark.usefixtures("books")
def test_an_article_that_names_no_metric_shows_none(at_home: Talk) -> None:
    reply = at_home.say("what data protection rules apply to our newsletter sign-ups")
    heads = [block.body for block in reply.blocks if isinstance(block, Text)]
    article = at_home.application.knowledge().article(reply.articles[0], "en")
    assert (HEADING["en"] in heads) == bool({"reach"} & set(article.metrics))
