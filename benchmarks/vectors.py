"""The vector index alone, to a million random vectors.

`python -m benchmarks.vectors COUNT` prints the milliseconds of a search, the median.
"""

import statistics
import sys
import time

import numpy as np

from benchmarks.child import run
from benchmarks.simulated import unit_length
from benchmarks.sources import ROOT
from knowledge.constants import CANDIDATES
from knowledge.index import VectorIndex

COUNTS = (1_000, 10_000, 100_000, 1_000_000)
DIMS = 384
SLICE = 50_000
"""Vectors made at once: 77 MB in float32; the index holds 768 bytes of each."""

SEARCHES = 50
WARM_UP = 5
SEED = 3


def measured(count: int) -> float:
    """What `search_ms` gives in a process of its own. Raises ChildFailed."""
    command = [sys.executable, "-m", "benchmarks.vectors", str(count)]
    return float(run(command, folder=ROOT).output)


def search_ms(count: int) -> float:
    """The median time of the search for a question's candidates among so many vectors."""
    random = np.random.default_rng(SEED)
    index = VectorIndex.empty(DIMS)
    for start in range(0, count, SLICE):
        ids = np.arange(start, min(start + SLICE, count), dtype=np.int64)
        index.add(ids, unit_length(random.standard_normal((len(ids), DIMS), dtype=np.float32)))
    asked = unit_length(random.standard_normal((WARM_UP + SEARCHES, DIMS), dtype=np.float32))
    took_ms: list[float] = []
    for vector in asked:
        began = time.perf_counter()
        index.search(vector, CANDIDATES)
        took_ms.append((time.perf_counter() - began) * 1000)
    return statistics.median(took_ms[WARM_UP:])


if __name__ == "__main__":
    print(search_ms(int(sys.argv[1])))
