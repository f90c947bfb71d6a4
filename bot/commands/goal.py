"""`goal`: whether a target is reached by a day."""

from typing import TYPE_CHECKING

from bot.commands import forecast
from bot.commands.goal_blocks import blocks
from bot.commands.goal_target import Wanted, read_target
from bot.commands.inquiry import ACCOUNT, Inquiry, inquire
from bot.commands.measure_names import measures
from bot.commands.services import BotCommand, BotContext, BotParam
from bot.core.amounts import rounded
from bot.core.language import phrase
from bot.core.model import Arguments, Choice, Choices, Outcome, Reply, Text
from bot.core.parse import line
from bot.core.registry import Kind

if TYPE_CHECKING:
    from analytics.goal import Goal
    from analytics.metrics import Metric

USUAL_METRIC = "followers"
ENDS = (phrase("this month"), phrase("this quarter"), phrase("this year"))
"""What is offered where no day is named."""


def run(context: BotContext, arguments: Arguments) -> Reply:
    """How the target stands, or what is missing to say so."""
    wanted = arguments.values.get("target")
    if not isinstance(wanted, Wanted):
        return _ask_target(context)
    if wanted.ahead is None:
        return _ask_day(context, arguments, wanted)
    return inquire(context, COMMAND, arguments, lambda inquiry: _answer(inquiry, wanted))


def _answer(inquiry: Inquiry, wanted: Wanted) -> Reply:
    from analytics.goal import Target, goal
    from analytics.metrics import Ratio

    measure = measures()[wanted.metric or USUAL_METRIC]
    if isinstance(measure, Ratio) or wanted.ahead is None:
        return _no_ratio(inquiry.context, measure.label)
    target = Target(measure, float(wanted.value), wanted.ahead.first, wanted.ahead.last)
    found = goal(inquiry.session, inquiry.account, inquiry.period, target, now=inquiry.context.now)
    return Reply((*blocks(inquiry.context, found), _next(inquiry, wanted, found)))


def _ask_target(context: BotContext) -> Reply:
    words = context.words
    asked = words("Name a target and the day by which it is to be reached. For example:")
    choices = tuple(Choice(example, example) for example in COMMAND.examples)
    return Reply((Text(asked), Choices(choices)), outcome=Outcome.USAGE)


def _ask_day(context: BotContext, arguments: Arguments, wanted: Wanted) -> Reply:
    """Ask by when, the same target offered up to three ends."""
    words = context.words
    asked = words("By when? Name a day, such as: by 2026-12-31.")
    choices = tuple(
        Choice(words(end), line(COMMAND, {**arguments.values, "target": f"{wanted} {end}"}))
        for end in ENDS
    )
    return Reply((Text(asked), Choices(choices)), outcome=Outcome.USAGE)


def _no_ratio(context: BotContext, label: str) -> Reply:
    words = context.words
    told = words(
        "{label} is a ratio of two sums, and I forecast sums alone. "
        "Ask for its parts, such as engagements or reach.",
        label=words(label),
    )
    return Reply((Text(told),), outcome=Outcome.USAGE)


def _next(inquiry: Inquiry, wanted: Wanted, found: "Goal") -> Choices:
    """The forecast behind it, a target that will likely be reached, and what could be done."""
    from analytics.goal import Verdict

    words, metric = inquiry.context.words, found.target.metric
    choices = [
        Choice(
            words("The forecast"), inquiry.line(forecast.COMMAND, metric=metric.name, period=None)
        )
    ]
    if found.prospect is not None and found.verdict in (Verdict.UNSURE, Verdict.OFF_TRACK):
        likely = rounded(found.prospect.low)
        if likely > found.so_far:
            label = words("A safer target: {value}", value=words.number(float(likely)))
            safer = Wanted(metric.name, likely, wanted.ahead)
            choices.append(Choice(label, inquiry.line(target=safer)))
    choices.append(_advice(inquiry, metric))
    return Choices(tuple(choices))


def _advice(inquiry: Inquiry, metric: "Metric") -> Choice:
    words = inquiry.context.words
    if metric.is_level:
        question = words("How do we get more followers?")
    else:
        question = words("How do we raise our reach?")
    return Choice(question, f"/ask {question}")


COMMAND = BotCommand(
    name="goal",
    aliases=("target", "目标"),
    summary=phrase("Say whether a target will be reached by a day"),
    run=run,
    params=(
        ACCOUNT,
        BotParam(
            "target",
            Kind.VALUE,
            phrase("a metric, a value and a day: followers 6000 by 2026-12-31, 触达 10万 本季度"),
            required=True,
            reader=read_target,
        ),
    ),
    examples=(
        "/goal followers 6000 by the end of the year",
        "/goal reach 100k this quarter",
        "/目标 粉丝 6000 年底前",
    ),
    phrasings=(
        ("en", "are we on track to reach 6000 followers by the end of the year"),
        ("en", "will we have 10k followers by 31 December"),
        ("en", "will our reach hit 100000 this quarter"),
        ("en", "are we on track for 80k views by the end of the month"),
        ("en", "are we going to make 2000 engagements this month"),
        ("zh", "年底前我们的粉丝能到6000吗"),
        ("zh", "我们这个季度的触达能到10万吗"),
        ("zh", "按现在的速度这个月能到2000互动吗"),
        ("zh", "我们年底能有1万粉吗"),
    ),
)
