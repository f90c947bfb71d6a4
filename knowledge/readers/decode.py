"""From the bytes of a text to the text, whatever the encoding."""

import codecs
import re

# UTF-32's mark begins with UTF-16's, so it comes first.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252"}
"""Pages name the smaller set and use the larger (WHATWG Encoding Standard, names and labels)."""

UNMEANT = "cp1252"
"""What servers name for every page, UTF-8 too."""

NATIONAL = ("gb18030", "big5", "cp1252")
"""What is guessed at: Chinese and Western texts. With all encodings offered, short Chinese texts
are taken for Korean or Japanese."""

SAMPLE_BYTES = 64 * 1024
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MAX_CONTROL_SHARE = 0.01
"""Files that are no text have one in nine; texts with a stray form feed or two are let through."""

DAMAGED_SHARE = 0.05


def decoded(content: bytes, declared: str | None = None) -> str | None:
    """The text without its byte-order mark and control characters, None for what is no text.

    A mark comes before `declared`, the encoding that the text or whoever sent it names; without
    either it is UTF-8, or the likeliest of `NATIONAL`.
    """
    text = _marked(content)
    if text is None and declared is not None:
        text = _strict(content, declared)
    if text is None:
        text = _utf8(content)
    if text is None and b"\0" not in content:
        text = _national(content)
    return None if text is None or _is_binary(text) else CONTROL.sub("", text)


def _marked(content: bytes) -> str | None:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    return None


def _strict(content: bytes, declared: str) -> str | None:
    """The text in the encoding declared, None where it does not hold."""
    try:
        encoding = codecs.lookup(declared.strip()).name
        if encoding.startswith(("utf-16", "utf-32")):  # then nobody could have read the name
            return None
        encoding = SUPERSETS.get(encoding, encoding)
        text = _utf8(content) if encoding == UNMEANT else None
        return content.decode(encoding) if text is None else text
    except (LookupError, ValueError):  # unknown, wrong, or not a name at all
        return None


def _utf8(content: bytes) -> str | None:
    """UTF-8, also where the text was cut inside a character or a few bytes of it are damaged."""
    text = content.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    beyond_ascii = sum(1 for character in text if character > "\x7f") if damaged else 0
    cut_at_the_end = damaged == 1 and text.endswith("\ufffd")
    return text if cut_at_the_end or damaged <= DAMAGED_SHARE * beyond_ascii else None


def _national(content: bytes) -> str | None:
    from charset_normalizer import from_bytes

    lines = (line for line in content.splitlines(keepends=True) if not line.isascii())
    best = from_bytes(b"".join(lines)[:SAMPLE_BYTES], cp_isolation=list(NATIONAL)).best()
    return None if best is None else content.decode(best.encoding, errors="replace")


def _is_binary(text: str) -> bool:
    sample = text[:SAMPLE_BYTES]
    return len(CONTROL.findall(sample)) > MAX_CONTROL_SHARE * len(sample)
