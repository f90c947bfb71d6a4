"""The hashtags of a text. Pure."""

import re
from itertools import chain

# A letter or digit of any script, and the marks that Arabic, Indic and Thai writing need.
_TAG = r"[\w\u064b-\u065f\u0900-\u0e7f]+"
_OPENED = re.compile(rf"(?<![A-Za-z0-9_&/])((?:#{_TAG})+)")  # one, or several without blanks
_CLOSED = re.compile(rf"#({_TAG})[^#]*#")
_HAN = re.compile(r"[\u3400-\u9fff]")
_RUN = re.compile(r"\S*#\S*")


def tags(text: str) -> frozenset[str]:
    """The hashtags without their sign, case-folded; one of digits alone is a number.

    Chinese encloses a topic in two signs ("#春节#"), or opens each one and writes no blanks
    ("#咖啡#拿铁#手冲"): without blanks an even number of signs encloses, an odd one opens. The
    fragment of an address is no hashtag.
    """
    signs = text.replace("\uff03", "#")
    reads = chain.from_iterable(map(_read, _RUN.findall(signs) if _HAN.search(signs) else (signs,)))
    return frozenset(
        tag for read in reads for tag in read.casefold().split("#") if tag and not tag.isdecimal()
    )


def _read(run: str) -> list[str]:
    """The hashtags of a text, or of words without a blank between them; of a chain all in one."""
    encloses = run.count("#") % 2 == 0 and _HAN.search(run)
    return (_CLOSED if encloses else _OPENED).findall(run)
