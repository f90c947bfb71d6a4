"""Which language a message is in, and the words to answer it with.

The English sentence in the code is the key; `bot/locales/zh.po` holds the Chinese. Numbers, dates
and percentages are written by Babel for the language.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import LiteralString
from zoneinfo import ZoneInfo

from bot.core.model import Language

LOCALES = Path(__file__).parents[1] / "locales"
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
LIST_MARKS: Mapping[Language, str] = {"en": ", ", "zh": "、"}
SMALL_PRICE = Decimal("0.1")
LETTER = re.compile(r"[A-Za-z]")
BABEL_NAME: Mapping[Language, str] = {"en": "en", "zh": "zh_Hans"}


def detect(text: str) -> Language | None:
    """The language of a message: Chinese as soon as it holds one Han character.

    None where no words decide: a command line, whose words are English for everybody, a number.
    """
    if HAN.search(text):
        return "zh"
    return "en" if LETTER.search(text) and not text.lstrip().startswith("/") else None


def phrase(text: LiteralString) -> str:
    """Mark a sentence that is written here and translated where it is said."""
    return text


@cache
def catalogue(language: Language) -> Mapping[str, str]:
    """The translations into `language`, by English sentence; empty for English itself."""
    if language == "en":
        return {}
    from babel.messages.pofile import read_po

    with (LOCALES / f"{language}.po").open("rb") as file:
        messages = read_po(file, locale=language)
    return {str(message.id): str(message.string) for message in messages if message.id}


class Words:
    """Sentences, numbers and dates in one language and one zone."""

    def __init__(self, language: Language, zone: ZoneInfo) -> None:
        self.language = language
        self.zone = zone

    def __call__(self, template: str, **values: object) -> str:
        """The sentence in this language, its named places filled."""
        text = catalogue(self.language).get(template) or template
        if not values:
            return text
        return text.format(**{name: self._filling(value) for name, value in values.items()})

    def _filling(self, value: object) -> object:
        """A tuple of texts as a list in a sentence, anything else as it is."""
        return LIST_MARKS[self.language].join(value) if isinstance(value, tuple) else value

    def number(self, value: float, digits: int = 0) -> str:
        """1234.5 as "1,234" (half to even), or with up to `digits` decimals."""
        from babel.numbers import format_decimal

        pattern = "#,##0" + ("." + "#" * digits if digits else "")
        return format_decimal(value, format=pattern, locale=BABEL_NAME[self.language])

    def compact(self, value: float, digits: int = 1) -> str:
        """12345 as "12.3K" or "1.2万", with up to `digits` decimals."""
        from babel.numbers import format_compact_decimal

        locale = BABEL_NAME[self.language]
        return format_compact_decimal(
            value, format_type="short", locale=locale, fraction_digits=digits
        )

    def percent(self, share: float, digits: int = 1, *, signed: bool = False) -> str:
        """.1234 as "12.3%"; with `signed`, "+12.3%"."""
        from babel.numbers import format_percent

        body = "#,##0" + ("." + "0" * digits if digits else "") + "%"
        pattern = f"+{body};-{body}" if signed else body
        return format_percent(share, format=pattern, locale=BABEL_NAME[self.language])

    def price(self, value: Decimal) -> str:
        """An amount of money without its currency: two decimals, four for less than a tenth."""
        from babel.numbers import format_decimal

        pattern = "#,##0.00" if not value or abs(value) >= SMALL_PRICE else "0.00##"
        return format_decimal(value, format=pattern, locale=BABEL_NAME[self.language])

    def day(self, day: date) -> str:
        """A date with its year, as the language writes it."""
        from babel.dates import format_date

        return format_date(day, format="medium", locale=BABEL_NAME[self.language])

    def month(self, day: date) -> str:
        """The month of a date with its year: "March 2025" or "2025年3月"."""
        from babel.dates import format_skeleton

        return format_skeleton("yMMMM", day, locale=BABEL_NAME[self.language])

    def short_day(self, day: date) -> str:
        """A date for the axis of a chart: "24 Nov" or "11月24日"."""
        from babel.dates import format_skeleton

        return format_skeleton("MMMd", day, locale=BABEL_NAME[self.language])

    def moment(self, instant: datetime) -> str:
        """An instant in this zone, date and time."""
        from babel.dates import format_datetime

        return format_datetime(
            instant, format="medium", tzinfo=self.zone, locale=BABEL_NAME[self.language]
        )
