"""Articles as files: `<slug>.<language>.md`, a front matter and a body in fixed parts."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from knowledge import body, front_matter
from knowledge.article import HEADINGS, Article, Confidence, Kind, Language, Part, Source
from knowledge.errors import BrokenArticle, NoArticles
from knowledge.front_matter import Mapping, Report

ARTICLES = Path(__file__).parent / "articles"
"""The articles that come with the program."""

RELATIONS = ("platforms", "goals", "industries", "metrics", "findings", "related", "cases")
KEYS = frozenset({"slug", "kind", "title", "ask", "topics", "sources", "updated", *RELATIONS})
SOURCE_KEYS = frozenset({"title", "url", "year", "confidence"})

FILE_NAME = re.compile(r"(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.(?P<language>en|zh)\.md")
MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s/]+")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file: the line (from 1) and a sentence."""

    file: Path
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Manuscript:
    """An article with its file and, for the lint, the lines (from 1) that things stand on.

    `keys` holds the line of each front matter key; `ask`, `sources` and `evidence` the line of
    each member.
    """

    article: Article
    file: Path
    keys: dict[str, int]
    ask: tuple[int, ...]
    sources: tuple[int, ...]
    evidence: tuple[int, ...]

    def line(self, key: str) -> int:
        """The line of that key; the first line when it is left out."""
        return self.keys.get(key, 1)

    def problem(self, key: str, sentence: str) -> Problem:
        """A problem with that key."""
        return Problem(self.file, self.line(key), sentence)


def read_all(folder: Path) -> tuple[Article, ...]:
    """The articles under the folder, by file name.

    Raises `BrokenArticle` for the first file that is none, `NoArticles` when there is no file.
    """
    files = article_files(folder)
    if not files:
        raise NoArticles(folder=str(folder))
    return tuple(_article_or_raise(file) for file in files)


def article_files(folder: Path) -> list[Path]:
    """The Markdown files under the folder, by name."""
    return sorted(folder.rglob("*.md"), key=lambda file: file.name)


def read(file: Path) -> Manuscript | tuple[Problem, ...]:
    """The article in the file, or everything that is wrong with the file."""
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        return (Problem(file, 1, f"not UTF-8 at byte {error.start}: save the file as UTF-8."),)
    return parse(text, file)


def parse(text: str, file: Path) -> Manuscript | tuple[Problem, ...]:
    """As `read`, from the text; the file's name gives the slug and the language."""
    problems: list[Problem] = []

    def report(line: int, sentence: str) -> None:
        problems.append(Problem(file, line, sentence))

    manuscript = _manuscript(text.replace("\r\n", "\n"), file, report)
    if problems or manuscript is None:
        return tuple(sorted(problems, key=lambda problem: problem.line))
    return manuscript


def _article_or_raise(file: Path) -> Article:
    found = read(file)
    if isinstance(found, Manuscript):
        return found.article
    first = found[0]
    raise BrokenArticle(file=file.name, line=first.line, why=first.sentence.rstrip("."))


def _manuscript(text: str, file: Path, report: Report) -> Manuscript | None:
    name = FILE_NAME.fullmatch(file.name)
    if name is None:
        report(1, f"the file {file.name} must be named <slug>.en.md or <slug>.zh.md.")
        return None
    head, rest, rest_line = front_matter.split(text, report)
    fields = front_matter.parse(head, KEYS, report)
    if fields is None:
        return None
    kind, language = _kind(fields), cast("Language", name["language"])
    parts = body.parse(rest, rest_line, HEADINGS[kind, language], report)
    article = _article(fields, kind, language, tuple(placed.part for placed in parts))
    if article.slug and article.slug != name["slug"]:
        report(fields.line("slug"), f"slug {article.slug} is not the file's: {name['slug']}.")
    return Manuscript(
        article=article,
        file=file,
        keys={key: fields.line(key) for key in fields.fields},
        ask=tuple(item.line for item in fields.items("ask")),
        sources=tuple(item.line for item in fields.items("sources")),
        evidence=next((placed.lines for placed in parts if placed.part.name == "evidence"), ()),
    )


def _article(fields: Mapping, kind: Kind, language: Language, parts: tuple[Part, ...]) -> Article:
    slug = fields.text("slug")
    return Article(
        slug=slug,
        kind=kind,
        language=language,
        title=fields.text("title"),
        ask=fields.texts("ask"),
        platforms=fields.texts("platforms"),
        goals=fields.texts("goals"),
        industries=fields.texts("industries"),
        metrics=fields.texts("metrics"),
        findings=fields.texts("findings"),
        related=fields.texts("related"),
        cases=fields.texts("cases"),
        topics=fields.texts("topics") or (slug,),
        sources=tuple(_source(item.mapping(SOURCE_KEYS)) for item in fields.items("sources")),
        updated=_month(fields),
        parts=parts,
    )


def _kind(fields: Mapping) -> Kind:
    written = fields.text("kind")
    if written in get_args(Kind):
        return cast("Kind", written)
    if written:
        fields.report("kind", f"kind {written} is neither practice nor case.")
    return "practice"


def _month(fields: Mapping) -> str:
    month = fields.text("updated")
    if month and not MONTH.fullmatch(month):
        fields.report("updated", f"updated {month} is not a month: write it as 2026-11.")
    return month


def _source(fields: Mapping) -> Source:
    url, confidence = fields.text("url"), fields.text("confidence")
    if url and not ADDRESS.match(url):
        fields.report("url", f"{url} is not an address: it starts with https://.")
    if confidence and confidence not in get_args(Confidence):
        fields.report("confidence", f"confidence {confidence} is not A, B or C.")
    return Source(
        title=fields.text("title"),
        url=url,
        year=fields.integer("year"),
        confidence=cast("Confidence", confidence),
    )
