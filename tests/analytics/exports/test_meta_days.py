"""Meta's daily series."""

from datetime import date

import pytest

from analytics.errors import AudienceExport, BrokenExport, WrongPlatform
from analytics.tables import ImportKind, Platform
from tests.analytics.exports.files import daily, doubts, read, skipped, sums

VIEWS = daily("Views", {"2025-01-01": "16", "2025-01-02": "35"})


def utf16(text: str) -> bytes:
    """The file as Meta writes it."""
    return ("\ufeffsep=,\n" + text).encode("utf-16-le")


def test_a_series_in_utf16_is_read_by_day() -> None:
    found = read(utf16(VIEWS), name="Views.csv")
    assert (found.kind, found.rows_read) == (ImportKind.DAYS, 2)
    assert [(row.line, row.day, row.measures) for row in found.days] == [
        (4, date(2025, 1, 1), {"views": 16}),
        (5, date(2025, 1, 2), {"views": 35}),
    ]


def test_stacked_tables_are_merged_by_day() -> None:
    text = "\n".join([VIEWS, daily("Content interactions", {"2025-01-02": "4"}), "", ""])
    found = read(utf16(text))
    assert [dict(row.measures) for row in found.days] == [
        {"views": 16},
        {"views": 35, "engagements": 4},
    ]
    assert found.rows_read == 3


def test_a_file_that_names_no_platform_can_be_of_either_and_says_so() -> None:
    found = read(utf16(VIEWS))
    assert found.platforms == (Platform.FACEBOOK, Platform.INSTAGRAM)
    assert "does not say whether it is of Facebook or of Instagram" in doubts(found)[0]


def test_the_platform_that_a_person_names_settles_it() -> None:
    found = read(utf16(VIEWS), platform="instagram")
    assert (found.platforms, found.doubts) == ((Platform.INSTAGRAM,), ())


def test_the_platform_in_a_title_settles_it() -> None:
    found = read(utf16(daily("Instagram profile visits", {"2025-01-01": "7"})))
    assert found.platforms == (Platform.INSTAGRAM,)
    assert sums(found) == {"profile_views": 7}


def test_the_tables_of_the_other_platform_are_left_out() -> None:
    text = "\n".join(
        [
            daily("Facebook reach", {"2025-01-01": "1"}),
            daily("Instagram reach", {"2025-01-01": "2"}),
        ]
    )
    found = read(utf16(text))
    assert (found.platforms, sums(found)) == ((Platform.FACEBOOK,), {"reach": 1})
    assert skipped(found) == [
        (8, "The table Instagram reach is of Instagram, and the file is taken as Facebook's.")
    ]
    assert sums(read(utf16(text), platform="instagram")) == {"reach": 2}


def test_a_file_of_the_other_platform_alone_is_refused() -> None:
    text = daily("Facebook reach", {"2025-01-01": "1"})
    with pytest.raises(WrongPlatform, match="an export of Facebook, not of Instagram"):
        read(utf16(text), platform="instagram")


def test_the_same_series_after_excel_is_read_and_its_damaged_cells_are_refused() -> None:
    text = "Views;\nDate;Primary\n2025-01-01T00:00:00;16\n2025-01-02T00:00:00;3.юни\n"
    found = read(text.encode("cp1251"), platform="facebook")
    assert sums(found) == {"views": 16}
    assert doubts(found) == [
        "Line 4, column Primary: 3.юни is not a number, so it counts as not available."
    ]
    assert skipped(found) == [(4, "The row has no figure.")]


def test_the_same_series_with_each_record_wrapped_is_read() -> None:
    lines = VIEWS.splitlines()
    wrapped = "".join('"' + line.replace('"', '""') + '"\n' for line in lines)
    assert sums(read(wrapped)) == {"views": 51}


def test_a_series_that_lost_its_title_has_it_in_its_name() -> None:
    text = VIEWS.partition("\n")[2]
    assert sums(read(text, name="Reach.csv")) == {"reach": 51}


def test_midnight_moved_by_the_clocks_stays_on_its_day() -> None:
    text = '"Views"\n"Date","Primary"\n"2025-03-08T01:00:00","1"\n"2025-03-09T00:00:00","2"\n'
    assert [row.day.day for row in read(text).days] == [8, 9]


def test_a_table_of_an_unknown_metric_is_skipped_row_by_row() -> None:
    text = "\n".join([VIEWS, daily("Earnings", {"2025-01-01": "9"})])
    found = read(utf16(text))
    assert skipped(found) == [(9, "The table Earnings is of no metric that I know.")]


def test_a_second_table_of_a_metric_is_left_out() -> None:
    found = read(utf16("\n".join([VIEWS, VIEWS])))
    assert sums(found) == {"views": 51}
    assert {why for _, why in skipped(found)} == {
        "A table of the same metric as Views stands before it, and that one is taken."
    }


def test_a_day_that_stands_twice_is_taken_once() -> None:
    text = '"Views"\n"Date","Primary"\n"2025-01-01","1"\n"2025-01-01","2"\n'
    found = read(text)
    assert sums(found) == {"views": 2}
    assert skipped(found) == [
        (3, "The day 2025-01-01 stands in the file again, on line 4, and that row is taken.")
    ]


def test_a_series_cut_in_its_last_row_is_refused_with_the_line() -> None:
    with pytest.raises(BrokenExport, match=r"line 5\. The file ends in the middle of this row\."):
        read(utf16(VIEWS.rstrip()[:-5]))


def test_a_breakdown_of_the_audience_says_what_to_send() -> None:
    text = '"Age & gender"\n"","Women","Men"\n"18-24","10.6","6.5"\n\n"Top cities"\n"Kiel"\n"3"\n'
    with pytest.raises(AudienceExport, match="Send the export of the posts"):
        read(utf16(text), name="Audience.csv")


def test_german_titles_are_understood() -> None:
    text = '"Reichweite"\n"Datum","Primär"\n"2025-01-01T00:00:00","12"\n'
    assert sums(read(utf16(text))) == {"reach": 12}
