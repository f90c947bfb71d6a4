"""One process run to its end: how long it took, and how much memory it held at most."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from benchmarks.memory import maxrss_mb


class ChildFailed(Exception):
    """A process that ended with another status than 0: what it was, and its last line."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What a process printed and took; `peak_mb` in MB of 10^6 bytes."""

    output: str
    wall_s: float
    peak_mb: float


def run(
    command: Sequence[str], *, folder: Path, environment: Mapping[str, str] | None = None
) -> Finished:
    """The command, run in the folder. Raises ChildFailed.

    The peak begins with what this process holds (see `memory`), so this one must stay small.
    """
    with TemporaryFile("w+", encoding="utf-8", errors="replace") as noise:
        started = time.perf_counter()
        with subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=noise, text=True
        ) as child:
            output = child.stdout.read() if child.stdout else ""
            _, status, usage = os.wait4(child.pid, 0)
            wall_s = time.perf_counter() - started
            child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            noise.seek(0)
            lines = [line.strip() for line in (output + "\n" + noise.read()).splitlines()]
            last = next((line for line in reversed(lines) if line), "it said nothing")
            raise ChildFailed(f"{' '.join(command[:3])}: exit {child.returncode}, {last}")
    return Finished(output, wall_s, maxrss_mb(usage))
