"""What a reader notes on its way: rows skipped, cells and facts doubted, pages named."""

from collections import Counter

from analytics.exports.cells import shown
from analytics.exports.rows import Skipped
from analytics.sentence import Sentence, Value

_SHOWN_DAMAGED = 20  # cells named one by one: more are a damaged file, and a list no one reads


class Notes:
    """Collects while one file is read."""

    def __init__(self) -> None:
        self.rows_read = 0
        self.sources: set[str] = set()
        self._skipped: list[Skipped] = []
        self._doubts: list[Sentence] = []
        self._damaged: list[Sentence] = []
        self._more_damaged = 0
        self._counts: Counter[tuple[str, tuple[tuple[str, Value], ...]]] = Counter()

    def skip(self, line: int, why: Sentence, *, is_lost: bool = True) -> None:
        """A row that is not taken."""
        self._skipped.append(Skipped(line, why, is_lost))

    def doubt(self, doubt: Sentence) -> None:
        """A fact about the whole file that may be wrong."""
        self._doubts.append(doubt)

    def no_number(self, line: int, column: str, cell: str) -> None:
        """A cell that should hold a number and does not."""
        self._damage(
            Sentence(
                "Line {line}, column {column}: {cell} is not a number, "
                "so it counts as not available.",
                line=line,
                column=shown(column),
                cell=shown(cell),
            )
        )

    def no_date(self, line: int, column: str, cell: str) -> None:
        """A cell that should hold a date and does not, or one that a spreadsheet has changed."""
        self._damage(
            Sentence(
                "Line {line}, column {column}: {cell} is not a date to rely on, "
                "so the row has none.",
                line=line,
                column=shown(column),
                cell=shown(cell),
            )
        )

    def tally(self, doubt: Sentence) -> None:
        """One more case of a doubt that is told once, with {count}."""
        self._counts[doubt.template, tuple(doubt.values.items())] += 1

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The rows that were not taken, in the file's order."""
        return tuple(sorted(self._skipped, key=lambda skipped: skipped.line))

    @property
    def doubts(self) -> tuple[Sentence, ...]:
        """All doubts: facts first, then the counted ones, then cells."""
        counted = (
            Sentence(template, count=count, **dict(values))
            for (template, values), count in self._counts.items()
        )
        doubts = [*self._doubts, *counted, *self._damaged]
        if self._more_damaged:
            doubts.append(
                Sentence(
                    "Further damaged cells, which count as not available: {count}.",
                    count=self._more_damaged,
                )
            )
        return tuple(doubts)

    def _damage(self, doubt: Sentence) -> None:
        if len(self._damaged) < _SHOWN_DAMAGED:
            self._damaged.append(doubt)
        else:
            self._more_damaged += 1
