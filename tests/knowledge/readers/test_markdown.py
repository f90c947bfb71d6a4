from hypothesis import given
from hypothesis import strategies as st

from knowledge.documents import Section
from knowledge.readers.markdown import sections


def text(markdown: str, *, html: bool = True, line_by_line: bool = False) -> str:
    (section,) = sections(markdown, html=html, line_by_line=line_by_line)
    return section.text


def test_a_heading_stands_with_those_above_it() -> None:
    found = sections("Before\n# A\na\n### B\nb\n## C\nc\n# D\nd")
    assert found == [
        Section("", "Before"),
        Section("A", "a"),
        Section("A › B", "b"),
        Section("A › C", "c"),
        Section("D", "d"),
    ]


def test_a_heading_with_headings_below_it_gives_no_section_of_its_own() -> None:
    assert sections("# A\n## B\nb") == [Section("A › B", "b")]


def test_a_heading_with_nothing_below_it_is_itself_the_text() -> None:
    assert sections("# A\n## Budget: 500\n## B\nb\n# C") == [
        Section("A › Budget: 500", "Budget: 500"),
        Section("A › B", "b"),
        Section("C", "C"),
    ]


def test_marks_links_and_pictures_leave_their_words_alone() -> None:
    assert (
        text("**Bold**, *slant*, ~~gone~~, `code`, [a link](x.md) ![a picture](y.png)<br>and \\*.")
        == "Bold, slant, gone, code, a link \nand *."
    )


def test_lines_that_only_wrap_are_one() -> None:
    assert text("one\ntwo\n\n三\n四\n\n五\nsix") == "one two\n\n三四\n\n五 six"


def test_lines_that_are_meant_stay() -> None:
    assert text("one\ntwo", line_by_line=True) == "one\ntwo"


def test_list_items_are_a_line_each_and_keep_their_numbers() -> None:
    assert text("- a\n- b\n  - c\n\n3. d\n4. e\n\n   f") == "a\nb\nc\n\n3. d\n4. e\nf"


def test_a_table_says_its_header_with_each_cell() -> None:
    assert text("|Channel|Posts|\n|-|-|\n|X|5|\n|TikTok||") == (
        "Channel: X; Posts: 5\nChannel: TikTok"
    )


def test_the_first_row_of_a_table_without_a_header_is_one() -> None:
    assert text("||||\n|-|-|-|\n|A|B|C|\n|1|2|3|") == "A: 1; B: 2; C: 3"


def test_the_first_column_of_two_says_what_the_second_is() -> None:
    assert text("|||\n|-|-|\n|Owner|Anna|\n|Budget|500|") == "Owner: Anna\nBudget: 500"


def test_a_header_alone_is_kept() -> None:
    assert text("|A|B|\n|-|-|") == "A; B"


def test_code_keeps_its_lines() -> None:
    assert text("```py\nif x:\n    # y\n```") == "if x:\n    # y"


def test_tags_are_left_out_where_they_are_meant_as_such() -> None:
    markdown = '<div>a <b>block</b></div>\n\n<script>\nno()\n</script>\n\nthe <u id="x">line</u>'
    assert text(markdown) == "a\nblock\n\nthe line"


def test_tags_are_text_where_they_are_not() -> None:
    assert text("Use <name> here", html=False) == "Use <name> here"


def test_front_matter_is_no_text() -> None:
    assert sections("---\ntitle: x\ntags:\n  - y\n- z\n---\n# A\na") == [Section("A", "a")]


def test_a_text_between_two_rules_is_no_front_matter() -> None:
    assert text("---\nWe sell shoes\n\n---\nand more") == "We sell shoes\n\nand more"


def test_marks_nested_without_end_are_read() -> None:
    assert "a b" in text("*a _b " * 3000 + "_ *" * 3000)


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("\n#*|-`"))
)
def test_any_markdown_can_be_read(markdown: str) -> None:
    for section in sections(markdown):
        assert section.text.strip("\n")
