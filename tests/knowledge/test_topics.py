import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import topics
from knowledge.base import KnowledgeBase
from knowledge.topics import parts

RHYTHM = "how often should we post on instagram"
ANGRY = "how do we answer angry comments on facebook"


@pytest.mark.parametrize(
    "between",
    ["? And ", ", and ", " and also ", "; ", ". ", ", but "],
)
def test_two_english_questions_are_parted(between: str) -> None:
    first, second = parts(f"{RHYTHM}{between}{ANGRY}")
    assert first.rstrip("?.;") == RHYTHM
    assert second.endswith(ANGRY)


@pytest.mark.parametrize("between", ["？", "，另外", "，还有", "；", "，顺便问一下"])
def test_two_chinese_questions_are_parted(between: str) -> None:
    first, second = parts(f"小红书多久发一次笔记{between}用户差评应该怎么回复")
    assert first.startswith("小红书多久发一次笔记")
    assert second.endswith("用户差评应该怎么回复")


@pytest.mark.parametrize(
    "question",
    [RHYTHM, "how do photos and videos compare on instagram", "怎么选择合适的社交媒体平台", ""],
)
def test_one_question_stays_whole(question: str) -> None:
    assert len(parts(question)) <= 1


def test_a_greeting_is_no_question_of_its_own() -> None:
    assert parts(f"Hello there. {RHYTHM}") == (RHYTHM,)


def second(base: KnowledgeBase, question: str) -> list[str]:
    """The first two articles where there is a second topic, else none."""
    result, has_two = base.with_second_topic(question, None, base.search(question))
    return [hit.key for hit in result.hits[:2]] if has_two else []


def test_the_second_topic_takes_the_second_place(base: KnowledgeBase) -> None:
    question = f"{RHYTHM}? And {ANGRY}?"
    assert second(base, question) == ["posting-frequency", "negative-comments-reviews"]


def test_no_article_is_lost_or_doubled(base: KnowledgeBase) -> None:
    question = f"{RHYTHM}? And {ANGRY}?"
    before = base.search(question)
    after, _ = base.with_second_topic(question, None, before)
    keys = [hit.key for hit in after.hits]
    assert len(keys) == len(set(keys)) == len(before.hits)
    assert (after.answered, after.confidence) == (before.answered, before.confidence)


@pytest.mark.parametrize(
    "question",
    [
        RHYTHM,
        f"{RHYTHM}? And how often should we post on facebook?",  # the same article twice
        f"{RHYTHM}? And how do I fix a leaking tap?",
        "how do I fix a leaking tap? And how do I boil an egg?",
        "怎么选择合适的社交媒体平台",
    ],
)
def test_a_message_of_one_topic_is_left_as_it_is(base: KnowledgeBase, question: str) -> None:
    result = base.search(question)
    assert base.with_second_topic(question, None, result) == (result, False)


def test_a_part_that_is_not_certain_makes_no_topic(
    base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(topics, "TOPIC_CONFIDENCE", 1.1)
    assert second(base, f"{RHYTHM}? And {ANGRY}?") == []


@given(st.text(max_size=300))
def test_the_parts_of_any_text_stand_in_it_in_order(text: str) -> None:
    start = 0
    for part in parts(text):
        start = text.index(part, start) + len(part)
