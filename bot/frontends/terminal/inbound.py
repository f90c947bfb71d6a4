"""A line typed in the terminal, as a Request. Pure."""

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.core.language import detect
from bot.core.model import HOME_PLATFORM, Choice, File, Language, Person, Place, Request

PERSON = "owner"  # whoever has the machine
CHANNEL = "chat"


def request(
    line: str,
    *,
    id: str,  # noqa: A002 - the field's name
    at: datetime,
    workspace: str,
    offered: Sequence[Choice] = (),
    language: Language | None = None,
    spoken: Language | None = None,
    thread: str | None = None,
    files: Sequence[File] = (),
) -> Request:
    """The request that a line stands for; the number of an offered choice is its command line.

    It is to be answered in `language`, or as its words decide, or as the talk is `spoken` so far.
    A `thread` of its own keeps it apart from the talk before it.
    """
    place = Place(HOME_PLATFORM, workspace, CHANNEL, thread, private=True)
    return Request(
        id=id,
        sender=Person(HOME_PLATFORM, workspace, PERSON),
        place=place,
        text=_chosen(line, offered) or line,
        at=at,
        language=language or (None if files else detect(line)) or spoken,
        files=tuple(files),
    )


def dropped_path(line: str) -> Path | None:
    """The path that a file dragged into the terminal types: bare, quoted, or with backslashes."""
    typed = line.strip()
    quoted = re.fullmatch(r"(['\"])(.+)\1", typed)
    plain = quoted[2] if quoted else re.sub(r"\\(.)", r"\1", typed)
    is_path = plain.startswith(("/", "~/", "./", "../")) and Path(plain).suffix
    return Path(plain).expanduser() if is_path else None


def _chosen(line: str, offered: Sequence[Choice]) -> str | None:
    """The line behind a typed number, "2" or "2." or "２"."""
    match = re.fullmatch(r"\s*(\d{1,3})[.)。]?\s*", line)
    if match is None or not 1 <= int(match[1]) <= len(offered):
        return None
    return offered[int(match[1]) - 1].line
