"""The commands, one file each; `ALL` is the order in which help shows them."""

from bot.commands import accounts, ask, report
from bot.commands import help as help_
from bot.commands.services import BotCommand

ALL: tuple[BotCommand, ...] = (
    ask.COMMAND,
    report.COMMAND,
    accounts.COMMAND,
    help_.COMMAND,
)
