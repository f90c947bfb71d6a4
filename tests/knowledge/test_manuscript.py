from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.article import Article, Source
from knowledge.errors import BrokenArticle, NoArticles
from knowledge.manuscript import ARTICLES, Manuscript, Problem, parse, read, read_all
from tests.knowledge.manuscripts import PHRASINGS, as_case, chinese, practice, write

FILE = Path("timing.en.md")


def article(text: str, file: Path = FILE) -> Article:
    found = parse(text, file)
    assert isinstance(found, Manuscript), found
    return found.article


def problems(text: str, file: Path = FILE) -> list[tuple[int, str]]:
    found = parse(text, file)
    assert not isinstance(found, Manuscript)
    return [(problem.line, problem.sentence) for problem in found]


def test_an_article_has_what_its_file_says() -> None:
    read = article(practice(extra="goals: [reach]\nrelated: [hashtags]"))
    assert (read.slug, read.kind, read.language) == ("timing", "practice", "en")
    assert read.ask == PHRASINGS
    assert (read.goals, read.related, read.cases) == (("reach",), ("hashtags",), ())
    assert read.sources == (Source("A survey", "https://example.com/survey", 2025, "B"),)
    assert read.short == "Post when they read. Then look again."
    assert read.watch == "Reach by hour."


def test_wrapped_lines_of_an_item_are_joined() -> None:
    assert article(practice()).steps == ("Look at the hours of the last month.", "Try two of them.")


def test_wrapped_chinese_lines_are_joined_without_a_space() -> None:
    assert article(chinese(), Path("timing.zh.md")).steps == ("看一个月的数据。",)


def test_an_article_covers_its_own_topic_unless_it_names_others() -> None:
    assert article(practice()).topics == ("timing",)
    assert article(practice(extra="topics: [timing, hours]")).topics == ("timing", "hours")


def test_evidence_keeps_the_line_of_each_item() -> None:
    text = practice(evidence="- One.\n- Two.")
    found = parse(text, FILE)
    assert isinstance(found, Manuscript)
    first = text.split("\n").index("- One.") + 1
    assert found.evidence == (first, first + 1)


def test_a_case_has_parts_of_its_own() -> None:
    read = article(as_case(practice()))
    assert read.part("lessons") == ("Reach by hour.",)
    assert read.part("example") == ()


def test_a_missing_part_is_named() -> None:
    text = practice().replace("## Watch\nReach by hour.\n", "")
    ((_, sentence),) = problems(text)
    assert sentence == "the part `## Watch` is missing: add it."


def test_an_unknown_heading_is_named_with_those_that_are_known() -> None:
    sentences = [sentence for _, sentence in problems(practice().replace("Watch", "Look"))]
    assert any("unknown heading Look" in sentence and "Watch" in sentence for sentence in sentences)


def test_a_heading_of_another_level_is_reported() -> None:
    assert (
        "# Title is no heading" in problems(practice().replace("## In", "# Title\n## In", 1))[0][1]
    )


def test_text_before_the_first_heading_is_reported() -> None:
    assert (
        "before the first heading"
        in problems(practice().replace("## In", "Hello.\n## In", 1))[0][1]
    )


def test_an_empty_part_is_reported() -> None:
    assert (
        "nothing stands under Watch" in problems(practice().replace("Reach by hour.\n", ""))[0][1]
    )


def test_a_slug_unlike_the_file_is_reported() -> None:
    assert problems(practice(slug="other")) == [(2, "slug other is not the file's: timing.")]


def test_a_file_name_without_a_language_is_reported() -> None:
    assert "must be named" in problems(practice(), Path("timing.md"))[0][1]


def test_a_source_without_an_address_is_reported() -> None:
    text = practice().replace('url: "https://example.com/survey", ', "")
    assert any("url is missing" in sentence for _, sentence in problems(text))


def test_a_source_without_a_year_is_reported() -> None:
    text = practice().replace("year: 2025, ", "")
    assert any("year is missing" in sentence for _, sentence in problems(text))


def test_an_unknown_confidence_is_reported() -> None:
    assert "not A, B or C" in problems(practice(confidence="D"))[0][1]


def test_an_updated_that_is_no_month_is_reported() -> None:
    assert "is not a month" in problems(practice().replace("2026-11", "last week"))[0][1]


def test_a_file_that_is_not_utf8_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "timing.en.md"
    file.write_bytes(b"---\nslug: caf\xe9\n")
    found = read(file)
    assert isinstance(found, tuple)
    assert found == (Problem(file, 1, "not UTF-8 at byte 13: save the file as UTF-8."),)


def test_a_broken_article_raises_with_its_file_and_line(tmp_path: Path) -> None:
    write(tmp_path, "timing.en.md", practice(slug="other"))
    with pytest.raises(BrokenArticle, match=r"timing\.en\.md, line 2: slug other"):
        read_all(tmp_path)


def test_a_folder_without_articles_raises(tmp_path: Path) -> None:
    with pytest.raises(NoArticles):
        read_all(tmp_path)


def test_the_articles_that_come_with_the_program_can_be_read() -> None:
    articles = read_all(ARTICLES)
    assert {article.language for article in articles} == {"en", "zh"}


@given(st.text())
def test_any_text_is_read_or_reported_but_never_raises(text: str) -> None:
    parse(text, FILE)
    parse(f"---\nslug: timing\n---\n{text}", FILE)
