"""`report`: how an account did in a period, beside the period before."""

from typing import TYPE_CHECKING

from bot.commands.accounts import shown_name
from bot.commands.advice import advice
from bot.commands.inquiry import ACCOUNT, PERIOD, Inquiry, inquire
from bot.commands.report_blocks import blocks
from bot.commands.services import BotCommand, BotContext, BotParam
from bot.core.days import Days
from bot.core.language import phrase
from bot.core.model import Arguments, Choice, Choices, Reply
from bot.core.registry import Kind

if TYPE_CHECKING:
    from analytics.groups import Dimension
    from analytics.report import Report

BY = {"type": "type", "weekday": "weekday", "hour": "hour", "类型": "type", "星期": "weekday"}
BY |= {"时段": "hour"}
"""The words of `by` and the dimension that each names."""


def run(context: BotContext, arguments: Arguments) -> Reply:
    """The report; without a period, on the newest four whole weeks of figures."""
    return inquire(context, COMMAND, arguments, _answer)


def _answer(inquiry: Inquiry) -> Reply:
    from analytics.findings import findings
    from analytics.report import report

    context, by = inquiry.context, _dimension(inquiry.arguments)
    found = report(inquiry.session, inquiry.account, inquiry.period, by=by, now=context.now)
    shown = blocks(context.words, shown_name(context, inquiry.account), found)
    noticed = findings(inquiry.session, inquiry.account, inquiry.period, found.freshness)
    return Reply((*shown, *advice(inquiry, noticed), _next(inquiry, found)))


def _dimension(arguments: Arguments) -> "Dimension | None":
    from analytics.groups import Dimension

    word = arguments.text("by")
    return Dimension(BY[word]) if word else None


def _next(inquiry: Inquiry, found: "Report") -> Choices:
    """The same posts split, and the period before."""
    from analytics.period import Basis

    words, before = inquiry.context.words, Days(found.before.first, found.before.last)
    choices = [
        Choice(words("By weekday"), inquiry.line(by="weekday")),
        Choice(words("The period before"), inquiry.line(by=None, period=before)),
    ]
    if found.basis is Basis.PUBLISHED:  # days have no type
        choices.insert(0, Choice(words("By type of post"), inquiry.line(by="type")))
    return Choices(tuple(choices))


COMMAND = BotCommand(
    name="report",
    aliases=("报告",),
    summary=phrase("Say how an account did, beside the period before"),
    run=run,
    params=(
        ACCOUNT,
        PERIOD,
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
        ("en", "how did our account do in September"),
        ("en", "how is our account doing"),
        ("en", "give me a report of the last 30 days"),
        ("en", "did our reach go up this month"),
        ("en", "is our engagement going down"),
        ("en", "what is our engagement rate this quarter"),
        ("en", "how many posts did we publish in October"),
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
        ("en", "how many followers do we have"),
        ("en", "our account last month"),
        ("en", "how did our account do in March 2025"),
        ("en", "how is our account doing this week"),
        ("en", "engagement rate of our account last month"),
        ("zh", "我们上周表现怎么样"),
        ("zh", "我们有多少粉丝"),
        ("zh", "我们的互动率是多少"),
        ("zh", "最近30天的互动率"),
        ("zh", "今年增长了吗"),
        ("zh", "上个月数据怎么样"),
        ("zh", "看看我们账号最近的数据"),
        ("zh", "我们的账号3月的数据"),
        ("zh", "我们的账号上个月"),
        ("zh", "我们账号的互动率怎么样"),
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
        ("zh", "本月涨了多少粉"),
        ("zh", "昨天有多少人看到我们"),
        ("zh", "出一份周报"),
        ("zh", "总结一下上周的数据"),
        ("zh", "比上个月好还是差"),
        ("zh", "我们这个季度做得怎么样"),
    ),
)
