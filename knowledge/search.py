"""The search: which key answers a question, and whether any does."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

import numpy as np

from knowledge.abstain import Calibration
from knowledge.article import Language
from knowledge.constants import (
    CALIBRATION_QUESTIONS,
    MIXED_WORDS,
    QUESTION_CHARACTERS,
    UNCALIBRATED_CUT,
)
from knowledge.encoder import Encoder
from knowledge.index import VectorIndex
from knowledge.progress import OnProgress, Progress, silent
from knowledge.route import Route
from knowledge.tokens import has_han, is_content, latin_words
from knowledge.unit import Unit

LANGUAGES: tuple[Language, ...] = get_args(Language)
ENCODED_AT_ONCE = 256
REPORTED_EVERY = 50

UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A key that may answer: its score, and the unit of it that comes nearest."""

    key: str
    score: float
    unit: Unit


@dataclass(frozen=True, slots=True)
class Result:
    """What was found, best first, whether it answers the question or not.

    `confidence` (0 to 1) is the share of the base's own phrasings, each searched with itself
    left out, whose best hit scores no higher; None when nothing was found, or the base is too
    small to say.
    """

    hits: tuple[Hit, ...]
    answered: bool
    confidence: float | None


NOTHING = Result(hits=(), answered=False, confidence=None)


class Searcher:
    """A search over units, by the question's script. Safe to use from several threads.

    A question without Chinese characters goes to the English units, by meaning and by words. One
    with them goes to the Chinese units, by words alone unless the model reads Chinese: a model of
    English let near Chinese makes things worse (XQuAD hit@1 .939 to .374). Where two languages
    may answer, the more confident one does.
    """

    def __init__(self, encoder: Encoder, routes: Mapping[Language, Route]) -> None:
        self._encoder = encoder
        self.routes = routes

    @classmethod
    def build(
        cls, units: Iterable[Unit], encoder: Encoder, on_progress: OnProgress = silent
    ) -> "Searcher":
        """A search over the units; each language that has some is encoded and calibrated."""
        return cls(encoder, {}).updated(units, on_progress)

    def updated(self, units: Iterable[Unit], on_progress: OnProgress = silent) -> "Searcher":
        """A search over these units instead, encoding only those that are new; this one stays."""
        routes: dict[Language, Route] = {}
        for language, wanted in _by_language(units).items():
            index = self._index(language, wanted, on_progress)
            on_progress(Progress("index"))
            route = Route.build(language, wanted, index)
            routes[language] = _calibrated(route, self._encoder, on_progress)
        return Searcher(self._encoder, routes)

    def search(self, question: str, language: Language | None = None, limit: int = 5) -> Result:
        """What answers the question, at most `limit` keys.

        `language` is the conversation's: in a Chinese one, a question in Latin letters alone
        ("ROI") is also looked up among the Chinese units.
        """
        text = UNPRINTABLE.sub(" ", question[:QUESTION_CHARACTERS]).strip()
        results = [
            self._search(self.routes[route], reading, limit)
            for route, reading in _readings(text, language)
            if route in self.routes
        ]
        return max(results, key=_certainty, default=NOTHING)

    def _search(self, route: Route, question: str, limit: int) -> Result:
        vector = self._encoder.encode_queries([question])[0] if route.index is not None else None
        scored = route.score(question, vector)
        best = route.best(scored, limit) if scored else []
        hits = tuple(
            Hit(route.units[place].key, score, route.units[place]) for place, score in best
        )
        if not hits:
            return NOTHING
        calibration = route.calibration
        return Result(
            hits, calibration.answers(hits[0].score), calibration.confidence(hits[0].score)
        )

    def _index(
        self, language: Language, units: Sequence[Unit], on_progress: OnProgress
    ) -> VectorIndex | None:
        """The index of these units, from what is encoded already and the new ones."""
        if language == "zh" and not self._encoder.reads_han:
            return None
        old = self.routes.get(language)
        index = old.index.copy() if old and old.index else VectorIndex.empty(self._encoder.dims)
        wanted = {unit.id: unit for unit in units}
        known = set(index.ids.tolist())
        index.remove(np.array(sorted(known - wanted.keys()), dtype=np.int64))
        new = [unit for id_, unit in wanted.items() if id_ not in known]
        for start in range(0, len(new), ENCODED_AT_ONCE):
            on_progress(Progress("encode", start, len(new)))
            some = new[start : start + ENCODED_AT_ONCE]
            vectors = self._encoder.encode_documents([unit.text for unit in some])
            index.add(np.array([unit.id for unit in some], dtype=np.int64), vectors)
        return index


def _by_language(units: Iterable[Unit]) -> dict[Language, list[Unit]]:
    """The units of each language that has some, each once; those without a word are left out."""
    found: dict[Language, list[Unit]] = {}
    for unit in dict.fromkeys(units):
        if any(character.isalnum() for character in unit.text):
            found.setdefault(unit.language, []).append(unit)
    return found


def _calibrated(route: Route, encoder: Encoder, on_progress: OnProgress) -> Route:
    """The route with the scores of its own phrasings, each left out while it is searched."""
    places = [place for place, unit in enumerate(route.units) if unit.kind == "question"]
    sample = places[:: max(1, math.ceil(len(places) / CALIBRATION_QUESTIONS))]
    scores: list[float] = []
    for done, place in enumerate(sample):
        if done % REPORTED_EVERY == 0:
            on_progress(Progress("calibrate", done, len(sample)))
        text = route.units[place].text
        vector = encoder.encode_queries([text])[0] if route.index is not None else None
        scored = route.score(text, vector, without=place)
        if scored is not None:
            scores.append(float(scored.keys.max()))
    calibration = Calibration.of(filter(math.isfinite, scores), UNCALIBRATED_CUT[route.language])
    return replace(route, calibration=calibration)


def _readings(question: str, language: Language | None) -> Iterator[tuple[Language, str]]:
    """The routes that may answer the question and what each reads of it, the likelier first."""
    if not has_han(question):
        yield "en", question
        if language == "zh":
            yield "zh", question
        return
    yield "zh", question
    latin = latin_words(question)
    if sum(is_content(word, "en") for word in latin) >= MIXED_WORDS:
        yield "en", " ".join(latin)


def _certainty(result: Result) -> tuple[bool, bool, float]:
    return result.answered, bool(result.hits), result.confidence or 0.0
