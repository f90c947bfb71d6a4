"""A campaign's sums as people write them: "spend=500 clicks=1200", "花费500元 点击1200"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.commands.services import BotContext
from bot.core.amounts import AMOUNT, Amount, amount, plain, written
from bot.core.language import HAN
from bot.errors import MixedCurrencies, TwiceSaid, UnreadValue

KEYS: Mapping[str, tuple[str, ...]] = {
    "spend": (
        *("spend", "spent", "ad spend", "cost", "budget", "花费", "消耗", "广告费", "投放费"),
        *("费用", "花了", "投了", "投放"),
    ),
    "impressions": ("impressions", "impr", "shown", "曝光", "曝光量", "展示", "展现"),
    "clicks": ("clicks", "click", "link clicks", "点击", "点击量"),
    "conversions": (
        *("conversions", "conversion", "orders", "purchases", "sales", "leads", "results", "sold"),
        *("转化", "转化数", "成交", "订单", "下单", "成交单数"),
    ),
    "revenue": ("revenue", "income", "turnover", "收入", "成交额", "销售额", "营收", "流水"),
    "margin": ("margin", "gross margin", "毛利率", "毛利", "利润率"),
}
"""The words for each sum, in both languages."""

WHOLE = ("impressions", "clicks", "conversions")

_NAMES = {word: name for name, words in KEYS.items() for word in words}
_WORD = "|".join(
    rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word)
    for word in sorted(_NAMES, key=len, reverse=True)
)
_KEY_FIRST = re.compile(rf"(?P<key>{_WORD}) ?(?:=|:|is|was|是|为)? ?{AMOUNT}", re.IGNORECASE)
_KEY_LAST = re.compile(rf"{AMOUNT} ?(?:of |次|个|的)? ?(?P<key>{_WORD})", re.IGNORECASE)
_BARE = re.compile(rf"^{AMOUNT}(?=[,;\s]|$)", re.IGNORECASE)
_FILLER = re.compile(
    r"\b(?:and|with|for|on|ads|ad|we|our|at|a|of|the|in|from)\b|我们|广告|和|次|个|单|的|[\s,.;:?!、。，；：？！]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """The sums that were stated, by name, in one currency; a count is whole, a margin a share."""

    sums: Mapping[str, Decimal]
    currency: str

    def __str__(self) -> str:
        """The same in words that `read_spend` reads."""
        return " ".join(f"{name}={self._written(name)}" for name in KEYS if name in self.sums)

    def _written(self, name: str) -> str:
        value = self.sums[name]
        if name == "margin":
            return f"{written(value * 100)}%"
        return written(value) if name in WHOLE else with_currency(written(value), self.currency)


def with_currency(number: str, currency: str) -> str:
    """The number with its currency where that was written: a sign before it, a word behind."""
    is_sign = not any(character.isalpha() for character in currency) or currency.endswith("$")
    if is_sign:
        return f"-{currency}{number[1:]}" if number.startswith("-") else f"{currency}{number}"
    return f"{number}{currency}" if HAN.match(currency) else f"{number} {currency}"


def read_spend(text: str, context: BotContext) -> tuple[Stated, str] | None:
    """The sums that the words state, and the words that are no part of them.

    A bare number at the beginning is the spend, as in "/spend 500 clicks=1200". Raises UnreadValue,
    TwiceSaid and MixedCurrencies.
    """
    line = plain(text)
    readings = [reading for pattern in (_KEY_FIRST, _KEY_LAST) if (reading := _read(pattern, line))]
    if not readings:
        return None
    found, left = max(readings, key=lambda reading: (-len(reading[1]), len(reading[0])))
    sums: dict[str, Decimal] = {}
    for name, said in found:
        if name in sums:
            raise TwiceSaid(name=name)
        sums[name] = _sum(name, said)
    currencies = {said.currency.lower(): said.currency for _, said in found if said.currency}
    if len(currencies) > 1:
        raise MixedCurrencies(currencies=tuple(currencies.values()))
    return Stated(sums, next(iter(currencies.values()), "")), left


def _read(pattern: re.Pattern[str], line: str) -> tuple[list[tuple[str, Amount]], str] | None:
    """Each name with its amount, and what is left of the line; None where there is no name."""
    matches = list(pattern.finditer(line))
    found = [
        (_NAMES[match["key"].lower()], said)
        for match in matches
        if (said := amount(match)) is not None
    ]
    if not found:
        return None
    left = pattern.sub(" ", line)
    bare = _BARE.match(line)
    if bare and bare.end() <= matches[0].start() and (said := amount(bare)):
        found.insert(0, ("spend", said))
        left = left[bare.end() :]
    return found, _FILLER.sub(" ", left).strip()


def _sum(name: str, said: Amount) -> Decimal:
    """The amount in the unit of the sum: a margin of 40 is 40%."""
    if name == "margin":
        return said.value / 100 if said.is_percent or said.value > 1 else said.value
    if said.is_percent or (name in WHOLE and (said.value % 1 or said.currency)):
        raise UnreadValue(value=f"{name}={written(said.value)}", example=f"{name}=1200")
    return said.value
