"""An export that was dropped in a talk: what it holds, and where it could go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from sqlmodel import Session

from analytics.errors import UnnamedPlatform
from bot.commands.import_blocks import previewed
from bot.commands.services import BotContext
from bot.core.model import Block, Choice, Choices, File, Text, TextStyle
from bot.store import uploads
from bot.store.links import visible

if TYPE_CHECKING:
    from analytics.imports import Preview
    from analytics.tables import Account, Platform

ENDINGS = frozenset({".csv", ".tsv", ".xls", ".xlsx", ".xlsb", ".ods", ".gml", ".gexf", ".zip"})
OFFERED = 5  # accounts that are offered by a button


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds; `platform` is None where only the account can tell it."""

    preview: "Preview"
    platform: "Platform | None"


def is_export(file: File) -> bool:
    """Whether the file is to be read as an export and not as a document."""
    return PurePath(file.name).suffix.casefold() in ENDINGS


def offer(context: BotContext, file: File) -> Iterator[Block]:
    """The file's rows, span and doubts, and a choice for each account that can take it.

    The file waits under a key. Raises ExportError.
    """
    from analytics.exports.decode import read_capped

    content = read_capped(file.path, file.name)
    found = read(context, content, file.name)
    with Session(context.services.engine) as session:
        accounts = takers(session, context, found)
        key = uploads.keep(session, context.request.place, file.name, content, now=context.now)
        doubts, is_told = found.preview.doubts, found.platform is not None
        yield from previewed(context.words, found.preview, doubts, is_told=is_told)
        yield from _asked(context, found, accounts, key)


def read(
    context: BotContext, content: bytes, name: str, platform: "Platform | None" = None
) -> Found:
    """What the file holds. Where it does not tell its platform, any one is taken to count it."""
    from analytics.imports import preview
    from analytics.tables import Platform

    zone, now = context.services.zone, context.now
    try:
        found = preview(content, name, platform=platform, zone=zone, now=now)
    except UnnamedPlatform:
        found = preview(content, name, platform=Platform.INSTAGRAM, zone=zone, now=now)
        return Found(found, None)
    return Found(found, found.platform)


def takers(session: Session, context: BotContext, found: Found) -> tuple["Account", ...]:
    """The accounts here that the file could go into, by name; sample accounts take none."""
    from analytics.tables import MEDIA

    known = within_reach(session, context)
    possible = (account for account in known if not account.is_sample)
    platforms = MEDIA if found.platform is None else found.preview.platforms
    return tuple(account for account in possible if account.platform in platforms)


def within_reach(session: Session, context: BotContext) -> tuple["Account", ...]:
    """The accounts that may be seen here, and all others of this workspace, by name."""
    from analytics.accounts import of_workspace

    place = context.request.place
    accounts = {account.number: account for account in visible(session, place)}
    for account in of_workspace(session, place.workspace):
        accounts.setdefault(account.number, account)
    return tuple(sorted(accounts.values(), key=lambda account: account.name_key))


def _asked(
    context: BotContext, found: Found, accounts: Sequence["Account"], key: str
) -> Iterator[Block]:
    words = context.words
    if found.platform is None:
        yield Text(words("The file does not say which platform it is of: the account tells it."))
    choices = [
        Choice(
            words("Import into {account}", account=account.name), f"/import {key} {account.name}"
        )
        for account in accounts[:OFFERED]
    ]
    if not accounts:
        choices = [
            Choice(
                words("Import as a new account, {account}", account=name), f"/import {key} {name}"
            )
            for name in _new_names(found)
        ]
    yield Choices(tuple(choices))
    hint = words("For an account of another name: /import {key} NAME", key=key)
    yield Text(hint, TextStyle.NOTE)


def _new_names(found: Found) -> tuple[str, ...]:
    """What a new account could be called: by the profile in the file, else by its platform."""
    from analytics.tables import MEDIA

    if found.platform is None:
        return tuple(platform.label for platform in MEDIA)
    named = [name for name in found.preview.sources if not name.isdecimal()]
    return (named[0] if len(named) == 1 else found.platform.label,)
