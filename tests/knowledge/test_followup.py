import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.constants import LEANING_WORDS, POINTING_WORDS
from knowledge.followup import content_words, leans, points

LEANING = [
    *("and on linkedin?", "And for small teams?", "what about tiktok", "how about reels?"),
    *("and what about stories?", "same for youtube?", "what if we have no budget", "why?"),
    *("why not?", "and why is that?", "for example?", "tell me more"),
    *("那抖音呢", "那么小红书呢？", "还有视频号呢", "小红书呢", "为什么", "那为什么呢？", "比如呢"),
    *("举个例子", "详细点"),
]
WHOLE = [
    *("how often should we post on linkedin?", "and how do we answer angry comments?"),
    *("and what is a good engagement rate", "why is our reach falling", "brand and product"),
    *("小红书怎么选达人", "那我们应该怎么回复差评？", "为什么我们的触达下降了", ""),
]


@pytest.mark.parametrize("question", LEANING)
def test_a_question_that_goes_on_says_so_by_its_words(question: str) -> None:
    assert leans(question)


@pytest.mark.parametrize("question", WHOLE)
def test_a_question_that_stands_alone_does_not_lean(question: str) -> None:
    assert not leans(question)


def test_a_question_that_says_enough_does_not_lean_whatever_it_begins_with() -> None:
    question = "what about hiring creators for our summer campaign in Brazil"
    assert content_words(question) > LEANING_WORDS
    assert not leans(question)


@pytest.mark.parametrize(
    "question", ["how do I do that", "is it worth it?", "这个怎么做", "它有用吗"]
)
def test_a_question_that_names_nothing_itself_points(question: str) -> None:
    assert points(question)


@pytest.mark.parametrize(
    "question", ["is that hashtag good for our instagram reach", "how do we start", "怎么涨粉"]
)
def test_a_question_that_names_its_subject_does_not_point(question: str) -> None:
    assert not points(question)


def test_content_words_are_counted_once_each() -> None:
    assert content_words("the reach of the Reach of instagram") == 2  # reach, instagram
    assert content_words("and on it?") == 0
    assert content_words("") == 0


@given(st.text(max_size=300))
def test_any_text_leans_and_points_with_few_words_alone(text: str) -> None:
    if leans(text):
        assert content_words(text) <= LEANING_WORDS
    if points(text):
        assert content_words(text) <= POINTING_WORDS
