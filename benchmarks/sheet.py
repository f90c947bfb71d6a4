"""What is printed: a table a corpus, and the wanted figures beside the measured."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.table import Table

from benchmarks.build_rate import PASSAGES, BuildRates
from benchmarks.charts import ChartTimes
from benchmarks.commands import CommandTimes
from benchmarks.corpus import Corpus
from benchmarks.entries import OURS, PLAIN, SHIPPED, Absence, Contestant, Entry
from benchmarks.growth import Grown, Thinned
from benchmarks.report import ReportTimes
from benchmarks.scale import Scale

Outcome = Entry | Absence


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure that was wanted at most so high, and what it came to."""

    what: str
    wanted: float
    measured: float
    unit: str

    @property
    def met(self) -> bool:
        """Whether it is at most what was wanted."""
        return self.measured <= self.wanted


def contest_table(corpus: Corpus, outcomes: Sequence[Outcome]) -> Table:
    """A line a contestant; a dash where it could not be measured."""
    keys = len({passage.key for passage in corpus.passages})
    title = f"{corpus.name}: {len(corpus.passages)} passages of {keys} keys, "
    table = _table(
        f"{title}{len(corpus.questions)} questions",
        *("", "p50 ms", "p95 ms", "CPU ms", "hit@1", "RSS MB", "peak MB", "start s", "prepare s"),
    )
    for outcome in outcomes:
        figures = _figures(outcome) if isinstance(outcome, Entry) else ("-",)
        table.add_row(outcome.contestant.name, *figures)
    return table


def search_goals(corpus: Corpus, outcomes: Sequence[Outcome]) -> list[Goal]:
    """A warm question to ours, in itself and as a share of the plain path's time."""
    plain = _entry(outcomes, PLAIN)
    goals: list[Goal] = []
    for contestant in (SHIPPED, OURS):
        ours = _entry(outcomes, contestant)
        if ours and plain:
            p50_ms, share = ours.answers.p50_ms, ours.answers.p50_ms / plain.answers.p50_ms
            goals += [
                Goal(f"{contestant.name}, {corpus.name}: a warm question", 3, p50_ms, "ms"),
                Goal("  as a share of the plain path's time", 0.25, share, ""),
            ]
    return goals


def command_goals(times: CommandTimes) -> list[Goal]:
    """The commands, and the process that answers."""
    return [
        Goal("bellwether --help", 0.5, times.help_s, "s"),
        Goal("bellwether ask, cold", 1.5, times.ask_s, "s"),
        Goal("bellwether ask, peak memory", 200, times.ask_peak_mb, "MB"),
        Goal("bellwether ask --batch, peak memory", 200, times.batch_peak_mb, "MB"),
    ]


def scale_table(scales: Sequence[Scale]) -> Table:
    """A line a command, a column a size of the database."""
    small, large = scales[0], scales[-1]
    sizes = (f"{scale.posts:,} posts, ms" for scale in scales)
    table = _table("One account of 10,000 posts in a database of", "", *sizes, "ratio")
    for name, took in large.took_ms.items():
        times = (f"{scale.took_ms[name]:.0f}" for scale in scales)
        table.add_row(name, *times, f"{took / small.took_ms[name]:.2f}")
    return table


def scale_goals(scales: Sequence[Scale]) -> list[Goal]:
    """Each command as asked, and the most that one of them grows with the database."""
    small, large = scales[0], scales[-1]
    goals = [
        Goal(f"/{name}, {large.posts:,} posts in all", 150 if name == "report" else 300, took, "ms")
        for name, took in large.took_ms.items()
        if "," not in name and name != "forecast"
    ]
    growth = max(took / small.took_ms[name] for name, took in large.took_ms.items())
    return [*goals, Goal("the most that a command grows", 1.5, growth, "")]


def report_goals(times: ReportTimes) -> list[Goal]:
    """The report on 10,000 posts, without and with as many to compare them with."""
    return [
        Goal("a report on 10,000 posts", 150, times.alone_ms, "ms"),
        Goal("a report on 10,000 beside 10,000", 150, times.beside_ms, "ms"),
    ]


def chart_goals(times: ChartTimes) -> list[Goal]:
    """A warm picture of each kind."""
    return [
        Goal(f"a chart as a picture, {kind}", 150, took_ms, "ms")
        for kind, took_ms in times.warm_ms.items()
    ]


def rate_table(rates: BuildRates) -> Table:
    """A line a side, in the order of its runs."""
    headings = (f"run {number} /s" for number in range(1, len(rates.ours) + 1))
    table = _table(f"Encoding {PASSAGES} passages of some 113 tokens", "", *headings)
    for name, runs in ((OURS.name, rates.ours), ("sentence-transformers", rates.plain)):
        table.add_row(name, *(f"{rate:.1f}" for rate in runs))
    return table


def growth_table(shelves: Sequence[Grown]) -> Table:
    """A line a shelf, what it takes to build and to ask."""
    table = _table(
        "A shelf of passages; build, add and remove are without encoding",
        *("passages", "p50 ms", "p95 ms", "model ms", "RSS MB", "disk MB", "build s"),
        *("+ 1,000 s", "- 1,000 s"),
    )
    for shelf in shelves:
        built, asked = shelf.built, shelf.asked
        table.add_row(
            f"{shelf.passages:,}",
            *(f"{each:.1f}" for each in (asked.p50_ms, asked.p95_ms, asked.encoding_ms)),
            "-" if asked.rss_mb is None else f"{asked.rss_mb:.0f}",
            f"{built.disk_mb:.0f}",
            f"{built.build_s:.1f}",
            *(f"{each:.3f}" for each in (built.add_s, built.remove_s)),
        )
    return table


def thinned_line(thinned: Thinned) -> str:
    """What one of the first documents' removal took, and a question after it."""
    return (
        f"One of the first documents taken off the largest: {thinned.removed.remove_s:.3f} s; a "
        f"question then: {thinned.asked.p50_ms:.1f} ms, p50."
    )


def index_table(times_ms: Mapping[int, float]) -> Table:
    """A line a size of the vector index."""
    table = _table("The vector index alone, random vectors", "vectors", "p50 ms")
    for count, took_ms in times_ms.items():
        table.add_row(f"{count:,}", f"{took_ms:.2f}")
    return table


def growth_goals(rates: BuildRates, shelves: Sequence[Grown]) -> list[Goal]:
    """Encoding as a share of the plain path's time, and a question to the largest shelf."""
    largest = shelves[-1]
    question = f"a warm question to {largest.passages:,} passages"
    return [
        Goal("encoding, as a share of the plain path's time", 0.4, rates.share, ""),
        Goal(question, 10, largest.asked.p50_ms, "ms"),
    ]


def goal_table(goals: Sequence[Goal]) -> Table:
    """A line a goal."""
    table = _table("Wanted, at most", "", "wanted", "measured", "")
    for goal in goals:
        wanted, measured = (f"{value:.3g} {goal.unit}" for value in (goal.wanted, goal.measured))
        table.add_row(goal.what, wanted, measured, "met" if goal.met else "missed")
    return table


def _figures(entry: Entry) -> tuple[str, ...]:
    answers = entry.answers
    return (
        f"{answers.p50_ms:.1f}",
        f"{answers.p95_ms:.1f}",
        f"{answers.cpu_ms:.1f}",
        f"{answers.hit_at_1:.3f}",
        "-" if answers.rss_mb is None else f"{answers.rss_mb:.0f}",
        f"{answers.peak_mb:.0f}",
        f"{answers.start_s:.2f}",
        f"{entry.prepare_s:.1f}",
    )


def _entry(outcomes: Sequence[Outcome], contestant: Contestant) -> Entry | None:
    entries = (outcome for outcome in outcomes if isinstance(outcome, Entry))
    return next((entry for entry in entries if entry.contestant == contestant), None)


def _table(title: str, first: str, *others: str) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    table.add_column(first, min_width=36)
    for heading in others:
        table.add_column(heading, justify="right")
    return table
