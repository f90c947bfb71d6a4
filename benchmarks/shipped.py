"""The knowledge base as it ships: every article, both languages. It brings its own passages."""

from pathlib import Path

from benchmarks import contest
from benchmarks.corpus import Corpus


def prepare(_corpus: Corpus, folder: Path) -> None:
    """Build it, with the folder as its home."""
    from knowledge.base import build

    build(folder)


def open_(folder: Path) -> contest.Search:
    """Open it."""
    from knowledge.base import KnowledgeBase

    base = KnowledgeBase.open(folder)

    def search(question: str) -> list[str]:
        return [hit.key for hit in base.search(question, limit=contest.TOP).hits]

    return search


if __name__ == "__main__":
    contest.main(prepare, open_)
