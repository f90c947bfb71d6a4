"""`compare`: two accounts, platforms, periods or types beside each other."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlmodel import Session

from bot.commands import report
from bot.commands.compare_blocks import blocks
from bot.commands.inquiry import ACCOUNT, FOUR_WEEKS, PERIOD, Inquiry, inquire
from bot.commands.measure_names import METRIC, measure_of
from bot.commands.other_metric import the_same_by
from bot.commands.services import BotCommand, BotContext, BotParam
from bot.commands.type_words import TYPES
from bot.core.days import Days
from bot.core.language import phrase
from bot.core.model import Arguments, Choice, Choices, Reply
from bot.core.registry import Kind
from bot.core.versus import Versus
from bot.errors import UnreadPair
from bot.store.links import visible

if TYPE_CHECKING:
    from analytics.compare import Comparison, Side
    from analytics.period import Period
    from analytics.tables import Account

QUARTER = 90  # days of accounts and types: four weeks hold too few posts of a type


def run(context: BotContext, arguments: Arguments) -> Reply:
    """The two sides; of none, the newest four whole weeks and those before."""
    sides = arguments.values.get("sides")
    if not isinstance(sides, Versus):
        return inquire(context, COMMAND, arguments, _answer, days=FOUR_WEEKS)
    if isinstance(sides.first, Days):
        if "period" in arguments.values:
            raise UnreadPair(value=str(sides), lines=COMMAND.examples)
        return inquire(context, COMMAND, arguments, _answer)
    accounts = _accounts_by_name(context)
    of_first = _with_figures(context, accounts.get(sides.first.casefold(), ()))
    if of_first:  # two accounts or platforms: the first one's newest day ends the period
        values = {**arguments.values, "account": of_first[0].name}
        return inquire(context, COMMAND, Arguments(values), _answer, days=QUARTER)
    return inquire(context, COMMAND, arguments, _answer, days=QUARTER)


def _answer(inquiry: Inquiry) -> Reply:
    from analytics.compare import compare

    context = inquiry.context
    first, second = _sides(inquiry)
    measure = measure_of(inquiry.arguments)
    found = compare(inquiry.session, first, second, measure, now=context.now)
    return Reply((*blocks(context, found), _next(inquiry, found)))


def _sides(inquiry: Inquiry) -> "tuple[Side, Side]":
    """What is compared. Raises UnreadPair where one side is a type and the other an account."""
    from analytics.compare import Side

    own, period = (inquiry.account,), inquiry.period
    sides = inquiry.arguments.values.get("sides")
    if not isinstance(sides, Versus):
        return Side(own, period), Side(own, period.before())
    if isinstance(sides.first, Days) and isinstance(sides.second, Days):
        return Side(own, _period(inquiry, sides.first)), Side(own, _period(inquiry, sides.second))
    accounts = _accounts_by_name(inquiry.context)
    first, second = (str(side).casefold() for side in (sides.first, sides.second))
    if first in accounts and second in accounts:
        mine, other = (_with_figures(inquiry.context, accounts[side]) for side in (first, second))
        return Side(mine, period), Side(other, period)
    if first in TYPES and second in TYPES:
        return Side(own, period, TYPES[first]), Side(own, period, TYPES[second])
    raise UnreadPair(value=str(sides), lines=COMMAND.examples)


def _period(inquiry: Inquiry, days: Days) -> "Period":
    return replace(inquiry.period, first=days.first, last=days.last)


def _accounts_by_name(context: BotContext) -> "Mapping[str, tuple[Account, ...]]":
    """The accounts that may be seen here, by their names and by those of their platforms.

    An account's own name goes before a platform's; made-up figures stand for no platform where
    there are real ones.
    """
    with Session(context.services.engine, expire_on_commit=False) as session:
        accounts = visible(session, context.request.place)
    found: dict[str, tuple[Account, ...]] = {}
    own = [account for account in accounts if not account.is_sample] or accounts
    for account in own:
        platform = account.platform.label.casefold()
        found[platform] = (*found.get(platform, ()), account)
    return found | {account.name_key: (account,) for account in accounts}


def _with_figures(context: BotContext, accounts: "tuple[Account, ...]") -> "tuple[Account, ...]":
    """Those of a platform's accounts that have dated figures; all where none has, to be told so."""
    from analytics.accounts import span

    if len(accounts) < 2:
        return accounts
    with Session(context.services.engine) as session:
        dated = tuple(each for each in accounts if span(session, each, context.services.zone))
    return dated or accounts


def _side_names(context: BotContext) -> tuple[str, ...]:
    """Whatever can be a side by name: accounts, their platforms, types of content."""
    return tuple(dict.fromkeys((*_accounts_by_name(context), *TYPES)))


def _next(inquiry: Inquiry, found: "Comparison") -> Choices:
    words, sides = inquiry.context.words, inquiry.arguments.values.get("sides")
    is_of_periods = not isinstance(sides, Versus) or isinstance(sides.first, Days)
    # A period beside two periods would be a third.
    choices = the_same_by(
        inquiry, found.measure, "engagements", "comments", is_dated=not is_of_periods
    )
    if not is_of_periods:
        longer = Days(inquiry.period.before().first, inquiry.period.last)
        choices.append(Choice(words("Over twice as many days"), inquiry.line(period=longer)))
    choices.append(Choice(words("The report"), inquiry.line(report.COMMAND)))
    return Choices(tuple(choices))


SIDES = BotParam(
    "sides",
    Kind.PAIR,
    phrase("two accounts, platforms, types or periods, such as reel vs image, 10月对比9月"),
    in_talk=True,
    names=_side_names,
)

COMMAND = BotCommand(
    name="compare",
    aliases=("对比", "比较", "对比一下", "比较一下"),
    summary=phrase("Set two accounts, types or periods against each other: is the difference real"),
    run=run,
    params=(ACCOUNT, METRIC, SIDES, PERIOD),
    examples=(
        "/compare",
        "/compare reel vs image",
        "/compare saves last month vs the month before",
        "/对比 图片和轮播 最近180天",
        "/对比 上个月和前一个月",
    ),
    is_ours=True,
    phrasings=(
        ("en", "compare this month with last month"),
        ("en", "compare our last month with the month before"),
        ("en", "did our reels do better than our images"),
        ("en", "is the difference between our two accounts real"),
        ("en", "were we really better than in the quarter before"),
        ("en", "compare our accounts"),
        ("zh", "对比一下我们这个月和上个月"),
        ("zh", "我们的两个账号哪个更好"),
        ("zh", "我们的轮播和图片对比"),
        ("zh", "我们的账号视频和图片哪个好"),
        ("zh", "我们这个月和上个月的差别是真的吗"),
    ),
)
