import json
from pathlib import Path

import pytest

from knowledge.article import Article, Language
from knowledge.evaluate import Declined, Found, Question, auroc, evaluate, read_questions
from knowledge.manuscript import Manuscript, parse
from knowledge.search import NOTHING, Hit, Result
from knowledge.unit import Unit
from tests.knowledge.manuscripts import practice


class Answers:
    """A search that gives, for a question, the hits that were written down for it."""

    def __init__(self, **answers: str) -> None:
        self.answers = answers

    def search(self, question: str, language: Language | None = None, limit: int = 5) -> Result:
        keys = self.answers.get(question, "").split()
        hits = tuple(
            Hit(key, 1 / (place + 1), Unit(key, "en", "question", key))
            for place, key in enumerate(keys[:limit])
        )
        return Result(hits, answered=True, confidence=1.0) if hits else NOTHING


def real(text: str, key: str) -> Question:
    return Question(text, "en", "real", key)


def test_ranks_are_counted_over_the_real_questions() -> None:
    answers = Answers(first="a b", second="b a", fourth="b c d a")
    questions = [real(text, "a") for text in ("first", "second", "fourth", "nowhere")]
    (english,) = evaluate(answers, questions).languages
    assert english.found == Found(
        n=4,
        hit_at_1=1 / 4,
        hit_at_3=2 / 4,
        mean_reciprocal_rank=(1 + 1 / 2 + 1 / 4 + 0) / 4,
        answered=3 / 4,
    )


def test_what_should_not_be_answered_is_counted_by_kind() -> None:
    questions = [
        Question("weather", "zh", "off_topic", None),
        Question("dinner", "zh", "off_topic", None),
        Question("obey", "zh", "injection", None),
    ]
    (chinese,) = evaluate(Answers(dinner="a"), questions).languages
    assert chinese.found is None
    assert chinese.declined == (Declined("injection", 1, 1.0), Declined("off_topic", 2, 0.5))


def test_auroc_counts_pairs_and_half_of_the_ties() -> None:
    assert auroc([0.9, 0.5], [0.5, 0.1]) == (1 + 1 + 0.5 + 1) / 4
    assert auroc([], [0.1]) is None


@pytest.fixture
def article() -> Article:
    found = parse(practice(extra="topics: [timing, hours]"), Path("timing.en.md"))
    assert isinstance(found, Manuscript)
    return found.article


def test_questions_about_a_merged_topic_belong_to_its_article(
    article: Article, tmp_path: Path
) -> None:
    lines = [
        {"text": "a", "language": "en", "kind": "real", "split": "dev", "slug": "hours"},
        {"text": "b", "language": "en", "kind": "real", "split": "dev", "slug": "elsewhere"},
        {"text": "c", "language": "en", "kind": "off_topic", "split": "dev"},
        {"text": "d", "language": "en", "kind": "off_topic", "split": "test"},
    ]
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines))
    assert read_questions(file, [article], "dev") == (
        Question("a", "en", "real", "timing"),
        Question("c", "en", "off_topic", None),
    )
