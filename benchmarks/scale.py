"""What the commands on account data cost as the database grows around one account.

`python -m benchmarks.scale FOLDER HOME POSTS` prints Scale as JSON: of an account of 10,000 posts
in two years, in a database of POSTS posts with twenty snapshots each. HOME holds the knowledge
base.
"""

import json
import statistics
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from benchmarks.account import DAYS, LAST_DAY, NOW
from benchmarks.child import run
from benchmarks.sources import ROOT

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from bot.app import Application

OWN_POSTS = 10_000
SIZES = (OWN_POSTS, 1_000_000)
SNAPSHOTS = 20
WARM_RUNS = 7

YEARS = f"{LAST_DAY - timedelta(days=DAYS - 1)} to {LAST_DAY}"
LINES: Mapping[str, str] = {
    "report": "/report bench",
    "report, all two years": f"/report bench {YEARS}",
    "top": "/top bench saves",
    "top, all two years": f"/top bench saves {YEARS}",
    "compare": "/compare reel vs image",
    "compare, all two years": f"/compare reel vs image {YEARS}",
    "timing": "/timing bench",
    "timing, all two years": f"/timing bench {YEARS}",
    "formats": "/formats bench",
    "hashtags": "/hashtags bench",
    "hashtags, all two years": f"/hashtags bench {YEARS}",
    "anomalies": "/anomalies bench",
    "goal": "/goal bench followers 40000 by 2027-03-31",
    "forecast": "/forecast bench reach",
    "accounts": "/accounts",
}
"""As a person asks, and over all that the account has, which is the most that can be asked for."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Milliseconds a command, from the request to the reply: the median of warm ones."""

    posts: int
    snapshots: int
    file_mb: float
    took_ms: Mapping[str, float]


def measured(folder: Path, home: Path, posts: int) -> Scale:
    """What `measure` gives in a process of its own. Raises ChildFailed."""
    command = [sys.executable, "-m", "benchmarks.scale", str(folder), str(home), str(posts)]
    return Scale(**json.loads(run(command, folder=ROOT).output))


def measure(folder: Path, home: Path, posts: int) -> Scale:
    """The times, over a database made in the folder."""
    from bot.app import Application
    from bot.settings import Settings

    file = folder / f"scale-{posts}.db"
    settings = Settings(home=home, database_url=f"sqlite:///{file}")
    application = Application(settings, lambda _what, _share: None, clock=lambda: NOW)
    _fill(application.engine, posts)
    took = {name: _warm_ms(application, line) for name, line in LINES.items()}
    return Scale(posts, posts * SNAPSHOTS, file.stat().st_size / 1e6, took)


def _warm_ms(application: "Application", line: str) -> float:
    times = [_took_ms(application, line, number) for number in range(1 + WARM_RUNS)]
    return statistics.median(times[1:])


def _took_ms(application: "Application", line: str, number: int) -> float:

    from bot.core.model import HOME_PLATFORM, HOME_WORKSPACE, Outcome, Person, Place, Request
    from bot.frontends.terminal.run import Terminal

    place = Place(HOME_PLATFORM, HOME_WORKSPACE, "bench")
    person = Person(HOME_PLATFORM, HOME_WORKSPACE, "bench")
    request = Request(id=f"{line}-{number}", sender=person, place=place, text=line, at=NOW)
    frontend = Terminal(Console(), application.words)
    began = time.perf_counter()
    reply = application.dispatcher.answer(request, frontend)
    took = time.perf_counter() - began
    if reply is None or reply.outcome is not Outcome.ANSWERED:
        raise LookupError(f"{line} was not answered: {reply}")
    return took * 1000


def _fill(engine: "Engine", posts: int) -> None:
    """The account, others of as many posts beside it, and the snapshots of all: made in SQL."""
    from sqlalchemy import text

    with engine.begin() as connection:
        connection.execute(text("DELETE FROM account"))
        for number in range(1, posts // OWN_POSTS + 1):
            _account(connection, number)
        for statement in SNAPSHOTS_SQL:
            connection.execute(text(statement), {"snapshots": SNAPSHOTS, "now": str(NOW)})
        connection.execute(text("ANALYZE"))


def _account(connection: "Connection", number: int) -> None:
    from sqlalchemy import text

    name = "bench" if number == 1 else f"other{number}"
    workspace = "local" if number == 1 else "others"
    values = {
        "number": number,
        "workspace": workspace,
        "name": name,
        "posts": OWN_POSTS,
        "days": DAYS,
    }
    values |= {
        "newest": f"{LAST_DAY} 12:00:00",
        "day": str(LAST_DAY),
        "now": f"{NOW:%Y-%m-%d %H:%M}",
    }
    for statement in ACCOUNT_SQL:
        connection.execute(text(statement), values)


ACCOUNT_SQL = (
    """
    INSERT INTO account (id, workspace, name, name_key, platform, is_sample, created_at)
    VALUES (:number, :workspace, :name, :name, 'instagram', 0, :now)
    """,
    """
    INSERT INTO import (id, account_id, kind, file_name, sha256, source, rows_read, created_at)
    VALUES (:number, :number, 'posts', 'bench.csv', :name, '', :posts, :now)
    """,
    """
    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :posts)
    INSERT INTO post (account_id, platform_id, published_at, certainty, kind, text, link, reach,
                      views, engagements, likes, comments, shares, saves)
    SELECT :number, CAST(i AS TEXT),
           strftime('%Y-%m-%d %H:%M:%S.000000', :newest,
                    '-' || (i * :days * 24 / :posts) || ' hours'),
           'exact', CASE i % 3 WHEN 0 THEN 'reel' WHEN 1 THEN 'carousel' ELSE 'image' END,
           'Post number ' || i || ' #tag' || (i * 7919 % 50) || ' #tag' || (i * 104729 % 40 + 50),
           'https://example.com/' || i,
           200 + i * 7919 % 19800, 300 + i * 7919 % 29800, 20 + i * 104729 % 900,
           10 + i * 104729 % 700, i * 31 % 90, i * 37 % 60, i * 41 % 80
    FROM n
    """,
    """
    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :days)
    INSERT INTO accountday (account_id, day, import_id, followers, profile_views)
    SELECT :number, date(:day, '-' || i || ' days'), :number,
           30000 - 10 * i + i * 7919 % 37, 250 + i * 104729 % 100
    FROM n
    """,
)

SNAPSHOTS_SQL = (
    """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i + 1 <= :snapshots)
    INSERT INTO import (id, account_id, kind, file_name, sha256, source, rows_read, created_at)
    SELECT 1000000 + i, 1, 'posts', 'bench.csv', 'snapshot' || i, '', 0, :now FROM n
    """,
    """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i + 1 <= :snapshots)
    INSERT INTO postsnapshot (post_id, import_id, taken_at, reach, likes, comments, shares, saves)
    SELECT post.id, 1000000 + i, :now, reach, likes, comments, shares, saves FROM post, n
    """,
)


def main() -> int:
    """Print the times as JSON."""
    folder, home, posts = sys.argv[1:]
    sys.stdout.write(json.dumps(asdict(measure(Path(folder), Path(home), int(posts)))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
