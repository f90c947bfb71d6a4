"""What analytics says, in the reader's language."""

import re
from datetime import date

from analytics.sentence import Sentence, Value
from bot.core.language import Words

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
LABEL = "label"  # the value that is itself an English phrase


def told(words: Words, sentence: Sentence) -> str:
    """The sentence with its days and numbers written as the language writes them."""
    values = {name: _value(words, name, value) for name, value in sentence.values.items()}
    return words(sentence.template, **values)


def _value(words: Words, name: str, value: Value) -> str:
    if isinstance(value, Sentence):
        return told(words, value)
    if isinstance(value, int):
        return words.number(value)
    if ISO_DAY.fullmatch(value):
        return words.day(date.fromisoformat(value))
    return words(value) if name == LABEL else value
