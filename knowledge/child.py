"""Work in a process of its own, so that the memory and the libraries it takes end with it.

The child says how far it is, and the error it ends with, as JSON lines on standard output; what
its libraries print goes to standard error.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from signal import Signals
from tempfile import TemporaryFile

from knowledge import errors
from knowledge.errors import KnowledgeError
from knowledge.progress import OnProgress, Progress

PACKAGES = Path(__file__).parents[1]
QUIET = {
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TRANSFORMERS_VERBOSITY": "error",
}


def run(
    module: str,
    arguments: Sequence[str],
    on_progress: OnProgress,
    failure: Callable[[str], KnowledgeError],
) -> None:
    """Run the module's `main` to its end and pass on what it says.

    Raises the `KnowledgeError` that the child ended with; when it died of anything else,
    `failure` of the signal's name, or of its last line.
    """
    path = os.pathsep.join(filter(None, [str(PACKAGES), os.environ.get("PYTHONPATH")]))
    environment = {**os.environ, **QUIET, "PYTHONPATH": path}
    with (
        TemporaryFile("w+", encoding="utf-8", errors="replace") as noise,
        subprocess.Popen(  # noqa: S603 (a module of ours)
            [sys.executable, "-P", "-m", module, *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=noise,
            encoding="utf-8",
        ) as child,
    ):
        try:
            for line in child.stdout or ():
                on_progress(_heard(line))
        except BaseException:
            child.kill()
            raise
        if child.wait() < 0:
            raise failure(Signals(-child.returncode).name)
        if child.returncode != 0:
            noise.seek(0)
            last = [line.strip() for line in noise if line.strip()][-1:]
            raise failure("".join(last) or f"exit status {child.returncode}")


def report(work: Callable[[OnProgress], None]) -> int:
    """The exit status of the work, done in a child that `run` listens to."""
    lines = sys.stdout

    def say(**message: object) -> None:
        print(json.dumps(message), file=lines, flush=True)

    def progress(reached: Progress) -> None:
        say(stage=reached.stage, done=reached.done, total=reached.total)

    with redirect_stdout(sys.stderr):
        try:
            work(progress)
        except KnowledgeError as error:
            say(error=type(error).__name__, values=dict(error.values))
            return 1
    return 0


def _heard(line: str) -> Progress:
    """The progress that the line tells; raises the error that it tells."""
    message = json.loads(line)
    if "error" in message:
        error: type[KnowledgeError] = getattr(errors, message["error"])
        raise error(**message["values"])
    return Progress(message["stage"], message["done"], message["total"])
