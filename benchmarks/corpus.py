"""What every contestant is given: the passages, and questions whose right key is known.

The standard library alone: the peer reads it in an environment of its own.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from typing import Literal, Self

PassageKind = Literal["question", "answer", "passage"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One text that stands for a key; only our own search looks at its kind."""

    key: str
    kind: PassageKind
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question, and the key that answers it."""

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """The texts to search, and the questions to ask of them."""

    name: str
    passages: tuple[Passage, ...]
    questions: tuple[Question, ...]

    def write(self, file: Path) -> None:
        """Store it as JSON."""
        file.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def read(cls, file: Path) -> Self:
        """The corpus in the file."""
        stored = json.loads(file.read_text(encoding="utf-8"))
        return cls(
            name=stored["name"],
            passages=tuple(Passage(**passage) for passage in stored["passages"]),
            questions=tuple(Question(**question) for question in stored["questions"]),
        )


def distinct(questions: Sequence[Question]) -> Iterator[Question]:
    """The questions, then the same in other words, without end.

    No text comes twice: who keeps the vectors of past questions, as we do, would have them free.
    """
    yield from questions
    for number in count(2):
        for question in questions:
            yield Question(f"question {number}: {question.text}", question.key)
