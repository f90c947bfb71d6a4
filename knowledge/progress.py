"""How far a long piece of work has come."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Stage = Literal["load", "export", "quantise", "check", "encode", "index", "calibrate", "read"]


@dataclass(frozen=True, slots=True)
class Progress:
    """The stage at work; `done` of `total` where it is counted, else 0 of 0."""

    stage: Stage
    done: int = 0
    total: int = 0


OnProgress = Callable[[Progress], None]


def silent(progress: Progress) -> None:
    """Hear of the progress and say nothing."""
