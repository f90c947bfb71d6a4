"""`accounts`: the accounts that may be seen here, their span and their imports."""

from typing import TYPE_CHECKING

from sqlmodel import Session

from bot.commands.services import BotCommand, BotContext
from bot.core.language import phrase
from bot.core.model import Arguments, Reply, Table
from bot.store.links import seen

if TYPE_CHECKING:
    from analytics.tables import Account


def run(context: BotContext, arguments: Arguments) -> Reply:
    """A table of the accounts."""
    with Session(context.services.engine) as session:
        rows = tuple(
            _row(context, session, account) for account in seen(session, context.request.place)
        )
    words = context.words
    header = (words("Account"), words("Platform"), words("Figures"), words("Imports"))
    return Reply((Table(header, rows),))


def shown_name(context: BotContext, account: "Account") -> str:
    """The account's name, marked where its figures are made up."""
    if account.is_sample:
        return context.words("{name} (sample data)", name=account.name)
    return account.name


def _row(context: BotContext, session: Session, account: "Account") -> tuple[str, ...]:
    from analytics.accounts import imports_of, span

    words = context.words
    reach = span(session, account, context.services.zone)
    days = f"{words.day(reach.first)} – {words.day(reach.last)}" if reach else "–"
    imports = ", ".join(str(found.id) for found in imports_of(session, account))
    return shown_name(context, account), account.platform.label, days, imports


COMMAND = BotCommand(
    name="accounts",
    aliases=("账号",),
    summary=phrase("List the accounts, how far their figures reach, and their imports"),
    run=run,
    examples=("/accounts", "/账号"),
    phrasings=(
        ("en", "which accounts are connected"),
        ("en", "which of our accounts can you see"),
        ("en", "what data do you have from us"),
        ("zh", "接入了哪些账号"),
        ("zh", "你能看到我们哪些账号"),
        ("zh", "你有我们哪些数据"),
    ),
)
