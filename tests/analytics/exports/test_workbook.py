"""Spreadsheet files, friendly and not."""

import datetime as dt
import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.errors import (
    BrokenExport,
    DamagedWorkbook,
    ExportError,
    LockedWorkbook,
    NotAnExport,
    PackedExport,
    TooLarge,
)
from analytics.exports import sheet_process, workbook
from tests.analytics.exports import files
from tests.analytics.exports.workbooks import locked, xls, xlsx

ROWS: list[list[object]] = [
    [*files.names(files.X_OVERVIEW)],
    [dt.datetime(2025, 2, 18), 1200, 30, 45, 1, 2, 3, 0, 4, 5, 6, 2, 7, 8],  # noqa: DTZ001
    ["Wed, Feb 19, 2025", 1300.0, "31", "1,046", "", "-", 3, 0, 4, 5, 6, 2, 7, 8],
]


def archive(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression) as packed:
        for name, member in members.items():
            packed.writestr(name, member)
    return content.getvalue()


def test_an_xlsx_file_is_read_like_the_same_rows_in_csv() -> None:
    found = files.read(xlsx(ROWS), name="overview.xlsx")
    assert [row.line for row in found.days] == [2, 3]
    assert files.sums(found)["impressions"] == 2500
    assert files.sums(found)["engagements"] == 45 + 1046
    assert (found.first_day, found.last_day) == (dt.date(2025, 2, 18), dt.date(2025, 2, 19))


def test_an_old_xls_file_is_read_too() -> None:
    rows = [["2025-02-18" if isinstance(cell, dt.date) else cell for cell in row] for row in ROWS]
    found = files.read(xls(rows), name="overview.xls")
    assert files.sums(found)["engagements"] == 45 + 1046


def test_the_sheet_with_the_export_is_found_under_its_titles() -> None:
    found = files.read(xlsx([["Notes"], ["by Ann"]], [["My export"], [], *ROWS]))
    assert [row.line for row in found.days] == [4, 5]


def test_a_cell_that_excel_made_a_date_is_refused_with_its_line_and_column() -> None:
    damaged = [*ROWS[2]]
    damaged[2] = dt.datetime(2025, 6, 3)  # noqa: DTZ001
    (doubt,) = files.doubts(files.read(xlsx([ROWS[0], ROWS[1], damaged])))
    assert doubt.startswith("Line 3, column Likes: 2025-06-03 is not a number")


def test_a_long_id_that_excel_kept_as_a_number_is_not_trusted_but_taken_from_the_link() -> None:
    header = files.names(files.X_CONTENT)
    row = [1410949951765495811.0, "Fri, Jul 2, 2021", "hi", "", 5, *[0] * 12]
    linked = [*row[:3], "https://x.com/harbour/status/1410949951765495811", *row[4:]]
    assert files.read(xlsx([header, linked])).posts[0].platform_id == "1410949951765495811"
    with pytest.raises(BrokenExport, match=r"no id that can be relied on: 1\.41094995"):
        files.read(xlsx([header, row]))


def test_an_archive_that_inflates_beyond_the_limit_is_refused_by_what_it_declares() -> None:
    bomb = archive({"xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": bytes(300 * 1024 * 1024)})
    assert len(bomb) < 400_000
    with pytest.raises(TooLarge, match="256 MB once unpacked"):
        files.read(bomb)


def test_an_archive_that_declares_less_than_it_inflates_to_is_refused() -> None:
    size = 300 * 1024 * 1024
    bomb = archive({"xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": bytes(size)})
    lying = bomb.replace(struct.pack("<I", size), struct.pack("<I", 1000))
    with pytest.raises(TooLarge, match="256 MB once unpacked"):
        files.read(lying)


def test_a_sheet_with_a_cell_at_the_far_corner_is_refused() -> None:
    content = xlsx(ROWS)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"]
    corner = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    members["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", corner)
    with pytest.raises(TooLarge):
        files.read(archive(members))


def test_a_workbook_with_a_password_says_to_take_it_off() -> None:
    with pytest.raises(LockedWorkbook, match="Save it without one"):
        files.read(locked())


def test_an_archive_of_exports_says_to_unpack_it() -> None:
    with pytest.raises(PackedExport, match="Unpack it"):
        files.read(archive({"Table data.csv": b"Content", "Totals.csv": b"Date"}))


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (archive({"word/document.xml": b"<x/>"}), NotAnExport),
        (archive({"xl/workbook.xml": b"<x/>"}), DamagedWorkbook),
        (archive({"xl/workbook.xml": b"x" * 99}, zipfile.ZIP_LZMA), DamagedWorkbook),
        (xlsx(ROWS)[:-500], DamagedWorkbook),
        (b"PK\x03\x04" + b"\0" * 100, DamagedWorkbook),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, NotAnExport),
    ],
)
def test_an_archive_that_is_no_workbook_is_refused(
    content: bytes, error: type[ExportError]
) -> None:
    with pytest.raises(error):
        files.read(content)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (566.0, "566"),
        (0.25, "0.25"),
        (1410949951765495811.0, "1.4109499517654958e+18"),
        (dt.datetime(2025, 2, 18), "2025-02-18"),  # noqa: DTZ001
        (dt.datetime(2025, 2, 18, 9, 30), "2025-02-18T09:30:00"),  # noqa: DTZ001
        (dt.timedelta(hours=130, minutes=4, seconds=5), "130:04:05"),
        (dt.time(0, 6, 39), "00:06:39"),
        ("a\0b", "ab"),
    ],
)
def test_a_cell_of_a_sheet_reads_as_in_csv(value: object, text: str) -> None:
    assert sheet_process.cell_text(value) == text


@settings(max_examples=20, deadline=None)  # each example starts a process
@given(st.lists(st.tuples(st.integers(0, 10**9), st.text(st.characters(categories=["L"])))))
def test_any_rows_come_back_from_the_process(rows: list[tuple[int, str]]) -> None:
    (reading,) = workbook.sheets(xlsx([["id", "text"], *rows]), "f")
    assert [record.cells for record in reading.records()] == [
        ("id", "text"),
        *((str(number), text) for number, text in rows),
    ]
