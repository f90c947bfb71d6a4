"""How good the search is: what it finds, and what it rightly does not answer.

`python -m knowledge.evaluate FOLDER` runs the public datasets in the folder (see `datasets`).
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, get_args

import numpy as np

from knowledge.article import Article, Language
from knowledge.errors import BrokenQuestions
from knowledge.search import Result

QuestionKind = Literal["real", "off_topic", "injection"]


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the key that answers it; no key where nothing should."""

    text: str
    language: Language
    kind: QuestionKind
    key: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """What became of the questions that have an answer; shares of `n`."""

    n: int
    hit_at_1: float
    hit_at_3: float
    mean_reciprocal_rank: float
    answered: float


@dataclass(frozen=True, slots=True)
class Declined:
    """What became of the questions of a kind that should not be answered; `share` of `n`."""

    kind: QuestionKind
    n: int
    share: float


@dataclass(frozen=True, slots=True)
class LanguageEvaluation:
    """One language's figures; `auroc` of the best score, None where one side is missing."""

    language: Language
    found: Found | None
    declined: tuple[Declined, ...]
    auroc: float | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of each language that was asked in."""

    languages: tuple[LanguageEvaluation, ...]


class Searchable(Protocol):
    """A knowledge base, or a search over anything."""

    def search(self, question: str, language: Language | None = None, limit: int = 5) -> Result:
        """What answers the question, at most `limit` keys, best first."""


DEPTH = 10
"""The reciprocal rank of a key beyond the first ten hits is 0."""


def evaluate(base: Searchable, questions: Iterable[Question]) -> Evaluation:
    """The figures of the questions; those of a language are searched as in a talk in it."""
    asked = [
        (question, base.search(question.text, question.language, DEPTH)) for question in questions
    ]
    return Evaluation(
        tuple(
            _language(language, [each for each in asked if each[0].language == language])
            for language in get_args(Language)
            if any(question.language == language for question, _ in asked)
        )
    )


def read_questions(
    file: Path, articles: Iterable[Article], split: str | None = None
) -> tuple[Question, ...]:
    """The questions of a JSON Lines file that these articles can be asked.

    A line has `text`, `language`, `kind`, `split` (dev or test) and, for a real question, the
    `slug` of an article or of a topic that an article merges. Questions about others are dropped.
    Raises `BrokenQuestions`.
    """
    slugs = {topic: article.slug for article in articles for topic in article.topics}
    questions: list[Question] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            stored = json.loads(line)
            key = slugs.get(stored.get("slug", ""))
            question = Question(stored["text"], stored["language"], stored["kind"], key)
            is_asked = split in (None, stored["split"])
        except (ValueError, AttributeError, KeyError) as error:
            raise BrokenQuestions(file=file.name, line=number, why=repr(error)) from error
        if is_asked and (question.kind == "real") == (key is not None):
            questions.append(question)
    return tuple(questions)


def auroc(positives: Sequence[float], negatives: Sequence[float]) -> float | None:
    """The chance that a positive scores above a negative, ties counting half."""
    if not positives or not negatives:
        return None
    above = np.subtract.outer(np.asarray(positives), np.asarray(negatives))
    return float(((above > 0) + 0.5 * (above == 0)).mean())


def _language(language: Language, asked: Sequence[tuple[Question, Result]]) -> LanguageEvaluation:
    real = [(question, result) for question, result in asked if question.key is not None]
    foreign = [(question, result) for question, result in asked if question.key is None]
    kinds = sorted({question.kind for question, _ in foreign})
    return LanguageEvaluation(
        language=language,
        found=_found(real) if real else None,
        declined=tuple(
            _declined(kind, [result for question, result in foreign if question.kind == kind])
            for kind in kinds
        ),
        auroc=auroc(
            [_best(result) for _, result in real], [_best(result) for _, result in foreign]
        ),
    )


def _found(real: Sequence[tuple[Question, Result]]) -> Found:
    ranks = np.array([_rank(question, result) for question, result in real])
    return Found(
        n=len(real),
        hit_at_1=float((ranks == 1).mean()),
        hit_at_3=float((ranks <= 3).mean()),
        mean_reciprocal_rank=float((1 / ranks).mean()),
        answered=float(np.mean([result.answered for _, result in real])),
    )


def _declined(kind: QuestionKind, results: Sequence[Result]) -> Declined:
    share = float(np.mean([not result.answered for result in results]))
    return Declined(kind, len(results), share)


def _rank(question: Question, result: Result) -> float:
    """The place of the right key from 1; infinite when it was not found."""
    keys = [hit.key for hit in result.hits]
    return keys.index(question.key) + 1.0 if question.key in keys else np.inf


def _best(result: Result) -> float:
    return result.hits[0].score if result.hits else 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of the public datasets in a folder, beside what was measured before."""
    from tempfile import TemporaryDirectory

    from knowledge.datasets import read_datasets
    from knowledge.encoder import OnnxEncoder
    from knowledge.export import BUNDLED, prepare
    from knowledge.search import Searcher

    parser = ArgumentParser(prog="python -m knowledge.evaluate", description="Public datasets.")
    parser.add_argument("folder", type=Path, help="with stackfaq.json, xquad.en.json, …")
    parser.add_argument("--home", type=Path, help="keeps the exported model between runs")
    chosen = parser.parse_args(arguments)
    with TemporaryDirectory() as fresh:
        encoder = OnnxEncoder(prepare(BUNDLED, chosen.home or Path(fresh)))
        sys.stdout.write(f"{'':30}{'hit@1':>8}{'hit@3':>8}{'MRR':>8}{'n':>7}{'before':>9}\n")
        for dataset in read_datasets(chosen.folder):
            searcher = Searcher.build(dataset.units, encoder)
            found = evaluate(searcher, dataset.questions).languages[0].found
            if found:
                sys.stdout.write(
                    f"{dataset.name:30}{found.hit_at_1:8.3f}{found.hit_at_3:8.3f}"
                    f"{found.mean_reciprocal_rank:8.3f}{found.n:7}{dataset.before:9.3f}\n"
                )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
