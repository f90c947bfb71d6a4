import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from knowledge import calibrate
from knowledge.article import Language
from knowledge.calibrate import foreign_of, learned
from knowledge.index import VectorIndex
from knowledge.progress import Progress, silent
from knowledge.route import Route, Subject
from knowledge.subject import Direction, LogOdds
from knowledge.unit import Unit
from tests.knowledge.conftest import BagOfWords

KEYS = ("ads", "budget", "captions", "daily", "events", "fans")
QUESTIONS = tuple(Unit(key, "en", "question", f"{key} wanted") for key in KEYS)
PASSAGES = tuple(Unit(key, "en", "passage", f"about {key} only") for key in KEYS)
RICE = ("boil rice", "rice and rain", "rain today")


@dataclass
class Recorder:
    """Scores phrasings by a list, and remembers which it was asked for and by what subject."""

    scores: Sequence[float | None] = (0.5,)
    asked: list[str] = field(default_factory=list)
    subjects: list[Subject | None] = field(default_factory=list)

    def __call__(self, route: Route, place: int, subject: Subject | None) -> float | None:
        self.asked.append(route.units[place].text)
        self.subjects.append(subject)
        return self.scores[(len(self.asked) - 1) % len(self.scores)]


def route_of(units: Sequence[Unit], encoder: BagOfWords | None = None) -> Route:
    index = None
    if encoder is not None:
        index = VectorIndex.empty(encoder.dims)
        ids = np.array([unit.id for unit in units], dtype=np.int64)
        index.add(ids, encoder.encode_documents([unit.text for unit in units]))
    language: Language = "en"
    return Route.build(language, units, index)


def test_every_question_is_scored_once_and_no_passage() -> None:
    recorder = Recorder()
    learned(route_of([*PASSAGES, *QUESTIONS]), None, recorder, silent)
    assert recorder.asked == [unit.text for unit in QUESTIONS]


def test_of_many_questions_some_are_scored_evenly_spaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibrate, "CALIBRATION_QUESTIONS", 4)
    recorder = Recorder()
    learned(route_of(QUESTIONS), None, recorder, silent)
    assert recorder.asked == ["ads wanted", "captions wanted", "events wanted"]


def test_the_scores_are_kept_in_order_without_those_of_no_content_or_no_rival() -> None:
    recorder = Recorder([0.5, None, 0.1, -math.inf, 0.3])
    route = learned(route_of(QUESTIONS), None, recorder, silent)
    assert route.calibration.scores == pytest.approx([0.1, 0.3, 0.5, 0.5])
    assert route.calibration.language == "en"


def test_progress_is_said_before_every_fiftieth_question() -> None:
    units = [Unit("a", "en", "question", f"post {number}") for number in range(120)]
    heard: list[Progress] = []
    learned(route_of(units), None, Recorder(), heard.append)
    assert heard == [Progress("calibrate", done, 120) for done in (0, 50, 100)]


def test_without_messages_from_elsewhere_there_is_no_subject() -> None:
    assert foreign_of((), BagOfWords(), dense=True) is None
    recorder = Recorder()
    assert learned(route_of(QUESTIONS), None, recorder, silent).subject is None
    assert set(recorder.subjects) == {None}


def test_too_few_keys_have_no_subject() -> None:
    foreign = foreign_of(RICE, BagOfWords(), dense=False)
    assert learned(route_of(QUESTIONS[:5]), foreign, Recorder(), silent).subject is None
    assert learned(route_of(QUESTIONS), foreign, Recorder(), silent).subject is not None


def test_where_a_fifth_has_all_the_questions_there_is_no_subject() -> None:
    encoder, recorder = BagOfWords(), Recorder()
    foreign = foreign_of(RICE, encoder, dense=True)
    units = [QUESTIONS[0], *PASSAGES]
    assert learned(route_of(units, encoder), foreign, recorder, silent).subject is None
    assert recorder.subjects == [None]


def test_passages_alone_have_no_subject() -> None:
    encoder = BagOfWords()
    foreign = foreign_of(RICE, encoder, dense=True)
    assert learned(route_of(PASSAGES, encoder), foreign, Recorder(), silent).subject is None


def test_words_tell_the_subject_where_the_model_reads_none() -> None:
    encoder = BagOfWords()
    foreign = foreign_of(RICE, encoder, dense=False)
    subject = learned(route_of([*QUESTIONS, *PASSAGES]), foreign, Recorder(), silent).subject
    assert encoder.documents_encoded == 0
    assert isinstance(subject, LogOdds)
    texts = [{"wanted", key} for key in KEYS] + [{key} for key in KEYS]  # only is a stop word
    expected = LogOdds.fit(texts, [{"boil", "rice"}, {"rice", "rain"}, {"rain", "today"}])
    assert subject.score(["wanted"]) == pytest.approx(expected.score(["wanted"]))
    assert subject.score(["rice"]) == pytest.approx(expected.score(["rice"])) != 0


def test_vectors_of_questions_tell_the_subject_where_the_model_reads_them() -> None:
    encoder = BagOfWords()
    foreign = foreign_of(RICE, encoder, dense=True)
    subject = learned(route_of([*QUESTIONS, *PASSAGES], encoder), foreign, Recorder(), silent)
    assert isinstance(subject.subject, Direction)
    own = encoder.encode_queries([unit.text for unit in QUESTIONS])
    expected = Direction.fit(own, encoder.encode_queries(RICE))
    assert subject.subject.weights == pytest.approx(expected.weights, abs=2e-3)  # half precision


def test_a_phrasing_s_subject_has_not_seen_its_key() -> None:
    recorder = Recorder()
    foreign = foreign_of(RICE, BagOfWords(), dense=False)
    whole = learned(route_of(QUESTIONS), foreign, recorder, silent).subject
    assert isinstance(whole, LogOdds)
    for key, subject in zip(KEYS, recorder.subjects, strict=True):
        assert isinstance(subject, LogOdds)
        assert subject.score([key]) == 0 < whole.score([key])
        assert subject.score(["wanted"]) > 0


def test_a_phrasing_s_direction_is_fitted_on_the_other_fifths() -> None:
    encoder, recorder = BagOfWords(), Recorder()
    foreign = foreign_of(RICE, encoder, dense=True)
    learned(route_of(QUESTIONS, encoder), foreign, recorder, silent)
    own = encoder.encode_queries([unit.text for unit in QUESTIONS])
    first, *_ = recorder.subjects
    assert isinstance(first, Direction)
    expected = Direction.fit(own[1:5], encoder.encode_queries(RICE))  # the sixth shares its fifth
    assert first.weights == pytest.approx(expected.weights, abs=2e-3)
