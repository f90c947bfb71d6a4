from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.lexical import Channel
from knowledge.spelling import Speller
from knowledge.tokens import english_words

TEXTS = (
    "how many hashtags for a caption",
    "hashtags, engagement and the length of a reel",
    "captions, engagement, caption length and reel length",
    "a campaign of one word said once: budget",
)
SPELLER = Speller.of(TEXTS)
CHANNEL = Channel.build([english_words(text) for text in TEXTS], np.arange(4, dtype=np.int32))


def corrected(text: str, known: Sequence[str] = ()) -> str:
    return SPELLER.corrected(text, CHANNEL, lambda word: word in known)


def test_words_of_two_texts_and_four_letters_are_the_vocabulary() -> None:
    assert SPELLER.vocabulary == ("caption", "engagement", "hashtags", "length", "reel")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("captionn", "caption"),  # a letter too many
        ("hshtags", "hashtags"),  # too few
        ("lemgth", "length"),  # another
        ("rele", "reel"),  # two swapped
        ("HSHTAGS", "hashtags"),
        ("engegemnt", "engagement"),  # two errors in nine letters
    ],
)
def test_a_typing_error_is_put_right(typed: str, meant: str) -> None:
    assert corrected(f"my {typed}?") == f"my {meant}?"


def test_a_word_of_fewer_than_eight_letters_is_allowed_one_error_alone() -> None:
    assert corrected("lngh lgth") == "lngh lgth"
    assert corrected("hashtgas hashgas") == "hashtags hashgas"


def test_a_word_of_three_letters_is_never_corrected() -> None:
    assert corrected("ree rel") == "ree rel"


def test_a_word_that_any_text_has_is_right() -> None:
    assert corrected("captions") == "captions"


def test_a_word_that_the_model_knows_is_right() -> None:
    assert corrected("captain") == "captain"  # two errors from caption
    assert corrected("lengthy") == "length"
    assert corrected("lengthy", known=["lengthy"]) == "lengthy"
    assert corrected("Lengthy", known=["lengthy"]) == "Lengthy"


def test_a_word_that_nothing_is_near_to_stays() -> None:
    assert corrected("Zanzibar or Łódź") == "Zanzibar or Łódź"


def test_of_equally_near_words_the_one_that_begins_alike_is_taken() -> None:
    speller = Speller(("board", "hoard"))
    assert speller.corrected("hoord", CHANNEL, lambda _: False) == "hoard"
    assert speller.corrected("boord", CHANNEL, lambda _: False) == "board"


def test_part_of_an_accented_word_is_no_word() -> None:
    assert corrected("décaptionné") == "décaptionné"


def test_a_speller_without_words_corrects_nothing() -> None:
    assert Speller.of(()).corrected("hshtags", CHANNEL, lambda _: False) == "hshtags"


@given(st.text())
def test_letters_of_other_scripts_stay_as_they_are(text: str) -> None:
    def others(each: str) -> list[str]:
        return [letter for letter in each if not (letter.isascii() and letter.isalpha())]

    assert others(corrected(text)) == others(text)
