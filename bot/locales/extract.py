"""Finds every sentence that must have a translation.

`python -m bot.locales.extract` brings `zh.po` up to date: what is new stands there untranslated,
what nobody says any more is gone. A test holds the catalogue complete.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
CATALOGUE = Path(__file__).parent / "zh.po"
KEYWORDS = {"words": None, "phrase": None, "Sentence": None}
PYTHON = [("**.py", "python")]
ERROR_TREES = (
    ("bot.errors", "BotError"),
    ("knowledge.errors", "KnowledgeError"),
    ("analytics.errors", "AnalyticsError"),
)


def messages() -> dict[str, str]:
    """Every English sentence and the file that says it first."""
    found: dict[str, str] = {}
    for sentence, place in (*_in_code(), *_in_errors(), *_in_metrics()):
        found.setdefault(sentence, place)
    return found


def _in_code() -> Iterator[tuple[str, str]]:
    """Sentences given to `words(...)`, `phrase(...)` and `Sentence(...)`."""
    for package in ("bot", "analytics"):
        extracted = extract_from_dir(ROOT / package, method_map=PYTHON, keywords=KEYWORDS)
        for file, _line, message, _comments, _context in sorted(extracted, key=lambda m: m[:2]):
            yield str(message), f"{package}/{file}"


def _in_errors() -> Iterator[tuple[str, str]]:
    """The sentence of every error class."""
    for module, base in ERROR_TREES:
        place = f"{module.replace('.', '/')}.py"
        for error in _family(getattr(import_module(module), base)):
            yield error.__dict__["says"], place


def _family(error: type[Exception]) -> Iterator[type[Exception]]:
    """The class and all below it that have a sentence of their own."""
    if "says" in error.__dict__:
        yield error
    for child in error.__subclasses__():
        yield from _family(child)


def _in_metrics() -> Iterator[tuple[str, str]]:
    """The labels of the semantic layer."""
    from analytics.metrics import BASE, POSTS, RATIOS

    for label in (*(metric.label for metric in (POSTS, *BASE)), *(r.label for r in RATIOS)):
        yield label, "analytics/metrics.py"


def read() -> Catalog:
    """The Chinese catalogue as it stands."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="zh")


def update() -> int:
    """Rewrite the catalogue for the sentences of today; how many have no translation yet."""
    known = read() if CATALOGUE.exists() else Catalog(locale="zh")
    fresh = Catalog(locale="zh", project="Bellwether", fuzzy=False)
    for sentence, place in sorted(messages().items(), key=lambda item: (item[1], item[0])):
        old = known.get(sentence)
        fresh.add(sentence, old.string if old else "", locations=[(place, 1)])
    with CATALOGUE.open("wb") as file:
        write_po(file, fresh, omit_header=True, include_lineno=False, width=100)
    return sum(not message.string for message in fresh if message.id)


if __name__ == "__main__":
    sys.stdout.write(f"{update()} sentences have no translation yet in {CATALOGUE.name}\n")
