"""The search against questions that it was not tuned on."""

import json
from pathlib import Path

import pytest

from knowledge.base import KnowledgeBase
from knowledge.evaluate import LanguageEvaluation, evaluate, read_questions
from knowledge.lint import normalised
from knowledge.manuscript import ARTICLES, read_all

FILE = Path(__file__).with_name("questions.jsonl")


@pytest.fixture(scope="module", params=["en", "zh"])
def held_out(request: pytest.FixtureRequest, base: KnowledgeBase) -> LanguageEvaluation:
    """The figures of the test half in one language."""
    questions = [
        question
        for question in read_questions(FILE, base.articles, "test")
        if question.language == request.param
    ]
    (figures,) = evaluate(base, questions).languages
    return figures


def test_no_question_is_a_phrasing_of_an_article() -> None:
    phrasings = {
        normalised(text) for article in read_all(ARTICLES) for text in (article.title, *article.ask)
    }
    asked = [json.loads(line)["text"] for line in FILE.read_text(encoding="utf-8").splitlines()]
    assert [text for text in asked if normalised(text) in phrasings] == []


def test_the_test_half_has_at_least_300_questions() -> None:
    assert len(read_questions(FILE, read_all(ARTICLES), "test")) >= 300


def test_four_of_five_questions_find_their_article_first(held_out: LanguageEvaluation) -> None:
    assert held_out.found is not None
    assert held_out.found.hit_at_1 >= 0.8
    assert held_out.found.hit_at_3 >= 0.92


def test_questions_with_an_article_are_answered(held_out: LanguageEvaluation) -> None:
    assert held_out.found is not None
    assert held_out.found.answered >= 0.92


def test_foreign_questions_are_declined(held_out: LanguageEvaluation) -> None:
    assert held_out.declined is not None
    assert held_out.declined.kinds == ("off_topic", "injection")
    assert held_out.declined.share >= 0.88
