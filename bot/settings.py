"""The one reader of the environment: BELLWETHER_ variables, there or in `.env`."""

import base64
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingError

PREFIX = "BELLWETHER_"
ENV_FILE = Path(".env")
SECRET_BYTES = 32


class Settings(BaseSettings):
    """What can be set; `read` gives it, checked."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=ENV_FILE, extra="ignore", env_ignore_empty=True, frozen=True
    )

    home: Path = Field(
        default_factory=lambda: user_data_path("bellwether", appauthor=False),
        description="its folder: database, prepared model, indexes",
    )
    database_url: str = Field(default="", description="SQLite in HOME where it is empty")
    model: str = Field(
        default="bundled", description="the sentence model: bundled, a folder, or a hub name"
    )
    language: Literal["en", "zh"] = Field(
        default="en", description="the language of what nobody's words decide"
    )
    timezone: str = Field(
        default="UTC", description="the zone of every place that has none of its own"
    )
    secret_key: SecretStr = Field(
        default=SecretStr(""),
        description="32 bytes in base64; keys the hashes that people's names are kept as",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="WARNING", description="what is logged to standard error"
    )

    @field_validator("home")
    @classmethod
    def _absolute(cls, home: Path) -> Path:
        return home.expanduser().absolute()

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, OSError, ValueError) as error:
            raise ValueError(f"{name!r} is no time zone; write one like Europe/Berlin") from error
        return name

    @field_validator("secret_key")
    @classmethod
    def _key_bytes(cls, key: SecretStr) -> SecretStr:
        try:
            found = len(base64.b64decode(key.get_secret_value(), validate=True))
        except ValueError as error:
            raise ValueError("it is not base64; openssl rand -base64 32 makes one") from error
        if found not in (0, SECRET_BYTES):
            raise ValueError(f"it has {found} bytes; openssl rand -base64 32 makes one of 32")
        return key

    @property
    def secret(self) -> bytes:
        """The secret key itself, empty where none is set."""
        return base64.b64decode(self.secret_key.get_secret_value())

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone itself."""
        return ZoneInfo(self.timezone)

    @property
    def database(self) -> str:
        """The database's address, the default filled in."""
        return self.database_url or f"sqlite:///{self.home / 'bellwether.db'}"


def read() -> Settings:
    """The settings as they stand.

    Raises SettingError for the first that cannot be used, naming where it is set.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"{PREFIX}{str(first['loc'][0]).upper().removeprefix(PREFIX)}"
        raise SettingError(name=name, where=_where(name), why=_why(first["msg"])) from error
    except UnicodeDecodeError as error:
        raise SettingError(name=str(ENV_FILE), where="the file", why="it is not UTF-8") from error


@dataclass(frozen=True, slots=True)
class Unread:
    """A variable of ours that nothing reads, where it is set, and the name that may be meant."""

    name: str
    where: str
    meant: str | None


def unread() -> Iterator[Unread]:
    """The BELLWETHER_ variables that are set for nothing: a typing error, or one of long ago."""
    from dotenv import dotenv_values

    known = {f"{PREFIX}{field.upper()}" for field in Settings.model_fields}
    for name in sorted({*os.environ, *dotenv_values(ENV_FILE)}):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            yield Unread(name, _where(name), _nearest(name.upper(), known))


def _nearest(name: str, known: set[str]) -> str | None:
    """The known name that looks most like it, by what follows the prefix."""
    import difflib

    ends = sorted(each.removeprefix(PREFIX) for each in known)
    near = difflib.get_close_matches(name.removeprefix(PREFIX), ends, n=1)
    return f"{PREFIX}{near[0]}" if near else None


def _where(name: str) -> str:
    """The file and line that set it, or the environment."""
    if name not in os.environ and ENV_FILE.is_file():
        lines = ENV_FILE.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            if re.match(rf"\s*(export\s+)?{name}\s*=", line, re.IGNORECASE):
                return f"{ENV_FILE} line {number}"
    return "environment"


def _why(message: str) -> str:
    return message.removeprefix("Value error, ")
