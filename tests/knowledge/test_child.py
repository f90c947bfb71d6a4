import json
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge import child
from knowledge.errors import BuildFailed, KnowledgeError, UnknownModel
from knowledge.progress import OnProgress, Progress, silent


def failure(why: str) -> KnowledgeError:
    return BuildFailed(why=why)


def test_the_error_a_child_ends_with_is_raised_here() -> None:
    heard = json.dumps({"error": "UnknownModel", "values": {"model": "nobody/nothing"}})
    with pytest.raises(UnknownModel, match="nobody/nothing") as raised:
        child._heard(heard)
    assert raised.value.values == {"model": "nobody/nothing"}


def test_a_child_that_dies_of_something_else_leaves_its_last_line() -> None:
    with pytest.raises(BuildFailed, match="ValueError: not enough values"):
        child.run("knowledge.base", [], silent, failure)


def test_a_child_imports_nothing_from_the_folder_it_starts_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dataclasses.py").write_text("raise SystemExit('the wrong one')")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BuildFailed, match="ValueError: not enough values"):
        child.run("knowledge.base", [], silent, failure)


def test_a_report_says_the_progress_in_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    def work(on_progress: OnProgress) -> None:
        sys.stdout.write("a library's chatter\n")
        on_progress(Progress("encode", 3, 9))

    assert child.report(work) == 0
    captured = capsys.readouterr()
    assert child._heard(captured.out) == Progress("encode", 3, 9)
    assert captured.err == "a library's chatter\n"


def test_a_report_of_an_error_is_the_error_and_status_1(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def work(on_progress: OnProgress) -> None:
        raise UnknownModel(model="x")

    assert child.report(work) == 1
    assert json.loads(capsys.readouterr().out) == {
        "error": "UnknownModel",
        "values": {"model": "x"},
    }


def test_answering_loads_no_library_that_only_building_needs() -> None:
    check = (
        "import sys, knowledge.base, knowledge.search;"
        "heavy = {'torch', 'sentence_transformers', 'transformers', 'bm25s', 'scipy', 'onnx'};"
        "sys.exit(repr(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", check], check=False, capture_output=True, text=True
    )
    assert done.stderr == ""
