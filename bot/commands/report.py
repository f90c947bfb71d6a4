"""`report`: how an account did in a period, beside the period before."""

from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import Session

from bot.commands.accounts import shown_name
from bot.commands.report_blocks import blocks
from bot.commands.sentences import told
from bot.commands.services import BotCommand, BotContext, BotParam, account_names
from bot.core.days import Days
from bot.core.language import phrase
from bot.core.model import Arguments, Choice, Choices, Outcome, Reply, Text
from bot.core.registry import Kind
from bot.store.links import seen

if TYPE_CHECKING:
    from analytics.groups import Dimension
    from analytics.period import Period
    from analytics.report import Report
    from analytics.tables import Account

BY = {"type": "type", "weekday": "weekday", "hour": "hour", "类型": "type", "星期": "weekday"}
BY |= {"时段": "hour"}
"""The words of `by` and the dimension that each names."""


def run(context: BotContext, arguments: Arguments) -> Reply:
    """The report; without a period, on the newest four whole weeks of figures."""
    from analytics.errors import NothingToReport
    from analytics.freshness import usual_period
    from analytics.report import report

    with Session(context.services.engine) as session:
        account = _account(context, session, arguments.text("account"))
        if account is None:
            return _which(context, session, arguments)
        usual = usual_period(session, account, context.services.zone, context.now)
        period = _period(context, arguments) or usual
        try:
            found = report(session, account, period, by=_dimension(arguments), now=context.now)
        except NothingToReport as error:
            return _nothing(context, account, usual, told(context.words, error.sentence))
        shown = blocks(context.words, shown_name(context, account), found)
        return Reply((*shown, _next(context, found)))


def _account(context: BotContext, session: Session, name: str | None) -> "Account | None":
    """The account that is meant: the one named, the only one, or the sample where it is alone.

    None where several could be meant. Raises NotLinked or NoAccount.
    """
    accounts = seen(session, context.request.place)
    if name is not None:
        return next(account for account in accounts if account.name == name)
    own = [account for account in accounts if not account.is_sample] or list(accounts)
    return own[0] if len(own) == 1 else None


def _which(context: BotContext, session: Session, arguments: Arguments) -> Reply:
    """Ask which account is meant, the same line offered for each."""
    days, by = arguments.values.get("period"), arguments.text("by")
    rest = f" {days.first} to {days.last}" if isinstance(days, Days) else ""
    rest += f" by {by}" if by else ""
    choices = (
        Choice(shown_name(context, account), f"/report {account.name}{rest}")
        for account in seen(session, context.request.place)
    )
    asked = Text(context.words("Which account do you mean?"))
    return Reply((asked, Choices(tuple(choices))), outcome=Outcome.USAGE)


def _period(context: BotContext, arguments: Arguments) -> "Period | None":
    from analytics.period import Period

    days = arguments.values.get("period")
    if not isinstance(days, Days):
        return None
    return Period(days.first, days.last, context.services.zone)


def _dimension(arguments: Arguments) -> "Dimension | None":
    from analytics.groups import Dimension

    word = arguments.text("by")
    return Dimension(BY[word]) if word else None


def _nothing(context: BotContext, account: "Account", usual: "Period", sentence: str) -> Reply:
    """Say that the period is empty and offer the newest one that is not."""
    label = context.words(
        "{first} to {last}",
        first=context.words.day(usual.first),
        last=context.words.day(usual.last),
    )
    choice = Choice(label, _line(account.name, usual.first, usual.last))
    return Reply((Text(sentence), Choices((choice,))), outcome=Outcome.NOT_FOUND)


def _next(context: BotContext, found: "Report") -> Choices:
    """The same posts split, and the period before."""
    words, period = context.words, found.period
    line = _line(found.account, period.first, period.last)
    return Choices(
        (
            Choice(words("By type of post"), f"{line} by type"),
            Choice(words("By weekday"), f"{line} by weekday"),
            Choice(
                words("The period before"),
                _line(found.account, found.before.first, found.before.last),
            ),
        )
    )


def _line(account: str, first: date, last: date) -> str:
    return f"/report {account} {first.isoformat()} to {last.isoformat()}"


COMMAND = BotCommand(
    name="report",
    aliases=("报告",),
    summary=phrase("Say how an account did, beside the period before"),
    run=run,
    params=(
        BotParam(
            "account",
            Kind.NAME,
            phrase("an account's name"),
            in_talk=True,
            names=account_names,
        ),
        BotParam(
            "period",
            Kind.PERIOD,
            phrase("days, such as last 30 days, March, 2025-03-18 to 2025-04-14, 上周, 10月"),
        ),
        BotParam(
            "by",
            Kind.NAME,
            phrase("split the posts by type, weekday or hour"),
            keywords=("by", "按"),
            names=lambda _: tuple(BY),
        ),
    ),
    examples=("/report", "/report last 30 days", "/report by weekday", "/report 最近30天"),
    phrasings=(
        ("en", "how did we do last week"),
        ("en", "how was last month"),
        ("en", "how are our posts performing"),
        ("en", "show me our numbers for last month"),
        ("en", "what were our results in March"),
        ("en", "how is our account doing"),
        ("en", "give me a report of the last 30 days"),
        ("en", "did our reach go up this month"),
        ("en", "is our engagement going down"),
        ("en", "what is our engagement rate this quarter"),
        ("en", "how many posts did we publish in October"),
        ("en", "what were our best posts last month"),
        ("en", "how many likes did we get last week"),
        ("en", "weekly results please"),
        ("en", "our performance over the last two weeks"),
        ("en", "summary of last week's figures"),
        ("en", "show me the stats of our account"),
        ("en", "how many people did we reach yesterday"),
        ("en", "are we doing better than the month before"),
        ("en", "did we gain followers this month"),
        ("en", "did we grow this year"),
        ("en", "how are we doing"),
        ("en", "compare this month with last month"),
        ("en", "how many followers do we have"),
        ("zh", "我们上周表现怎么样"),
        ("zh", "我们有多少粉丝"),
        ("zh", "我们的互动率是多少"),
        ("zh", "最近30天的互动率"),
        ("zh", "今年增长了吗"),
        ("zh", "上个月数据怎么样"),
        ("zh", "看看我们账号最近的数据"),
        ("zh", "我们的账号3月的数据"),
        ("zh", "给我一份上个月的报告"),
        ("zh", "最近30天我们的触达是多少"),
        ("zh", "我们的帖子最近效果如何"),
        ("zh", "账号表现如何"),
        ("zh", "上周互动率多少"),
        ("zh", "这个月触达涨了吗"),
        ("zh", "我们最近掉粉了吗"),
        ("zh", "这周发的内容数据好不好"),
        ("zh", "10月份效果怎么样"),
        ("zh", "上周发了几条"),
        ("zh", "上个月哪条帖子最好"),
        ("zh", "本月涨了多少粉"),
        ("zh", "昨天有多少人看到我们"),
        ("zh", "出一份周报"),
        ("zh", "总结一下上周的数据"),
        ("zh", "比上个月好还是差"),
        ("zh", "我们这个季度做得怎么样"),
    ),
)
