"""The commands, one file each; `ALL` is the order in which help shows them."""

from bot.commands import (
    accounts,
    add,
    anomalies,
    ask,
    compare,
    export,
    feedback,
    forecast,
    formats,
    gaps,
    hashtags,
    import_export,
    leave,
    report,
    teach,
    timing,
    top,
    undo,
)
from bot.commands import help as help_
from bot.commands.services import BotCommand

ALL: tuple[BotCommand, ...] = (
    ask.COMMAND,
    report.COMMAND,
    top.COMMAND,
    anomalies.COMMAND,
    forecast.COMMAND,
    compare.COMMAND,
    timing.COMMAND,
    formats.COMMAND,
    hashtags.COMMAND,
    accounts.COMMAND,
    add.COMMAND,
    import_export.COMMAND,
    export.COMMAND,
    undo.COMMAND,
    teach.COMMAND,
    gaps.COMMAND,
    leave.COMMAND,
    feedback.COMMAND,
    help_.COMMAND,
)
