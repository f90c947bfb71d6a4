"""Our search over the same passages as everybody's, as the knowledge base uses it."""

from pathlib import Path

from benchmarks import contest
from benchmarks.corpus import Corpus

INDEX = "index"


def prepare(corpus: Corpus, folder: Path) -> None:
    """Export the model, then encode and calibrate the passages as units."""
    from knowledge.encoder import OnnxEncoder
    from knowledge.export import BUNDLED
    from knowledge.export import prepare as export
    from knowledge.search import Searcher
    from knowledge.store import write_searcher
    from knowledge.unit import Unit

    encoder = OnnxEncoder(export(BUNDLED, folder))
    units = [Unit(passage.key, "en", passage.kind, passage.text) for passage in corpus.passages]
    (folder / INDEX).mkdir()
    write_searcher(Searcher.build(units, encoder), folder / INDEX)


def open_(folder: Path) -> contest.Search:
    """Open the exported model and the stored search."""
    from knowledge.encoder import OnnxEncoder
    from knowledge.export import BUNDLED, model_folder
    from knowledge.store import read_searcher

    searcher = read_searcher(folder / INDEX, OnnxEncoder(model_folder(BUNDLED, folder)))

    def search(question: str) -> list[str]:
        return [hit.key for hit in searcher.search(question, limit=contest.TOP).hits]

    return search


if __name__ == "__main__":
    contest.main(prepare, open_)
