"""What a command on account data is asked about: one account, in a period of days."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from sqlmodel import Session

from bot.commands.accounts import shown_name
from bot.commands.headings import days_of
from bot.commands.sentences import told
from bot.commands.services import BotCommand, BotContext, BotParam, account_names
from bot.core.days import Days
from bot.core.language import phrase
from bot.core.model import Arguments, Choice, Choices, Outcome, Reply, Text
from bot.core.parse import line
from bot.core.registry import Kind
from bot.store.links import seen

if TYPE_CHECKING:
    from analytics.period import Period
    from analytics.tables import Account

ACCOUNT = BotParam(
    "account",
    Kind.NAME,
    phrase("an account's name"),
    in_talk=True,
    is_ours=True,
    names=account_names,
)
PERIOD = BotParam(
    "period",
    Kind.PERIOD,
    phrase("days, such as last 30 days, March, 2025-03-18 to 2025-04-14, 上周, 10月"),
)
OFFERED = 10  # accounts; who has more types the name
FOUR_WEEKS = 28


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked: the account that is meant, and the period named or else the usual one."""

    context: BotContext
    session: Session
    command: BotCommand
    arguments: Arguments
    account: "Account"
    period: "Period"

    def line(self, command: BotCommand | None = None, **values: object) -> str:
        """The same line with other values; of another command, with the account and period."""
        period = Days(self.period.first, self.period.last)
        known = {"account": self.account.name, "period": period}
        if command is None:
            return line(self.command, {**self.arguments.values, **known, **values})
        return line(command, {**known, **values})


Answer = Callable[[Inquiry], Reply]


def inquire(
    context: BotContext,
    command: BotCommand,
    arguments: Arguments,
    answer: Answer,
    *,
    days: int = FOUR_WEEKS,
) -> Reply:
    """The answer on the account that is meant.

    Without a period it is the `days` days that end with the newest complete one. Where several
    accounts could be meant, it is asked back; where the period holds nothing, the usual one is
    offered.
    """
    from analytics.errors import NothingToReport
    from analytics.freshness import freshness
    from analytics.period import Period

    with Session(context.services.engine) as session:
        account = account_meant(context, session, arguments.text("account"))
        if account is None:
            return which(context, session, command, arguments)
        zone = context.services.zone
        newest = freshness(session, account, zone, context.now).complete_day
        usual = Period.ending(newest, days, zone)
        period = _period(context, arguments) or usual
        inquiry = Inquiry(context, session, command, arguments, account, period)
        try:
            return answer(inquiry)
        except NothingToReport as error:
            return _nothing(inquiry, usual, told(context.words, error.sentence))


def account_meant(context: BotContext, session: Session, name: str | None) -> "Account | None":
    """The account that is meant: the one named, the only one, or the sample where it is alone.

    None where several could be meant. Raises NotLinked or NoAccount.
    """
    accounts = seen(session, context.request.place)
    if name is not None:
        return next(account for account in accounts if account.name == name)
    own = [account for account in accounts if not account.is_sample] or list(accounts)
    return own[0] if len(own) == 1 else None


def which(
    context: BotContext, session: Session, command: BotCommand, arguments: Arguments
) -> Reply:
    """Ask which account is meant, the same line offered for each of the first few."""
    choices = (
        Choice(
            shown_name(context, account),
            line(command, {**arguments.values, "account": account.name}),
        )
        for account in islice(seen(session, context.request.place), OFFERED)
    )
    asked = Text(context.words("Which account do you mean?"))
    return Reply((asked, Choices(tuple(choices))), outcome=Outcome.USAGE)


def _period(context: BotContext, arguments: Arguments) -> "Period | None":
    from analytics.period import Period

    days = arguments.values.get("period")
    if not isinstance(days, Days):
        return None
    return Period(days.first, days.last, context.services.zone)


def _nothing(inquiry: Inquiry, usual: "Period", sentence: str) -> Reply:
    """Say that the period is empty and offer the newest one that is not."""
    words = inquiry.context.words
    label = days_of(words, usual.first, usual.last)
    choice = Choice(label, inquiry.line(period=Days(usual.first, usual.last)))
    blocks: tuple[Text | Choices, ...] = (Text(sentence),)
    if usual != inquiry.period:
        blocks += (Choices((choice,)),)
    return Reply(blocks, outcome=Outcome.NOT_FOUND)
