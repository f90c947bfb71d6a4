"""A report on 10,000 posts, from a SQLite file.

`python -m benchmarks.report FOLDER` prints ReportTimes as JSON.
"""

import json
import statistics
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from benchmarks.account import DAYS, LAST_DAY, NOW, fill
from benchmarks.child import run
from benchmarks.sources import ROOT

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from analytics.period import Period

ZONE = ZoneInfo("Europe/Berlin")
WARM_RUNS = 20


@dataclass(frozen=True, slots=True)
class ReportTimes:
    """Milliseconds: the first report of the process, imports and all; the median of warm ones.

    Each is of an account that has 20,000 posts in four years. `alone`: the 10,000 of the first two
    years, with none before. `beside`: those of the last two years, beside the 10,000 before them.
    `usual`: the last 28 days.
    """

    cold_ms: float
    alone_ms: float
    beside_ms: float
    usual_ms: float


def measured(folder: Path) -> ReportTimes:
    """What `measure` gives in a process of its own. Raises ChildFailed."""
    command = [sys.executable, "-m", "benchmarks.report", str(folder)]
    return ReportTimes(**json.loads(run(command, folder=ROOT).output))


def measure(folder: Path) -> ReportTimes:
    """The times, over a database made in the folder."""
    from analytics.period import WHOLE_WEEKS, Period
    from bot.store.engine import open_engine

    engine = open_engine(f"sqlite:///{folder / 'report.db'}")
    fill(engine)
    last_years = Period.ending(LAST_DAY, DAYS, ZONE)
    return ReportTimes(
        cold_ms=_took_ms(engine, last_years),
        alone_ms=_warm_ms(engine, last_years.before()),
        beside_ms=_warm_ms(engine, last_years),
        usual_ms=_warm_ms(engine, Period.ending(LAST_DAY, WHOLE_WEEKS, ZONE)),
    )


def _warm_ms(engine: "Engine", period: "Period") -> float:
    return statistics.median(_took_ms(engine, period) for _ in range(WARM_RUNS))


def _took_ms(engine: "Engine", period: "Period") -> float:
    """How long a report takes, in a session of its own as each request has."""
    began = time.perf_counter()
    from sqlmodel import Session, select

    from analytics.report import report
    from analytics.tables import Account

    with Session(engine) as session:
        account = session.exec(select(Account)).one()
        report(session, account, period, now=NOW)
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    print(json.dumps(asdict(measure(Path(sys.argv[1])))))
