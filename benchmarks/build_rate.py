"""How fast passages become vectors: as we encode documents, and plainly.

`python -m benchmarks.build_rate ours|plain HOME` prints the passages a second.
"""

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.child import run
from benchmarks.passages import recombined
from benchmarks.sources import ROOT

PASSAGES = 2000
WARM_UP = 32
SEED = 1
ROUNDS = 2

Encode = Callable[[Sequence[str]], object]


@dataclass(frozen=True, slots=True)
class BuildRates:
    """Passages a second, each run of each side; the two took turns."""

    ours: tuple[float, ...]
    plain: tuple[float, ...]

    @property
    def share(self) -> float:
        """Our best time as a share of the plain path's best: other work only ever adds."""
        return max(self.plain) / max(self.ours)


def measured(home: Path) -> BuildRates:
    """The rates, each in a process of its own; the model is prepared in `home` where it is not.

    Raises ChildFailed.
    """
    rates: dict[str, list[float]] = {side: [] for side in SIDES}
    for _ in range(ROUNDS):
        for side, found in rates.items():
            command = [sys.executable, "-m", "benchmarks.build_rate", side, str(home)]
            found.append(float(run(command, folder=ROOT).output.splitlines()[-1]))
    return BuildRates(tuple(rates["ours"]), tuple(rates["plain"]))


def rate(encode: Encode) -> float:
    """Passages a second, warm."""
    passages = recombined(PASSAGES, SEED)
    encode(passages[:WARM_UP])
    began = time.perf_counter()
    encode(passages)
    return len(passages) / (time.perf_counter() - began)


def _ours(home: Path) -> Encode:
    from knowledge.encoder import OnnxEncoder
    from knowledge.export import BUNDLED, prepare

    return OnnxEncoder(prepare(BUNDLED, home)).encode_documents


def _plain(_home: Path) -> Encode:
    from benchmarks.plain import load_model

    model = load_model()
    return lambda texts: model.encode(list(texts), show_progress_bar=False)


SIDES: Mapping[str, Callable[[Path], Encode]] = {"ours": _ours, "plain": _plain}


if __name__ == "__main__":
    print(rate(SIDES[sys.argv[1]](Path(sys.argv[2]))))
