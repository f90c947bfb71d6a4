"""The knowledge base: the articles and the search over them, built once and opened fast."""

import hashlib
import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from knowledge import child
from knowledge.article import Article, Language
from knowledge.cache import made_latest, used
from knowledge.encoder import Encoder, OnnxEncoder
from knowledge.errors import BaseNotBuilt, BuildFailed, UnknownArticle
from knowledge.export import BUNDLED, model_checksum, model_folder, prepare
from knowledge.glossary import Glossary, entries
from knowledge.grouping import groups
from knowledge.homophones import Homophones
from knowledge.manuscript import ARTICLES, article_files, read_all
from knowledge.progress import OnProgress, silent
from knowledge.search import LANGUAGES, Result, Searcher
from knowledge.shelf import Shelf
from knowledge.store import (
    read_article,
    read_articles,
    read_glossary,
    read_homophones,
    read_searcher,
    write_articles,
    write_glossary,
    write_homophones,
    write_searcher,
)
from knowledge.topics import with_second_topic
from knowledge.unit import Unit, article_units, phrasing_units
from knowledge.word_lists import elsewhere

CODE = Path(__file__).parent


def build(
    home: Path,
    model: str = BUNDLED,
    articles: Path = ARTICLES,
    on_progress: OnProgress = silent,
) -> Path:
    """The folder under `home` with the built base; at once when nothing has changed since.

    `model` is "bundled", a folder or a name on the hub. A child process does the work (see
    `child`), for here it would leave 50 MB behind. Of several processes that build at once one
    does it and the others wait. A new base takes the place of old ones, see `cache.prune`. Raises
    `ArticleError`, `ModelError` and `BuildFailed`.
    """
    prepared = prepare(model, home, on_progress)

    def fill(draft: Path) -> None:
        child.run(
            "knowledge.base",
            [str(articles), str(prepared), str(draft)],
            on_progress,
            lambda why: BuildFailed(why=why),
        )

    return made_latest(_base_folder(home, model, articles), fill)


class KnowledgeBase:
    """The articles and the search over them. Safe to use from several threads."""

    def __init__(self, folder: Path, encoder: Encoder, home: Path) -> None:
        self._folder = folder
        self._glossary = read_glossary(folder)
        self._homophones = read_homophones(folder)
        self._searcher = read_searcher(folder, encoder, self._glossary, self._homophones)
        self._encoder = encoder
        self._home = home
        self._shelves: dict[str, Shelf] = {}

    @classmethod
    def open(cls, home: Path, model: str = BUNDLED, articles: Path = ARTICLES) -> "KnowledgeBase":
        """The base that `build` made of the same three; raises `BaseNotBuilt`."""
        folder, prepared = _base_folder(home, model, articles), model_folder(model, home)
        if not (folder.is_dir() and prepared.is_dir()):
            raise BaseNotBuilt(home=str(home))
        used(folder)
        return cls(folder, OnnxEncoder(prepared), home)

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article in every language, read anew on each call."""
        return read_articles(self._folder)

    def article(self, slug: str, language: Language) -> Article:
        """The article of that slug in that language; raises `UnknownArticle`."""
        used(self._folder)
        article = read_article(self._folder, slug, language)
        if article is None:
            raise UnknownArticle(slug=slug, language=language)
        return article

    def speaking_to(self, finding: str, language: Language, platform: str) -> tuple[Article, ...]:
        """The articles that say they speak to the finding on the platform, practices first.

        Of these the one that is of the fewest platforms, then the one that names it first.
        """
        found = [
            article
            for article in self.articles
            if article.language == language
            and finding in article.findings
            and (not article.platforms or platform in article.platforms)
        ]
        return tuple(sorted(found, key=lambda article: _distance(article, finding)))

    def search(self, question: str, language: Language | None = None, limit: int = 5) -> Result:
        """The articles that answer the question, by slug; see `Searcher.search`."""
        return self._searcher.search(question, language, limit)

    def with_second_topic(
        self, question: str, language: Language | None, result: Result
    ) -> tuple[Result, bool]:
        """The result of a message that may have two topics; see `topics.with_second_topic`."""
        return with_second_topic(self._searcher, question, language, result)

    def groups(self, questions: Sequence[str]) -> list[list[int]]:
        """The places of the questions that ask alike, together; see `grouping.groups`."""
        return groups(questions, self._encoder)

    def shelf(self, name: str) -> Shelf:
        """The index of a team's own documents; each name has its own, and sees no other."""
        if name not in self._shelves:
            folder = hashlib.sha256(f"{self._encoder.checksum}\n{name}".encode()).hexdigest()[:16]
            self._shelves[name] = Shelf(
                self._home / "shelves" / folder, self._encoder, self._glossary
            )
        return self._shelves[name]

    def phrasing_searcher(
        self, phrasings: Iterable[tuple[str, Sequence[str]]], on_progress: OnProgress = silent
    ) -> Searcher:
        """A search over phrasings of other things, such as a bot's commands, with this model.

        Each is a key and the ways to say it, in any language. Built on the first call.
        """
        units = tuple(phrasing_units(phrasings))

        def fill(draft: Path) -> None:
            searcher = Searcher.build(units, self._encoder, on_progress, glossary=self._glossary)
            write_searcher(searcher, draft)

        folder = self._home / "phrasings" / _units_checksum(units, self._encoder)[:16]
        made = made_latest(folder, fill)
        return read_searcher(made, self._encoder, self._glossary, self._homophones)


def _distance(article: Article, finding: str) -> tuple[bool, float, int, int, str]:
    """How far the article is from being about the finding on one platform."""
    return (
        article.kind != "practice",
        len(article.platforms) or math.inf,
        article.findings.index(finding),
        len(article.findings),
        article.slug,
    )


def _base_folder(home: Path, model: str, articles: Path) -> Path:
    """Where the base of these articles, this model and this code is, or will be."""
    checksum = _code_checksum()
    checksum.update(model_checksum(model).encode())
    for file in article_files(articles):
        checksum.update(f"\n{file.relative_to(articles)}\n".encode())
        checksum.update(file.read_bytes())
    return home / "knowledge" / checksum.hexdigest()[:16]


def _units_checksum(units: Iterable[Unit], encoder: Encoder) -> str:
    checksum = _code_checksum()
    checksum.update(encoder.checksum.encode())
    for unit in units:
        checksum.update(unit.id.to_bytes(8))
    return checksum.hexdigest()


def _code_checksum() -> "hashlib._Hash":
    """The beginning of a checksum: what is built depends on all of this package."""
    checksum = hashlib.sha256()
    # The scales stand for the whole table of the words' vectors: no other table has them.
    data = (*CODE.glob("words/*.txt"), *CODE.glob("cedict/*.gz"), CODE / "han" / "scales.npy")
    for file in sorted([*CODE.glob("*.py"), *data]):
        checksum.update(file.read_bytes())
    return checksum


def main(arguments: Sequence[str]) -> int:
    """Build the base of a folder of articles with a prepared model, in the child."""
    articles, prepared, draft = map(Path, arguments)

    def work(on_progress: OnProgress) -> None:
        found = read_all(articles)
        write_articles(found, draft)
        glossary = Glossary.build(entries())
        write_glossary(glossary, draft)
        units = tuple(article_units(found))
        chinese = (unit.text for unit in units if unit.language == "zh")
        write_homophones(Homophones.build(chinese, glossary.has), draft)
        searcher = Searcher.build(
            units,
            OnnxEncoder(prepared),
            on_progress,
            glossary=glossary,
            elsewhere={language: elsewhere(language) for language in LANGUAGES},
        )
        write_searcher(searcher, draft)

    return child.report(work)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
