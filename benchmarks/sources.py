"""Where the passages and questions come from."""

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus import Corpus, Passage, Question
from knowledge.article import Language

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "knowledge" / "articles"
ARTICLE_QUESTIONS = ROOT / "tests" / "knowledge" / "questions.jsonl"
STACKFAQ = ROOT.parent / "shared" / "data" / "retrieval" / "stackfaq.json"

NOT_GIVEN = "*"  # stands in StackFAQ where an annotator wrote nothing
REPHRASINGS = 3  # of the ten of each entry: 375 questions take the slowest a few seconds


def articles(language: Language) -> Corpus:
    """Every text of our articles in the language; the questions that the tests ask of them."""
    from knowledge.manuscript import read_all
    from knowledge.unit import article_units

    own = [article for article in read_all(ARTICLES) if article.language == language]
    keys = {topic: article.slug for article in own for topic in article.topics}
    return Corpus(
        name={"en": "our articles", "zh": "our articles, asked in Chinese"}[language],
        passages=tuple(Passage(unit.key, unit.kind, unit.text) for unit in article_units(own)),
        questions=tuple(
            Question(text, keys[topic])
            for text, topic in _article_questions(language)
            if topic in keys
        ),
    )


def stackfaq() -> Corpus | None:
    """125 questions with their answers, asked by rephrasings; None where it is not there.

    Karan and Snajder, 2018; the text is Stack Exchange's, CC BY-SA, and is no part of this
    repository.
    """
    if not STACKFAQ.is_file():
        return None
    pairs = json.loads(STACKFAQ.read_text(encoding="utf-8"))["root"]["qapair"]
    passages: list[Passage] = []
    questions: list[Question] = []
    for number, pair in enumerate(pairs):
        key = f"faq-{number}"
        passages.append(Passage(key, "question", pair["question"]))
        passages += [Passage(key, "passage", answer) for answer in pair["answer"]]
        given = [text for text in pair["rephr"] if text != NOT_GIVEN]
        questions += [Question(text, key) for text in given[:REPHRASINGS]]
    return Corpus("StackFAQ", tuple(passages), tuple(questions))


def _article_questions(language: Language) -> Iterator[tuple[str, str]]:
    """The text and the topic of each question in the language that has an answer."""
    with ARTICLE_QUESTIONS.open(encoding="utf-8") as lines:
        for line in lines:
            question = json.loads(line)
            if question["language"] == language and "slug" in question:
                yield question["text"], question["slug"]
