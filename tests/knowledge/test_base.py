import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.base import KnowledgeBase, build
from knowledge.errors import BaseNotBuilt, BrokenArticle, UnknownArticle
from knowledge.progress import Progress
from tests.knowledge.manuscripts import chinese, practice, write


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    write(folder, "timing.en.md", practice())
    write(folder, "timing.zh.md", chinese())
    return folder


@pytest.fixture(scope="module")
def model(tiny_model: Path) -> str:
    return str(tiny_model / "model")


@pytest.fixture(scope="module")
def small(tiny_home: Path, model: str, articles: Path) -> KnowledgeBase:
    """A base of one article with the tiny model."""
    build(tiny_home, model, articles)
    return KnowledgeBase.open(tiny_home, model, articles)


def test_a_built_base_is_found_again_at_once(
    small: KnowledgeBase, tiny_home: Path, model: str, articles: Path
) -> None:
    heard: list[Progress] = []
    folder = build(tiny_home, model, articles, heard.append)
    assert heard == []
    assert folder.parent == tiny_home / "knowledge"


def test_a_base_answers_in_both_languages(small: KnowledgeBase) -> None:
    assert small.search("phrasing number 7").hits[0].key == "timing"
    assert small.search("问法7").hits[0].unit.language == "zh"


def test_an_article_is_given_by_slug_and_language(small: KnowledgeBase) -> None:
    assert small.article("timing", "zh").title == "几点发?"
    assert [article.language for article in small.articles] == ["en", "zh"]


def test_an_unknown_article_is_named(small: KnowledgeBase) -> None:
    with pytest.raises(UnknownArticle, match="gone"):
        small.article("gone", "en")


def test_a_base_that_was_never_built_says_how_to_build_it(
    tmp_path: Path, model: str, articles: Path
) -> None:
    with pytest.raises(BaseNotBuilt, match="bellwether knowledge build"):
        KnowledgeBase.open(tmp_path, model, articles)


def test_a_changed_article_makes_another_base(
    small: KnowledgeBase, tiny_home: Path, model: str, tmp_path: Path
) -> None:
    write(tmp_path, "timing.en.md", practice(title="Another title?"))
    with pytest.raises(BaseNotBuilt):
        KnowledgeBase.open(tiny_home, model, tmp_path)


def test_a_broken_article_stops_the_build_with_its_line(
    tiny_home: Path, model: str, tmp_path: Path
) -> None:
    write(tmp_path, "timing.en.md", practice(slug="other"))
    with pytest.raises(BrokenArticle, match="line 2"):
        build(tiny_home, model, tmp_path)


def test_other_things_can_be_searched_by_their_phrasings(
    small: KnowledgeBase, tiny_home: Path
) -> None:
    commands = [("report", ["a b c", "上周怎么样"]), ("top", ["d e f", "哪条最好"])]
    searcher = small.phrasing_searcher(commands)
    assert searcher.search("上周的情况").hits[0].key == "report"
    assert len(list((tiny_home / "phrasings").glob("[!.]*"))) == 1
    small.phrasing_searcher(commands)
    assert len(list((tiny_home / "phrasings").glob("[!.]*"))) == 1


def test_several_processes_may_build_at_once(tiny_home: Path, model: str, tmp_path: Path) -> None:
    write(tmp_path, "hours.en.md", practice(slug="hours"))
    command = (
        "import sys; from pathlib import Path; from knowledge.base import build;"
        "print(build(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])))"
    )
    arguments = [sys.executable, "-c", command, str(tiny_home), model, str(tmp_path)]
    builders = [subprocess.Popen(arguments, stdout=subprocess.PIPE) for _ in range(3)]
    folders = {builder.communicate()[0] for builder in builders}
    assert [builder.returncode for builder in builders] == [0, 0, 0]
    assert len(folders) == 1


def test_the_real_base_opens_and_answers(base: KnowledgeBase) -> None:
    result = base.search("how often should we post")
    assert result.answered
    assert result.hits[0].key == "posting-frequency"
