"""How good the search is: what it finds, and what it rightly does not answer.

`python -m knowledge.evaluate FOLDER` runs the public datasets in the folder (see `datasets`).
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol, get_args

import numpy as np

from knowledge.article import Article, Language
from knowledge.errors import BrokenQuestions
from knowledge.search import LANGUAGES, Result

QuestionKind = Literal[
    "real",
    "situation",
    "keyword",
    "typo",
    "two_topics",
    "case",
    "mixed",
    "traditional",
    "off_topic",
    "injection",
    "figure",
]
KINDS: tuple[QuestionKind, ...] = get_args(QuestionKind)

FOREIGN: tuple[QuestionKind, ...] = ("off_topic", "injection")
"""Nothing of the subject. A `figure` is of the subject, and only its number is in no article."""

WITHOUT_ARTICLE: tuple[QuestionKind, ...] = (*FOREIGN, "figure")


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the keys that answer it, best first; none where nothing should.

    A question of two topics needs two of its keys, any other one of them.
    """

    text: str
    language: Language
    kind: QuestionKind
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What became of the questions of these kinds, which have an answer; shares of `n`.

    A hit is the first of any right key. `both_at_3` is the share with two right keys among the
    first three hits; None unless all the questions are of two topics.
    """

    kinds: tuple[QuestionKind, ...]
    n: int
    hit_at_1: float
    hit_at_3: float
    both_at_3: float | None
    mean_reciprocal_rank: float
    answered: float


@dataclass(frozen=True, slots=True)
class Declined:
    """How many of the questions of these kinds were not answered, as none should be: of `n`."""

    kinds: tuple[QuestionKind, ...]
    n: int
    share: float


@dataclass(frozen=True, slots=True)
class LanguageEvaluation:
    """One language's figures; None where there is no such question.

    `found` is over every question with an answer, `declined` over the foreign ones. `auroc` tells
    the two apart by what decides whether to answer: the confidence, and the best hit's score
    where that is the same. `score_auroc` does by the best hit's score alone.
    """

    language: Language
    found: Found | None
    found_by_kind: tuple[Found, ...]
    declined: Declined | None
    declined_by_kind: tuple[Declined, ...]
    auroc: float | None
    score_auroc: float | None


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
        _Asked(question, base.search(question.text, question.language, DEPTH))
        for question in questions
    ]
    return Evaluation(
        tuple(
            _language(language, [each for each in asked if each.question.language == language])
            for language in LANGUAGES
            if any(each.question.language == language for each in asked)
        )
    )


def read_questions(
    file: Path, articles: Iterable[Article], split: str | None = None
) -> tuple[Question, ...]:
    """The questions of a JSON Lines file that these articles can be asked.

    A line has `text`, `language`, `kind`, `split` (dev or test) and, where there is an answer,
    `slug`: of an article, or of a topic that an article merges. `also` are further ones that are
    right. A question that names one which no article has is dropped. Raises `BrokenQuestions`.
    """
    slugs = {topic: article.slug for article in articles for topic in article.topics}
    questions: list[Question] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            stored = json.loads(line)
            question = _question(stored, slugs)
            is_asked = split in (None, stored["split"])
        except (ValueError, TypeError, KeyError) as error:
            raise BrokenQuestions(file=file.name, line=number, why=repr(error)) from error
        if question is not None and is_asked:
            questions.append(question)
    return tuple(questions)


Score = tuple[float, ...]
"""Compared by the first number, where that is the same by the next."""


def auroc(positives: Sequence[Score], negatives: Sequence[Score]) -> float | None:
    """The chance that a positive scores above a negative, ties counting half.

    None where one side is empty.
    """
    if not positives or not negatives:
        return None
    places = {score: place for place, score in enumerate(sorted({*positives, *negatives}))}
    above = np.subtract.outer(
        [places[score] for score in positives], [places[score] for score in negatives]
    )
    return float(((above > 0) + 0.5 * (above == 0)).mean())


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question and what the search made of it."""

    question: Question
    result: Result

    @property
    def rank(self) -> float:
        """The place of the first right key from 1; infinite when none was found."""
        right = (place for place, hit in enumerate(self.result.hits, 1) if self._is_right(hit.key))
        return float(next(right, np.inf))

    @property
    def finds_both(self) -> bool:
        """Whether two right keys are among the first three."""
        return sum(self._is_right(hit.key) for hit in self.result.hits[:3]) >= 2

    @property
    def best(self) -> Score:
        """The best hit's score; 0 without one."""
        return (self.result.hits[0].score if self.result.hits else 0.0,)

    @property
    def decision(self) -> Score:
        """What decides whether it is answered, and what tells equals apart."""
        return self.result.confidence or 0.0, *self.best

    def _is_right(self, key: str) -> bool:
        return key in self.question.keys


def _language(language: Language, asked: Sequence[_Asked]) -> LanguageEvaluation:
    answerable = [each for each in asked if each.question.keys]
    foreign = [each for each in asked if each.question.kind in FOREIGN]
    by_kind = [[each for each in asked if each.question.kind == kind] for kind in KINDS]
    return LanguageEvaluation(
        language=language,
        found=_found(answerable) if answerable else None,
        found_by_kind=tuple(_found(some) for some in by_kind if some and some[0].question.keys),
        declined=_declined(foreign) if foreign else None,
        declined_by_kind=tuple(
            _declined(some) for some in by_kind if some and not some[0].question.keys
        ),
        auroc=auroc([each.decision for each in answerable], [each.decision for each in foreign]),
        score_auroc=auroc([each.best for each in answerable], [each.best for each in foreign]),
    )


def _found(asked: Sequence[_Asked]) -> Found:
    kinds = _kinds(asked)
    ranks = np.array([each.rank for each in asked])
    both = [each.finds_both for each in asked]
    return Found(
        kinds=kinds,
        n=len(asked),
        hit_at_1=float((ranks == 1).mean()),
        hit_at_3=float((ranks <= 3).mean()),
        both_at_3=float(np.mean(both)) if kinds == ("two_topics",) else None,
        mean_reciprocal_rank=float((1 / ranks).mean()),
        answered=float(np.mean([each.result.answered for each in asked])),
    )


def _declined(asked: Sequence[_Asked]) -> Declined:
    share = float(np.mean([not each.result.answered for each in asked]))
    return Declined(_kinds(asked), len(asked), share)


def _kinds(asked: Sequence[_Asked]) -> tuple[QuestionKind, ...]:
    present = {each.question.kind for each in asked}
    return tuple(kind for kind in KINDS if kind in present)


def _question(stored: Mapping[str, Any], slugs: Mapping[str, str]) -> Question | None:
    """The question of a line; None where an article that it names is not there."""
    language, kind = stored["language"], stored["kind"]
    for given, known in ((language, LANGUAGES), (kind, KINDS)):
        if given not in known:
            raise ValueError(f"{given} is none of {', '.join(known)}")
    named = () if kind in WITHOUT_ARTICLE else (stored["slug"], *stored.get("also", ()))
    if any(slug not in slugs for slug in named):
        return None
    keys = dict.fromkeys(slugs[slug] for slug in named)
    return Question(stored["text"], language, kind, tuple(keys))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of the public datasets in a folder, beside those that they are held to."""
    from tempfile import TemporaryDirectory

    from knowledge.datasets import HEADING, measured
    from knowledge.encoder import OnnxEncoder
    from knowledge.export import BUNDLED, prepare

    parser = ArgumentParser(prog="python -m knowledge.evaluate", description="Public datasets.")
    parser.add_argument("folder", type=Path, help="with stackfaq.json, xquad.en.json, …")
    parser.add_argument("--home", type=Path, help="keeps the exported model between runs")
    chosen = parser.parse_args(arguments)
    with TemporaryDirectory() as fresh:
        encoder = OnnxEncoder(prepare(BUNDLED, chosen.home or Path(fresh)))
        sys.stdout.write(f"{HEADING}\n")
        for each in measured(chosen.folder, encoder):
            sys.stdout.write(f"{each.line}\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
