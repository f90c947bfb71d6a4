"""PDF, through PDFium, page by page.

Not through markitdown, whose reader takes 89 s and 159 MB for 500 pages of running text, where
PDFium takes 1 s and 26 MB, and which takes a page of short lines for a table.
"""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.documents import Section
from knowledge.errors import (
    BrokenDocument,
    CutDocument,
    DamagedPage,
    ManyPages,
    ProtectedDocument,
)
from knowledge.progress import OnProgress, Progress
from knowledge.readers.limits import MAX_PAGES
from knowledge.readers.lines import unwrapped
from knowledge.readers.places import place
from knowledge.tokens import is_mostly_han

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

END = b"%%EOF"
END_WITHIN = 1024
"""Bytes from the end in which the mark must stand (PDF Reference 1.7, implementation note 18)."""

PADDING = b"\0\t\n\f\r "

NEEDS_PASSWORD = (4, 5)
"""PDFium's FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY, an encryption that it does not know."""

HYPHEN = re.compile("[\x02\ufffe]")
"""What PDFium puts for a hyphen at the end of a line, with the word's rest right after it."""

LEADER = re.compile(r"(?:\s?[.·…]){4,}")
"""The dots from an entry of a table of contents to its page."""

EDGE_LINES = 3
"""Lines at either end of a page that a header or a footer may take."""

RUNNING_PAGES = 4
RUNNING_SHARE = 0.5
PAGE_NUMBER = re.compile(
    r"(?:page|第)?\s*(?P<number>\d{1,4})\s*[页頁]?(?:\s*(?:of|/|,|，|共)\s*共?\s*\d{1,4}\s*[页頁]?)?",
    re.IGNORECASE,
)
NUMBER_AT_AN_END = re.compile(r"^\d{1,4}(?=\s)|(?<=\s)\d{1,4}$")
AROUND_A_NUMBER = " -–—·|[]()"


def sections(file: Path, name: str, on_progress: OnProgress) -> list[Section]:
    """A section a page that has text, without what repeats at the pages' ends.

    Raises `BrokenDocument`, `ProtectedDocument` and `ManyPages`.
    """
    pages = [_lines(text) for text in _page_texts(file, name, on_progress)]
    shorter = _without_running_lines(pages)
    pages = shorter if any(shorter) else pages  # a form that is the same on every page
    texts = ["\n".join(filter(None, unwrapped(lines))) for lines in pages]
    chinese = is_mostly_han("".join(texts))
    return [
        Section(place("page", number, chinese=chinese), text)
        for number, text in enumerate(texts, 1)
        if text
    ]


def _page_texts(file: Path, name: str, on_progress: OnProgress) -> list[str]:
    from pypdfium2 import PdfiumError

    texts = []
    try:
        with _opened(file, name) as pdf:
            if len(pdf) > MAX_PAGES:
                raise ManyPages(name=name, found=len(pdf), limit=MAX_PAGES)
            for number, page in enumerate(pdf, 1):
                texts.append(page.get_textpage().get_text_bounded())
                page.close()
                on_progress(Progress("read", number, len(pdf)))
    except PdfiumError as error:
        raise DamagedPage(name=name, page=len(texts) + 1) from error
    return texts


def _opened(file: Path, name: str) -> "PdfDocument":
    from pypdfium2 import PdfDocument, PdfiumError

    # PDFium rebuilds what it can of a file that breaks off, and gives the first pages for all.
    if END not in file.read_bytes().rstrip(PADDING)[-END_WITHIN:]:
        raise CutDocument(name=name)
    try:
        return PdfDocument(file.resolve())
    except PdfiumError as error:
        if error.err_code in NEEDS_PASSWORD:
            raise ProtectedDocument(name=name) from error
        raise BrokenDocument(name=name) from error


def _lines(text: str) -> list[str]:
    plain = LEADER.sub(" …", HYPHEN.sub("", text))
    return [folded for line in plain.splitlines() if (folded := " ".join(line.split()))]


def _without_running_lines(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The pages less the lines at their ends that half of them have, page numbers aside."""
    if len(pages) < RUNNING_PAGES:
        return [list(lines) for lines in pages]
    seen: Counter[str] = Counter()
    for number, lines in enumerate(pages, 1):
        ends = (*lines[:EDGE_LINES], *lines[-EDGE_LINES:])
        seen.update({key for line in ends for key in _keys(line, number)})
    running = {key for key, count in seen.items() if count >= RUNNING_SHARE * len(pages)}
    return [
        [
            line
            for row, line in enumerate(lines)
            if EDGE_LINES <= row < len(lines) - EDGE_LINES or not running & _keys(line, number)
        ]
        for number, lines in enumerate(pages, 1)
    ]


def _keys(line: str, page: int) -> set[str]:
    """What the line may have in common with those of other pages.

    It is the line itself, and the line with a number in it as the distance from `page`: that is
    the same on each page for a page's number, and for no other figure.
    """
    if found := PAGE_NUMBER.fullmatch(line.strip(AROUND_A_NUMBER)):
        return {f"#{int(found['number']) - page}"}
    return {line, NUMBER_AT_AN_END.sub(lambda found: f"#{int(found[0]) - page}", line)}
