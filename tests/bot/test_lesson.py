"""A lesson is parted into its question and its answer, however it is quoted."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.commands.lesson import parted
from bot.errors import UnreadLesson

MARKED = st.text(alphabet="'\"‘’“”「」『』?？ a谁。=", max_size=40)


@given(st.text() | MARKED)
def test_any_lesson_is_parted_into_a_question_and_an_answer_or_refused(lesson: str) -> None:
    try:
        question, answer = parted(lesson)
    except UnreadLesson:
        return
    assert question in lesson
    assert lesson.strip().endswith(answer)
    assert any(map(str.isalnum, question))
    assert any(map(str.isalnum, answer))


TERMS = st.text(st.characters(categories=["L", "N", "Zs"]), min_size=3, max_size=60).filter(
    lambda text: text.strip() == text and any(map(str.isalnum, text))
)
PAIRS = ['""', "“”", "''", "‘’", "「」", "『』", "＂＂", "＇＇"]


@given(question=TERMS, answer=TERMS, quotes=st.sampled_from(PAIRS))
def test_whatever_stands_in_quotes_is_the_question(question: str, answer: str, quotes: str) -> None:
    assert parted(f"{quotes[0]}{question}{quotes[1]} {answer}") == (question, answer)


WORDS = st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=1, max_size=8)
APOSTROPHES = st.builds("{0}{1}{2}".format, WORDS, st.sampled_from("'’"), WORDS)
SENTENCES = st.lists(WORDS | APOSTROPHES, min_size=1, max_size=8).map(" ".join)


@given(question=SENTENCES, answer=SENTENCES, quotes=st.sampled_from(PAIRS))
def test_apostrophes_inside_words_end_no_quotes(question: str, answer: str, quotes: str) -> None:
    assert parted(f"{quotes[0]}{question}{quotes[1]} {answer}") == (question, answer)


@given(question=SENTENCES, answer=SENTENCES)
@example(question="what's new", answer="ask lena's team")
def test_apostrophes_are_no_quotes(question: str, answer: str) -> None:
    question = f"who {question}?"
    assert parted(f"{question} {answer}") == (question, answer)


@given(outer=st.sampled_from(PAIRS), inner=st.sampled_from(PAIRS), before=WORDS, word=WORDS)
def test_quotes_inside_the_question_are_a_part_of_it(
    outer: str, inner: str, before: str, word: str
) -> None:
    question = f"{before} {inner[0]}{word}{inner[1]}?"
    assert parted(f"{outer[0]}{question}{outer[1]} Lena.") == (question, "Lena.")


@pytest.mark.parametrize(
    ("lesson", "question", "answer"),
    [
        ("'Who signs off?' Lena", "Who signs off?", "Lena"),
        ("'Who signs off?'Lena", "Who signs off?", "Lena"),
        ("‘What’s our tone?’ It’s warm.", "What’s our tone?", "It’s warm."),
        ("“Who's on call\" = Lena", "Who's on call", "Lena"),
        ("'The customers' club' Lena's.", "The customers", "club' Lena's."),
        ("'Who runs the customers' club?' Lena's team.", "Who runs the customers' club?", None),
        ("'who signs' ask 'Lena?' now", "who signs", "ask 'Lena?' now"),
        ('"Who signs" Lena says: "is it me?"', "Who signs", 'Lena says: "is it me?"'),
        ("'预算谁批'市场部小林", "预算谁批", "市场部小林"),
        ("‘KOL预算谁批’：小林", "KOL预算谁批", "小林"),
        ("“什么是“触达”？”看到的人数", "什么是“触达”？", "看到的人数"),
        ('"什么是"触达"？"看到的人数', '什么是"触达"？', "看到的人数"),
        ('"预算谁批"问"小林？"', "预算谁批", '问"小林？"'),
        ("「预算『谁』批」小林", "预算『谁』批", "小林"),
        ("““预算谁批” 小林", "“预算谁批", "小林"),
        ("'Tis the season? Yes.", "'Tis the season?", "Yes."),
    ],
)
def test_quotes_end_where_a_reader_sees_them_end(
    lesson: str, question: str, answer: str | None
) -> None:
    assert parted(lesson) == (question, answer or "Lena's team.")


@pytest.mark.parametrize(
    "lesson", ["", "?", "''", "'' Lena", '"?!" Lena', '"Who signs off?"', "Lena's team", '"' * 4000]
)
def test_what_has_no_question_or_no_answer_is_refused(lesson: str) -> None:
    with pytest.raises(UnreadLesson):
        parted(lesson)
