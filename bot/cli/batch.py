"""Files of JSON lines that the shell commands take, one thing a line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.errors import BrokenBatch


class Question(BaseModel):
    """A message to answer; its id comes back with the answer."""

    model_config = ConfigDict(frozen=True)

    id: int | str
    text: str
    language: Literal["en", "zh"] | None = None


def questions(file: Path) -> Iterator[Question | BrokenBatch]:
    """The messages of a batch, in order; in place of a line that is none, what is wrong with it.

    Blank lines are passed over. Raises BrokenBatch where the file cannot be read.
    """
    try:
        with file.open(encoding="utf-8-sig", errors="replace") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _question(line, f"{file.name}:{number}")
    except OSError as error:
        raise BrokenBatch(where=str(file), why=str(error)) from error


def _question(line: str, where: str) -> Question | BrokenBatch:
    try:
        return Question.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "the line"
        return BrokenBatch(where=where, why=f"{field}: {first['msg']}")
