"""The Chinese catalogue."""

import re

from bot.locales.extract import messages, read

PLACE = re.compile(r"{(\w+)}")
CATALOGUE = {str(m.id): m for m in read() if m.id}


def test_every_sentence_has_a_chinese_one() -> None:
    missing = [s for s in messages() if s not in CATALOGUE or not CATALOGUE[s].string]
    assert missing == []


def test_nothing_is_kept_that_nobody_says() -> None:
    assert set(CATALOGUE) - set(messages()) == set()


def test_no_translation_is_fuzzy() -> None:
    assert [m.id for m in CATALOGUE.values() if m.fuzzy] == []


def test_a_translation_has_the_places_of_its_original() -> None:
    for message in CATALOGUE.values():
        assert set(PLACE.findall(str(message.string))) == set(PLACE.findall(str(message.id)))
