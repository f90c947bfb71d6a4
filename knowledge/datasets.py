"""Public retrieval datasets, as units and questions, to hold the search against.

| name | source | licence |
|---|---|---|
| StackFAQ | Karan and Snajder 2018 | CC BY-SA |
| XQuAD | Artetxe, Ruder and Yogatama, ACL 2020 | CC BY-SA 4.0 |
| BANKING77 | Casanueva et al., NLP4ConvAI 2020 | CC BY 4.0 |

None of them comes with the program.
"""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.article import Language
from knowledge.evaluate import Question
from knowledge.unit import Unit

PHRASINGS = 20


@dataclass(frozen=True, slots=True)
class Dataset:
    """Units to search and questions to ask; `before` is hit@1 as the fusion was chosen by."""

    name: str
    units: tuple[Unit, ...]
    questions: tuple[Question, ...]
    before: float


def read_datasets(folder: Path) -> Iterator[Dataset]:
    """The datasets whose files are in the folder."""
    readers: dict[str, Callable[[Path], Dataset]] = {
        "stackfaq.json": _stackfaq,
        "xquad.en.json": lambda file: _xquad(file, "en", 0.946),
        "xquad.zh.json": lambda file: _xquad(file, "zh", 0.939),
        "banking77_test.csv": _banking77,
    }
    for name, reader in readers.items():
        if (folder / name).exists():
            yield reader(folder / name)


def _stackfaq(file: Path) -> Dataset:
    """Questions and answers of programmers; each question is asked in ten other ways."""
    units: list[Unit] = []
    questions: list[Question] = []
    for number, pair in enumerate(json.loads(file.read_text(encoding="utf-8"))["root"]["qapair"]):
        key = str(number)
        units.append(Unit(key, "en", "question", pair["question"]))
        units.extend(Unit(key, "en", "answer", answer) for answer in pair["answer"])
        asked = (text for text in pair["rephr"] if (text or "*") != "*")  # a star divides them
        questions.extend(Question(text, "en", "real", key) for text in asked)
    return Dataset("StackFAQ", tuple(units), tuple(questions), before=0.956)


def _xquad(file: Path, language: Language, before: float) -> Dataset:
    """Paragraphs of Wikipedia, and questions that each is to answer."""
    units: list[Unit] = []
    questions: list[Question] = []
    for page in json.loads(file.read_text(encoding="utf-8"))["data"]:
        for paragraph in page["paragraphs"]:
            key = str(len(units))
            units.append(Unit(key, language, "passage", paragraph["context"]))
            questions.extend(
                Question(asked["question"], language, "real", key) for asked in paragraph["qas"]
            )
    return Dataset(f"XQuAD {language}", tuple(units), tuple(questions), before)


def _banking77(file: Path) -> Dataset:
    """What customers ask a bank, the first 20 phrasings of each of 77 intents."""
    seen: Counter[str] = Counter()
    units: list[Unit] = []
    for intent, text in _rows(file.with_name("banking77_train.csv")):
        seen[intent] += 1
        if seen[intent] <= PHRASINGS:
            units.append(Unit(intent, "en", "question", text))
    questions = tuple(Question(text, "en", "real", intent) for intent, text in _rows(file))
    return Dataset(f"BANKING77, {PHRASINGS} phrasings", tuple(units), questions, before=0.874)


def _rows(file: Path) -> Iterator[tuple[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield row["category"], row["text"]
