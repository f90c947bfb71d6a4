"""The command `bellwether` as a person starts it: a new process each time."""

import json
import os
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks import child
from benchmarks.contest import TIMED
from benchmarks.corpus import Question, distinct

BELLWETHER = Path(sys.executable).with_name("bellwether")
PREFIX = "BELLWETHER_"
QUESTION = "how do I choose a platform?"
RUNS = 5


@dataclass(frozen=True, slots=True)
class CommandTimes:
    """Medians of five processes in seconds; peaks of a process in MB of 10^6 bytes.

    `batch` is one process that answers 200 questions one after the other; `batch_p50_ms` is what
    it says that each took, from the request to the reply.
    """

    help_s: float
    ask_s: float
    ask_peak_mb: float
    batch_p50_ms: float
    batch_peak_mb: float


def measure(home: Path, questions: Sequence[Question]) -> CommandTimes:
    """What the commands take with this home, which is prepared first. Raises ChildFailed."""
    _run(home, "ask", QUESTION)  # the model and the index, the database, the sample account
    helps = [_run(home, "--help") for _ in range(RUNS)]
    asks = [_run(home, "ask", QUESTION) for _ in range(RUNS)]
    batch = _run(home, "ask", "--batch", str(_batch_file(home, questions)))
    answers = [json.loads(line) for line in batch.output.splitlines()]
    return CommandTimes(
        help_s=statistics.median(each.wall_s for each in helps),
        ask_s=statistics.median(each.wall_s for each in asks),
        ask_peak_mb=max(each.peak_mb for each in asks),
        batch_p50_ms=statistics.median(answer["elapsed_ms"] for answer in answers),
        batch_peak_mb=batch.peak_mb,
    )


def _run(home: Path, *words: str) -> child.Finished:
    """`bellwether` with the words, and with no setting but the home."""
    others = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    environment = {**others, f"{PREFIX}HOME": str(home)}
    return child.run([str(BELLWETHER), *words], folder=home, environment=environment)


def _batch_file(home: Path, questions: Sequence[Question]) -> Path:
    file = home / "questions.jsonl"
    asked = islice(distinct(questions), TIMED)
    lines = (json.dumps({"id": str(n), "text": each.text}) for n, each in enumerate(asked))
    file.write_text("\n".join(lines), encoding="utf-8")
    return file
