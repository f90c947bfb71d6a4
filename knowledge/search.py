"""The search: which key answers a question, and whether any does."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from knowledge.article import Language
from knowledge.calibrate import foreign_of, learned
from knowledge.constants import (
    ACROSS_DENSE_WEIGHT,
    BRIDGE_WEIGHT,
    DENSE_WEIGHT,
    HAN_WEIGHT,
)
from knowledge.encoder import Encoder
from knowledge.glossary import Glossary
from knowledge.han_encoder import han_encoder
from knowledge.homophones import Homophones
from knowledge.lexical import Scores
from knowledge.progress import OnProgress, Progress, silent
from knowledge.reading import Reading, clean
from knowledge.route import Route, Subject
from knowledge.runtime import Vectors
from knowledge.tokens import has_han, latin_words, simplified
from knowledge.unit import Unit
from knowledge.unit_vectors import index_of, reads

LANGUAGES: tuple[Language, ...] = get_args(Language)


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
    left out, that are no more certain; None when nothing was found, or the base is too small to
    say.
    """

    hits: tuple[Hit, ...]
    answered: bool
    confidence: float | None


NO_MESSAGES: Mapping[Language, Sequence[str]] = MappingProxyType({})
NOTHING = Result(hits=(), answered=False, confidence=None)


@dataclass(frozen=True, slots=True)
class _Scores:
    """A question's scores in a route: `units` [units], `keys` [keys], and its leaning."""

    units: Scores
    keys: Scores
    leaning: float


class Searcher:
    """A search over units, by the question's script. Safe to use from several threads.

    A question without Chinese characters goes to the English units, by meaning and by words, and,
    where some key has no English unit, to the Chinese ones by what may say it there. One with them
    goes to the Chinese units, by words alone unless the model reads Chinese (a model of English
    let near Chinese makes things worse: XQuAD hit@1 .939 to .374), and by its English gloss to the
    English units. Where two languages may answer, the more confident one does.
    """

    def __init__(
        self,
        encoder: Encoder,
        routes: Mapping[Language, Route],
        glossary: Glossary | None = None,
        homophones: Homophones | None = None,
    ) -> None:
        self._encoder = encoder
        self._glossary = glossary
        self._homophones = homophones
        self.routes = routes

    @classmethod
    def build(
        cls,
        units: Iterable[Unit],
        encoder: Encoder,
        on_progress: OnProgress = silent,
        *,
        glossary: Glossary | None = None,
        homophones: Homophones | None = None,
        elsewhere: Mapping[Language, Sequence[str]] = NO_MESSAGES,
        known: Sequence["Searcher"] = (),
        calibrated: bool = True,
    ) -> "Searcher":
        """A search over the units; each language that has some is encoded and calibrated.

        What the `known` searches hold already is not encoded again. By `elsewhere`, messages
        that the units do not answer, it learns its subject.
        """
        routes: dict[Language, Route] = {}
        found = _by_language(units)
        for language, wanted in found.items():
            olds = [old.routes[language].index for old in known if language in old.routes]
            encoded = wanted if reads(encoder, language) else _alone(wanted, found.get("en", ()))
            index = index_of(encoded, language, encoder, filter(None, olds), on_progress)
            on_progress(Progress("index"))
            routes[language] = Route.build(language, wanted, index)
        bare = cls(encoder, routes, glossary, homophones)
        return bare._calibrated(elsewhere, on_progress) if calibrated else bare

    def updated(self, units: Iterable[Unit], on_progress: OnProgress = silent) -> "Searcher":
        """A search over these units instead, encoding only those that are new; this one stays."""
        return Searcher.build(
            units,
            self._encoder,
            on_progress,
            glossary=self._glossary,
            homophones=self._homophones,
            known=[self],
        )

    def __len__(self) -> int:
        return sum(len(route.units) for route in self.routes.values())

    def search(self, question: str, language: Language | None = None, limit: int = 5) -> Result:
        """What answers the question, at most `limit` keys.

        `language` is the conversation's: in a Chinese one, a question in Latin letters alone
        ("ROI") is also looked up among the Chinese units.
        """
        results = self.search_each(question, language, limit)
        return max(results, key=_certainty, default=NOTHING)

    def search_each(
        self, question: str, language: Language | None = None, limit: int = 5
    ) -> list[Result]:
        """The same of each language whose units may answer, for who compares them otherwise."""
        return [
            self._result(self.routes[route], scores, limit)
            for route, scores in self._scored(clean(question), language)
        ]

    def own_score(self, route: Route, place: int, subject: Subject | None) -> float | None:
        """How certain the answer to that unit's text is without the unit; None without content."""
        text = route.units[place].text
        vector = self._vector(route, text)
        scores = self._scores(route, Reading(text), vector, place, subject)
        if scores is None:
            return None
        if route.language == "zh":
            scores = self._bridged(text, scores)
        return float(scores.keys.max()) + scores.leaning

    def _scored(self, text: str, language: Language | None) -> Iterator[tuple[Language, _Scores]]:
        """The scores in each route that may answer the question."""
        if not has_han(text):
            spelled = self._spelled(text)
            yield from self._named("en", spelled)
            if language == "zh":
                yield from self._named("zh", text)
            elif self._only_chinese:
                rendered = self._rendered(spelled)
                if rendered is not None:
                    yield "zh", rendered
            return
        text = self._heard(simplified(text))
        chinese = [
            (route, self._bridged(text, scores)) for route, scores in self._named("zh", text)
        ]
        yield from chinese
        if not chinese or self._only_english:
            gloss = self._gloss(text)
            if gloss is not None:
                yield "en", gloss

    def _named(self, language: Language, text: str) -> Iterator[tuple[Language, _Scores]]:
        """The scores in the route of that language, if there is one and the text has content."""
        route = self.routes.get(language)
        if route is not None:
            scores = self._scores(route, Reading(text), self._vector(route, text))
            if scores is not None:
                yield language, scores

    def _vector(self, route: Route, text: str) -> Vectors | None:
        """What the model makes of a text in the route's language, float32 [dims].

        None where it does not read that, or the route has no index.
        """
        if route.index is None or not reads(self._encoder, route.language):
            return None
        vector: Vectors = self._encoder.encode_queries([text])[0]
        return vector

    def _scores(
        self,
        route: Route,
        reading: Reading,
        vector: Vectors | None,
        without: int | None = None,
        subject: Subject | None = None,
    ) -> _Scores | None:
        """The scores of a reading and its vector; None when it has no content."""
        scored = route.score(reading, vector, without)
        if scored is None:
            return None
        return _Scores(scored.units, scored.keys, route.leaning(reading, vector, subject))

    def _bridged(self, text: str, scores: _Scores) -> _Scores:
        """The scores of a Chinese question, with what the English units say of its gloss."""
        gloss = self._gloss(text)
        if gloss is None:
            return scores
        found = self._counterparts >= 0
        english = gloss.keys[self._counterparts]
        both = (scores.keys + BRIDGE_WEIGHT * english) / (1 + BRIDGE_WEIGHT)
        return _Scores(scores.units, np.where(found, both, scores.keys), scores.leaning)

    def _gloss(self, text: str) -> _Scores | None:
        """The English units' scores of a Chinese question; None where nothing can be said."""
        english = self.routes.get("en")
        if english is None:
            return None
        if self._glossary is None:
            reading = Reading(" ".join(latin_words(text)))
        else:
            reading = self._glossary.read(text)
        return self._scores(english, reading, self._across(english, text, reading.text))

    def _rendered(self, text: str) -> _Scores | None:
        """The Chinese units' scores of an English question; None where nothing can be said."""
        chinese = self.routes["zh"]
        reading = Reading(text) if self._glossary is None else self._glossary.read_english(text)
        vector = None if chinese.index is None else self._encoder.encode_queries([text])[0]
        weight = DENSE_WEIGHT if self._encoder.reads_han else ACROSS_DENSE_WEIGHT
        scored = chinese.score(reading, vector, dense_weight=weight)
        if scored is None:
            return None
        return _Scores(scored.units, scored.keys, chinese.leaning(reading, None))

    def _across(self, english: Route, text: str, gloss: str) -> Vectors | None:
        """The vector of a Chinese text among English ones; None where the route has no index.

        It is between that of the gloss and the one that the text's words foretell.
        """
        if self._encoder.reads_han:
            return self._vector(english, text)
        vector = self._vector(english, gloss)
        han = han_encoder(self._encoder.checksum)
        if vector is None or han is None:
            return vector
        both: Vectors = (1 - HAN_WEIGHT) * vector + HAN_WEIGHT * han.encode([text])[0]
        length = np.linalg.norm(both).astype(np.float32)
        return both / length

    def _spelled(self, text: str) -> str:
        """The text without typing errors."""
        english = self.routes.get("en")
        if english is None:
            return text
        (channel,) = english.lexicon.channels
        return english.speller.corrected(text, channel, self._encoder.is_word)

    def _heard(self, text: str) -> str:
        """The Chinese text without characters that only sound like those that are meant."""
        chinese = self.routes.get("zh")
        if chinese is None or self._homophones is None or self._glossary is None:
            return text
        return self._homophones.corrected(text, chinese.lexicon.channels, self._glossary.has)

    @cached_property
    def _counterparts(self) -> NDArray[np.int64]:
        """The place among the English keys of each Chinese key, -1 where there is none."""
        places = {key: place for place, key in enumerate(self.routes["en"].keys)}
        return np.array([places.get(key, -1) for key in self.routes["zh"].keys], dtype=np.int64)

    @cached_property
    def _only_english(self) -> bool:
        """Whether there is a key that no Chinese unit has."""
        return self._has_alone("en", "zh")

    @cached_property
    def _only_chinese(self) -> bool:
        """Whether there is a key that no English unit has."""
        return self._has_alone("zh", "en")

    def _has_alone(self, language: Language, other: Language) -> bool:
        """Whether the language has a key that the other lacks; keys are read only to compare."""
        if language not in self.routes or other not in self.routes:
            return language in self.routes
        return not set(self.routes[language].keys) <= set(self.routes[other].keys)

    def _result(self, route: Route, scores: _Scores, limit: int) -> Result:
        hits = tuple(
            Hit(route.units[place].key, score, route.units[place])
            for place, score in route.best(scores.keys, scores.units, limit)
        )
        if not hits:
            return NOTHING
        certainty = hits[0].score + scores.leaning
        calibration = route.calibration
        return Result(hits, calibration.answers(certainty), calibration.confidence(certainty))

    def _calibrated(
        self, elsewhere: Mapping[Language, Sequence[str]], on_progress: OnProgress
    ) -> "Searcher":
        """This search, with what each of its routes learns from its own texts."""
        routes: dict[Language, Route] = {}
        for language, route in self.routes.items():
            texts = elsewhere.get(language, ())
            foreign = foreign_of(texts, self._encoder, dense=reads(self._encoder, language))
            routes[language] = learned(route, foreign, self.own_score, on_progress)
        return Searcher(self._encoder, routes, self._glossary, self._homophones)


def _alone(units: Sequence[Unit], others: Sequence[Unit]) -> list[Unit]:
    """The units whose key none of the others has."""
    keys = {unit.key for unit in others}
    return [unit for unit in units if unit.key not in keys]


def _by_language(units: Iterable[Unit]) -> dict[Language, list[Unit]]:
    """The units of each language that has some, each once; those without a word are left out."""
    found: dict[Language, list[Unit]] = {}
    for unit in dict.fromkeys(units):
        if any(character.isalnum() for character in unit.text):
            found.setdefault(unit.language, []).append(unit)
    return found


def _certainty(result: Result) -> tuple[bool, bool, float]:
    return result.answered, bool(result.hits), result.confidence or 0.0
