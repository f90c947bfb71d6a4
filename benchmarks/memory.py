"""The memory that this process holds, in MB of 10^6 bytes."""

import resource
import sys
from pathlib import Path

STATUS = Path("/proc/self/status")
MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1024
"""What ru_maxrss counts in: bytes on macOS, kilobytes on Linux."""


def resident_mb() -> float | None:
    """What it holds now; None where the system has no /proc."""
    return _status_mb("VmRSS")


def peak_mb() -> float:
    """The most that it ever held.

    Not from ru_maxrss where there is a better one: on Linux that begins with what the parent held.
    """
    peak = _status_mb("VmHWM")
    return maxrss_mb(resource.getrusage(resource.RUSAGE_SELF)) if peak is None else peak


def maxrss_mb(usage: resource.struct_rusage) -> float:
    """The peak that a usage record states."""
    return usage.ru_maxrss * MAXRSS_BYTES / 1e6


def _status_mb(field: str) -> float | None:
    if not STATUS.is_file():
        return None
    lines = STATUS.read_text(encoding="utf-8").splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith(f"{field}:"))
    return int(kilobytes) * 1024 / 1e6
