"""Spreadsheet files (xlsx, xls, ods) to records, a reading a sheet."""

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from analytics.errors import DamagedWorkbook, LockedWorkbook, NotAnExport, TooLarge
from analytics.exports import sheet_process
from analytics.exports.archive import ZIP_MARK, check_workbook
from analytics.exports.limits import (
    MAX_ROWS,
    MAX_SHEET_CHARACTERS,
    MAX_SHEETS,
    SHEET_MEMORY_BYTES,
    SHEET_TIMEOUT_S,
)
from analytics.exports.rows import Reading, Record
from analytics.sentence import Sentence

_OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # of Excel's files before 2007, and of old Word's
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream of an xlsx with a password
_LINES_BEFORE_ROWS = 100  # titles and header


def is_workbook(content: bytes) -> bool:
    """Whether the content begins as a spreadsheet file, or as another archive, does."""
    return content.startswith((ZIP_MARK, _OLE_MARK))


def sheets(content: bytes, file: str) -> Iterator[Reading]:
    """A reading for each sheet that is not empty, in the workbook's order.

    Raises TooLarge, DamagedWorkbook, LockedWorkbook, PackedExport, and NotAnExport for what is no
    workbook.
    """
    if content.startswith(ZIP_MARK):
        check_workbook(content, file)
    elif _ENCRYPTED in content:
        raise LockedWorkbook(file=file)
    for records in _parsed(_run(content, file)):
        yield Reading(records=partial(iter, records))


def _run(content: bytes, file: str) -> bytes:
    command = [
        *(sys.executable, "-I", str(Path(sheet_process.__file__))),
        *(str(SHEET_MEMORY_BYTES), str(MAX_SHEETS)),
        *(str(MAX_ROWS + _LINES_BEFORE_ROWS), str(MAX_SHEET_CHARACTERS)),
    ]
    try:
        done = subprocess.run(  # noqa: S603  our own program, the file goes in as bytes
            command, input=content, capture_output=True, timeout=SHEET_TIMEOUT_S, check=False
        )
    except subprocess.TimeoutExpired as error:
        limit = Sentence("{seconds} seconds of reading", seconds=SHEET_TIMEOUT_S)
        raise TooLarge(file=file, limit=limit) from error
    if done.returncode == 0:
        return done.stdout
    if done.returncode == sheet_process.TOO_LARGE or done.returncode < 0:
        # Below zero: an allocation over the cap failed, and that ended the process.
        raise TooLarge(file=file, limit=Sentence("{rows} rows of a sheet", rows=MAX_ROWS))
    if done.returncode == sheet_process.UNREADABLE and content.startswith(_OLE_MARK):
        raise NotAnExport(file=file)
    raise DamagedWorkbook(file=file)


def _parsed(output: bytes) -> list[tuple[Record, ...]]:
    found: list[list[Record]] = []
    for line in output.splitlines():
        match json.loads(line):
            case {"sheet": str()}:
                found.append([])
            case [int(number), list(cells)]:
                found[-1].append(Record(number, tuple(cells)))
    return [tuple(records) for records in found if records]
