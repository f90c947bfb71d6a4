"""`make bench`: our search, a plain one and a peer's; commands; reports; scale; charts; growth.

`python -m benchmarks growth` runs that part alone; so for each of `PARTS`.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks import (
    build_rate,
    charts,
    child,
    commands,
    growth,
    machine,
    report,
    scale,
    sheet,
    sources,
    vectors,
)
from benchmarks.corpus import Corpus
from benchmarks.entries import FIELD, PEER, SHIPPED, Absence, Contestant, compete

PIPED_WIDTH = 110
ABOUT = (
    "Each contestant is a process of its own, with its libraries' default threads (ours as it "
    "ships: its encoder with one), asked one warm question at a time, top 5, until 200 or more "
    "are timed. CPU is the mean over all threads. Start: imports, model and index, up to the "
    "first answer; files in the page cache. Prepare: a whole process, ours with the export of "
    "the model. Memory after the last answer, MB of 10^6 bytes."
)
GROWTH = (
    "Growth. Passages are two to five texts of our English articles at random. On the shelf their "
    "vectors are simulated: the sum of those texts' real vectors, with noise of length 0.5. The "
    "questions are the tests' English ones, encoded as always. '+ 1,000' adds one more document "
    "of 1,000 passages to those that came at once, '- 1,000' takes it off again."
)


def main() -> int:
    """Print every table; 1 where something of ours did not run, whatever the times."""
    console = Console(width=None if sys.stdout.isatty() else PIPED_WIDTH, highlight=False)
    for line in (*machine.description(), machine.load(), ABOUT):
        console.print(line)
    with TemporaryDirectory(prefix="bellwether-bench-") as folder:
        bench = Bench(console, Path(folder))
        for part in sys.argv[1:] or PARTS:
            PARTS[part](bench)
    console.print()
    console.print(sheet.goal_table(bench.goals))
    return 1 if bench.broken else 0


class Bench:
    """Runs one part after the other and collects the goals; `broken` once a part of ours failed."""

    def __init__(self, console: Console, folder: Path) -> None:
        self.goals: list[sheet.Goal] = []
        self.broken = False
        self._console = console
        self._folder = folder
        self._home = folder / "home"
        self._home.mkdir()
        self._english = sources.articles("en")

    def search(self) -> None:
        """Everybody on our articles and on StackFAQ; what ships also in Chinese."""
        self._contest(self._english, (SHIPPED, *FIELD))
        self._contest(sources.articles("zh"), (SHIPPED,))
        stackfaq = sources.stackfaq()
        if stackfaq is None:
            self._say("StackFAQ is not there: a larger corpus is not measured.")
        else:
            self._contest(stackfaq, FIELD)

    def commands(self) -> None:
        """The command line, with the home that the shipped knowledge base was prepared in."""
        try:
            times = commands.measure(self._home, self._english.questions)
        except child.ChildFailed as failure:
            self._absent(str(failure), is_ours=True)
            return
        self.goals += sheet.command_goals(times)
        self._say(f"A question in `bellwether ask --batch`: {times.batch_p50_ms:.1f} ms, p50.")

    def report(self) -> None:
        """The report, in a process of its own."""
        try:
            times = report.measured(self._folder)
        except child.ChildFailed as failure:
            self._absent(str(failure), is_ours=True)
            return
        self.goals += sheet.report_goals(times)
        self._say(
            "A report: the first of a process, imports and all, on 10,000 posts beside 10,000: "
            f"{times.cold_ms:.0f} ms; on the last 28 days of that account: {times.usual_ms:.0f} ms."
        )

    def scale(self) -> None:
        """The commands on one account, as the database grows around it."""
        try:
            scales = [scale.measured(self._folder, self._home, size) for size in scale.SIZES]
        except child.ChildFailed as failure:
            self._absent(str(failure), is_ours=True)
            return
        self._say(sheet.scale_table(scales))
        self.goals += sheet.scale_goals(scales)

    def charts(self) -> None:
        """The pictures, in a process of their own."""
        try:
            times = charts.measured()
        except child.ChildFailed as failure:
            self._absent(str(failure), is_ours=True)
            return
        self.goals += sheet.chart_goals(times)
        self._say(f"A chart: the first of a process, imports and all: {times.cold_ms:.0f} ms.")

    def growth(self) -> None:
        """How fast passages are encoded, and what a shelf costs as it grows."""
        self._say(GROWTH)
        try:
            rates = build_rate.measured(self._home)
            self._say(sheet.rate_table(rates))
            folders = [self._folder / f"shelf-{size}" for size in growth.SIZES]
            shelves = [
                growth.measured(folder, self._home, size)
                for folder, size in zip(folders, growth.SIZES, strict=True)
            ]
            self._say(sheet.growth_table(shelves))
            self._say(sheet.thinned_line(growth.thinned(folders[-1], self._home, growth.SIZES[-1])))
            self._say(sheet.index_table({n: vectors.measured(n) for n in vectors.COUNTS}))
        except child.ChildFailed as failure:
            self._absent(str(failure), is_ours=True)
            return
        self.goals += sheet.growth_goals(rates, shelves)

    def _contest(self, corpus: Corpus, contestants: Sequence[Contestant]) -> None:
        outcomes = []
        for contestant in contestants:
            with self._console.status(f"{contestant.name}: {corpus.name}"):
                outcomes.append(compete(contestant, corpus, self._folder_of(contestant, corpus)))
        self._say(sheet.contest_table(corpus, outcomes))
        self.goals += sheet.search_goals(corpus, outcomes)
        for outcome in outcomes:
            if isinstance(outcome, Absence):
                self._absent(outcome.why, is_ours=outcome.contestant != PEER)

    def _folder_of(self, contestant: Contestant, corpus: Corpus) -> Path:
        if contestant == SHIPPED:
            return self._home
        return self._folder / corpus.name / contestant.module

    def _absent(self, why: str, *, is_ours: bool) -> None:
        self._say(f"Not measured: {why}")
        self.broken |= is_ours

    def _say(self, what: str | Table) -> None:
        self._console.print()
        self._console.print(what)


PARTS = {
    "search": Bench.search,
    "commands": Bench.commands,
    "report": Bench.report,
    "scale": Bench.scale,
    "charts": Bench.charts,
    "growth": Bench.growth,
}


if __name__ == "__main__":
    sys.exit(main())
