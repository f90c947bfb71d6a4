from pathlib import Path

from knowledge.progress import silent
from knowledge.readers.pdf import sections
from tests.knowledge import samples

FACTS = ("Reach fell.", "Saves rose.", "Clicks fell.", "Sales rose.", "Views fell.")


def texts(folder: Path, *pages: list[str]) -> list[str]:
    file = samples.pdf(folder / "plan.pdf", pages)
    return [section.text for section in sections(file, "plan.pdf", silent)]


def test_headers_and_footers_are_left_out(tmp_path: Path) -> None:
    pages = [
        ["Bellwether handbook", fact, "More text.", "And more.", "Last.", f"Page {number} of 5"]
        for number, fact in enumerate(FACTS, 1)
    ]
    found = texts(tmp_path, *pages)
    assert [text.split("\n")[0] for text in found] == list(FACTS)
    assert not any("handbook" in text or "Page" in text for text in found)


def test_a_header_with_a_year_is_left_out(tmp_path: Path) -> None:
    pages = [["Marketing plan 2026", fact] for fact in FACTS]
    assert texts(tmp_path, *pages) == list(FACTS)


def test_a_page_number_is_known_wherever_the_count_begins(tmp_path: Path) -> None:
    pages = [[fact, f"- {number} -"] for number, fact in enumerate(FACTS, 17)]
    assert texts(tmp_path, *pages) == list(FACTS)


def test_a_footer_that_ends_in_the_page_is_left_out(tmp_path: Path) -> None:
    pages = [[fact, f"Bellwether | {number}"] for number, fact in enumerate(FACTS, 1)]
    assert texts(tmp_path, *pages) == list(FACTS)


def test_a_figure_on_each_page_is_no_page_number(tmp_path: Path) -> None:
    pages = [
        [fact, figure] for fact, figure in zip(FACTS, ("42", "7", "90", "3", "8"), strict=True)
    ]
    assert texts(tmp_path, *pages)[0] == "Reach fell.\n42"


def test_three_pages_are_too_few_to_tell(tmp_path: Path) -> None:
    pages = [["Handbook", fact] for fact in FACTS[:3]]
    assert texts(tmp_path, *pages)[0] == "Handbook\nReach fell."


def test_a_line_in_the_middle_of_a_page_is_kept(tmp_path: Path) -> None:
    around = ["A one.", "B two.", "C three."]
    pages = [[*around, "Goal", f"{fact} ", *around] for fact in FACTS]
    assert texts(tmp_path, *pages)[0] == "Goal\nReach fell."


def test_pages_that_are_all_alike_are_kept(tmp_path: Path) -> None:
    assert texts(tmp_path, *[["The same form."]] * 5) == ["The same form."] * 5


def test_the_dots_of_a_table_of_contents_are_one_mark(tmp_path: Path) -> None:
    assert texts(tmp_path, ["Goals . . . . . . . . 4", "Budget........ 9"]) == [
        "Goals … 4\nBudget … 9"
    ]
