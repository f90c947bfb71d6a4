"""What an export holds, before and after it is stored, as the blocks of a reply."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from analytics.sentence import Sentence
from bot.commands.sentences import told
from bot.core.language import Words, phrase
from bot.core.model import Block, Bullets, Fact, Facts, Text, TextStyle

if TYPE_CHECKING:
    from analytics.exports.rows import Skipped
    from analytics.imports import Imported, Preview

LISTED = 5  # skipped rows that are named one by one

KINDS = (phrase("posts"), phrase("days"))
"""What the rows of an export can be, as `ImportKind` names them."""


def previewed(words: Words, found: "Preview", doubts: Sequence[Sentence]) -> Iterator[Block]:
    """What the file holds and what is to be doubted about it."""
    yield Text(
        words(
            "{file}: an export of {platform}, {kind}",
            file=found.file_name,
            platform=" / ".join(platform.label for platform in found.platforms),
            kind=words(found.kind.value),
        ),
        TextStyle.HEADING,
    )
    rows = [
        _fact(words, phrase("Rows read"), "rows_read", found.rows_read),
        _fact(words, phrase("Rows to store"), "rows", len(found.rows)),
        _fact(words, phrase("Rows skipped"), "rows_skipped", len(found.rows_skipped)),
    ]
    yield Facts(tuple(rows))
    if found.first_day and found.last_day:
        yield Text(_days(words, found))
    yield from _remarks(words, doubts, found.rows_skipped)


def stored(words: Words, done: "Imported") -> Iterator[Block]:
    """What was stored, and how to take it back."""
    if done.is_new:
        sentence = words(
            "Stored as import {id} in {account}; {kind}: {rows}.",
            id=done.id,
            account=done.account,
            rows=words.number(done.rows_stored),
            kind=words(done.kind.value),
        )
    else:
        sentence = words(
            "The same file is in {account} already, as import {id}: nothing was changed.",
            id=done.id,
            account=done.account,
        )
    yield Text(sentence)
    undo = words("To take it back: bellwether import --undo {id}", id=done.id)
    yield Text(undo, TextStyle.NOTE)


def _days(words: Words, found: "Preview") -> str:
    if found.first_day is None or found.last_day is None:
        return ""
    return words(
        "{first} to {last}", first=words.day(found.first_day), last=words.day(found.last_day)
    )


def _remarks(
    words: Words, doubts: Sequence[Sentence], skipped: "Sequence[Skipped]"
) -> Iterator[Block]:
    if doubts:
        yield Text(words("What is to be doubted"), TextStyle.HEADING)
        yield Bullets(tuple(told(words, doubt) for doubt in doubts))
    if skipped:
        yield Text(words("What is skipped"), TextStyle.HEADING)
        lines = [
            words("line {line}: {why}", line=row.line, why=told(words, row.why))
            for row in skipped[:LISTED]
        ]
        if len(skipped) > LISTED:
            lines.append(words("and {count} more", count=len(skipped) - LISTED))
        yield Bullets(tuple(lines))


def _fact(words: Words, label: str, name: str, value: int) -> Fact:
    return Fact(words(label), name, value, "count", words.number(value))
