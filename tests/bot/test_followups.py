"""Questions that go on from the one before, messages with two topics, and questions for figures."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session

from analytics.accounts import find
from bot.core.message import LIMIT
from bot.core.model import HOME_WORKSPACE, Outcome, Place, Text
from bot.store.links import link
from bot.store.turns import FRESH
from tests.contract.desks import choices
from tests.fakes.conversation import GROUP
from tests.fakes.talk import Talk, shown

RHYTHM = "how often should we post on instagram?"
FOLLOW_UPS = [
    (RHYTHM, "and on linkedin?", "posting-frequency"),
    ("what is a good engagement rate", "and on tiktok?", "benchmarks-platform"),
    ("一周发几条合适", "那抖音呢", "posting-frequency"),
    ("差评怎么回复", "那抖音呢", "negative-comments-reviews"),
    ("小红书靠什么推荐", "那抖音呢", "algorithm-tiktok-douyin"),
    ("how does the instagram algorithm work", "and for linkedin?", "algorithm-linkedin"),
    ("how does the linkedin algorithm work", "what about TikTok?", "algorithm-tiktok-douyin"),
]
APART: list[Callable[[Talk], Talk]] = [
    lambda talk: replace(talk, place=Place("fake", "team", "another channel")),
    lambda talk: replace(talk, place=Place("fake", "team", "general", thread="t1")),
    lambda talk: replace(talk, place=Place("fake", "other team", "general")),
    lambda talk: replace(talk, person="bob"),
    lambda talk: replace(talk, at=talk.at + FRESH),
]
ANSWERS = {Outcome.ANSWERED, Outcome.NOT_FOUND}
MARKETING = ["how do I choose a platform?", "怎么选择合适的社交媒体平台"]


def first(talk: Talk, text: str) -> str | None:
    """The article that the answer rests on first; None where it is not known."""
    return next(iter(talk.say(text).articles), None)


@pytest.mark.parametrize(("before", "question", "slug"), FOLLOW_UPS)
def test_a_follow_up_leans_on_the_question_before(
    talk: Talk, before: str, question: str, slug: str
) -> None:
    alone = first(talk, question)
    assert alone != slug or first(talk, before) != slug
    talk.say(before)
    assert first(talk, question) == slug


@pytest.mark.parametrize("apart", APART)
def test_a_follow_up_leans_on_nothing_said_in_another_talk(
    talk: Talk, apart: Callable[[Talk], Talk]
) -> None:
    talk.say(RHYTHM)
    assert first(apart(talk), "and on linkedin?") == "algorithm-linkedin"


def test_a_follow_up_leans_on_a_question_of_29_minutes_ago(talk: Talk) -> None:
    talk.say(RHYTHM)
    later = replace(talk, at=talk.at + timedelta(minutes=29))
    assert first(later, "and on linkedin?") == "posting-frequency"


def test_in_a_thread_a_follow_up_leans_on_whoever_asked(talk: Talk) -> None:
    thread = replace(talk, place=replace(GROUP, thread="t1"))
    thread.say(RHYTHM)
    assert first(replace(thread, person="bob"), "and on linkedin?") == "posting-frequency"


def test_a_chain_of_follow_ups_stays_on_its_topic(talk: Talk) -> None:
    talk.say(RHYTHM)
    for question in ("and on linkedin?", "what about tiktok?", "and on facebook?"):
        assert first(talk, question) == "posting-frequency"


def test_a_whole_question_leans_on_nothing(talk: Talk) -> None:
    talk.say(RHYTHM)
    asked = "how do we answer angry comments"
    assert first(talk, asked) == first(replace(talk, person="bob"), asked)


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        (
            "how often should we post on instagram, and how do we answer angry comments?",
            ["How often should I post?", "How do I handle negative comments and bad reviews?"],
        ),
    ],
)
def test_a_message_with_two_topics_gets_both_articles(
    talk: Talk, text: str, headings: list[str]
) -> None:
    reply = talk.say(text)
    assert [line for line in shown(reply).splitlines() if line in headings] == headings
    assert list(reply.articles[:2]) == ["posting-frequency", "negative-comments-reviews"]


def test_what_is_answered_already_is_not_offered_again(talk: Talk) -> None:
    reply = talk.say("how often should we post on instagram, and how do we answer angry comments?")
    offered = [choice.label for choice in choices(reply)]
    assert not set(offered) & set(shown(reply).splitlines())


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what is the average click rate of pharma ads on snapchat in 2025", "I have no figure"),
        ("how many followers does nike have on threads", "I have no figure"),
        ("2024年医药行业在快手的平均点击率是多少", "这个数字我没有"),
        ("平均每条抖音广告的点击率是多少", "这个数字我没有"),
    ],
)
def test_a_figure_that_the_base_lacks_is_not_replaced_by_another(
    talk: Talk, question: str, told: str
) -> None:
    reply = talk.say(question)
    assert (reply.outcome, reply.articles) == (Outcome.NOT_FOUND, ())
    texts = [block.body for block in reply.blocks if isinstance(block, Text)]
    assert texts[0].startswith(told)
    assert not re.search(r"\d", "".join(texts))
    assert [choice.line.split()[0] for choice in choices(reply)] == [*3 * ["/ask"], "/leave"]


@pytest.mark.parametrize(
    ("question", "slug"),
    [
        ("how many posts a week should we publish", "posting-frequency"),
        ("how many hashtags are best", "hashtags"),
        ("一周发几条合适", "posting-frequency"),
        ("互动率多少算好", "benchmarks-platform"),
    ],
)
def test_a_question_for_advice_on_how_many_is_answered(
    talk: Talk, question: str, slug: str
) -> None:
    reply = talk.say(question)
    assert reply.outcome is Outcome.ANSWERED
    assert slug in reply.articles


@pytest.mark.parametrize(
    "text",
    [
        *MARKETING,
        "how do I fix a leaking tap?",
        "红烧肉怎么做才好吃",
        "how many followers does nike have on threads",
        "/help",
        "/help teach",
        "帮助",
        "/gaps",
        "/leave who signs off paid posts",
        '/teach "Who signs off paid posts?" Lena.',
        "/report",
        "/raport",
        ("tap leak water " * 300)[:LIMIT],
    ],
)
def test_every_choice_of_a_reply_is_a_line_that_is_answered(talk: Talk, text: str) -> None:
    _see_sample(talk)
    for choice in choices(talk.say(text)):
        answer = talk.say(choice.line)
        is_add = choice.line in {"/add", "/添加"}  # which wants a file beside it
        assert answer.outcome in ({Outcome.USAGE} if is_add else ANSWERS), choice


@pytest.mark.parametrize(
    "text",
    [
        *("how do other companies do last month", "how did our competitors do last week"),
        *("竞争对手上个月表现怎么样", "别人上个月数据怎么样"),
    ],
)
def test_how_others_do_is_a_question_and_no_report_on_us(talk: Talk, text: str) -> None:
    _see_sample(talk)
    assert talk.say(text).articles


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("report for acme last week", "There is no account acme here"),
        ("how did acme do last week", "There is no account acme here"),
        ("上周 acme 的数据怎么样", "这里没有名为 acme 的账号"),
        ("上个月蜜雪冰城的数据怎么样", "这里没有名为 蜜雪冰城 的账号"),
    ],
)
def test_an_account_that_is_not_there_is_told_with_those_that_are(
    talk: Talk, text: str, told: str
) -> None:
    _see_sample(talk)
    reply = talk.say(text)
    assert reply.outcome is Outcome.USAGE
    assert shown(reply).startswith(told)
    (choice,) = choices(reply)
    assert choice.line.startswith("/report sample ")
    assert talk.say(choice.line).outcome is Outcome.ANSWERED


def test_a_famous_name_without_an_account_is_a_question(talk: Talk) -> None:
    _see_sample(talk)
    assert first(talk, "how did duolingo do on tiktok") == "duolingo-tiktok"


def _see_sample(talk: Talk) -> None:
    """Link the sample to the place, so that there is an account to report on."""
    with Session(talk.application.engine) as session:
        link(session, talk.place, find(session, HOME_WORKSPACE, "sample"))
