"""What is wrong with a folder of articles, each problem with its file and line.

A file alone: its parts and keys (see `manuscript`), too few phrasings, a practice with no case and
no metric, a figure without a source.
The folder: a language that is missing, a phrasing in two articles, a relation that leads nowhere.
"""

import re
import unicodedata
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import get_args

from knowledge.article import Language, Source
from knowledge.manuscript import ARTICLES, Manuscript, Problem, article_files, read

PHRASINGS = 12
"""The fewest phrasings an article may have. Hit@1 on BANKING77 was .53 with 1 phrasing an
intent, .75 with 5 and .87 with 20: more phrasings beat every other way to find more."""

FIGURE = re.compile(
    r"""
      \d\s*(?:%|‰|percent|per\s?cent|percentage|pp\b)             # shares
    | [$€£¥]\s?\d | \d\s*(?:美元|元|欧元|英镑)                      # amounts
    | \b(?:USD|EUR|GBP|CNY|RMB|HK)\s?\$?\d
    | \d\s*(?:thousand|million|billion|trillion|bn|[mk])\b        # large counts
    | \d\s*[多余]?(?:万|亿|百万|千万)
    | \d{1,3}(?:,\d{3})+
    | \b(?!(?:19|20)\d\d\b)\d{4,}\b
    | \d\s*(?:times\b|x\b|-fold\b|倍)                             # ratios
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
CITATION = re.compile(r"\[(\d+)\]")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'“(])|(?<=[。！？!?])(?!\s*\[)")
NO_LETTER = re.compile(r"[\W_]+")


def lint(folder: Path) -> tuple[Problem, ...]:
    """Every problem of the articles under the folder, by file and line."""
    found = [read(file) for file in article_files(folder)]
    broken = [each for each in found if not isinstance(each, Manuscript)]
    manuscripts = [each for each in found if isinstance(each, Manuscript)]
    problems = chain(
        *broken,
        *(_alone(manuscript) for manuscript in manuscripts),
        _missing_languages(manuscripts),
        _dead_relations(manuscripts),
        _shared_phrasings(manuscripts),
    )
    return tuple(sorted(problems, key=lambda problem: (problem.file, problem.line)))


def normalised(phrasing: str) -> str:
    """The phrasing as the comparison of two sees it: no case, width, punctuation or spaces."""
    return NO_LETTER.sub("", unicodedata.normalize("NFKC", phrasing).casefold())


def _alone(manuscript: Manuscript) -> Iterator[Problem]:
    """What is wrong with one article whatever the others say."""
    article, folder = manuscript.article, manuscript.file.parent.name
    if folder in {"practices", "cases"} and folder != f"{article.kind}s":
        yield manuscript.problem("kind", f"a {article.kind} belongs in the folder {article.kind}s.")
    if len(article.ask) < PHRASINGS:
        yield manuscript.problem("ask", f"{len(article.ask)} phrasings: write {PHRASINGS} or more.")
    if article.kind == "practice" and not (article.cases or article.metrics):
        key = "cases" if "cases" in manuscript.keys else "metrics"
        yield manuscript.problem(key, "no case and no metric: name at least one of the two.")
    for item, line in zip(article.evidence, manuscript.evidence, strict=True):
        for sentence in SENTENCE_END.split(item):
            for why in _unsourced(sentence, article.sources):
                yield Problem(manuscript.file, line, why)


def _unsourced(sentence: str, sources: tuple[Source, ...]) -> Iterator[str]:
    """What is wrong between the sentence's figures and its `[n]`."""
    numbers = [int(number) for number in CITATION.findall(sentence)]
    figure = FIGURE.search(CITATION.sub("", sentence))
    if figure and not numbers:
        yield f"the figure in “{sentence}” has no source: end the sentence with its [n]."
    for number in numbers:
        if not 1 <= number <= len(sources):
            yield f"[{number}] is no source: there are {len(sources)}."
        elif sources[number - 1].confidence == "C":
            yield f"[{number}] has confidence C, which is never stated as evidence: take it out."


def _missing_languages(manuscripts: Sequence[Manuscript]) -> Iterator[Problem]:
    written = {(each.article.slug, each.article.language) for each in manuscripts}
    for manuscript in manuscripts:
        article = manuscript.article
        for language in get_args(Language):
            if (article.slug, language) not in written:
                yield manuscript.problem("slug", f"{article.slug}.{language}.md is missing.")


def _dead_relations(manuscripts: Sequence[Manuscript]) -> Iterator[Problem]:
    kinds = {each.article.slug: each.article.kind for each in manuscripts}
    merged = {topic: each.article.slug for each in manuscripts for topic in each.article.topics}
    for manuscript in manuscripts:
        article = manuscript.article
        for key, slugs in (("related", article.related), ("cases", article.cases)):
            for slug in slugs:
                if slug == article.slug:
                    yield manuscript.problem(key, f"{slug} is this article: take it out.")
                elif slug not in kinds and slug in merged:
                    yield manuscript.problem(key, f"{slug} is merged: write {merged[slug]}.")
                elif slug not in kinds:
                    yield manuscript.problem(key, f"there is no article {slug}.")
                elif key == "cases" and kinds[slug] != "case":
                    yield manuscript.problem(key, f"{slug} is no case: write it under related.")


def _shared_phrasings(manuscripts: Sequence[Manuscript]) -> Iterator[Problem]:
    """Phrasings (titles among them) that two articles of one language claim, or one twice."""
    owners: dict[tuple[str, str], str] = {}
    for manuscript in manuscripts:
        article = manuscript.article
        lines = zip(article.ask, manuscript.ask, strict=True)
        for phrasing, line in chain([(article.title, manuscript.line("title"))], lines):
            key = (article.language, normalised(phrasing))
            if key in owners:
                why = f"“{phrasing}” is also asked of {owners[key]}: keep it in one place."
                yield Problem(manuscript.file, line, why)
            owners.setdefault(key, article.slug)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every problem of the folder named, or of the articles here; 1 if there is one."""
    parser = ArgumentParser(prog="python -m knowledge.article", description="Lint the articles.")
    parser.add_argument("folder", nargs="?", type=Path, default=ARTICLES)
    problems = lint(parser.parse_args(arguments).folder)
    for problem in problems:
        print(problem)  # noqa: T201 (the command's output)
    return 1 if problems else 0
