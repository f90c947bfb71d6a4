"""Zip archives, looked through before a library opens them.

Sizes that an archive declares may be wrong, so each member is inflated once, into nothing, and the
bytes are counted. A library that trusts the declared sizes is safe after that.
"""

import io
import struct
import zipfile
import zlib

from analytics.errors import DamagedWorkbook, NotAnExport, PackedExport, TooLarge
from analytics.exports.limits import MAX_MEMBERS, MAX_UNPACKED_BYTES
from analytics.sentence import Sentence

ZIP_MARK = b"PK\x03\x04"

_LOCAL_HEADER = struct.Struct("<4s22xHH")  # mark, lengths of the name and of the extra field
_FED_BYTES = 64 * 1024  # small, because what a call leaves over is copied
_PIECE_BYTES = 1024 * 1024
_WORKBOOK_MEMBERS = {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}


def check_workbook(content: bytes, file: str) -> None:
    """Nothing, for a workbook of bounded size.

    Raises TooLarge, DamagedWorkbook, PackedExport or NotAnExport for an archive
    that is no workbook.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DamagedWorkbook(file=file) from error
    names = {member.filename for member in members}
    if not names & _WORKBOOK_MEMBERS:
        is_packed = any(name.casefold().endswith((".csv", ".xlsx", ".xls")) for name in names)
        raise (PackedExport if is_packed else NotAnExport)(file=file)
    declared = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or declared > MAX_UNPACKED_BYTES:
        raise _too_large(file)
    left = MAX_UNPACKED_BYTES
    for member in members:
        left -= _inflated_size(content, member, left, file)


def _inflated_size(content: bytes, member: zipfile.ZipInfo, limit: int, file: str) -> int:
    """How many bytes the member inflates to. Raises TooLarge over the limit."""
    packed = _packed(content, member, file)
    if member.compress_type == zipfile.ZIP_STORED:
        size = len(packed)
    elif member.compress_type == zipfile.ZIP_DEFLATED:
        size = _count(packed, limit, file)
    else:
        raise DamagedWorkbook(file=file)
    if size > limit:
        raise _too_large(file)
    return size


def _packed(content: bytes, member: zipfile.ZipInfo, file: str) -> memoryview:
    header = content[member.header_offset : member.header_offset + _LOCAL_HEADER.size]
    if len(header) < _LOCAL_HEADER.size or not header.startswith(ZIP_MARK):
        raise DamagedWorkbook(file=file)
    _, name_length, extra_length = _LOCAL_HEADER.unpack(header)
    start = member.header_offset + _LOCAL_HEADER.size + name_length + extra_length
    return memoryview(content)[start : start + member.compress_size]


def _count(packed: memoryview, limit: int, file: str) -> int:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    size = 0
    try:
        for start in range(0, len(packed), _FED_BYTES):
            fed: bytes | memoryview = packed[start : start + _FED_BYTES]
            while fed and size <= limit:
                size += len(inflater.decompress(fed, _PIECE_BYTES))
                fed = inflater.unconsumed_tail
    except zlib.error as error:
        raise DamagedWorkbook(file=file) from error
    return size


def _too_large(file: str) -> TooLarge:
    size = MAX_UNPACKED_BYTES // 1024 // 1024
    return TooLarge(file=file, limit=Sentence("{size} MB once unpacked", size=size))
