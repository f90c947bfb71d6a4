"""What is built, as files that are opened without being read.

A folder a language has its arrays, mapped into memory, and its vector index; a folder of articles
has one JSON file each. So the process that answers holds what it touches: at 160 articles 45 MB
less than with the same things as Python objects.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, fields
from pathlib import Path
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from knowledge.abstain import Calibration
from knowledge.article import Article, Language, Part, Source
from knowledge.dictionary import Dictionary
from knowledge.encoder import Encoder
from knowledge.glossary import Glossary
from knowledge.homophones import Homophones
from knowledge.index import VectorIndex
from knowledge.lexical import TOKENISERS, Channel, Lexicon
from knowledge.pooling import Pooling
from knowledge.route import Route, Subject
from knowledge.search import LANGUAGES, Searcher
from knowledge.spelling import Speller
from knowledge.subject import Direction, LogOdds
from knowledge.unit import Unit

Array = NDArray[Any]

ARTICLES = "articles"
GLOSSARY = "glossary"
HOMOPHONES = "homophones"
INDEX = "vectors.faiss"
VOCABULARY = "vocabulary.txt"


@dataclass(frozen=True, slots=True)
class StoredUnits(Sequence[Unit]):
    """Units that are read when they are asked for.

    `lines` uint8 [bytes] is a JSON line a unit, `ends` int64 [units] where each line ends.
    """

    lines: NDArray[np.uint8]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ends)

    @overload
    def __getitem__(self, place: int) -> Unit: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Unit, ...]: ...
    def __getitem__(self, place: int | slice) -> Unit | tuple[Unit, ...]:
        if isinstance(place, slice):
            return tuple(self[each] for each in range(*place.indices(len(self))))
        start = self.ends[place - 1] if place else 0
        return Unit(*json.loads(self.lines[start : self.ends[place]].tobytes()))


def write_searcher(searcher: Searcher, folder: Path) -> None:
    """Store the routes in the folder."""
    for language, route in searcher.routes.items():
        (folder / language).mkdir()
        for name, array in _arrays(route).items():
            np.save(folder / language / f"{name}.npy", array)
        if route.index is not None:
            route.index.write(folder / language / INDEX)
        vocabulary = "\n".join(route.speller.vocabulary)
        (folder / language / VOCABULARY).write_text(vocabulary, encoding="utf-8")


def read_searcher(
    folder: Path,
    encoder: Encoder,
    glossary: Glossary | None = None,
    homophones: Homophones | None = None,
) -> Searcher:
    """The search whose routes are in the folder; the encoder is the one it was built with."""
    present = (language for language in LANGUAGES if (folder / language).is_dir())
    routes = {language: _read_route(folder / language, language) for language in present}
    return Searcher(encoder, routes, glossary, homophones)


def write_glossary(glossary: Glossary, folder: Path) -> None:
    """Store the glossary in the folder."""
    for side in fields(Glossary):
        _write_arrays(getattr(glossary, side.name), folder / GLOSSARY / side.name)


def read_glossary(folder: Path) -> Glossary:
    """The glossary stored in the folder; of its 6 MB only what is looked up is read."""
    sides = (field.name for field in fields(Glossary))
    return Glossary(
        **{side: Dictionary(**_read_arrays(Dictionary, folder / GLOSSARY / side)) for side in sides}
    )


def write_homophones(homophones: Homophones, folder: Path) -> None:
    """Store the homophones in the folder."""
    _write_arrays(homophones, folder / HOMOPHONES)


def read_homophones(folder: Path) -> Homophones:
    """The homophones stored in the folder."""
    return Homophones(**_read_arrays(Homophones, folder / HOMOPHONES))


def write_articles(articles: Sequence[Article], folder: Path) -> None:
    """Store the articles in the folder."""
    (folder / ARTICLES).mkdir()
    for article in articles:
        text = json.dumps(asdict(article), ensure_ascii=False)
        _article_file(folder, article.slug, article.language).write_text(text, encoding="utf-8")


def read_article(folder: Path, slug: str, language: Language) -> Article | None:
    """The article stored in the folder, if it is there."""
    file = _article_file(folder, slug, language)
    named = file.parent == folder / ARTICLES and file.exists()  # a slug with a / is no name
    return _read_article(file) if named else None


def read_articles(folder: Path) -> tuple[Article, ...]:
    """The articles stored in the folder."""
    return tuple(_read_article(file) for file in sorted((folder / ARTICLES).iterdir()))


def _article_file(folder: Path, slug: str, language: Language) -> Path:
    return folder / ARTICLES / f"{slug}.{language}.json"


def _read_article(file: Path) -> Article:
    """The article of a JSON object, in which its tuples became lists."""
    stored = json.loads(file.read_text(encoding="utf-8"))
    tuples = {key: tuple(value) for key, value in stored.items() if isinstance(value, list)}
    tuples["sources"] = tuple(Source(**source) for source in stored["sources"])
    tuples["parts"] = tuple(
        Part(part["name"], part["heading"], tuple(part["items"])) for part in stored["parts"]
    )
    return Article(**{**stored, **tuples})


def _arrays(route: Route) -> dict[str, Array]:
    """The route's arrays by the names of their files."""
    lines = [json.dumps(astuple(unit), ensure_ascii=False).encode() for unit in route.units]
    arrays: dict[str, Array] = {
        "lines": np.frombuffer(b"".join(lines), dtype=np.uint8),
        "ends": np.cumsum([len(line) for line in lines], dtype=np.int64),
        "starts": route.pooling.starts,
        "questions": route.pooling.questions,
        "ids": route.ids,
        "by_id": route.by_id,
        "calibration": route.calibration.scores,
        **_subject_arrays(route.subject),
    }
    for number, channel in enumerate(route.lexicon.channels):
        for field in fields(channel):
            arrays[f"{number}.{field.name}"] = getattr(channel, field.name)
    return arrays


def _read_route(folder: Path, language: Language) -> Route:
    arrays = {file.stem: _mapped(file) for file in folder.glob("*.npy")}
    index = folder / INDEX
    return Route(
        language=language,
        units=StoredUnits(arrays["lines"], arrays["ends"]),
        pooling=Pooling(arrays["starts"], arrays["questions"]),
        ids=arrays["ids"],
        by_id=arrays["by_id"],
        lexicon=Lexicon(
            language,
            tuple(
                Channel(
                    **{field.name: arrays[f"{number}.{field.name}"] for field in fields(Channel)}
                )
                for number in range(len(TOKENISERS[language]))
            ),
        ),
        speller=Speller(tuple((folder / VOCABULARY).read_text(encoding="utf-8").split())),
        index=VectorIndex.read(index) if index.exists() else None,
        subject=_subject(arrays),
        calibration=Calibration(arrays["calibration"], language),
    )


def _write_arrays(value: Dictionary | Homophones, folder: Path) -> None:
    """Store each array of the value in a file of its name."""
    folder.mkdir(parents=True)
    for field in fields(value):
        np.save(folder / f"{field.name}.npy", getattr(value, field.name))


def _read_arrays(kind: type[Dictionary | Homophones], folder: Path) -> dict[str, Array]:
    return {field.name: _mapped(folder / f"{field.name}.npy") for field in fields(kind)}


def _subject_arrays(subject: Subject | None) -> dict[str, Array]:
    match subject:
        case Direction():
            return {"subject.weights": subject.weights, "subject.bias": np.array(subject.bias)}
        case LogOdds():
            return {"subject.words": subject.words, "subject.odds": subject.odds}
        case None:
            return {}


def _subject(arrays: Mapping[str, Array]) -> Subject | None:
    if "subject.weights" in arrays:
        return Direction(arrays["subject.weights"], float(arrays["subject.bias"]))
    if "subject.words" in arrays:
        return LogOdds(arrays["subject.words"], arrays["subject.odds"])
    return None


def _mapped(file: Path) -> Array:
    """The array in the file, as a view of the mapped memory (a memmap itself is slow to slice)."""
    return np.asarray(np.load(file, mmap_mode="r"))
