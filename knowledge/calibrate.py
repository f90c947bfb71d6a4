"""What a route learns from its own texts: its subject, and when to say "I don't know"."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.abstain import Calibration
from knowledge.constants import CALIBRATION_QUESTIONS, SUBJECT_FOLDS
from knowledge.encoder import Encoder
from knowledge.progress import OnProgress, Progress
from knowledge.reading import Reading
from knowledge.route import Route, Subject
from knowledge.runtime import Vectors
from knowledge.subject import Direction, LogOdds

REPORTED_EVERY = 50


class OwnScore(Protocol):
    """Scores a phrasing of the base with itself left out."""

    def __call__(self, route: Route, place: int, subject: Subject | None) -> float | None:
        """The best key's score and the leaning by that subject; None without content."""
        ...


@dataclass(frozen=True, slots=True)
class Foreign:
    """Messages that the base does not answer, and their vectors where the model reads them."""

    texts: Sequence[str]
    vectors: Vectors | None


def learned(
    route: Route, foreign: Foreign | None, score: OwnScore, on_progress: OnProgress
) -> Route:
    """The route with its subject, and with the scores of its own phrasings.

    Each phrasing is scored with itself left out, its subject judged by a fit that has not seen
    its key; there is no subject where the questions are too few for that.
    """
    places = [place for place, unit in enumerate(route.units) if unit.kind == "question"]
    sample = places[:: max(1, math.ceil(len(places) / CALIBRATION_QUESTIONS))]
    keys = np.array([route.pooling.key_of(place) for place in range(len(route.units))])
    subject: Subject | None = None
    folds: list[Subject | None] = [None] * SUBJECT_FOLDS
    if foreign is not None and keys.max() >= SUBJECT_FOLDS:
        learner = _Learner(route, foreign)
        fitted = [
            learner.fit(np.flatnonzero(keys % SUBJECT_FOLDS != fold))
            for fold in range(SUBJECT_FOLDS)
        ]
        if None not in fitted:
            folds, subject = fitted, learner.fit(np.arange(len(keys)))
    judged = replace(route, subject=subject)
    scores: list[float] = []
    for done, place in enumerate(sample):
        if done % REPORTED_EVERY == 0:
            on_progress(Progress("calibrate", done, len(sample)))
        found = score(judged, place, folds[keys[place] % SUBJECT_FOLDS])
        if found is not None:
            scores.append(found)
    return replace(
        judged, calibration=Calibration.of(filter(math.isfinite, scores), route.language)
    )


def foreign_of(texts: Sequence[str], encoder: Encoder, *, dense: bool) -> Foreign | None:
    """The messages, encoded where the route has vectors; None where there are none."""
    if not texts:
        return None
    return Foreign(texts, encoder.encode_documents(texts) if dense else None)


class _Learner:
    """Fits subjects on some of the route's units."""

    def __init__(self, route: Route, foreign: Foreign) -> None:
        self._foreign = foreign.vectors
        self._own: Vectors | None = None
        if route.index is not None and foreign.vectors is not None:
            questions = np.flatnonzero(route.pooling.questions)
            self._questions = set(questions.tolist())
            self._own = route.index.vectors(route.ids)
            return
        self._words = [_words(route, unit.text) for unit in route.units]
        self._foreign_words = [_words(route, text) for text in foreign.texts]

    def fit(self, places: NDArray[np.int64]) -> Subject | None:
        """The subject of the units at these places: of their questions, where vectors tell it.

        None where vectors are to tell it and there are no questions.
        """
        if self._own is not None and self._foreign is not None:
            asked = [place for place in places.tolist() if place in self._questions]
            return Direction.fit(self._own[asked], self._foreign) if asked else None
        return LogOdds.fit([self._words[place] for place in places.tolist()], self._foreign_words)


def _words(route: Route, text: str) -> Collection[str]:
    return set().union(*route.lexicon.content(Reading(text)))
