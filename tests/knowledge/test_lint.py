from pathlib import Path

import pytest

from knowledge.lint import lint, main
from knowledge.manuscript import ARTICLES
from tests.knowledge.manuscripts import PHRASINGS, as_case, chinese, practice, write


def sentences(folder: Path) -> list[str]:
    return [problem.sentence for problem in lint(folder)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good article in both languages."""
    write(tmp_path / "practices", "timing.en.md", practice())
    write(tmp_path / "practices", "timing.zh.md", chinese())
    return tmp_path


def evidence(folder: Path, text: str, confidence: str = "B") -> list[str]:
    """The problems when the article's evidence is this."""
    write(folder / "practices", "timing.en.md", practice(evidence=text, confidence=confidence))
    return sentences(folder)


def test_a_good_article_has_no_problems(folder: Path) -> None:
    assert lint(folder) == ()


@pytest.mark.parametrize(
    "claim",
    [
        "- Some 40 % of them buy.",
        "- Some 40 percent of them buy.",
        "- It cost $3 a click.",
        "- It brought 12 million views.",
        "- It brought 1,200 clicks.",
        "- It brought 12500 clicks.",
        "- It grew 3 times.",
        "- 播放量超过 300 万。",
        "- 一共花了 20 元。",
    ],
)
def test_a_figure_without_a_source_is_reported(folder: Path, claim: str) -> None:
    assert "has no source" in evidence(folder, claim)[0]


@pytest.mark.parametrize(
    "claim",
    [
        "- Some 40 % of them buy (2025) [1].",
        "- Some 40 % of them buy. [1]",
        "- In 2025 people aged 18 to 29 read more.",
        "- 40 % of U.S. adults buy [1].",
        "- 2025 年有 40% 的人买过[1]。",
    ],
)
def test_a_claim_with_its_source_or_without_a_figure_passes(folder: Path, claim: str) -> None:
    assert evidence(folder, claim) == []


def test_each_sentence_needs_its_own_source(folder: Path) -> None:
    (problem,) = evidence(folder, "- Some 40 % buy [1]. Another 30 % return.")
    assert "“Another 30 % return.”" in problem


def test_a_number_that_no_source_has_is_reported(folder: Path) -> None:
    assert evidence(folder, "- Some 40 % buy [2].") == ["[2] is no source: there are 1."]


def test_a_disputed_source_is_never_evidence(folder: Path) -> None:
    assert "confidence C" in evidence(folder, "- Some 40 % buy [1].", confidence="C")[0]


def test_the_problem_stands_on_the_line_of_the_claim(folder: Path) -> None:
    text = practice(evidence="- Fine.\n- Some 40 % buy.")
    write(folder / "practices", "timing.en.md", text)
    (problem,) = lint(folder)
    assert text.split("\n")[problem.line - 1] == "- Some 40 % buy."


def test_a_missing_language_is_reported(folder: Path) -> None:
    (folder / "practices" / "timing.zh.md").unlink()
    assert sentences(folder) == ["timing.zh.md is missing."]


def test_too_few_phrasings_are_reported(folder: Path) -> None:
    write(folder / "practices", "timing.en.md", practice(ask=PHRASINGS[:11]))
    assert sentences(folder) == ["11 phrasings: write 12 or more."]


def test_a_practice_with_no_case_and_no_metric_is_reported(folder: Path) -> None:
    write(folder / "practices", "timing.en.md", practice(metrics=""))
    assert sentences(folder) == ["no case and no metric: name at least one of the two."]


@pytest.mark.parametrize(
    ("metrics", "cases", "line"),
    [
        ("metrics: []", "cases: []", "cases: []"),
        ("", "cases: []", "cases: []"),
        ("metrics: []", "", "metrics: []"),
        ("", "", "---"),
    ],
)
def test_no_case_and_no_metric_stands_on_the_line_of_the_empty_key(
    folder: Path, metrics: str, cases: str, line: str
) -> None:
    text = practice(metrics=metrics, extra=cases)
    write(folder / "practices", "timing.en.md", text)
    (problem,) = lint(folder)
    assert text.split("\n")[problem.line - 1] == line


def test_a_practice_with_a_case_needs_no_metric(folder: Path) -> None:
    write(folder / "practices", "timing.en.md", practice(metrics="", extra="cases: [gone]"))
    assert sentences(folder) == ["there is no article gone."]


def test_a_case_needs_neither_case_nor_metric(folder: Path) -> None:
    asked = tuple(f"story {number}" for number in range(12))
    write(folder / "cases", "story.en.md", as_case(practice("story", "Story", asked, metrics="")))
    assert sentences(folder) == ["story.zh.md is missing."]


def test_a_phrasing_in_two_articles_is_reported_whatever_its_case(folder: Path) -> None:
    other = ("PHRASING number 1!", *(f"other {number}" for number in range(11)))
    write(folder / "practices", "when.en.md", practice(slug="when", title="Hours", ask=other))
    write(folder / "practices", "when.zh.md", chinese(slug="when", title="钟点", prefix="别的"))
    (problem,) = lint(folder)
    assert problem.file.name == "when.en.md"
    assert "is also asked of timing" in problem.sentence


def test_a_phrasing_twice_in_one_article_is_reported(folder: Path) -> None:
    write(folder / "practices", "timing.en.md", practice(ask=(*PHRASINGS, PHRASINGS[0])))
    assert "is also asked of timing" in sentences(folder)[0]


def test_a_relation_to_nowhere_is_reported(folder: Path) -> None:
    write(folder / "practices", "timing.en.md", practice(extra="related: [gone]"))
    assert sentences(folder) == ["there is no article gone."]


def test_a_relation_to_a_merged_topic_names_the_article(folder: Path) -> None:
    merged = practice("all", "All", tuple(f"all {n}" for n in range(12)), extra="topics: [all, b]")
    write(folder / "practices", "all.en.md", merged)
    write(folder / "practices", "all.zh.md", chinese("all", "全部", "全"))
    write(folder / "practices", "timing.en.md", practice(extra="related: [b]"))
    assert sentences(folder) == ["b is merged: write all."]


def test_a_practice_named_as_a_case_is_reported(folder: Path) -> None:
    write(folder / "practices", "timing.en.md", practice(extra="cases: [timing]"))
    assert sentences(folder) == ["timing is this article: take it out."]


def test_an_article_in_the_wrong_folder_is_reported(folder: Path) -> None:
    (folder / "practices").rename(folder / "cases")
    assert sentences(folder) == ["a practice belongs in the folder practices."] * 2


def test_the_command_prints_file_line_and_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(folder / "practices", "timing.en.md", practice(slug="other"))
    assert main([str(folder)]) == 1
    assert f"{file}:2: slug other is not the file's: timing." in capsys.readouterr().out


def test_the_command_is_silent_when_all_is_well(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(folder)]) == 0
    assert capsys.readouterr().out == ""


def test_the_articles_that_come_with_the_program_have_no_problems() -> None:
    assert [str(problem) for problem in lint(ARTICLES)] == []
