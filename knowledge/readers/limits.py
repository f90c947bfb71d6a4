"""How large a document may be: what reading one may cost in memory and in time.

A document comes from whoever may write to the bot, and a few kilobytes can unpack to gigabytes.
"""

import os
import sys

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_MEMBERS = 10_000
MAX_PAGES = 600
MAX_CHARACTERS = 2_000_000
CPU_S = 60
"""The slowest is HTML: 5 s for 2 MB of paragraphs, 21 s for a table of 144,000 cells."""

MEMORY_BYTES = 2 * 1024**3
"""Address space, of which libraries reserve twice what they use: that table 1.1 GB for 630 MB."""

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""Numpy, which markitdown brings along and nothing here uses, reserves 32 MB for each thread."""


def megabytes(size: int) -> str:
    """The size as people read it, rounded up so that what is over a limit never looks like it."""
    return f"{-(-size // 1024**2)} MB"


def cap(cpu_s: int) -> None:
    """Hold this process to the memory above and to so many seconds of processor time, for good.

    Comes before the libraries are imported.
    """
    os.environ.update(ONE_THREAD)
    if sys.platform == "win32":  # which has no such limits
        return
    import resource

    for limit, soft, hard in (
        (resource.RLIMIT_AS, MEMORY_BYTES, MEMORY_BYTES),
        (resource.RLIMIT_CPU, cpu_s, cpu_s + 5),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        most = resource.getrlimit(limit)[1]
        if most == resource.RLIM_INFINITY or hard <= most:
            resource.setrlimit(limit, (soft, hard))
