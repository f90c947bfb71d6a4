"""`undo`: take an import back."""

from sqlmodel import Session

from bot.commands.dropped import within_reach
from bot.commands.import_blocks import undone
from bot.commands.services import BotCommand, BotContext, BotParam
from bot.core.language import phrase
from bot.core.model import Arguments, Choice, Choices, Outcome, Reply, Role, Text
from bot.core.registry import Kind

SHOWN = 5  # imports that are offered, the newest
LONGEST_NUMBER = 9  # digits, so that any database takes it


def run(context: BotContext, arguments: Arguments) -> Reply:
    """The import taken back; without a number, the newest ones to choose from."""
    number = (arguments.text("number") or "").strip()
    with Session(context.services.engine) as session:
        if not number:
            return _offered(context, session)
        return _undone(context, session, number)


def _undone(context: BotContext, session: Session, number: str) -> Reply:
    from analytics.accounts import of_import
    from analytics.errors import UnknownImport
    from analytics.imports import undo

    is_number = number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER
    account = of_import(session, int(number)) if is_number else None
    if account is None or account.number not in {
        known.number for known in within_reach(session, context)
    }:
        raise UnknownImport(number=number[:LONGEST_NUMBER])
    return Reply((Text(undone(context.words, undo(session, account.workspace, int(number)))),))


def _offered(context: BotContext, session: Session) -> Reply:
    from analytics.accounts import imports_of

    words = context.words
    imports = [
        (done, account)
        for account in within_reach(session, context)
        if not account.is_sample
        for done in imports_of(session, account)
    ]
    imports.sort(key=lambda pair: pair[0].created_at, reverse=True)
    if not imports:
        return Reply((Text(words("There is no import to take back.")),), Outcome.NOT_FOUND)
    choices = (
        Choice(
            words("{file} in {account}", file=done.file_name, account=account.name),
            f"/undo {done.id}",
        )
        for done, account in imports[:SHOWN]
    )
    return Reply((Text(words("Which import is to be taken back?")), Choices(tuple(choices))))


COMMAND = BotCommand(
    name="undo",
    aliases=("撤销",),
    summary=phrase("Take an import back"),
    run=run,
    params=(BotParam("number", Kind.REST, phrase("the number of the import")),),
    examples=("/undo", "/撤销"),
    role=Role.ADMIN,
    changes=True,
    slash_only=True,
)
