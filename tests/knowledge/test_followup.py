import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.constants import LEANING_WORDS, POINTING_WORDS
from knowledge.followup import content_words, continued, leans, points

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


@pytest.mark.parametrize(
    ("before", "question", "asked"),
    [
        ("小红书怎么涨粉", "那抖音呢", "抖音怎么涨粉"),
        ("how do I grow on Xiaohongshu?", "what about TikTok?", "how do I grow on TikTok?"),
        ("post on IG, the ig grid", "and for LinkedIn", "post on LinkedIn, the LinkedIn grid"),
        ("how long is an instagram reel", "and stories", "how long is an instagram stories"),
        ("B站怎么投up主", "那小红书呢", "小红书怎么投up主"),
        ("微信公众号怎么涨粉", "视频号呢", "视频号怎么涨粉"),
        ("b2b on linkedin", "and b2c on x?", "b2c on x"),
    ],
)
def test_a_new_name_of_the_same_kind_takes_the_place_of_the_old(
    before: str, question: str, asked: str
) -> None:
    assert continued(before, question).asked == asked


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("how do I grow on instagram", "and in Brazil?"),  # another kind of thing
        ("instagram or tiktok?", "and linkedin?"),  # which of the two?
        ("how do I grow on twitter", "and on X?"),  # the same one
        ("how do I grow", "and on tiktok?"),
        ("the xerox of my box", "and on tiktok?"),  # no name inside a word
    ],
)
def test_otherwise_the_question_stands_behind_the_one_before(before: str, question: str) -> None:
    both = continued(before, question)
    assert both.asked == both.text == f"{before} {question}"


def test_what_both_ask_is_searched_twice() -> None:
    both = continued("小红书怎么涨粉", "那抖音呢")
    assert both.text == "抖音怎么涨粉  怎么涨粉"


def test_what_else_is_said_is_kept() -> None:
    both = continued("how do I grow on instagram", "and on tiktok in Brazil?")
    assert both.asked == "how do I grow on tiktok and on tiktok in Brazil?"


@given(st.text(max_size=60), st.sampled_from(["那抖音呢", "and on tiktok?", "and \\1?"]))
def test_any_two_questions_make_one(before: str, question: str) -> None:
    both = continued(before, question)
    assert both.text.startswith(both.asked)


@given(st.text(max_size=300))
def test_any_text_leans_and_points_with_few_words_alone(text: str) -> None:
    if leans(text):
        assert content_words(text) <= LEANING_WORDS
    if points(text):
        assert content_words(text) <= POINTING_WORDS
