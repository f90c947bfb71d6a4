"""`spend`: what ads cost and brought, from figures as they are typed."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.commands.proportion_fact import proportion_fact
from bot.commands.services import BotCommand, BotContext, BotParam
from bot.commands.spend_figures import WHOLE, Stated, read_spend, with_currency
from bot.core.language import Words, phrase
from bot.core.model import (
    Arguments,
    Block,
    Bullets,
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

if TYPE_CHECKING:
    from analytics.spend import Spend

FEW = 10
"""Conversions below which a CPA hangs on a few people."""

SUMS = {
    "spend": phrase("spend"),
    "impressions": phrase("impressions"),
    "clicks": phrase("clicks"),
    "conversions": phrase("conversions"),
    "revenue": phrase("revenue"),
    "margin": phrase("margin"),
}

EXAMPLES = {
    "spend": "500",
    "impressions": "50000",
    "clicks": "500",
    "conversions": "10",
    "revenue": "1500",
    "margin": "40%",
}

PRICES = {
    "cpm": phrase("CPM = spend / impressions x 1,000"),
    "cpc": phrase("CPC = spend / clicks"),
    "cpa": phrase("CPA = spend / conversions"),
    "break_even_cpa": phrase("break-even CPA = margin x revenue / conversions"),
}
MULTIPLES = {
    "roas": phrase("ROAS = revenue / spend"),
    "break_even_roas": phrase("break-even ROAS = 1 / margin"),
}
RATES = {
    "ctr": phrase("CTR = clicks / impressions"),
    "conversion_rate": phrase("conversion rate = conversions / clicks"),
}
"""Each figure with its formula, by its name in `analytics.spend`."""


def run(context: BotContext, arguments: Arguments) -> Reply:
    """Every figure that follows from the sums that were stated."""
    from analytics.spend import Spend

    stated = arguments.values.get("figures")
    if not isinstance(stated, Stated):
        return _ask(context.words)
    whole = {name: int(value) for name, value in stated.sums.items() if name in WHOLE}
    found = Spend(
        spend=stated.sums.get("spend"),
        impressions=whole.get("impressions"),
        clicks=whole.get("clicks"),
        conversions=whole.get("conversions"),
        revenue=stated.sums.get("revenue"),
        margin=stated.sums.get("margin"),
    )
    return Reply(tuple(_blocks(context.words, found, stated)))


def _ask(words: Words) -> Reply:
    asked = words("Name the sums of one campaign, as many as you have. For example:")
    choices = tuple(Choice(example, example) for example in COMMAND.examples)
    return Reply((Text(asked), Choices(choices)), outcome=Outcome.USAGE)


def _blocks(words: Words, found: "Spend", stated: Stated) -> Iterator[Block]:
    facts = tuple(_facts(words, found, stated.currency))
    verdict = _verdict(words, found, stated.currency)
    if verdict is not None:
        yield Text(verdict)
    if facts:
        yield Facts(facts)
    else:
        yield Text(words("Nothing follows from that alone."))
    notes = tuple(_notes(words, found))
    if notes:
        yield Bullets(notes)
    if found.missing:
        yield Text(_missing(words, found, stated))
    yield Text(
        words(
            "Shares with Wilson's 95% intervals, in brackets. What a platform credits to its ads "
            "is not all thanks to them."
        ),
        TextStyle.NOTE,
    )
    yield _next(words)


def _facts(words: Words, found: "Spend", currency: str) -> Iterator[Fact]:
    rates = {"ctr": found.ctr, "conversion_rate": found.conversion_rate}
    for name, rate in rates.items():
        if rate is not None:
            yield proportion_fact(words, words(RATES[name]), name, rate)
    prices = {
        "cpm": found.cpm,
        "cpc": found.cpc,
        "cpa": found.cpa,
        "break_even_cpa": found.break_even_cpa,
    }
    for name, price in prices.items():
        if price is not None:
            shown = _money(words, price, currency)
            yield Fact(
                words(PRICES[name]), name, float(price), "money", shown, n=_over(name, found)
            )
    multiples = {"roas": found.roas, "break_even_roas": found.break_even_roas}
    for name, multiple in multiples.items():
        if multiple is not None:
            shown = words.number(float(multiple), digits=2)
            yield Fact(words(MULTIPLES[name]), name, float(multiple), "ratio", shown)
    if found.profit is not None:
        shown = _money(words, found.profit, currency)
        label = words("profit = margin x revenue - spend")
        yield Fact(label, "profit", float(found.profit), "money", shown)


def _over(name: str, found: "Spend") -> int | None:
    """How many a price is the mean of."""
    counts = {"cpm": found.impressions, "cpc": found.clicks}
    return counts.get(name, found.conversions)


def _verdict(words: Words, found: "Spend", currency: str) -> str | None:
    """Whether the ads pay, or None where that cannot be said."""
    if found.profit is None or found.left is None or found.margin is None:
        return None
    values = {
        "profit": _money(words, abs(found.profit), currency),
        "margin": words.percent(
            float(found.margin), digits=0 if found.margin * 100 % 1 == 0 else 1
        ),
        "revenue": _money(words, found.revenue or Decimal(0), currency),
        "left": _money(words, found.left, currency),
        "spend": _money(words, found.spend or Decimal(0), currency),
    }
    if found.profit > 0:
        return words(
            "The ads earn {profit}: {margin} of {revenue} leaves {left}, and they cost {spend}.",
            **values,
        )
    if found.profit < 0:
        return words(
            "The ads lose {profit}: {margin} of {revenue} leaves {left}, and they cost {spend}.",
            **values,
        )
    return words(
        "The ads break even: {margin} of {revenue} leaves {left}, which is what they cost.",
        **values,
    )


def _notes(words: Words, found: "Spend") -> Iterator[str]:
    if found.conversions is None:
        return
    if found.clicks is not None and found.conversions > found.clicks:
        yield words(
            "There are more conversions than clicks, so some came without a click, "
            "and there is no conversion rate."
        )
    if found.conversions < FEW:
        yield words(
            "There are {conversions} conversions: one more or less moves the CPA a lot.",
            conversions=words.number(found.conversions),
        )


def _missing(words: Words, found: "Spend", stated: Stated) -> str:
    """Which sums would say more, and a line to type them in."""
    sums = tuple(words(SUMS[name]) for name in found.missing)
    blanks = " ".join(f"{name}={EXAMPLES[name]}" for name in found.missing)
    return words(
        "I can say more with: {sums}. Type: /spend {stated} {blanks} (with your own numbers)",
        sums=sums,
        stated=str(stated),
        blanks=blanks,
    )


def _next(words: Words) -> Choices:
    questions = (
        words("From which ROAS do we earn money?"),
        words("What do CTR, CPC, CPM and CPA mean?"),
    )
    return Choices(tuple(Choice(question, f"/ask {question}") for question in questions))


def _money(words: Words, value: Decimal, currency: str) -> str:
    return with_currency(words.price(value), currency)


COMMAND = BotCommand(
    name="spend",
    aliases=("roas", "投放", "花费"),
    summary=phrase("Work out CTR, CPC, CPM, CPA, ROAS and whether ads pay, from your figures"),
    run=run,
    params=(
        BotParam(
            "figures",
            Kind.VALUE,
            phrase("spend, impressions, clicks, conversions, revenue, margin: as many as you have"),
            required=True,
            reader=read_spend,
        ),
    ),
    examples=(
        "/spend spend=500 impressions=100000 clicks=1200 conversions=30 revenue=1500 margin=40%",
        "/spend $400, 50k impressions, 500 clicks, 10 orders",
        "/投放 花费=2000元 曝光=10万 点击=1000 转化=20",
    ),
    phrasings=(
        ("en", "spend 500, impressions 100000, clicks 1200, conversions 30: work it out"),
        ("en", "work out CTR, CPC and CPA: spent 400, 50000 impressions, 500 clicks, 10 orders"),
        ("zh", "花费2000，曝光10万，点击1000，转化20，帮我算一下"),
        ("zh", "算一下ROAS：花费500，收入1500，毛利率40%"),
    ),
)
