"""`import`: store an export that was dropped in the talk, once somebody says where it goes."""

from typing import TYPE_CHECKING

from sqlmodel import Session

from bot.commands.dropped import read, takers, within_reach
from bot.commands.import_blocks import stored
from bot.commands.services import BotCommand, BotContext, BotParam
from bot.core.language import phrase
from bot.core.model import HOME_PLATFORM, Arguments, Choice, Choices, Reply, Role
from bot.core.registry import Kind
from bot.errors import NoExport, UnknownUpload, WhichAccount
from bot.store import uploads

if TYPE_CHECKING:
    from analytics.tables import Account, Platform
    from bot.store.tables import Upload


def run(context: BotContext, arguments: Arguments) -> Reply:
    """Store the file of the key in the account named; a new name makes an account."""
    key, _, name = (arguments.text("key") or "").partition(" ")
    if not key:
        raise NoExport()
    with Session(context.services.engine) as session:
        upload = uploads.find(session, context.request.place, key, now=context.now)
        if upload is None:
            raise UnknownUpload(key=key[:40])
        return _stored(context, session, upload, name.strip())


def _stored(context: BotContext, session: Session, upload: "Upload", name: str) -> Reply:
    from analytics.accounts import find
    from analytics.imports import store

    known = _account(context, session, upload, name)
    platform = known.platform if known else _platform(name)
    found = read(context, upload.content, upload.name)
    if found.platform is None and platform is not None:
        found = read(context, upload.content, upload.name, platform)
    if found.platform is None:
        raise WhichAccount(lines=_lines(upload.key, takers(session, context, found)))
    place = context.request.place
    workspace = known.workspace if known else place.workspace
    done = store(
        session,
        found.preview,
        workspace=workspace,
        account=known.name if known else name,
        now=context.now,
        secret=context.services.secret,
    )
    if place.platform != HOME_PLATFORM:
        from bot.store.links import link

        link(session, place, find(session, workspace, done.account))
    undo = Choice(context.words("Undo"), f"/undo {done.id}")
    report = Choice(context.words("Report"), f"/report {done.account}")
    doubts = tuple(doubt for doubt in done.doubts if doubt not in found.preview.doubts)
    return Reply((*stored(context.words, done, doubts), Choices((report, undo))))


def _account(
    context: BotContext, session: Session, upload: "Upload", name: str
) -> "Account | None":
    """The account of that name, None for a new one; without a name the only one that can take it.

    Raises WhichAccount.
    """
    if name:
        known = within_reach(session, context)
        return next((one for one in known if one.name.casefold() == name.casefold()), None)
    accounts = takers(session, context, read(context, upload.content, upload.name))
    if len(accounts) != 1:
        raise WhichAccount(lines=_lines(upload.key, accounts))
    return accounts[0]


def _platform(name: str) -> "Platform | None":
    """The platform that a new account is named after."""
    from analytics.tables import MEDIA

    return next((one for one in MEDIA if name.casefold() == one.value), None)


def _lines(key: str, accounts: "tuple[Account, ...]") -> tuple[str, ...]:
    return tuple(f"/import {key} {account.name}" for account in accounts)


COMMAND = BotCommand(
    name="import",
    aliases=("导入",),
    summary=phrase("Store an export that was dropped here"),
    run=run,
    params=(BotParam("key", Kind.REST, phrase("the key of the file, and the account's name")),),
    examples=("/import", "/导入"),
    role=Role.ADMIN,
    changes=True,
    slash_only=True,
)
