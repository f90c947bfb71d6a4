"""The log: one event a line, key=value, never the text of a message.

Values with blanks or quotes are written as JSON strings, so that a line splits where it should.
"""

import json
import logging

LOGGER = logging.getLogger("bellwether")


def write_to_stderr(level: str) -> None:
    """Write events of that level and above to standard error; once more changes the level."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s level=%(levelname)s %(message)s"))
    LOGGER.handlers = [handler]
    LOGGER.setLevel(level)


def event(name: str, *, level: int = logging.INFO, **fields: object) -> None:
    """Write one event, its fields in the order given; None is left out."""
    if LOGGER.isEnabledFor(level):
        LOGGER.log(level, " ".join([name, *(_pair(*item) for item in fields.items())]))


def failure(name: str, error: BaseException, **fields: object) -> None:
    """Write one event with the traceback of the unexpected behind it."""
    LOGGER.error(" ".join([name, *(_pair(*item) for item in fields.items())]), exc_info=error)


def _pair(key: str, value: object) -> str:
    text = f"{value:.1f}" if isinstance(value, float) else str(value)
    plain = text and not any(character.isspace() or character in '"=' for character in text)
    return f"{key}={text if plain else json.dumps(text, ensure_ascii=False)}"
