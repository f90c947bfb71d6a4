"""What of a message is read: trimmed, bounded, and without control characters."""

import unicodedata

from bot.errors import EmptyMessage, LongMessage, UnreadableMessage

LIMIT = 4000  # characters; Slack advises as many for one message, Telegram allows 4,096
UNREADABLE_SHARE = 0.1  # of characters that no person types; a paste from a file has most of them


def clean(text: str) -> str:
    """The message as it is read.

    Raises EmptyMessage, LongMessage or UnreadableMessage.
    """
    if len(text) > LIMIT:
        raise LongMessage(length=len(text), limit=LIMIT)
    kept = "".join(" " if character.isspace() else character for character in text)
    odd = sum(_is_odd(character) for character in kept)
    if odd > UNREADABLE_SHARE * len(kept):
        raise UnreadableMessage
    kept = "".join(character for character in kept if not _is_odd(character)).strip()
    if not kept:
        raise EmptyMessage
    return kept


def _is_odd(character: str) -> bool:
    """Control characters, lone surrogates, private use, unassigned, and the replacement mark."""
    return character == "\ufffd" or unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"}
