"""A program of its own: a workbook on standard input, its sheets as JSON lines on standard output.

    {"sheet": NAME}        begins a sheet
    [LINE, [CELL, …]]      a row that is not empty; LINE counts from 1, cells are text

It runs apart from the assistant because calamine lays a sheet out densely: a file of a few
kilobytes with one cell at the far corner asks for 17 billion cells, and the allocation that fails
ends the process. The caller caps memory and time. It imports nothing of ours: it starts in 50 ms.

Exit status: 0 done, 3 no readable workbook, 4 too large.
"""

import datetime
import io
import json
import sys

UNREADABLE, TOO_LARGE = 3, 4
_EXACT_BELOW = 10**15  # Excel keeps 15 digits: a longer whole number is rounded already


def cell_text(value: object) -> str:
    """The cell as an export in CSV would have it; midnight is taken for a date without a time."""
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT_BELOW:
        return str(int(value))
    if isinstance(value, datetime.datetime):
        is_date = value.time() == datetime.time()
        return value.date().isoformat() if is_date else value.isoformat(timespec="seconds")
    if isinstance(value, datetime.timedelta):
        minutes, seconds = divmod(int(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return str(value).replace("\0", "")


def write(value: object) -> None:
    """One line of the output."""
    sys.stdout.write(json.dumps(value) + "\n")


def main(memory_bytes: int, max_sheets: int, max_rows: int, max_characters: int) -> int:
    """Write the sheets out, and give the exit status."""
    _cap_memory(memory_bytes)
    import python_calamine

    try:
        workbook = python_calamine.load_workbook(io.BytesIO(sys.stdin.buffer.read()))
        for name in workbook.sheet_names[:max_sheets]:
            sheet = workbook.get_sheet_by_name(name)
            write({"sheet": name})
            for line, row in enumerate(sheet.iter_rows(), 1):
                cells = [cell_text(value) for value in row]
                max_characters -= sum(map(len, cells))
                if line > max_rows or max_characters < 0:
                    return TOO_LARGE
                if any(cells):
                    write([line, cells])
    except (python_calamine.CalamineError, ValueError):
        return UNREADABLE
    except MemoryError:
        return TOO_LARGE
    return 0


def _cap_memory(memory_bytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has none: there the caller's cap on time is all
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
