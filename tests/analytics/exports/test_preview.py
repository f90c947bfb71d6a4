"""A whole file: which export it is, how large it may be, and that nothing else ever happens."""

import csv
import io
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.errors import (
    BrokenExport,
    EmptyExport,
    ExportError,
    NotAnExport,
    TooLarge,
    UnknownPlatform,
    WrongPlatform,
)
from analytics.exports import preview as module
from analytics.exports.limits import MAX_COLUMNS, MAX_ROWS
from analytics.exports.preview import Preview
from analytics.tables import ImportKind, Platform
from tests.analytics.exports import files
from tests.analytics.exports.files import read

SAMPLES = {
    "facebook": files.facebook({"Title": "One,\ntwo", "Views": "1"}, {"Views": "2"}),
    "instagram": files.instagram({"Likes": "1"}, {"Likes": "2"}),
    "meta days": "sep=,\n" + files.daily("Views", {"2025-01-01": "1", "2025-01-02": "2"}),
    "x posts": files.table(files.X_POSTS, [{"Tweet id": str(n), "likes": "1"} for n in (1, 2)]),
    "x content": files.table(files.X_CONTENT, [{"Post id": str(n), "Likes": "1"} for n in (1, 2)]),
    "x days": files.table(files.X_DAYS, [{"Date": f"2025-01-0{n}", "likes": "1"} for n in (1, 2)]),
    "x overview": files.table(
        files.X_OVERVIEW, [{"Date": f"2025-01-0{n}", "Likes": "1"} for n in (1, 2)]
    ),
    "youtube": files.table(
        files.YOUTUBE, [{"Content": f"v{n}", "Video title": "t", "Views": "1"} for n in (1, 2)]
    ),
    "youtube days": "Date,Views\n2025-01-01,1\n2025-01-02,2\n",
}
WHAT = {
    "facebook": (Platform.FACEBOOK, ImportKind.POSTS),
    "instagram": (Platform.INSTAGRAM, ImportKind.POSTS),
    "meta days": (Platform.FACEBOOK, ImportKind.DAYS),
    "x posts": (Platform.X, ImportKind.POSTS),
    "x content": (Platform.X, ImportKind.POSTS),
    "x days": (Platform.X, ImportKind.DAYS),
    "x overview": (Platform.X, ImportKind.DAYS),
    "youtube": (Platform.YOUTUBE, ImportKind.POSTS),
    "youtube days": (Platform.YOUTUBE, ImportKind.DAYS),
}


def figures(found: Preview) -> list[dict[str, float]]:
    """The measures of the rows."""
    return [dict(row.measures) for row in found.rows]


@pytest.mark.parametrize("name", SAMPLES)
def test_an_export_is_known_by_its_header(name: str) -> None:
    found = read(SAMPLES[name])
    assert (found.platform, found.kind) == WHAT[name]
    assert (found.rows_read, len(found.rows), found.rows_skipped) == (2, 2, ())


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("delimiter", ";\t")
def test_an_export_saved_with_another_delimiter_comes_to_the_same(
    name: str, delimiter: str
) -> None:
    rows = [row for row in csv.reader(io.StringIO(SAMPLES[name])) if row != ["sep=", ""]]
    assert figures(read(files.written(rows, delimiter))) == figures(read(SAMPLES[name]))


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_an_export_in_another_encoding_comes_to_the_same(name: str, encoding: str) -> None:
    assert figures(read(SAMPLES[name].encode(encoding))) == figures(read(SAMPLES[name]))


@pytest.mark.parametrize("name", SAMPLES)
def test_an_export_with_each_line_wrapped_comes_to_the_same(name: str) -> None:
    lines = SAMPLES[name].splitlines()
    wrapped = "".join('"' + line.replace('"', '""') + '"\n' for line in lines)
    assert figures(read(wrapped)) == figures(read(SAMPLES[name]))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_columns_may_stand_in_any_order(name: str) -> None:
    rows = [
        row for row in csv.reader(io.StringIO(SAMPLES[name])) if len(row) > 1 and row[0] != "sep="
    ]
    title = "" if name != "meta days" else '"Views"\n'
    turned = title + files.written([row[::-1] for row in rows])
    assert figures(read(turned)) == figures(read(SAMPLES[name]))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_header_without_rows_says_that_there_is_nothing(name: str) -> None:
    text = SAMPLES[name]
    end = 3 if name == "meta days" else 1
    header = "".join(text.splitlines(keepends=True)[:end])
    with pytest.raises(EmptyExport, match="has no rows to import"):
        read(header)


@pytest.mark.parametrize(
    "text",
    [
        "name,age\nAnn,5\n",
        "Dear team,\n\nplease find attached the views.\n",
        '{"post_id": 1}',
        "<html><table><tr><td>Post ID</td></tr></table></html>",
    ],
)
def test_what_is_no_export_that_we_know_is_refused_by_name(text: str) -> None:
    with pytest.raises(NotAnExport, match=r"notes\.csv is not an export that I know"):
        read(text, name="notes.csv")


def test_the_platform_that_a_person_names_must_be_the_files() -> None:
    with pytest.raises(WrongPlatform, match="an export of Facebook, not of X"):
        read(SAMPLES["facebook"], platform="x")
    assert read(SAMPLES["facebook"], platform=" Facebook ").platform is Platform.FACEBOOK


def test_a_platform_that_there_is_not_is_refused() -> None:
    with pytest.raises(UnknownPlatform, match="no platform named myspace"):
        read(SAMPLES["facebook"], platform="myspace")


def test_a_header_of_too_many_columns_is_refused() -> None:
    header = files.FACEBOOK + ",x" * MAX_COLUMNS
    with pytest.raises(TooLarge, match="300 columns"):
        read(header + "\n1\n")


def test_as_many_columns_as_allowed_are_read() -> None:
    count = MAX_COLUMNS - len(files.names(files.FACEBOOK))
    lines = files.facebook({"Views": "1"}).splitlines()
    found = read(f"{lines[0]}{',x' * count}\n{lines[1]}{',' * count}\n")
    assert figures(found) == [{"views": 1}]


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_ROWS == 200_000
    monkeypatch.setattr(module, "MAX_ROWS", 3)
    days = [f"2025-01-0{day},1\n" for day in (1, 2, 3, 4)]
    assert len(read("Date,Views\n" + "".join(days[:3])).days) == 3
    with pytest.raises(TooLarge, match="3 rows"):
        read("Date,Views\n" + "".join(days))


def test_a_file_whose_rows_are_all_lost_is_broken_at_the_first() -> None:
    with pytest.raises(BrokenExport, match="line 2"):
        read(files.facebook({"Post ID": "9.39E+14"}))


def test_a_quote_that_swallows_the_rows_breaks_the_file() -> None:
    text = SAMPLES["x days"].replace("2025-01-01", '"2025-01-01', 1)
    with pytest.raises(BrokenExport, match="line 2"):
        read(text)


def test_progress_is_told_every_thousand_rows() -> None:
    told: list[int] = []
    rows = "".join(f"v{n},t,1\n" for n in range(2500))
    module.preview(
        f"Content,Video title,Views\n{rows}".encode(),
        "t.csv",
        platform=None,
        zone=files.ZONE,
        now=files.NOW,
        progress=told.append,
    )
    assert told == [1000, 2000]


def test_a_file_is_read_from_its_path_and_named_by_its_last_part(tmp_path: Path) -> None:
    path = tmp_path / "Totals.csv"
    path.write_text(SAMPLES["youtube days"])
    found = read(path, name="/home/ann/\x1b[31mTotals.csv")
    assert (found.file_name, found.last_day) == ("[31mTotals.csv", date(2025, 1, 2))


def test_a_day_is_that_of_the_workspace_not_of_utc() -> None:
    # 22:30 in Los Angeles in February is 06:30 UTC and 08:30 in Johannesburg, of the next day.
    found = read(files.facebook({"Publish time": "02/16/2025 22:30"}))
    assert found.first_day == date(2025, 2, 17)


def _attempt(content: bytes) -> None:
    """Read the bytes; only the two allowed things may happen."""
    with suppress(ExportError):
        found = read(content)
        assert found.rows
        assert found.rows_read <= content.count(b"\n") + content.count(b"\r") + 1


# The wrapped readings and charset-normalizer make a first example slow on a busy machine.
FUZZ = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FUZZ
@given(st.binary(max_size=3000))
def test_any_bytes_are_an_export_or_refused(content: bytes) -> None:
    _attempt(content)


@FUZZ
@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_any_damage_to_an_export_is_read_or_refused(name: str, data: st.DataObject) -> None:
    encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1251"]))
    content = bytearray(SAMPLES[name].encode(encoding))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content)))
        length = data.draw(st.integers(0, 30))
        content[place : place + length] = data.draw(
            st.one_of(
                st.binary(max_size=20), st.sampled_from([b'"', b",", b";", b"\n", b"\r", b"\0"])
            )
        )
    _attempt(bytes(content))


@FUZZ
@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_any_cells_under_a_known_header_are_read_or_refused(name: str, data: st.DataObject) -> None:
    start = 3 if name == "meta days" else 1
    lines = SAMPLES[name].splitlines()[:start]
    width = len(files.names(lines[-1]))
    rows = data.draw(st.lists(st.lists(st.text(max_size=12), max_size=width + 2), max_size=6))
    _attempt(("\n".join(lines) + "\n" + files.written(rows)).encode("utf-8", "replace"))
