"""The graphs of a model: exported from sentence-transformers, fused, quantised and checked.

Runs in a process of its own (see `export`), since it loads torch.
"""

import logging
import shutil
import warnings
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from knowledge.encoder import (
    DOCUMENT_GRAPH,
    MAX_TOKENS,
    QUERY_GRAPH,
    TOKENIZER,
    Encoder,
    ModelCard,
    OnnxEncoder,
)
from knowledge.errors import UnfaithfulExport, UnknownModel
from knowledge.progress import OnProgress, Progress
from knowledge.runtime import openvino

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DOCUMENT_FIDELITY = 0.999
QUERY_FIDELITY = 0.97
"""The lowest cosine to the model itself, over `SAMPLES`. Measured with the bundled model: documents
in bf16 .9999, queries in int8 .99."""

OPSET = 17
SAMPLES = (
    "How do I choose the right platform?",
    "best time to post",
    "Our engagement rate fell by half in two weeks and nobody knows why.",
    "Reply to every complaint within the hour, in public first, then move to a private message.",
    "we sell to engineers, does tiktok make sense",
)
TRANSLATIONS = (
    ("How often should we post?", "我们应该多久发一次内容?"),
    ("The customer is angry about the delivery.", "客户对送货很生气。"),
    ("Our budget is very small.", "我们的预算很少。"),
    ("Which day of the week is best?", "一周里哪一天最好?"),
    ("I need a new camera.", "我需要一台新相机。"),
    ("The law forbids this advertisement.", "法律禁止这则广告。"),
    ("Two influencers bought their followers.", "两位达人的粉丝是买来的。"),
    ("It is raining in Shanghai.", "上海在下雨。"),
)
TRANSLATIONS_FOUND = 7
"""A model reads Chinese when it puts this many of `TRANSLATIONS` next to their English; one
that was trained on English alone finds 1 or 2, as chance would."""


def write(model_name: str, checksum: str, folder: Path, on_progress: OnProgress) -> None:
    """Fill the folder with the model's two graphs, its tokenizer and its card.

    `model_name` is a folder or a name on the hub. Raises `UnknownModel`, `UnfaithfulExport`.
    """
    _silence()
    on_progress(Progress("load"))
    model = _load(model_name)
    on_progress(Progress("export"))
    with TemporaryDirectory(dir=folder) as drafts:
        plain, fused = Path(drafts, "plain.onnx"), Path(drafts, "fused.onnx")
        _export(model, plain)
        _fuse(plain, fused, model)
        model.tokenizer.backend_tokenizer.save(str(folder / TOKENIZER))
        card = _card(model, checksum)
        card.write(folder)
        _store_documents(plain, folder)
        try:
            _finish(fused, model, model_name, folder, on_progress)
        except UnfaithfulExport:
            # The fusion took another architecture's layers for BERT's, or bf16 is too coarse.
            card = replace(card, bears_bf16=False)
            card.write(folder)
            _finish(plain, model, model_name, folder, on_progress)
    replace(card, reads_han=_reads_han(OnnxEncoder(folder))).write(folder)


def _silence() -> None:
    """Hush the exporters: their warnings say nothing to act on, and the check decides."""
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)


def _load(model_name: str) -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer

    try:
        model = SentenceTransformer(
            model_name, device="cpu", model_kwargs={"attn_implementation": "eager"}
        )
    except OSError as error:
        raise UnknownModel(model=model_name) from error
    return model.eval()


def _card(model: "SentenceTransformer", checksum: str) -> ModelCard:
    documents = (model.prompts.get(name) for name in ("document", "passage", "corpus"))
    return ModelCard(
        checksum=checksum,
        dims=model.get_embedding_dimension() or 0,
        reads_han=False,
        bears_bf16=True,
        max_tokens=min(model.max_seq_length or MAX_TOKENS, MAX_TOKENS),
        padding_id=model.tokenizer.pad_token_id or 0,
        lower_case=bool(getattr(model[0], "do_lower_case", False)),
        query_prompt=model.prompts.get("query") or "",
        document_prompt=next((prompt for prompt in documents if prompt is not None), ""),
    )


def _export(model: "SentenceTransformer", file: Path) -> None:
    """Write the model's own modules, pooling and all, as one graph that ends in length 1."""
    import torch

    sample = model.preprocess(list(SAMPLES))
    inputs = [name for name, value in sample.items() if isinstance(value, torch.Tensor)]

    class SentenceVector(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.layers = torch.nn.ModuleList(model)

        def forward(self, *tensors: torch.Tensor) -> torch.Tensor:
            features: dict[str, torch.Tensor] = dict(zip(inputs, tensors, strict=True))
            for layer in self.layers:
                features = layer(features)
            return torch.nn.functional.normalize(features["sentence_embedding"], dim=-1)

    with torch.no_grad():
        torch.onnx.export(
            SentenceVector().eval(),
            tuple(sample[name] for name in inputs),
            str(file),
            input_names=inputs,
            output_names=["vector"],
            dynamic_axes={name: {0: "batch", 1: "tokens"} for name in inputs}
            | {"vector": {0: "batch"}},
            opset_version=OPSET,
            dynamo=False,  # the newer exporter fixes the sizes of some models
        )


def _fuse(plain: Path, fused: Path, model: "SentenceTransformer") -> None:
    """Write the graph with the layers of a BERT as one operator each: twice as fast."""
    from onnxruntime.transformers.optimizer import optimize_model

    network = model.transformers_model
    if network is None:  # a table of word vectors: nothing to fuse
        shutil.copy(plain, fused)
        return
    config = network.config
    graph = optimize_model(
        str(plain),
        model_type="bert",
        num_heads=config.num_attention_heads,
        hidden_size=config.hidden_size,
        opt_level=0,
    )
    graph.save_model_to_file(str(fused))


def _finish(
    graph: Path,
    model: "SentenceTransformer",
    model_name: str,
    folder: Path,
    on_progress: OnProgress,
) -> None:
    """Store the graph's int8 twin for queries, and check it and the documents' graph."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    on_progress(Progress("quantise"))
    int8 = graph.with_suffix(".int8")
    quantize_dynamic(
        str(graph),
        str(int8),
        weight_type=QuantType.QInt8,
        per_channel=True,  # cosine .994 to fp32; .968 with one scale a tensor, no faster
        # A fused graph has tensors whose type the quantiser cannot infer.
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
    _store_queries(int8, folder)
    on_progress(Progress("check"))
    check(OnnxEncoder(folder), model, model_name)


def _store_documents(graph: Path, folder: Path) -> None:
    """Write the graph in OpenVINO's own form, which does its own fusing.

    Read in 0.04 s where ONNX takes 0.2; and opened thrice, ONNX leaves 50 MB more in memory.
    """
    vino = openvino()
    model = vino.Core().read_model(str(graph))
    vino.save_model(model, str(folder / DOCUMENT_GRAPH), compress_to_fp16=False)


def _store_queries(graph: Path, folder: Path) -> None:
    """Write the graph with its weights in a file of their own, which is mapped, not read.

    The bundled model's session then opens in 19 ms instead of 45 and takes 15 MB less.
    """
    import onnx

    file = folder / QUERY_GRAPH
    weights = file.with_suffix(".weights")
    weights.unlink(missing_ok=True)
    onnx.save_model(
        onnx.load(str(graph)),
        str(file),
        save_as_external_data=True,
        location=weights.name,
        size_threshold=1024,
    )


def check(encoder: Encoder, model: "SentenceTransformer", model_name: str) -> None:
    """Raise `UnfaithfulExport` when the graphs' vectors stray from the model's."""
    texts = list(SAMPLES)
    sides = (
        ("document", encoder.encode_documents(texts), model.encode_document, DOCUMENT_FIDELITY),
        ("query", encoder.encode_queries(texts), model.encode_query, QUERY_FIDELITY),
    )
    for graph, vectors, encode, wanted in sides:
        truth = encode(texts, normalize_embeddings=True, show_progress_bar=False)
        lowest = float((vectors * np.asarray(truth)).sum(axis=1).min())
        if not lowest >= wanted:  # also true of a vector that is not a number
            raise UnfaithfulExport(
                graph=graph, model=model_name, found=f"{lowest:.3f}", wanted=str(wanted)
            )


def _reads_han(encoder: Encoder) -> bool:
    english = encoder.encode_documents([english for english, _ in TRANSLATIONS])
    chinese = encoder.encode_documents([chinese for _, chinese in TRANSLATIONS])
    nearest = (chinese @ english.T).argmax(axis=1)
    return int((nearest == np.arange(len(TRANSLATIONS))).sum()) >= TRANSLATIONS_FOUND
