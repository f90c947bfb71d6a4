"""The commands, one file each; `ALL` is the order in which help shows them."""

from bot.commands import (
    accounts,
    add,
    anomalies,
    ask,
    feedback,
    forecast,
    gaps,
    leave,
    report,
    teach,
    top,
)
from bot.commands import help as help_
from bot.commands.services import BotCommand

ALL: tuple[BotCommand, ...] = (
    ask.COMMAND,
    report.COMMAND,
    top.COMMAND,
    anomalies.COMMAND,
    forecast.COMMAND,
    accounts.COMMAND,
    add.COMMAND,
    teach.COMMAND,
    gaps.COMMAND,
    leave.COMMAND,
    feedback.COMMAND,
    help_.COMMAND,
)
