"""How a contestant is measured: alone in a process, which prepares its index or answers from it.

The standard library alone: the peer runs it in an environment of its own.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from benchmarks.corpus import Corpus, Question, distinct
from benchmarks.memory import peak_mb, resident_mb

TOP = 5
"""How many hits everybody is asked for."""

TIMED = 200
"""A corpus with fewer questions is asked in rounds, in other words, until so many were timed."""

WARM_UP = 10

Search = Callable[[str], Sequence[str]]
"""The keys of the TOP hits of a question, best first."""

Prepare = Callable[[Corpus, Path], None]
"""Makes the index of the passages, and what else is made once, in the folder."""

Open = Callable[[Path], Search]
"""Opens what was prepared in the folder; what this imports and loads is part of the start."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What answering took: `start_s` to the first answer, the rest one warm question at a time.

    `cpu_ms` is the mean over the questions of the processor's time in all threads: other work on
    the machine changes it little. Memory is that of the process after the last answer, in MB of
    10^6 bytes; `rss_mb` is None where the system does not say.
    """

    start_s: float
    p50_ms: float
    p95_ms: float
    cpu_ms: float
    hit_at_1: float
    rss_mb: float | None
    peak_mb: float


def main(prepare: Prepare, open_: Open) -> None:
    """`prepare CORPUS FOLDER`, or `answer CORPUS FOLDER`, which prints Answers as JSON."""
    task, file, folder = sys.argv[1:]
    corpus = Corpus.read(Path(file))
    if task == "prepare":
        prepare(corpus, Path(folder))
    else:
        print(json.dumps(asdict(_answer(corpus, open_, Path(folder)))))


def _answer(corpus: Corpus, open_: Open, folder: Path) -> Answers:
    started = time.perf_counter()
    search = open_(folder)
    warm_up = (f"{number}: {corpus.questions[0].text}" for number in range(WARM_UP))
    search(next(warm_up))  # some load their index only now
    start_s = time.perf_counter() - started
    for text in warm_up:
        search(text)
    cpu_s = time.process_time()
    first_keys, took_ms = _timed(search, corpus.questions)
    cpu_s = time.process_time() - cpu_s
    right = sum(key == asked.key for key, asked in zip(first_keys, corpus.questions, strict=True))
    return Answers(
        start_s=start_s,
        p50_ms=statistics.median(took_ms),
        p95_ms=statistics.quantiles(took_ms, n=20)[-1],
        cpu_ms=1000 * cpu_s / len(took_ms),
        hit_at_1=right / len(corpus.questions),
        rss_mb=resident_mb(),
        peak_mb=peak_mb(),
    )


def _timed(search: Search, questions: Sequence[Question]) -> tuple[list[str], list[float]]:
    """The first key of each question ("" for none), and how long each asking took."""
    first_keys: list[str] = []
    took_ms: list[float] = []
    for question in islice(distinct(questions), max(TIMED, len(questions))):
        began = time.perf_counter()
        keys = search(question.text)
        took_ms.append((time.perf_counter() - began) * 1000)
        first_keys.append(keys[0] if keys else "")
    return first_keys[: len(questions)], took_ms
