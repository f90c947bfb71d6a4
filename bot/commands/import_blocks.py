"""What an export holds, before and after it is stored, as the blocks of a reply."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from analytics.metrics import BASE, POSTS
from analytics.sentence import Sentence
from bot.commands.sentences import told
from bot.core.language import Words, phrase
from bot.core.model import Block, Bullets, Fact, Facts, Table, Text, TextStyle

if TYPE_CHECKING:
    from analytics.exports.rows import Mapped, Skipped
    from analytics.imports import Imported, Preview, Undone

LISTED = 5  # skipped rows that are named one by one

KINDS = (phrase("posts"), phrase("days"), phrase("comments"), phrase("edges"))
"""What the rows of an export can be, as `ImportKind` names them."""

LABELS = {metric.name: metric.label for metric in (POSTS, *BASE)} | {
    "id": phrase("Id"),
    "date": phrase("Date"),
    "time": phrase("Time of day"),
    "link": phrase("Link"),
    "text": phrase("Text"),
    "kind": phrase("Type of post"),
}
"""What a guessed column can be taken for."""

HOW_KNOWN = {False: phrase("its name"), True: phrase("its values")}


def previewed(
    words: Words, found: "Preview", doubts: Sequence[Sentence], *, is_told: bool = True
) -> Iterator[Block]:
    """What the file holds and what is to be doubted about it.

    `is_told` is whether the file tells of which platform it is.
    """
    yield Text(_heading(words, found, is_told=is_told), TextStyle.HEADING)
    rows = [
        _fact(words, phrase("Rows read"), "rows_read", found.rows_read),
        _fact(words, phrase("Rows to store"), "rows", found.size),
        _fact(words, phrase("Rows skipped"), "rows_skipped", len(found.rows_skipped)),
    ]
    yield Facts(tuple(rows))
    if found.first_day and found.last_day:
        yield Text(_days(words, found))
    if found.mapping:
        yield _mapping(words, found.mapping)
    yield from _remarks(words, doubts, found.rows_skipped)


def stored(words: Words, done: "Imported", doubts: Sequence[Sentence] = ()) -> Iterator[Block]:
    """What was stored, what is doubted of it that was not told before, and how to take it back."""
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
    yield from _remarks(words, doubts, ())
    undo = words(
        "To take it back: /undo {id}, or in a shell: bellwether import --undo {id}", id=done.id
    )
    yield Text(undo, TextStyle.NOTE)


def undone(words: Words, done: "Undone") -> str:
    """What was taken back."""
    deleted = (
        ("posts", done.posts_deleted),
        ("days", done.days_deleted),
        ("comments", done.comments_deleted),
        ("edges", done.edges_deleted),
    )
    said = [f"{words(kind)}: {words.number(rows)}" for kind, rows in deleted if rows]
    return words(
        "Import {id} ({file}) was taken back from {account}; {rows}.",
        id=done.id,
        file=done.file_name,
        account=done.account,
        rows=tuple(said) or words("nothing was left of it"),
    )


def _heading(words: Words, found: "Preview", *, is_told: bool) -> str:
    if found.edges:
        return words("{file}: a list of connections", file=found.file_name)
    if not is_told:
        return words(
            "{file}: a table of {kind}", file=found.file_name, kind=words(found.kind.value)
        )
    return words(
        "{file}: an export of {platform}, {kind}",
        file=found.file_name,
        platform=" / ".join(platform.label for platform in found.platforms),
        kind=words(found.kind.value),
    )


def _days(words: Words, found: "Preview") -> str:
    if found.first_day is None or found.last_day is None:
        return ""
    return words(
        "{first} to {last}", first=words.day(found.first_day), last=words.day(found.last_day)
    )


def _mapping(words: Words, mapping: "Sequence[Mapped]") -> Table:
    """Each column that was guessed, and what it is taken for."""
    rows = (
        (one.column, words(LABELS[one.name]), words(HOW_KNOWN[one.by_values])) for one in mapping
    )
    return Table((words("Column"), words("Read as"), words("Known by")), tuple(rows))


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
