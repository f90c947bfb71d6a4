"""From the bytes of a file to text, whatever the encoding. Refuses what is no text."""

import codecs
import re
from pathlib import Path

from analytics.errors import EmptyExport, NotAnExport, TooLarge
from analytics.exports.limits import MAX_BYTES
from analytics.sentence import Sentence

# UTF-32's mark begins with UTF-16's, so it comes first.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What spreadsheet programs save in, by country. Without the list charset-normalizer also offers the
# encodings of the Macintosh and of DOS, and takes them for short texts.
_WESTERN = ("cp1252", "cp1250", "cp1254", "cp1257", "cp1258")
_OTHERS = ("cp1251", "cp1253", "cp1255", "cp1256", "cp932", "gb18030", "big5", "cp949")
_SAMPLE_BYTES = 64 * 1024  # of the lines beyond ASCII: enough to tell an encoding, quick to try
_HIGH_RUN = re.compile(rb"[\xc0-\xff]{3,}")
_HIGH = re.compile(rb"[\xc0-\xff]")


def read_capped(source: bytes | Path, file: str) -> bytes:
    """The whole content, reading at most one byte over MAX_BYTES. Raises TooLarge, EmptyExport."""
    if isinstance(source, bytes):
        content = source
    else:
        with source.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise TooLarge(file=file, limit=Sentence("{size} MB", size=MAX_BYTES // 1024 // 1024))
    if not content.strip():
        raise EmptyExport(file=file)
    return content


def decoded(content: bytes, file: str) -> str:
    """The text without its byte-order mark. Raises NotAnExport for what is no text."""
    text = _marked(content) or _utf8(content) or _unmarked_utf16(content)
    if text is None and b"\0" not in content:
        text = content.decode(_national(content), errors="replace")
    if text is None or "\0" in text:
        raise NotAnExport(file=file)
    return text.removeprefix("\ufeff")


def _marked(content: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    return None


def _utf8(content: bytes) -> str | None:
    """UTF-8, also where the file was cut inside a character or a few bytes of it are damaged."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", errors="replace")
    beyond_ascii = len(text) - len(text.encode("ascii", errors="ignore"))
    damaged = text.count("\ufffd")
    cut_at_the_end = damaged == 1 and text.endswith("\ufffd")
    return text if cut_at_the_end or damaged * 20 < beyond_ascii else None


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without a mark, known by the zeros of its Latin letters."""
    sample = content[:_SAMPLE_BYTES]
    for first_zero, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = sample[first_zero::2].count(0)
        if zeros * 4 > len(sample) and not sample[1 - first_zero :: 2].count(0):
            return content.decode(encoding, errors="replace")
    return None


def _national(content: bytes) -> str:
    """The name of the likeliest national encoding of a text that is not UTF-8."""
    from charset_normalizer import from_bytes

    sample = _sample(content)
    best = from_bytes(sample, cp_isolation=[*_WESTERN, *_OTHERS]).best()
    if best is not None and best.encoding not in _WESTERN:
        return best.encoding
    # A handful of Cyrillic words passes for Western letters, but those do not stand three in a row.
    in_runs = sum(len(run) for run in _HIGH_RUN.findall(sample))
    if in_runs * 2 > len(_HIGH.findall(sample)):
        return "cp1251"
    return "cp1252" if best is None else best.encoding


def _sample(content: bytes) -> bytes:
    kept = bytearray()
    for line in content.splitlines(keepends=True):
        if not line.isascii():
            kept += line[:_SAMPLE_BYTES]
        if len(kept) >= _SAMPLE_BYTES:
            break
    return bytes(kept)
