"""What the tests of the search share: a fake encoder, a tiny model, and the real base."""

import hashlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from knowledge.base import KnowledgeBase
from knowledge.export import prepare
from knowledge.runtime import Vectors
from knowledge.tokens import english_words


class BagOfWords:
    """An encoder without a model: a word is a fixed direction, a text the sum of its words."""

    dims = 64

    def __init__(self, *, reads_han: bool = False) -> None:
        self.reads_han = reads_han
        self.checksum = "b0" * 32
        self.documents_encoded = 0

    def is_word(self, word: str) -> bool:
        return False

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self._vector(text) for text in texts])

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        self.documents_encoded += len(texts)
        return self.encode_queries(texts)

    def _vector(self, text: str) -> Vectors:
        total = np.full(self.dims, 1e-6, dtype=np.float32)
        for word in english_words(text):
            seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4])
            total += np.random.default_rng(seed).standard_normal(self.dims).astype(np.float32)
        return total / np.float32(np.linalg.norm(total))


@pytest.fixture
def encoder() -> BagOfWords:
    return BagOfWords()


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a random two-layer BERT, and `truth.npz`, what sentence-transformers makes."""
    folder = tmp_path_factory.mktemp("model") / "tiny"
    script = Path(__file__).with_name("tiny_model.py")
    subprocess.run([sys.executable, "-W", "ignore", script, folder], check=True)
    return folder


@pytest.fixture(scope="session")
def tiny_home(tmp_path_factory: pytest.TempPathFactory, tiny_model: Path) -> Path:
    """A home folder in which the tiny model is exported."""
    home = tmp_path_factory.mktemp("tiny-home")
    prepare(str(tiny_model / "model"), home)
    return home


@pytest.fixture(scope="session")
def base(prepared_home: Path) -> KnowledgeBase:
    """The real base with the bundled model."""
    return KnowledgeBase.open(prepared_home)
