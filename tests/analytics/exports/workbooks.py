"""Spreadsheet files of the given cells."""

import io
import struct
from collections.abc import Sequence

import pandas as pd

Cells = Sequence[Sequence[object]]


def xlsx(*sheets: Cells) -> bytes:
    """An Excel workbook."""
    content = io.BytesIO()
    with pd.ExcelWriter(content, engine="openpyxl") as workbook:
        for number, rows in enumerate(sheets, 1):
            width = max(map(len, rows))
            filled = [[*row, *[None] * (width - len(row))] for row in rows]
            frame = pd.DataFrame(filled, dtype=object)
            frame.to_excel(workbook, sheet_name=f"Sheet{number}", header=False, index=False)
    return content.getvalue()


def xls(rows: Cells) -> bytes:
    """A workbook as Excel wrote them before 2007: BIFF8 records in an OLE container."""
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 1996, 0, 6))
    name = struct.pack("<BBBB", 0, 0, 5, 0) + b"Sheet"
    end = _record(0x000A, b"")
    position = len(begin) + 4 + 4 + len(name) + len(end)
    bound = _record(0x0085, struct.pack("<I", position) + name)
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 1996, 0, 6))
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet += _cell(line, column, cell)
    return _container("Workbook", begin + bound + end + sheet + end)


def locked() -> bytes:
    """The container of a workbook that is encrypted with a password."""
    return _container("EncryptedPackage", b"secret")


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _cell(line: int, column: int, value: object) -> bytes:
    place = struct.pack("<HHH", line, column, 0)
    if isinstance(value, int | float):
        return _record(0x0203, place + struct.pack("<d", value))
    text = str(value).encode("utf-16-le")
    return _record(0x0204, place + struct.pack("<HB", len(text) // 2, 1) + text)


def _container(name: str, stream: bytes) -> bytes:
    """Sector 0 holds the allocation table, sector 1 the directory, the stream follows."""
    stream = stream.ljust(4096, b"\0")  # a shorter one would need a second table
    stream += b"\0" * (-len(stream) % 512)
    count = len(stream) // 512
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, count + 2), 0xFFFFFFFE]
    table += [0xFFFFFFFF] * (128 - len(table))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0),
    )
    header = header.ljust(512, b"\xff")
    directory = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)
    directory += _entry(name, 2, 0xFFFFFFFF, 2, len(stream))
    return header + struct.pack("<128I", *table) + directory.ljust(512, b"\0") + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII36xIQ", text, len(text) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child, start, size
    )
