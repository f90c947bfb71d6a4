"""From a file to a document: the reader of its kind, and what every document must hold to."""

import re
from pathlib import Path

from knowledge.documents import Document, Section
from knowledge.errors import EmptyDocument, LargeDocument, LongText, UnknownKind
from knowledge.progress import OnProgress, Progress
from knowledge.readers import markdown, office, pdf, plain, webpage
from knowledge.readers.decode import decoded
from knowledge.readers.kind import Kind, ending_of, kind_of
from knowledge.readers.limits import MAX_CHARACTERS, MEMORY_BYTES, megabytes
from knowledge.readers.places import is_place

LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u2060\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Control characters, halves of characters, and what guides a page's layout alone: a soft hyphen
would hide the word from a search."""


def read(file: Path, name: str, on_progress: OnProgress) -> Document:
    """The document in the file, which is named `name` to people. Raises `DocumentError`."""
    on_progress(Progress("read"))
    try:
        sections = [
            Section(_printable(section.heading), _printable(section.text))
            for section in _sections(kind_of(file, name), file, name, on_progress)
        ]
    except MemoryError as error:
        limit = megabytes(MEMORY_BYTES)
        raise LargeDocument(name=name, found=f"more than {limit} of memory", limit=limit) from error
    found = sum(len(section.text) for section in sections)
    if found > MAX_CHARACTERS:
        raise LongText(name=name, found=found, limit=MAX_CHARACTERS)
    if not any(map(str.isalpha, (each for section in sections for each in section.text))):
        raise EmptyDocument(name=name)
    return Document(name, _title(sections) or _stem(name), tuple(sections))


def _sections(kind: Kind, file: Path, name: str, on_progress: OnProgress) -> list[Section]:
    match kind:
        case "pdf":
            return pdf.sections(file, name, on_progress)
        case "docx":
            return office.word_sections(file)
        case "pptx":
            return office.slide_sections(file)
        case "html":
            return webpage.sections(_text(file, name, html=True))
        case "markdown":
            return markdown.sections(_text(file, name))
        case "text":
            return plain.sections(_text(file, name))


def _text(file: Path, name: str, *, html: bool = False) -> str:
    """The text of the file, whatever its encoding."""
    content = file.read_bytes()
    text = decoded(content, webpage.declared_encoding(content) if html else None)
    if text is None:
        raise UnknownKind(name=name)
    return text


def _printable(text: str) -> str:
    lines = LINE_ENDS.sub("\n", text).replace("\xa0", " ")
    return UNPRINTABLE.sub("", lines).strip("\n")


def _title(sections: list[Section]) -> str:
    """The first heading; empty where the document has none."""
    firsts = (section.heading.split(markdown.BETWEEN_HEADINGS)[0] for section in sections)
    return next((first for first in firsts if first and not is_place(first)), "")


def _stem(name: str) -> str:
    """The name without the ending of its kind."""
    return name.removesuffix(name[len(name) - len(ending_of(name)) :]) or name
