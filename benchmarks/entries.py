"""Who runs in the contest, and on what."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import child
from benchmarks.contest import Answers
from benchmarks.corpus import Corpus
from benchmarks.peer_environment import peer_python
from benchmarks.sources import ROOT


@dataclass(frozen=True, slots=True)
class Contestant:
    """A module that is a contestant, and what finds the interpreter that it runs with."""

    name: str
    module: str
    python: Callable[[], Path] = lambda: Path(sys.executable)


OURS = Contestant("bellwether", "benchmarks.ours")
SHIPPED = Contestant("bellwether, as shipped", "benchmarks.shipped")
PLAIN = Contestant("sentence-transformers + FAISS", "benchmarks.plain")
PEER = Contestant("Chroma", "benchmarks.peer", peer_python)
FIELD = (OURS, PLAIN, PEER)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a contestant took: `prepare_s` is a whole process, imports and all."""

    contestant: Contestant
    prepare_s: float
    answers: Answers


@dataclass(frozen=True, slots=True)
class Absence:
    """A contestant that could not be measured, and why."""

    contestant: Contestant
    why: str


def compete(contestant: Contestant, corpus: Corpus, folder: Path) -> Entry | Absence:
    """The contestant on the corpus: one process prepares in the folder, a second one answers."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "corpus.json"
    corpus.write(file)
    try:
        python = str(contestant.python())
        command = [python, "-m", contestant.module]
        prepared = child.run([*command, "prepare", str(file), str(folder)], folder=ROOT)
        answered = child.run([*command, "answer", str(file), str(folder)], folder=ROOT)
    except child.ChildFailed as failure:
        return Absence(contestant, str(failure))
    last = answered.output.splitlines()[-1]
    return Entry(contestant, prepared.wall_s, Answers(**json.loads(last)))
