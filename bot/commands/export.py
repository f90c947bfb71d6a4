"""`export`: an account's posts as a file."""

import io
import re
from typing import TYPE_CHECKING

from sqlmodel import Session

from bot.commands.inquiry import ACCOUNT, PERIOD, account_meant, which
from bot.commands.services import BotCommand, BotContext, BotParam
from bot.core.days import Days
from bot.core.language import phrase
from bot.core.model import Arguments, Attachment, Outcome, Reply, Text
from bot.core.registry import Kind

if TYPE_CHECKING:
    from analytics.period import Period

FORMATS = ("csv", "xlsx")
UNSAFE = re.compile(r"[^\w.-]+")  # in a file's name, on any system


def run(context: BotContext, arguments: Arguments) -> Reply:
    """The file, or a question back where several accounts could be meant."""
    from analytics.export import Format, export

    written_as = Format(arguments.text("as") or Format.CSV)
    with Session(context.services.engine) as session:
        account = account_meant(context, session, arguments.text("account"))
        if account is None:
            return which(context, session, COMMAND, arguments)
        stream = io.BytesIO()
        period = _period(context, arguments)
        count = export(session, account, stream, written_as, period)
        name = file_name(account.name, period, written_as)
    words = context.words
    if not count:
        said = words("{account} has no posts there.", account=account.name)
        return Reply((Text(said),), outcome=Outcome.NOT_FOUND)
    said = words("{account}: {count} posts", account=account.name, count=words.number(count))
    return Reply((Text(said), Attachment(name, stream.getvalue(), written_as.media_type)))


def file_name(account: str, period: "Period | None", ending: str) -> str:
    """The name of the file: the account, the days, the ending."""
    days = f"-{period.first}-{period.last}" if period else ""
    return f"{UNSAFE.sub('-', account).strip('-.') or 'posts'}{days}.{ending}"


def _period(context: BotContext, arguments: Arguments) -> "Period | None":
    from analytics.period import Period

    days = arguments.values.get("period")
    return Period(days.first, days.last, context.services.zone) if isinstance(days, Days) else None


COMMAND = BotCommand(
    name="export",
    aliases=("导出",),
    summary=phrase("Give the posts of an account as a file"),
    run=run,
    params=(
        ACCOUNT,
        PERIOD,
        BotParam(
            "as",
            Kind.NAME,
            phrase("csv or xlsx"),
            keywords=("as", "格式"),
            names=lambda _: FORMATS,
        ),
    ),
    examples=("/export", "/export last 30 days as xlsx", "/导出 最近30天"),
    changes=True,  # the terminal writes the file
)
