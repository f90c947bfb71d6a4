"""How fast an export is read and stored: `python -m benchmarks.imports [ROWS]`.

A made-up file in X's legacy layout of 40 columns, into a SQLite file; beside it what pandas takes
to read the same file. Rates are rows a second of this process's CPU time, so that a busy machine
does not change them.
"""

import csv
import resource
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TypeVar
from zoneinfo import ZoneInfo

T = TypeVar("T")

ROWS = 100_000  # 41 MB: a file may have 50
SEED = 7
NOW = datetime(2026, 3, 1, tzinfo=UTC)
FIRST = datetime(2015, 1, 1, tzinfo=UTC)
X_EPOCH_MS = 1_288_834_974_657
COUNTS = (
    *("impressions", "engagements", "engagement rate", "retweets", "replies", "likes"),
    *("user profile clicks", "url clicks", "hashtag clicks", "detail expands"),
    *("permalink clicks", "app opens", "app installs", "follows", "email tweet", "dial phone"),
    *("media views", "media engagements"),
)


def write(path: Path, rows: int) -> None:
    """Make the export: a post every twenty minutes, counts as floats, no promoted figures."""
    random = Random(SEED)  # noqa: S311  made-up figures
    header = ["Tweet id", "Tweet permalink", "Tweet text", "time", *COUNTS]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow([*header, *(f"promoted {name}" for name in COUNTS)])
        for number in range(rows):
            at = FIRST + timedelta(minutes=20 * number)
            number_of_post = (int(at.timestamp() * 1000) - X_EPOCH_MS) << 22
            counts = [f"{random.randrange(5000)}.0" for _ in COUNTS]
            writer.writerow(
                [
                    number_of_post,
                    f"https://twitter.com/HarbourLane/status/{number_of_post}",
                    f"Post number {number} about the harbour, with some words more.",
                    f"{at:%Y-%m-%d %H:%M} +0000",
                    *counts,
                    *["-"] * len(COUNTS),
                ]
            )


def run(folder: Path, rows: int) -> None:
    """Print the rates and the memory that was used at most."""
    import pandas as pd
    from sqlmodel import Session, SQLModel, create_engine

    from analytics import imports

    path = folder / "tweet_activity_metrics.csv"
    write(path, rows)
    engine = create_engine(f"sqlite:///{folder / 'bench.db'}")
    SQLModel.metadata.create_all(engine)
    found, reading_s = _timed(
        lambda: imports.preview(path, path.name, platform=None, zone=ZoneInfo("UTC"), now=NOW)
    )
    with Session(engine) as session:
        done, storing_s = _timed(
            lambda: imports.store(session, found, workspace="b", account="b", now=NOW)
        )
    engine.dispose()
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    _, pandas_s = _timed(lambda: pd.read_csv(path, dtype={"Tweet id": str}))
    stored = done.rows_stored
    print(f"read {stored / reading_s:,.0f}/s, store {stored / storing_s:,.0f}/s, ", end="")
    print(f"both {stored / (reading_s + storing_s):,.0f}/s, at most {peak_mb:,.0f} MB; ", end="")
    print(f"pandas.read_csv alone {rows / pandas_s:,.0f}/s")


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    started = time.process_time()
    return work(), time.process_time() - started


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        run(Path(name), int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
