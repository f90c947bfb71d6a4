"""The graphs of an exported model, open to be run: token ids in, vectors of length 1 out."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import cast

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

BATCH_TOKENS = 512
"""A batch of documents, padding and all; from 256 to 2,048 the rate is the same within a tenth."""

STREAMS = 2
"""Batches of documents that are worked on at once, a thread each: 118 passages a second, where two
threads on one batch do 89."""

OPENVINO_CONVERTER = "openvino.tools.ovc"
_FIRST_USE = Lock()


class QueryGraph:
    """The int8 graph for queries, in ONNX Runtime. Safe to use from several threads."""

    def __init__(self, file: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        # Both keep memory for the longest text ever seen: 17 MB, for no measurable time.
        options.enable_cpu_mem_arena = False
        options.enable_mem_pattern = False
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(file), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = frozenset(each.name for each in self._session.get_inputs())

    def run(self, ids: Sequence[int]) -> Vectors:
        """The vector of one text's token ids: float32 [dims]."""
        feed = _feed([ids], padding_id=0, inputs=self._inputs)
        return cast("Vectors", self._session.run(None, feed)[0][0])


class DocumentGraph:
    """The graph for documents, in OpenVINO.

    In bf16 where the model bears it and the processor has instructions for it, else in fp32.
    Passages of 113 tokens, in as much processor time: bf16 3.3 times as many as plain
    sentence-transformers, fp32 2.0, and fp32 in ONNX Runtime 1.7. A vector in bf16 has cosine
    .9999 to the model's own, and .99999 to itself in other batches.
    """

    def __init__(self, file: Path, *, dims: int, padding_id: int, bears_bf16: bool) -> None:
        core = openvino().Core()
        has_bf16 = "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")
        # Asked for bf16, a processor without it emulates it.
        precision = "bf16" if bears_bf16 and has_bf16 else "f32"
        self._model = core.compile_model(
            str(file),
            "CPU",
            {
                "INFERENCE_PRECISION_HINT": precision,
                "INFERENCE_NUM_THREADS": STREAMS,
                "NUM_STREAMS": STREAMS,
            },
        )
        self._inputs = frozenset(each.any_name for each in self._model.inputs)
        self._dims = dims
        self._padding_id = padding_id

    def run(self, ids: Sequence[Sequence[int]]) -> Vectors:
        """A row a list of token ids: float32 [len(ids), dims].

        Texts of like length share a batch, so that little padding is needed.
        """
        vectors = np.empty((len(ids), self._dims), dtype=np.float32)

        def fill(batches: Sequence[Sequence[int]]) -> None:
            request = self._model.create_infer_request()
            for rows in batches:
                feed = _feed([ids[row] for row in rows], self._padding_id, self._inputs)
                vectors[rows] = request.infer(feed)[0]

        batches = list(_batches([len(each) for each in ids]))
        with ThreadPoolExecutor(STREAMS) as threads:
            list(threads.map(fill, [batches[first::STREAMS] for first in range(STREAMS)]))
        return vectors


def openvino() -> ModuleType:
    """OpenVINO without its converter; imported nowhere else.

    The converter reports each import to its maker when openvino-telemetry is installed, which
    openvino requires; it is of no use here, and takes half of the import's 0.2 s.
    """
    with _FIRST_USE:
        sys.modules.setdefault(OPENVINO_CONVERTER, cast("ModuleType", None))  # as if not installed
        import openvino as module

        # Two threads that read their first tensor at once wait for each other forever: OpenVINO
        # looks up numpy's types on the first, and gives up Python's lock meanwhile.
        _ = module.Tensor(np.zeros(1, dtype=np.int64)).data
    return cast("ModuleType", module)


def _feed(
    ids: Sequence[Sequence[int]], padding_id: int, inputs: frozenset[str]
) -> Mapping[str, NDArray[np.int64]]:
    """What a graph with these inputs is given: each int64 [len(ids), the longest]."""
    tokens = np.full((len(ids), max(map(len, ids))), padding_id, dtype=np.int64)
    mask = np.zeros_like(tokens)
    for row, values in enumerate(ids):
        tokens[row, : len(values)] = values
        mask[row, : len(values)] = 1
    feed = {"input_ids": tokens, "attention_mask": mask, "token_type_ids": np.zeros_like(mask)}
    return {name: array for name, array in feed.items() if name in inputs}


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
