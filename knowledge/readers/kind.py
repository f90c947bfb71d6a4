"""What kind of document a file is: by its ending and by its first bytes, which must agree."""

import re
from pathlib import Path, PurePath
from typing import Literal
from zipfile import BadZipFile, ZipFile, ZipInfo

from knowledge.errors import (
    BrokenDocument,
    LargeDocument,
    ManyParts,
    MislabelledDocument,
    ProtectedDocument,
    UnknownKind,
)
from knowledge.readers.limits import MAX_MEMBERS, MAX_UNPACKED_BYTES, megabytes

Kind = Literal["markdown", "text", "html", "pdf", "docx", "pptx"]

ENDINGS: dict[str, Kind] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".pptx": "pptx",
}
BINARY: dict[Kind, str] = {"pdf": "PDF", "docx": "Word", "pptx": "PowerPoint"}
"""The kinds that their bytes tell, and what people call them."""

MAIN_FOLDERS: tuple[tuple[str, Kind], ...] = (("word/", "docx"), ("ppt/", "pptx"))
HEAD_BYTES = 1024
"""Readers of PDF look for its mark this far in (PDF Reference 1.7, implementation note 13)."""

PDF = b"%PDF-"
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What Office wrote before 2007, and what it still wraps around a file locked with a password."""

HTML = re.compile(rb"\s*(?:<!doctype html|<html)[\s>]", re.IGNORECASE)
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
ENCRYPTED_MEMBER = 0x1


def ending_of(name: str) -> str:
    """The ending of a file's name or an address, in small letters, when documents have it."""
    ending = PurePath(name).suffix.lower()
    return ending if ending in ENDINGS else ""


def kind_of(file: Path, name: str) -> Kind:
    """The kind of the file, which is named `name` to people.

    A PDF, an Office file and a whole page of HTML are what their bytes say; other text is what
    the ending says, the file's own before the name's. Raises `UnknownKind`, `BrokenDocument`,
    `ProtectedDocument` and `LargeDocument`.
    """
    promised = ENDINGS.get(ending_of(file.name) or ending_of(name))
    with file.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
    if head.lstrip().startswith(PDF) or (promised == "pdf" and PDF in head):
        return "pdf"
    if head.startswith(ZIP):
        return _office(file, name, promised)
    if head.startswith(OLE) and ENCRYPTED_PACKAGE in file.read_bytes():
        raise ProtectedDocument(name=name)
    if head.startswith(OLE) or promised is None:
        raise UnknownKind(name=name)
    if promised in BINARY:
        raise MislabelledDocument(name=name, kind=BINARY[promised])
    return "html" if HTML.match(head) else promised


def _office(file: Path, name: str, promised: Kind | None) -> Kind:
    """The kind of an archive, by the folder that its main part lies in."""
    try:
        with ZipFile(file) as archive:
            members = archive.infolist()
    except BadZipFile as error:
        if promised not in BINARY:
            raise UnknownKind(name=name) from error
        raise BrokenDocument(name=name) from error
    for folder, kind in MAIN_FOLDERS:
        if any(member.filename.startswith(folder) for member in members):
            _check(members, name)
            return kind
    if promised in BINARY:
        raise MislabelledDocument(name=name, kind=BINARY[promised])
    raise UnknownKind(name=name)


def _check(members: list[ZipInfo], name: str) -> None:
    """Refuse an archive before it is unpacked; no more than declared is ever read of a member."""
    unpacked = sum(member.file_size for member in members)
    if unpacked > MAX_UNPACKED_BYTES:
        limit = megabytes(MAX_UNPACKED_BYTES)
        raise LargeDocument(name=name, found=megabytes(unpacked), limit=limit)
    if len(members) > MAX_MEMBERS:
        raise ManyParts(name=name, found=len(members), limit=MAX_MEMBERS)
    if any(member.flag_bits & ENCRYPTED_MEMBER for member in members):
        raise ProtectedDocument(name=name)
