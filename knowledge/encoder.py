"""Sentence vectors: from a model's exported graphs, without torch."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np

from knowledge.runtime import DocumentGraph, QueryGraph, Vectors

CARD = "model.json"
TOKENIZER = "tokenizer.json"
QUERY_GRAPH = "query.onnx"
DOCUMENT_GRAPH = "document.xml"

MAX_TOKENS = 256
"""No model is given more of a text: the bundled one was trained up to here, and a passage of an
article has some 60 tokens."""

REMEMBERED = 64
"""Questions whose vectors are kept: one question is searched among the commands' phrasings, among
the articles to compare, and for its answer, and its vector is nine tenths of the time."""


class Encoder(Protocol):
    """Turns sentences into vectors whose inner product is their likeness, -1 to 1."""

    @property
    def checksum(self) -> str:
        """What tells this model's vectors from another's, 64 hexadecimal digits."""

    @property
    def dims(self) -> int:
        """How many numbers a vector has."""

    @property
    def reads_han(self) -> bool:
        """Whether Chinese text keeps its meaning."""

    def is_word(self, word: str) -> bool:
        """Whether the model was taught the word whole, so that it is no typing error."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """A row a text, of length 1: float32 [len(texts), dims]."""

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        """A row a text, of length 1: float32 [len(texts), dims]."""


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What an exported model needs to be used as it was trained; stored beside its graphs."""

    checksum: str
    dims: int
    reads_han: bool
    bears_bf16: bool
    max_tokens: int
    padding_id: int
    lower_case: bool
    query_prompt: str
    document_prompt: str

    def write(self, folder: Path) -> None:
        """Store the card in the model's folder."""
        (folder / CARD).write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> "ModelCard":
        """The card of the model in the folder."""
        return cls(**json.loads((folder / CARD).read_text(encoding="utf-8")))


class OnnxEncoder:
    """An exported model: an int8 graph for queries, one in bf16 or fp32 for documents.

    int8 queries against fp32 documents lose nothing (BANKING77 hit@1 .868, fp32 .867), but int8
    documents depend on the batch they are in, so they are never made. The graph for documents is
    open only while they are encoded. Safe to use from several threads.
    """

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer

        self._folder = folder
        self._card = ModelCard.read(folder)
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(self._card.max_tokens)
        self._queries = QueryGraph(folder / QUERY_GRAPH)
        self._query = lru_cache(REMEMBERED)(self._encode_query)

    @property
    def checksum(self) -> str:
        """The checksum of the weights that the graphs were made from."""
        return self._card.checksum

    @property
    def dims(self) -> int:
        """How many numbers a vector has."""
        return self._card.dims

    @property
    def reads_han(self) -> bool:
        """Whether Chinese text keeps its meaning."""
        return self._card.reads_han

    def is_word(self, word: str) -> bool:
        """Whether the tokenizer leaves the word whole."""
        return len(self._tokenizer.encode(word, add_special_tokens=False).ids) == 1

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """A row a text, each on its own so that none depends on the others."""
        vectors = np.empty((len(texts), self.dims), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self._query(text)
        return vectors

    def _encode_query(self, text: str) -> Vectors:
        return self._queries.run(self._ids([self._card.query_prompt + text])[0])

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        """A row a text; opening the graph takes some 0.3 s, so many texts at once are best."""
        graph = DocumentGraph(
            self._folder / DOCUMENT_GRAPH,
            dims=self.dims,
            padding_id=self._card.padding_id,
            bears_bf16=self._card.bears_bf16,
        )
        return graph.run(self._ids([self._card.document_prompt + text for text in texts]))

    def _ids(self, texts: Sequence[str]) -> list[list[int]]:
        cased = (text.lower() if self._card.lower_case else text for text in texts)
        return [self._tokenizer.encode(text).ids for text in cased]
