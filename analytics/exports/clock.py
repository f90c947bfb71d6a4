"""How a file writes its dates, where no platform's layout tells."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.exports import cells
from analytics.exports.notes import Notes
from analytics.exports.rows import Record, Setting
from analytics.exports.table import Header
from analytics.sentence import Sentence
from analytics.tables import Certainty


@dataclass(frozen=True, slots=True)
class Clock:
    """How the file writes its dates, in the columns `date` and `time`."""

    day_first: bool

    @classmethod
    def of(cls, header: Header, records: Sequence[Record], notes: Notes) -> "Clock":
        """By those dates that can be read in one way only; a doubt where there is none."""
        slashed = [
            cell for record in records if cells.is_slashed(cell := header.cell(record, "date"))
        ]
        day_first = any(map(cells.has_day_first, slashed))
        is_sure = day_first or any(map(cells.has_day_second, slashed))
        if slashed and not is_sure:
            notes.doubt(
                Sentence(
                    "Dates such as {cell} can be read in two ways. They are read month first.",
                    cell=cells.shown(slashed[0]),
                )
            )
        return cls(day_first)

    def stamp(self, header: Header, record: Record) -> cells.Stamp | None:
        """The date of a row, with the time of its own column where the date has none."""
        date = header.cell(record, "date")
        found = cells.stamp(date, day_first=self.day_first)
        if found is None or found.has_time or "time" not in header.columns:
            return found
        timed = f"{date.strip()} {header.cell(record, 'time').strip()}"
        return cells.stamp(timed, day_first=self.day_first) or found


def note(
    certainty: Certainty, header: Header, record: Record, setting: Setting, notes: Notes
) -> None:
    """Note a time whose zone had to be assumed, and a cell that is no date."""
    if certainty is Certainty.ASSUMED:
        notes.tally(
            Sentence(
                "The file names no zone for its times. Times read in the zone {zone}: {count}.",
                zone=setting.zone.key,
            )
        )
    elif certainty is Certainty.UNKNOWN and header.text(record, "date"):
        column = header.names[header.columns["date"]]
        notes.no_date(record.line, column, header.cell(record, "date"))
