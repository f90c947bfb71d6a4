"""Numbers as people write them: 10,000, 10k, 1.5m, 1.2万, 40%, $500, 500元."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

SCALES = (
    {"": 1, "k": 10**3, "thousand": 10**3, "千": 10**3}
    | {"w": 10**4, "万": 10**4, "m": 10**6, "mn": 10**6, "million": 10**6}
    | {"亿": 10**8, "bn": 10**9, "billion": 10**9}
)
"""What stands behind a number; w is how Chinese types 万."""

LIMIT = Decimal(10) ** 12
"""No account counts as many of anything; what is over it is a slip."""

SIGNS = r"US\$|[$€£¥₩₹]|HK\$|NT\$"
WORDS = r"USD|EUR|GBP|CNY|RMB|JPY|HKD|dollars?|euros?|pounds?|yuan|美元|欧元|英镑|港币|元|块钱?"

AMOUNT = (
    rf"(?:(?P<sign>{SIGNS}) ?)?"
    r"(?<![\d.,])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?![\d]|[.,]\d)"
    r" ?(?P<scale>(?:thousand|million|billion|bn|mn|[kmw])(?![a-z])|[千万亿])?"
    rf" ?(?P<word>(?:{WORDS})(?![a-z]))?(?P<percent> ?%)?"
)
"""A number with what belongs to it; matched on plain text, whatever the case."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it was written: `value` without its percent sign, and its currency, if any."""

    value: Decimal
    is_percent: bool = False
    currency: str = ""

    @property
    def share(self) -> Decimal:
        """The value as a share: 40% is .4."""
        return self.value / 100 if self.is_percent else self.value


def plain(text: str) -> str:
    """The text with full-width digits and marks made plain, single blanks between its words."""
    return " ".join(unicodedata.normalize("NFKC", text).replace("萬", "万").split())


def amount(match: re.Match[str], group: str = "") -> Amount | None:
    """The amount that a match of `AMOUNT` says; None where it is over `LIMIT`.

    With a group, `named(group)` was matched.
    """
    said = {name: match[f"{group}{name}"] or "" for name in ("sign", "number", "scale", "word")}
    value = Decimal(said["number"].replace(",", "")) * SCALES[said["scale"].lower()]
    if value > LIMIT:
        return None
    percent = match[f"{group}percent"] is not None
    return Amount(value, percent, said["sign"].upper() or said["word"])


def named(group: str) -> str:
    """`AMOUNT` with its groups' names behind `group`, for a pattern with several."""
    return AMOUNT.replace("?P<", f"?P<{group}")


def written(value: Decimal) -> str:
    """The number in digits, as a command line takes it."""
    return f"{value.normalize():f}"


def rounded(value: float) -> Decimal:
    """The number to three digits, downwards, as people set a target; 0 for less than 1."""
    whole = int(value)
    step = 10 ** max(0, len(str(whole)) - 3)
    return Decimal(whole // step * step)
