from pathlib import Path

import pytest
from opencc import OpenCC

from knowledge import word_lists
from knowledge.article import Language
from knowledge.dictionary import SEPARATOR
from knowledge.tokens import has_han, simplified
from knowledge.word_lists import elsewhere, regional_words, stop_words, trade_words


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for lists of the test's own."""
    monkeypatch.setattr(word_lists, "WORDS", tmp_path)
    return tmp_path


def test_comments_and_empty_lines_are_no_words(words: Path) -> None:
    (words / "elsewhere-en.txt").write_text("# what this is\n\nwill it rain\n#1 song today\n")
    assert elsewhere("en") == ("will it rain", "#1 song today")


def test_a_word_of_the_trade_has_its_meanings_in_their_order(words: Path) -> None:
    (words / "zh-en.txt").write_text("种草\tseeding; word of mouth\n", encoding="utf-8")
    assert trade_words.__wrapped__() == {"种草": ("seeding", "word of mouth")}


def test_a_regional_word_has_the_mainland_s(words: Path) -> None:
    (words / "zh-regional.txt").write_text("# of Taiwan\n行销\t营销\n", encoding="utf-8")
    assert regional_words.__wrapped__() == {"行销": "营销"}


def test_stop_words_stand_on_a_line_together(words: Path) -> None:
    (words / "en-stop.txt").write_text("a an\nthe\n")
    assert stop_words.__wrapped__("en") == {"a", "an", "the"}


def test_a_question_word_is_a_stop_word_and_a_trade_word_is_none() -> None:
    assert "怎么" in stop_words("zh")
    assert "how" in stop_words("en")
    assert not trade_words().keys() & stop_words("zh")


def test_every_word_of_the_trade_means_something_that_can_be_stored() -> None:
    for word, meanings in trade_words().items():
        assert word == word.strip()
        assert all(each and each == each.strip() for each in meanings), word
        assert not any(SEPARATOR in each or has_han(each) for each in meanings), word


def test_every_regional_word_becomes_the_mainland_s() -> None:
    for word, mainland in regional_words().items():
        traditional = OpenCC("s2tw").convert(f"這是{word}")
        assert simplified(traditional) == f"这是{mainland}"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_messages_from_elsewhere_are_in_their_language_and_said_once(language: Language) -> None:
    messages = elsewhere(language)
    assert len(messages) == len(set(messages)) > 100
    chinese = sum(map(has_han, messages))
    assert chinese > 0.9 * len(messages) if language == "zh" else chinese == 0
