"""Who wrote a comment, kept as a keyed hash and never by name.

The key is the secret of the settings where one is set; otherwise it is a random salt that the
database makes for itself, so that every process on it hashes alike. With the salt, whoever has the
whole database can still try names one by one; with a secret outside of it, they cannot.
"""

import hmac
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session

from analytics.tables import Salt

_SALT_BYTES = 32  # as long as the digest: no search through salts is shorter than through names
_KEPT_DIGITS = 32  # hexadecimal, 128 bits: no two of a billion people share them


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """The names that one workspace's people get; the same person has another in another one."""

    workspace: str
    key: bytes

    @classmethod
    def of(cls, session: Session, workspace: str, secret: bytes) -> "Pseudonyms":
        """Keyed with the secret, or with the database's salt where it is empty."""
        return cls(workspace, secret or _salt(session))

    def of_person(self, name: str) -> str:
        """32 hexadecimal digits (HMAC-SHA-256, cut) for a name; empty for an empty one."""
        plain = unicodedata.normalize("NFKC", name).casefold().strip().removeprefix("@")
        if not plain:
            return ""
        message = f"{self.workspace}\0{plain}".encode("utf-8", "surrogatepass")
        return hmac.new(self.key, message, "sha256").hexdigest()[:_KEPT_DIGITS]


def is_one_of(name: str, names: Iterable[str]) -> bool:
    """Whether the name is one of the names, by its letters and digits alone: "@Harbour.Lane"."""
    bare = _bare(name)
    return bool(bare) and any(bare == _bare(known) for known in names)


def _bare(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(character for character in folded if character.isalnum())


def _salt(session: Session) -> bytes:
    """The database's own, made when it is first needed. The caller commits."""
    kept = session.get(Salt, 1)
    if kept is None:
        kept = Salt(id=1, value=secrets.token_bytes(_SALT_BYTES))
        session.add(kept)
        session.flush()
    return kept.value
