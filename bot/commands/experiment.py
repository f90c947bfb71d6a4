"""`experiment`: how many people an A/B test needs, and what its figures say."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlmodel import Session

from bot.commands.experiment_figures import Counts, Rates, read_experiment
from bot.commands.proportion_fact import proportion_fact
from bot.commands.services import BotCommand, BotContext, BotParam
from bot.core.language import Words, phrase
from bot.core.model import (
    Arguments,
    Block,
    Choice,
    Choices,
    Fact,
    Facts,
    Outcome,
    Reply,
    Text,
    TextStyle,
)
from bot.core.registry import Kind
from bot.store.links import visible

if TYPE_CHECKING:
    from analytics.experiment import Plan, Result


def run(context: BotContext, arguments: Arguments) -> Reply:
    """The size of a test to come, or the result of one that was made."""
    from analytics.experiment import Plan, Result
    from analytics.proportion import Proportion

    match arguments.values.get("figures"):
        case Rates() as rates:
            plan = Plan(float(rates.before), float(rates.after))
            return Reply(tuple(_planned(context, plan)))
        case Counts() as counts:
            result = Result(Proportion(counts.a, counts.a_n), Proportion(counts.b, counts.b_n))
            return Reply(tuple(_resulted(context.words, result)))
        case _:
            return _ask(context.words)


def _ask(words: Words) -> Reply:
    asked = words(
        "Name today's rate and the one you hope for, and I say how many people it takes. "
        "Or name what each version brought, and I say whether it is a real difference."
    )
    choices = tuple(Choice(example, example) for example in COMMAND.examples)
    return Reply((Text(asked), Choices(choices)), outcome=Outcome.USAGE)


def _planned(context: BotContext, plan: "Plan") -> Iterator[Block]:
    words, each = context.words, plan.each
    before, after = _percent(words, plan.before), _percent(words, plan.after)
    yield Text(
        words("To tell {before} from {after}", before=before, after=after), TextStyle.HEADING
    )
    yield Facts(
        (
            _count(words("people for each version"), "people_each", each, words),
            _count(words("people in all"), "people", 2 * each, words),
        )
    )
    yield Text(
        words(
            "With so many, a real difference of that size is found 80 times in 100, and one that "
            "is not there 5 times in 100 (two-sided). Half the gain takes about four times as many."
        )
    )
    yield from _lasting(context, plan)
    yield Text(
        words(
            "Fix the number before you start, let chance decide who sees what, change one thing, "
            "run whole weeks, and do not stop at the first lead."
        ),
        TextStyle.NOTE,
    )
    yield _next(words, plan)


def _lasting(context: BotContext, plan: "Plan") -> Iterator[Block]:
    """How many days the account of this place would take; nothing where there are several."""
    from analytics.errors import NoFigures, NoHistory
    from analytics.experiment import reach_a_day

    words = context.words
    with Session(context.services.engine) as session:
        accounts = visible(session, context.request.place)
        own = [account for account in accounts if not account.is_sample] or list(accounts)
        if len(own) != 1:
            return
        try:
            reach = reach_a_day(session, own[0], context.services.zone, context.now)
        except (NoFigures, NoHistory):
            return
        if reach <= 0:
            return
        days = plan.days(reach)
        values = {
            "name": own[0].name,
            "reach": words.number(reach),
            "days": words.number(days),
            "weeks": words.number(-(-days // 7)),
        }
        template = (
            phrase(
                "The made-up account {name} reaches about {reach} a day: if each of them saw one "
                "version, that is {days} days or more; plan {weeks} whole weeks."
            )
            if own[0].is_sample
            else phrase(
                "{name} reaches about {reach} a day: if each of them saw one version, that is "
                "{days} days or more; plan {weeks} whole weeks."
            )
        )
        yield Text(words(template, **values))
    yield Text(
        words(
            "Who is reached on two days counts twice in that, and posts without ad money cannot be "
            "shuffled among people: use the platform's split test, or the page behind the link."
        ),
        TextStyle.NOTE,
    )


def _resulted(words: Words, result: "Result") -> Iterator[Block]:
    yield Text(_verdict(words, result))
    yield Facts(tuple(_facts(words, result)))
    if result.needed is not None and not result.is_sure:
        yield Text(
            words(
                "If the true difference is as large as this one, it takes {needed} people for each "
                "version to see it 80 times in 100; you had {a} and {b}.",
                needed=words.number(result.needed),
                a=words.number(result.a.n),
                b=words.number(result.b.n),
            )
        )
    for note in _notes(words, result):
        yield Text(note, TextStyle.NOTE)
    yield _again(words, result)


def _verdict(words: Words, result: "Result") -> str:
    values = {
        "difference": _points(words, result.difference),
        "low": _points(words, result.low),
        "high": _points(words, result.high),
    }
    if not result.is_sure:
        return words(
            "No real difference shown: B less A is {difference} points, and anything from {low} to "
            "{high} fits, 0 too.",
            **values,
        )
    if result.difference > 0:
        return words(
            "B is better: by {difference} points, and anything from {low} to {high} fits.", **values
        )
    return words(
        "A is better: B less A is {difference} points, and anything from {low} to {high} fits.",
        **values,
    )


def _facts(words: Words, result: "Result") -> Iterator[Fact]:
    yield proportion_fact(words, words("rate of A"), "rate_a", result.a)
    yield proportion_fact(words, words("rate of B"), "rate_b", result.b)
    yield Fact(
        label=words("B less A, in percentage points"),
        metric="difference",
        value=result.difference,
        unit="share",
        display=words(
            "{value} ({low} to {high})",
            value=_points(words, result.difference),
            low=_points(words, result.low),
            high=_points(words, result.high),
        ),
    )
    if result.lift is not None:
        yield Fact(
            label=words("B against A, relative"),
            metric="lift",
            value=result.lift,
            unit="share",
            display=words.percent(result.lift, digits=1, signed=True),
        )
    if result.needed is not None:
        label = words("people for each version that such a difference takes")
        yield _count(label, "people_each", result.needed, words)


def _notes(words: Words, result: "Result") -> Iterator[str]:
    if result.is_small:
        yield words(
            "A version has fewer than 10 successes or fewer than 10 failures: "
            "one person more or less moves its rate a lot."
        )
    if result.is_unequal:
        yield words(
            "The versions were seen by {a} and {b} people. If they were meant to be seen by "
            "equally many, something is wrong with the split, and the figures cannot be trusted.",
            a=words.number(result.a.n),
            b=words.number(result.b.n),
        )
    yield words(
        "This holds if the number of people was fixed beforehand. Who looks five times and stops "
        "at the first lead finds a winner that is none 14 times in 100, not 5."
    )
    yield words("Rates with Wilson's 95% intervals, the difference with Newcombe's (method 10).")


def _next(words: Words, plan: "Plan") -> Choices:
    """Twice the gain, which takes a quarter of the people, and how to test."""
    before, after = Decimal(str(plan.before)), Decimal(str(plan.after))
    bolder = before + 2 * (after - before)
    choices = []
    if 0 <= bolder <= 1:
        rates = Rates(before, bolder)
        choices.append(Choice(words("Twice the gain"), f"/experiment {rates}"))
    return Choices((*choices, _how(words)))


def _again(words: Words, result: "Result") -> Choices:
    """The size of a test that could see this difference, and how to test."""
    if result.needed is None:
        return Choices((_how(words),))
    a, b = (Decimal(f"{side.share:.4f}") for side in (result.a, result.b))
    if a == b:
        return Choices((_how(words),))
    label = words("The size of the next test")
    return Choices((Choice(label, f"/experiment {Rates(a, b)}"), _how(words)))


def _how(words: Words) -> Choice:
    question = words("How do I run an A/B test?")
    return Choice(question, f"/ask {question}")


def _count(label: str, metric: str, value: int, words: Words) -> Fact:
    return Fact(label, metric, value, "count", words.number(value))


def _percent(words: Words, share: float) -> str:
    return f"{words.number(share * 100, digits=3)}%"


def _points(words: Words, share: float) -> str:
    return f"{'+' if share > 0 else ''}{words.number(share * 100, digits=2)}"


COMMAND = BotCommand(
    name="experiment",
    aliases=("abtest", "实验", "AB测试", "A/B测试"),
    summary=phrase("Say how many people an A/B test needs, or whether its result is real"),
    run=run,
    params=(
        BotParam(
            "figures",
            Kind.VALUE,
            phrase("two rates, 2% to 2.5%, or what each version brought, 120/2400 vs 150/2380"),
            required=True,
            reader=read_experiment,
        ),
    ),
    examples=(
        "/experiment 2% to 2.5%",
        "/experiment 120/2400 vs 150/2380",
        "/实验 从2%到2.5%",
        "/实验 120/2400 对 150/2380",
    ),
    phrasings=(
        ("en", "is 120 of 2400 against 150 of 2380 a real difference"),
        ("en", "A got 41/900 and B got 33/910, is B worse"),
        ("en", "how many people to test 2% against 2.5%"),
        ("en", "sample size from 3% to 4%"),
        ("zh", "120/2400 对 150/2380 有差异吗"),
        ("zh", "转化率从2%到2.5%要多少样本"),
        ("zh", "A版41/900，B版33/910，差别是真的吗"),
    ),
)
