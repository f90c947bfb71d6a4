"""The machine and the libraries that the figures were taken with."""

import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

CPUINFO = Path("/proc/cpuinfo")
QUIET = 0.3
LIBRARIES = ("torch", "sentence-transformers", "faiss-cpu", "onnxruntime", "openvino", "SQLAlchemy")


def description() -> Iterator[str]:
    """A line each on the processor, Python, and the libraries."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
    yield f"{_processor()}, {cores} cores, {platform.system()} {platform.machine()}"
    yield f"Python {platform.python_version()}; " + ", ".join(
        f"{library} {version(library)}" for library in LIBRARIES
    )


def load() -> str:
    """How many processes wanted a core in the last minute; before the start, those of others."""
    load = os.getloadavg()[0]
    if load < QUIET:
        return f"Load {load:.1f}."
    return (
        f"Load {load:.1f}: other work is running. Times are too high, most of all those of "
        "libraries whose threads spin while they wait; the ratios say little."
    )


def _processor() -> str:
    if CPUINFO.is_file():
        for line in CPUINFO.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"
