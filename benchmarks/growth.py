"""A team's shelf as it grows to 100,000 passages: building it, adding, removing and asking.

`python -m benchmarks.growth build|remove|ask FOLDER HOME PASSAGES` prints the outcome as JSON.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.child import run
from benchmarks.contest import TIMED, WARM_UP
from benchmarks.corpus import distinct
from benchmarks.memory import resident_mb
from benchmarks.passages import recombined
from benchmarks.sources import ROOT, articles

if TYPE_CHECKING:
    from knowledge.encoder import Encoder
    from knowledge.shelf import Entry, Shelf

SIZES = (1_000, 10_000, 100_000)
DOCUMENT = 1_000
"""How many passages a document has; a shelf is filled with all its documents at once."""


@dataclass(frozen=True, slots=True)
class Built:
    """What all the documents took at once, then one more, and that one's removal.

    Seconds without encoding; `disk_mb` is the whole shelf's, in MB of 10^6 bytes.
    """

    build_s: float
    disk_mb: float
    add_s: float
    remove_s: float


@dataclass(frozen=True, slots=True)
class Removed:
    """Seconds that the removal of one of the documents that came at once took."""

    remove_s: float


@dataclass(frozen=True, slots=True)
class Asked:
    """Milliseconds of a warm question, `encoding_ms` of it in the model; the process in MB.

    Medians but for `p95_ms`; `rss_mb` is None where the system does not say.
    """

    p50_ms: float
    p95_ms: float
    encoding_ms: float
    rss_mb: float | None


@dataclass(frozen=True, slots=True)
class Grown:
    """A shelf of so many passages."""

    passages: int
    built: Built
    asked: Asked


@dataclass(frozen=True, slots=True)
class Thinned:
    """A shelf once one of the documents that came at once is removed."""

    removed: Removed
    asked: Asked


def measured(folder: Path, home: Path, passages: int) -> Grown:
    """A shelf of so many passages made in the folder, each step a process of its own.

    The model is prepared in `home` where it is not. Raises ChildFailed.
    """
    built = Built(**_step("build", folder, home, passages))
    return Grown(passages, built, Asked(**_step("ask", folder, home, passages)))


def thinned(folder: Path, home: Path, passages: int) -> Thinned:
    """The same shelf, a document less. Raises ChildFailed."""
    removed = Removed(**_step("remove", folder, home, passages))
    return Thinned(removed, Asked(**_step("ask", folder, home, passages)))


def _step(task: str, folder: Path, home: Path, passages: int) -> Mapping[str, float]:
    command = [sys.executable, "-m", "benchmarks.growth", task]
    finished = run([*command, str(folder), str(home), str(passages)], folder=ROOT)
    outcome: Mapping[str, float] = json.loads(finished.output.splitlines()[-1])
    return outcome


def build(folder: Path, encoder: "Encoder", passages: int) -> Built:
    """Fill the shelf, add a document, remove it."""
    from benchmarks.simulated import SimulatedEncoder

    simulated = SimulatedEncoder(encoder)
    shelf = _shelf(folder, simulated)
    documents = range(passages // DOCUMENT)

    def updated_s(wanted: Iterable[int]) -> float:
        spent_s = simulated.spent_s
        return _update_s(shelf, wanted) - (simulated.spent_s - spent_s)

    build_s = updated_s(documents)
    disk_mb = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
    return Built(
        build_s=build_s,
        disk_mb=disk_mb,
        add_s=updated_s([*documents, len(documents)]),
        remove_s=updated_s(documents),
    )


def remove(folder: Path, encoder: "Encoder", passages: int) -> Removed:
    """Take the first of several documents off the shelf."""
    return Removed(_update_s(_shelf(folder, encoder), range(1, passages // DOCUMENT)))


def ask(folder: Path, encoder: "Encoder", _passages: int) -> Asked:
    """The English questions about our articles, one at a time."""
    shelf = _shelf(folder, encoder)
    asked = islice(distinct(articles("en").questions), WARM_UP + TIMED)
    took_ms: list[float] = []
    encoding_ms: list[float] = []
    for question in asked:
        began = time.perf_counter()
        shelf.search(question.text)
        took_ms.append((time.perf_counter() - began) * 1000)
        again = f"{question.text}?"  # the vector of the question itself is remembered
        began = time.perf_counter()
        encoder.encode_queries([again])
        encoding_ms.append((time.perf_counter() - began) * 1000)
    return Asked(
        p50_ms=statistics.median(took_ms[WARM_UP:]),
        p95_ms=statistics.quantiles(took_ms[WARM_UP:], n=20)[-1],
        encoding_ms=statistics.median(encoding_ms[WARM_UP:]),
        rss_mb=resident_mb(),
    )


TASKS: Mapping[str, Callable[[Path, "Encoder", int], Built | Removed | Asked]] = {
    "build": build,
    "remove": remove,
    "ask": ask,
}


def _shelf(folder: Path, encoder: "Encoder") -> "Shelf":
    from knowledge.glossary import Glossary
    from knowledge.shelf import Shelf

    return Shelf(folder, encoder, Glossary.build(()))


def _entry(document: int) -> "Entry":
    from knowledge.passages import Passage
    from knowledge.shelf import Entry

    return Entry(tuple(Passage("", text) for text in recombined(DOCUMENT, seed=document)))


def _update_s(shelf: "Shelf", wanted: Iterable[int]) -> float:
    began = time.perf_counter()
    shelf.update(frozenset(wanted), _entry)
    return time.perf_counter() - began


def main() -> None:
    """Do the task that is named, in the child."""
    from knowledge.encoder import OnnxEncoder
    from knowledge.export import BUNDLED, prepare

    task, folder, home, passages = sys.argv[1:]
    encoder = OnnxEncoder(prepare(BUNDLED, Path(home)))
    outcome = TASKS[task](Path(folder), encoder, int(passages))
    print(json.dumps(asdict(outcome)))


if __name__ == "__main__":
    main()
