import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from knowledge import export
from knowledge.encoder import ModelCard, OnnxEncoder
from knowledge.errors import ExportFailed, ModelChanged
from knowledge.export import BUNDLED, model_checksum, model_folder, prepare
from knowledge.progress import Progress
from knowledge.runtime import Vectors
from tests.knowledge.tiny_model import TEXTS


@pytest.fixture(scope="module")
def exported(tiny_model: Path, tiny_home: Path) -> Path:
    """The folder of the exported tiny model."""
    return model_folder(str(tiny_model / "model"), tiny_home)


@pytest.fixture(scope="module")
def encoder(exported: Path) -> OnnxEncoder:
    return OnnxEncoder(exported)


def cosines(vectors: Vectors, truth: Vectors) -> list[float]:
    return [float(value) for value in (vectors * truth).sum(axis=1)]


def test_documents_are_what_sentence_transformers_makes_of_them(
    encoder: OnnxEncoder, tiny_model: Path
) -> None:
    with np.load(tiny_model / "truth.npz") as truth:
        found = cosines(encoder.encode_documents(TEXTS), truth["documents"])
    assert min(found) >= 0.9999


def test_int8_queries_stay_near_what_sentence_transformers_makes_of_them(
    encoder: OnnxEncoder, tiny_model: Path
) -> None:
    with np.load(tiny_model / "truth.npz") as truth:
        found = cosines(encoder.encode_queries(TEXTS), truth["queries"])
    assert min(found) >= 0.97


def test_vectors_have_length_1(encoder: OnnxEncoder) -> None:
    for vectors in (encoder.encode_queries(TEXTS), encoder.encode_documents(TEXTS)):
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_a_query_does_not_depend_on_the_others(encoder: OnnxEncoder) -> None:
    together = encoder.encode_queries(TEXTS)
    assert np.array_equal(encoder.encode_queries(TEXTS[1:2])[0], together[1])


def test_a_document_does_not_depend_on_the_others(encoder: OnnxEncoder) -> None:
    alone = [encoder.encode_documents([text])[0] for text in TEXTS]
    assert min(cosines(encoder.encode_documents(TEXTS), np.stack(alone))) >= 0.9999


def test_documents_of_many_batches_keep_their_order(encoder: OnnxEncoder) -> None:
    order = np.random.default_rng(3).integers(len(TEXTS), size=400)
    found = encoder.encode_documents([TEXTS[place] for place in order])
    assert min(cosines(found, encoder.encode_documents(TEXTS)[order])) >= 0.9999


def test_documents_can_be_encoded_by_several_threads_at_once(encoder: OnnxEncoder) -> None:
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: encoder.encode_documents(TEXTS), range(8)))
    assert all(np.array_equal(each, found[0]) for each in found)


def test_a_model_that_bears_no_bf16_is_run_in_fp32(
    exported: Path, tiny_model: Path, tmp_path: Path
) -> None:
    shutil.copytree(exported, tmp_path / "careful")
    careful = replace(ModelCard.read(exported), bears_bf16=False)
    careful.write(tmp_path / "careful")
    with np.load(tiny_model / "truth.npz") as truth:
        found = cosines(
            OnnxEncoder(tmp_path / "careful").encode_documents(TEXTS), truth["documents"]
        )
    assert min(found) >= 0.999999


def test_openvino_reports_to_nobody(encoder: OnnxEncoder) -> None:
    encoder.encode_documents(TEXTS)
    assert "openvino_telemetry" not in sys.modules


def test_queries_do_without_openvino(exported: Path) -> None:
    check = (
        "import sys; from pathlib import Path; from knowledge.encoder import OnnxEncoder;"
        f"OnnxEncoder(Path({str(exported)!r})).encode_queries(['post time']);"
        "sys.exit('openvino' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_nothing_to_encode_gives_no_rows(encoder: OnnxEncoder) -> None:
    assert encoder.encode_documents([]).shape == (0, 32)


def test_the_card_keeps_the_models_prompts_and_its_longest_text(exported: Path) -> None:
    card = ModelCard.read(exported)
    assert (card.query_prompt, card.document_prompt) == ("query: ", "passage: ")
    assert (card.dims, card.max_tokens) == (32, 12)


def test_a_random_model_does_not_read_chinese(exported: Path) -> None:
    assert not ModelCard.read(exported).reads_han


def test_nothing_but_what_is_used_is_kept(exported: Path) -> None:
    assert {file.name for file in exported.iterdir()} == {
        "document.bin",
        "document.xml",
        "model.json",
        "query.onnx",
        "query.weights",
        "tokenizer.json",
    }


def test_a_prepared_model_is_not_exported_again(tiny_model: Path, tiny_home: Path) -> None:
    heard: list[Progress] = []
    prepare(str(tiny_model / "model"), tiny_home, heard.append)
    assert heard == []


def test_a_changed_folder_is_another_model(tiny_model: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(tiny_model / "model", copy)
    before = model_checksum(str(copy))
    (copy / "config.json").write_text("{}")
    assert model_checksum(str(copy)) != before


def test_a_folder_without_a_model_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ExportFailed, match="Unrecognized model"):
        prepare(str(tmp_path / "empty"), tmp_path / "home")


def test_bundled_weights_that_changed_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "BUNDLED_CHECKSUM", "0" * 64)
    with pytest.raises(ModelChanged, match="53aa51172d142c89"):
        prepare(BUNDLED, tmp_path)
