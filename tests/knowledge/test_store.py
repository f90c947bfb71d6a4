from pathlib import Path

import pytest

from knowledge.article import Article
from knowledge.manuscript import read_all
from knowledge.search import Searcher
from knowledge.store import (
    StoredUnits,
    read_article,
    read_articles,
    read_searcher,
    write_articles,
    write_searcher,
)
from knowledge.unit import article_units
from tests.knowledge.conftest import BagOfWords
from tests.knowledge.manuscripts import chinese, practice, write


@pytest.fixture
def articles(tmp_path: Path) -> tuple[Article, ...]:
    write(tmp_path / "practices", "timing.en.md", practice(extra="goals: [reach]"))
    write(tmp_path / "practices", "timing.zh.md", chinese())
    return read_all(tmp_path / "practices")


def test_articles_are_read_as_they_were_written(
    articles: tuple[Article, ...], tmp_path: Path
) -> None:
    write_articles(articles, tmp_path)
    assert read_articles(tmp_path) == articles
    assert read_article(tmp_path, "timing", "zh") == articles[1]


def test_a_slug_cannot_lead_out_of_the_folder(
    articles: tuple[Article, ...], tmp_path: Path
) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    write_articles(articles, tmp_path)
    write_articles(articles, inner)
    assert read_article(inner, "../../articles/timing", "en") is None


def test_a_stored_search_finds_what_it_found_before(
    articles: tuple[Article, ...], tmp_path: Path
) -> None:
    encoder = BagOfWords()
    searcher = Searcher.build(article_units(articles), encoder)
    folder = tmp_path / "stored"
    folder.mkdir()
    write_searcher(searcher, folder)
    stored = read_searcher(folder, encoder)
    for question in ("phrasing number 3", "问法3", "reach by hour"):
        assert stored.search(question) == searcher.search(question)


def test_stored_units_are_a_sequence(articles: tuple[Article, ...], tmp_path: Path) -> None:
    searcher = Searcher.build(article_units(articles), BagOfWords())
    write_searcher(searcher, tmp_path)
    stored = read_searcher(tmp_path, BagOfWords()).routes["zh"].units
    assert isinstance(stored, StoredUnits)
    assert tuple(stored) == tuple(searcher.routes["zh"].units)
    assert stored[2:4] == tuple(searcher.routes["zh"].units[2:4])
