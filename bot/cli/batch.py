"""Files of JSON lines that the shell commands take, one thing a line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.errors import BrokenBatch

Row = TypeVar("Row", bound=BaseModel)


class Question(BaseModel):
    """A message to answer; its id comes back with the answer."""

    model_config = ConfigDict(frozen=True, coerce_numbers_to_str=True)

    id: str
    text: str
    language: Literal["en", "zh"] | None = None


def questions(file: Path) -> Iterator[Question]:
    """The messages of a batch, in order.

    Raises BrokenBatch at the first line that is none, naming it.
    """
    return rows(file, Question)


def rows(file: Path, kind: type[Row]) -> Iterator[Row]:
    """The lines of the file, each as `kind`; blank lines are passed over.

    Raises BrokenBatch.
    """
    try:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _row(line, kind, f"{file.name}:{number}")
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenBatch(where=str(file), why=str(error)) from error


def _row(line: str, kind: type[Row], where: str) -> Row:
    try:
        return kind.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "the line"
        raise BrokenBatch(where=where, why=f"{field}: {first['msg']}") from error
