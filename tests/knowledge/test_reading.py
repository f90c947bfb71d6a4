from hypothesis import given
from hypothesis import strategies as st

from knowledge.constants import QUESTION_CHARACTERS
from knowledge.reading import clean

ANY_CHARACTER = st.characters(exclude_categories=())


def test_what_cannot_be_printed_becomes_a_blank() -> None:
    assert clean("best\x00\x07time\nto\tpost") == "best time to post"


def test_half_a_character_becomes_a_blank() -> None:
    assert clean("几点\ud83d发") == "几点 发"


def test_blanks_at_the_ends_are_dropped_and_those_inside_stay() -> None:
    assert clean("\n  best   time\x7f") == "best   time"


def test_a_long_question_is_cut() -> None:
    assert clean("a" * (QUESTION_CHARACTERS + 1)) == "a" * QUESTION_CHARACTERS


@given(st.text(ANY_CHARACTER))
def test_any_text_becomes_one_that_can_be_stored_and_stays_so(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert cleaned.encode() == cleaned.encode("utf-8", "replace")
    assert min(cleaned, default=" ") >= " "
