"""Public retrieval datasets, as units and questions, to hold the search against.

| name | source | licence |
|---|---|---|
| StackFAQ | Karan and Snajder 2018 | CC BY-SA |
| XQuAD | Artetxe, Ruder and Yogatama, ACL 2020 | CC BY-SA 4.0 |
| BANKING77 | Casanueva et al., NLP4ConvAI 2020 | CC BY 4.0 |
| CLINC150 | Larson et al., EMNLP-IJCNLP 2019 | CC BY 3.0 |

None of them comes with the program.
"""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from knowledge.article import Language
from knowledge.encoder import Encoder
from knowledge.evaluate import Found, Question, evaluate
from knowledge.glossary import Glossary, entries
from knowledge.search import Searcher
from knowledge.unit import Unit

BANKING77_PHRASINGS = 20
CLINC150_PHRASINGS = 10


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure is to reach, and what it was (`research`) when the method was chosen by it.

    AUROC is that of the best hit's score.
    """

    figure: Literal["hit@1", "AUROC"]
    wanted: float
    research: float


@dataclass(frozen=True, slots=True)
class Dataset:
    """Units to search, questions to ask in one language, and what the search is held to."""

    name: str
    units: tuple[Unit, ...]
    questions: tuple[Question, ...]
    target: Target


HEADING = (
    f"{'':33}{'n':>5}{'hit@1':>7}{'hit@3':>7}{'MRR':>7}{'AUROC':>7}"
    f"  {'target':7}{'wanted':>6}{'research':>10}"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What the search made of a dataset; `auroc` is None where each question has an answer."""

    name: str
    target: Target
    found: Found
    auroc: float | None

    @property
    def line(self) -> str:
        """The figures under `HEADING`; n counts the questions that have an answer."""
        found, target = self.found, self.target
        shares = (found.hit_at_1, found.hit_at_3, found.mean_reciprocal_rank)
        return (
            f"{self.name:33}{found.n:5}"
            + "".join(f"{share:7.3f}" for share in shares)
            + (f"{'-':>7}" if self.auroc is None else f"{self.auroc:7.3f}")
            + f"  {target.figure:7}{target.wanted:6.3f}{target.research:10.3f}"
        )


def measured(folder: Path, encoder: Encoder) -> Iterator[Measured]:
    """What the search makes of each dataset in the folder, one after the other, in minutes.

    Each gets a search of its own, with the dictionary as the knowledge base has it.
    """
    glossary = Glossary.build(entries())
    for dataset in read_datasets(folder):
        searcher = Searcher.build(dataset.units, encoder, glossary=glossary)
        for figures in evaluate(searcher, dataset.questions).languages:
            if figures.found:
                yield Measured(dataset.name, dataset.target, figures.found, figures.score_auroc)


def read_datasets(folder: Path) -> Iterator[Dataset]:
    """The datasets whose files are in the folder."""
    readers: tuple[tuple[Callable[..., Dataset], tuple[str, ...]], ...] = (
        (_stackfaq, ("stackfaq.json",)),
        (partial(_xquad, "en", Target("hit@1", 0.94, 0.946)), ("xquad.en.json",)),
        (partial(_xquad, "zh", Target("hit@1", 0.935, 0.939)), ("xquad.zh.json",)),
        (_xquad_across, ("xquad.zh.json", "xquad.en.json")),
        (_banking77, ("banking77_train.csv", "banking77_test.csv")),
        (_clinc150, ("clinc150_full.json",)),
    )
    for reader, names in readers:
        files = [folder / name for name in names]
        if all(file.exists() for file in files):
            yield reader(*files)


def _stackfaq(file: Path) -> Dataset:
    """Questions and answers of programmers; each question is asked in ten other ways."""
    units: list[Unit] = []
    questions: list[Question] = []
    for number, pair in enumerate(json.loads(file.read_text(encoding="utf-8"))["root"]["qapair"]):
        key = str(number)
        units.append(Unit(key, "en", "question", pair["question"]))
        units.extend(Unit(key, "en", "answer", answer) for answer in pair["answer"])
        asked = (text for text in pair["rephr"] if (text or "*") != "*")  # a star divides them
        questions.extend(Question(text, "en", "real", (key,)) for text in asked)
    return Dataset("StackFAQ", tuple(units), tuple(questions), Target("hit@1", 0.955, 0.956))


def _xquad(language: Language, target: Target, file: Path) -> Dataset:
    """Paragraphs of Wikipedia, and questions that each is to answer."""
    units: list[Unit] = []
    questions: list[Question] = []
    for page in json.loads(file.read_text(encoding="utf-8"))["data"]:
        for paragraph in page["paragraphs"]:
            key = str(len(units))
            units.append(Unit(key, language, "passage", paragraph["context"]))
            questions.extend(
                Question(asked["question"], language, "real", (key,)) for asked in paragraph["qas"]
            )
    return Dataset(f"XQuAD {language}", tuple(units), tuple(questions), target)


def _xquad_across(chinese: Path, english: Path) -> Dataset:
    """English questions about Wikipedia, each to be found by its Chinese translation."""
    return Dataset(
        "XQuAD zh question to en question",
        tuple(Unit(key, "en", "question", text) for key, text in _xquad_questions(english)),
        tuple(Question(text, "zh", "real", (key,)) for key, text in _xquad_questions(chinese)),
        Target("hit@1", 0.84, 0.84),
    )


def _xquad_questions(file: Path) -> Iterator[tuple[str, str]]:
    """The id of each question, the same in every language, and its text."""
    for page in json.loads(file.read_text(encoding="utf-8"))["data"]:
        for paragraph in page["paragraphs"]:
            for asked in paragraph["qas"]:
                yield asked["id"], asked["question"]


def _banking77(train: Path, test: Path) -> Dataset:
    """What customers ask a bank, by 77 intents."""
    return Dataset(
        f"BANKING77 with {BANKING77_PHRASINGS} phrasings",
        tuple(_first_phrasings(_rows(train), BANKING77_PHRASINGS)),
        tuple(Question(text, "en", "real", (intent,)) for text, intent in _rows(test)),
        Target("hit@1", 0.87, 0.874),
    )


def _rows(file: Path) -> Iterator[tuple[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield row["text"], row["category"]


def _clinc150(file: Path) -> Dataset:
    """What an assistant is asked, by 150 intents, and 1,000 messages that are of none."""
    parts = json.loads(file.read_text(encoding="utf-8"))
    return Dataset(
        f"CLINC150 with {CLINC150_PHRASINGS} phrasings",
        tuple(_first_phrasings(parts["train"], CLINC150_PHRASINGS)),
        (
            *(Question(text, "en", "real", (intent,)) for text, intent in parts["test"]),
            *(Question(text, "en", "off_topic") for text, _ in parts["oos_test"]),
        ),
        Target("AUROC", 0.95, 0.951),
    )


def _first_phrasings(rows: Iterable[tuple[str, str]], most: int) -> Iterator[Unit]:
    """The first phrasings of each intent; a row is a text and its intent."""
    seen: Counter[str] = Counter()
    for text, intent in rows:
        seen[intent] += 1
        if seen[intent] <= most:
            yield Unit(intent, "en", "question", text)
