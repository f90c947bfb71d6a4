"""Sentence vectors: from a model's exported graphs, in ONNX Runtime, without torch."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

CARD = "model.json"
TOKENIZER = "tokenizer.json"
QUERY_GRAPH = "query.onnx"
DOCUMENT_GRAPH = "document.onnx"

MAX_TOKENS = 256
"""No model is given more of a text: the bundled one was trained up to here, and a passage of an
article has some 60 tokens."""

REMEMBERED = 64
"""Questions whose vectors are kept: one question is searched among the commands' phrasings, among
the articles to compare, and for its answer, and its vector is nine tenths of the time."""

BATCH_TOKENS = 512
"""A batch of documents, padding and all. What it works on then stays in a core's cache: passages of
some 113 tokens go through at 33 a second and core, with 4,096 tokens, which are 32 of them, at 21;
256 tokens give 4 % more."""

DOCUMENT_THREADS = 2


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
    """An exported model: an int8 graph for queries, the fp32 graph for documents.

    int8 queries against fp32 documents lose nothing (BANKING77 hit@1 .868, fp32 .867), but int8
    documents depend on the batch they are in, so they are never made. The fp32 graph is open
    only while documents are encoded. Safe to use from several threads.
    """

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer

        self._folder = folder
        self._card = ModelCard.read(folder)
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(self._card.max_tokens)
        self._queries = _Graph(folder / QUERY_GRAPH, threads=1)
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
            vectors[row] = self._query(text)[0]
        return vectors

    def _encode_query(self, text: str) -> Vectors:
        return self._queries.run(self._ids([self._card.query_prompt + text]), 0)

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        """A row a text; texts of like length share a batch, so that little padding is needed."""
        graph = _Graph(self._folder / DOCUMENT_GRAPH, threads=DOCUMENT_THREADS)
        vectors = np.empty((len(texts), self.dims), dtype=np.float32)
        ids = self._ids([self._card.document_prompt + text for text in texts])
        for rows in _batches([len(each) for each in ids]):
            vectors[rows] = graph.run([ids[row] for row in rows], self._card.padding_id)
        return vectors

    def _ids(self, texts: Sequence[str]) -> list[list[int]]:
        cased = (text.lower() if self._card.lower_case else text for text in texts)
        return [self._tokenizer.encode(text).ids for text in cased]


class _Graph:
    """An open graph: token ids in, vectors of length 1 out."""

    def __init__(self, file: Path, threads: int) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # A thread that spins while it waits takes the second core from another process.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # Both keep memory for the longest text ever seen: 17 MB, for no measurable time.
        options.enable_cpu_mem_arena = False
        options.enable_mem_pattern = False
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(file), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {each.name for each in self._session.get_inputs()}

    def run(self, ids: Sequence[Sequence[int]], padding_id: int) -> Vectors:
        """A row a list of token ids: float32 [len(ids), dims]."""
        longest = max(len(row) for row in ids)
        tokens = np.full((len(ids), longest), padding_id, dtype=np.int64)
        mask = np.zeros_like(tokens)
        for row, values in enumerate(ids):
            tokens[row, : len(values)] = values
            mask[row, : len(values)] = 1
        feed = {"input_ids": tokens, "attention_mask": mask, "token_type_ids": np.zeros_like(mask)}
        wanted = {name: array for name, array in feed.items() if name in self._inputs}
        return cast("Vectors", self._session.run(None, wanted)[0])


def _batches(lengths: Sequence[int]) -> Iterator[Sequence[int]]:
    """The rows of these lengths, the shortest first, in batches of at most `BATCH_TOKENS`."""
    batch: list[int] = []
    for row in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[row] > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch
