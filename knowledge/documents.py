"""A team's own documents: from a file of any kind to sections of plain text.

A child process reads them (see `child`), under limits of memory and time: a document comes from
whoever may write to the bot, and its libraries are many and large.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from signal import Signals
from tempfile import TemporaryDirectory

from knowledge import child
from knowledge.errors import (
    DocumentError,
    EmptyDocument,
    LargeDocument,
    MissingDocument,
    ReaderEnded,
    ReaderFailed,
    SlowDocument,
)
from knowledge.progress import OnProgress, silent
from knowledge.readers.limits import CPU_S, MAX_BYTES, cap, megabytes


@dataclass(frozen=True, slots=True)
class Section:
    """The text below a heading, and the heading with those above it: "Guide › Budget".

    A blank line stands between paragraphs; a list item, a table's row and a line of code are a
    line each. `heading` is empty before the first one; in a PDF it is the page, as "page 3".
    """

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a document says; `name` is its file's name or its address, as people see it."""

    name: str
    title: str
    sections: tuple[Section, ...]


def read_document(
    file: Path, name: str, on_progress: OnProgress = silent, cpu_s: int = CPU_S
) -> Document:
    """The document in the file: Markdown, text, HTML, PDF, Word or PowerPoint.

    Its title is the first heading, else the name without its ending. `cpu_s` is the processor
    time it may take, in seconds. Raises a `DocumentError`.
    """
    shown = _shown(name or file.name)
    _check(file, shown)
    with TemporaryDirectory() as folder:
        draft = Path(folder) / "document.json"
        child.run(
            "knowledge.documents",
            [str(file.resolve()), shown, str(draft), str(cpu_s)],
            on_progress,
            lambda why: _failure(shown, why, cpu_s),
        )
        return _loaded(draft)


def _check(file: Path, name: str) -> None:
    """Refuse what need not be opened."""
    if not file.is_file():
        raise MissingDocument(name=name)
    size = file.stat().st_size
    if size > MAX_BYTES:
        raise LargeDocument(name=name, found=megabytes(size), limit=megabytes(MAX_BYTES))
    if size == 0:
        raise EmptyDocument(name=name)


def _failure(name: str, why: str, cpu_s: int) -> DocumentError:
    """The error of a child that died without a word of its own."""
    if why == "SIGXCPU":
        return SlowDocument(name=name, limit=cpu_s)
    if why in Signals.__members__:
        return ReaderEnded(name=name, signal=why)
    return ReaderFailed(name=name, error=why.partition(":")[0])


def _shown(name: str) -> str:
    """The name as it can be printed and given to a child: odd characters become �."""
    return "".join(each if each.isprintable() else "\ufffd" for each in name)


def _loaded(draft: Path) -> Document:
    content = json.loads(draft.read_text(encoding="utf-8"))
    sections = tuple(Section(**section) for section in content["sections"])
    return Document(content["name"], content["title"], sections)


def main(arguments: Sequence[str]) -> int:
    """Read the file named into a draft, in the child."""
    file, name, draft, cpu_s = arguments
    cap(int(cpu_s))
    from knowledge.readers.reading import read

    def work(on_progress: OnProgress) -> None:
        document = read(Path(file), name, on_progress)
        Path(draft).write_text(json.dumps(asdict(document)), encoding="utf-8")

    return child.report(work)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
