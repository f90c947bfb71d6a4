"""From text to records."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.errors import Misquoted, TooLarge
from analytics.exports.delimited import readings
from analytics.exports.limits import MAX_LINES
from analytics.exports.rows import Record
from tests.analytics.exports.files import written

# What a cell of a record can hold, beside the blank that makes a whole record empty.
CELLS = st.text(
    alphabet=st.one_of(st.sampled_from(",;\t\"' \n"), st.characters(categories=("L", "N", "P"))),
    max_size=12,
)
TABLES = st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6).map(
    lambda rows: [[f"x{row[0]}", *row[1:]] for row in rows]
)


def records(text: str, reading: int = 0) -> list[Record]:
    """The records of the reading of that rank."""
    return list(list(readings(text, "export.csv"))[reading].records())


def cells(text: str, reading: int = 0) -> list[tuple[str, ...]]:
    """Their cells."""
    return [record.cells for record in records(text, reading)]


def test_a_record_begins_on_its_line_although_captions_run_over_several() -> None:
    found = records('id,text\n1,"one\n\ntwo"\n\n2,three\n')
    assert [(record.line, record.cells) for record in found] == [
        (1, ("id", "text")),
        (2, ("1", "one\n\ntwo")),
        (6, ("2", "three")),
    ]


def test_the_line_that_names_the_delimiter_is_no_record() -> None:
    found = records("sep=;\nid;text\n1;a,b\n")
    assert [(record.line, record.cells) for record in found] == [
        (2, ("id", "text")),
        (3, ("1", "a,b")),
    ]


def test_a_delimiter_that_the_file_names_wrongly_is_tried_and_left() -> None:
    assert ("1", "2") in cells("sep=,\nid;text\n1;2\n", reading=1)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_line_end_is_one(newline: str) -> None:
    assert cells(newline.join(["id,text", "1,a", "2,b", ""])) == [
        ("id", "text"),
        ("1", "a"),
        ("2", "b"),
    ]


def test_a_last_record_without_a_line_end_is_marked_as_cut() -> None:
    assert [record.is_cut for record in records("id,text\n1,a\n2")] == [False, False, True]


def test_a_quote_that_is_never_closed_opens_the_last_record_alone() -> None:
    found = records('id,text,views\n1,a,5\n2,"the caption\nbreaks off here')
    assert (found[-1].line, found[-1].is_open) == (3, True)


def test_a_quote_that_swallows_whole_records_breaks_the_file() -> None:
    with pytest.raises(Misquoted, match="line 2"):
        records('id,text,views\n1,"a,5\n2,b,6\n3,c,7\n')


def test_a_quoted_field_that_goes_on_after_its_end_breaks_the_file() -> None:
    with pytest.raises(Misquoted, match="line 2"):
        records('id,text\n1,"a"b,c\n2,d\n')


def test_a_record_longer_than_any_caption_breaks_the_file() -> None:
    with pytest.raises(Misquoted):
        records('id,text\n1,"' + "x" * 200_000 + '"\n')


def test_a_text_of_nothing_but_lines_is_refused() -> None:
    with pytest.raises(TooLarge, match="5000000 lines"):
        records("\n" * (MAX_LINES + 1))


def test_records_wrapped_in_one_field_are_unwrapped_with_their_lines() -> None:
    # The caption's line breaks ended the record for the program that wrapped it.
    text = '"id,""text"",views"\n"1,""one, two"\n\n"three"",5"\n"2,""four"",6"\n'
    assert [
        (1, ("id", "text", "views")),
        (2, ("1", "one, two\n\nthree", "5")),
        (5, ("2", "four", "6")),
    ] in _all_readings(text)


def test_wrapped_records_keep_the_other_delimiter_inside_captions() -> None:
    text = '"id,text";\n"1,""one";" two""";\n'
    assert [(1, ("id", "text")), (2, ("1", "one; two"))] in _all_readings(text)


def _all_readings(text: str) -> list[list[tuple[int, tuple[str, ...]]]]:
    """The lines and cells of every reading that does not break."""
    found = []
    for reading in readings(text, "f"):
        with suppress(Misquoted):
            found.append([(record.line, record.cells) for record in reading.records()])
    return found


@given(TABLES, st.sampled_from(",;\t"))
def test_any_table_is_given_back_by_the_reading_of_its_delimiter(
    rows: list[list[str]], delimiter: str
) -> None:
    found = cells(written(rows, delimiter), reading=",;\t".index(delimiter))
    assert found == [tuple(row) for row in rows]


@given(TABLES)
def test_any_wrapped_table_is_given_back_by_one_of_the_readings(rows: list[list[str]]) -> None:
    lines = written(rows).splitlines()
    wrapped = "".join('"' + line.replace('"', '""') + '"\n' for line in lines)
    found = [[cells for _, cells in reading] for reading in _all_readings(wrapped)]
    assert [tuple(row) for row in rows] in found


@given(st.text(max_size=400))
def test_any_text_has_records_or_is_broken(text: str) -> None:
    for reading in _all_readings(text):
        lines = [line for line, _ in reading]
        assert lines == sorted(lines)
