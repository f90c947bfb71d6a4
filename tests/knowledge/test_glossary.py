import gzip
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import glossary as module
from knowledge.dictionary import Dictionary
from knowledge.glossary import Glossary, entries
from knowledge.reading import Reading
from knowledge.store import read_glossary, write_glossary
from knowledge.word_lists import trade_words

WORDS = (
    ("预算", ("budget", "planned spending")),
    ("预算", ("a later entry",)),
    ("广告", ("advertisement", "ad")),
    ("冰墩墩", ("Olympic panda",)),
    ("冰墩", ("ice block",)),
    ("墩", ("block",)),
    ("墩墩", ("stout",)),
    ("的", ("of",)),
    ("在于", ("to be at",)),
)
GLOSSARY = Glossary.build(WORDS)


def test_a_word_means_what_its_first_entry_says_in_order() -> None:
    assert GLOSSARY.meanings("预算") == ("budget", "planned spending")
    assert GLOSSARY.meanings("广告") == ("advertisement", "ad")


def test_an_unknown_word_means_nothing() -> None:
    assert GLOSSARY.meanings("直播") == ()
    assert Glossary.build([]).meanings("预算") == ()


def test_a_question_is_read_by_the_most_usual_meanings_and_matched_by_all() -> None:
    assert GLOSSARY.read("广告的预算") == Reading(
        "advertisement budget", (("ad", "advertisement"), ("budget", "planned", "spending"))
    )


def test_latin_words_stand_for_themselves() -> None:
    assert GLOSSARY.read("TikTok 广告") == Reading(
        "tiktok advertisement", (("tiktok",), ("ad", "advertisement"))
    )


def test_words_without_content_are_passed_over() -> None:
    assert GLOSSARY.read("怎么做的") == Reading("", ())


def test_stop_words_of_a_meaning_are_no_part_of_the_concept() -> None:
    glossary = Glossary.build([("海报", ("a poster for the wall",))])
    assert glossary.read("海报").concepts == (("poster", "wall"),)


def test_a_word_that_means_stop_words_alone_is_no_concept() -> None:
    assert Glossary.build([("海报", ("to be at",))]).read("海报") == Reading("to be at", ())


def test_a_run_that_is_no_word_is_read_by_the_longest_words_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "cut", lambda han: [han])
    assert GLOSSARY.read("大冰墩墩预算").text == "Olympic panda budget"
    assert GLOSSARY.read("大墩预算").text == "budget"  # of one character nothing is made


def test_a_character_that_is_a_word_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "cut", list)
    assert GLOSSARY.read("墩").concepts == (("block",),)


def test_an_english_word_is_read_by_the_chinese_words_that_mean_it() -> None:
    assert GLOSSARY.read_english("What is the ad budget?") == Reading(
        "What is the ad budget?", (("ad", "广告"), ("budget", "预算"))
    )


def test_chinese_words_that_mean_little_else_come_first() -> None:
    words = [("甲方", ("price list",)), ("乙", ("price tag", "price")), ("丙丁", ("price",))]
    concepts = Glossary.build(words).read_english("price").concepts
    assert concepts == (("price", "丙丁", "乙", "甲方"),)


def test_an_english_word_has_a_limited_number_of_chinese_ones() -> None:
    glossary = Glossary.build([(f"价{number:02}", ("price",)) for number in range(20)])
    assert glossary.english.meanings("price") == tuple(f"价{number:02}" for number in range(16))


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("prices", "price"),
        ("taxes", "tax"),
        ("stories", "story"),
        ("launched", "launch"),
        ("priced", "price"),
        ("posting", "post"),
        ("pricing", "price"),
    ],
)
def test_a_form_of_an_english_word_is_read_as_the_word_itself(form: str, base: str) -> None:
    assert Glossary.build([("词", (base,))]).read_english(form).concepts == ((form, "词"),)


def test_of_a_short_word_no_ending_is_taken() -> None:
    assert Glossary.build([("词", ("ga",))]).read_english("gas").concepts == (("gas",),)


def test_a_latin_word_of_the_trade_is_no_chinese_word_for_another() -> None:
    assert Glossary.build([("ROAS", ("return on ad spend",))]).read_english("return").concepts == (
        ("return",),
    )


def test_a_stored_glossary_is_the_same(tmp_path: Path) -> None:
    write_glossary(GLOSSARY, tmp_path)
    stored = read_glossary(tmp_path)
    for side in ("chinese", "english"):
        for field in fields(Dictionary):
            arrays = (getattr(getattr(each, side), field.name) for each in (stored, GLOSSARY))
            assert np.array_equal(*arrays)
    assert stored.meanings("冰墩墩") == ("Olympic panda",)
    assert stored.read_english("spending").concepts == (("spending", "预算"),)


def dictionary(folder: Path, *lines: str) -> dict[str, tuple[str, ...]]:
    """The entries of a dictionary of these lines, without the trade's."""
    file = folder / "dictionary.gz"
    file.write_bytes(gzip.compress("\n".join(lines).encode("utf-8", "replace")))
    trade = list(trade_words())
    found = list(entries(file))
    assert [word for word, _ in found[: len(trade)]] == trade
    return dict(found[len(trade) :])


def test_an_entry_is_found_by_its_simplified_word(tmp_path: Path) -> None:
    found = dictionary(tmp_path, "# CC-CEDICT", "廚師 厨师 [chu2 shi1] /cook/chef/")
    assert found == {"厨师": ("cook", "chef")}


def test_meanings_are_separated_by_a_semicolon_too(tmp_path: Path) -> None:
    found = dictionary(tmp_path, "鋪 铺 [pu1] /to spread; to display; (old) holder/")
    assert found == {"铺": ("spread", "display", "holder")}


def test_grammar_and_references_are_no_meanings(tmp_path: Path) -> None:
    line = "家 家 [jia1] /surname Jia/variant of 傢|家[jia1]/CL:個|个[ge4]/see 家人/home/"
    assert dictionary(tmp_path, line) == {"家": ("home",)}


def test_an_entry_without_a_meaning_is_left_out(tmp_path: Path) -> None:
    assert dictionary(tmp_path, "龘 龘 [da2] /variant of 龖/") == {}


def test_brackets_labels_and_chinese_fall_off_a_meaning(tmp_path: Path) -> None:
    senses = "(slang (new)) Internet celebrity/fig. a star 网络 person/abbr. for 網路紅人"
    line = f"網紅 网红 [wang3 hong2] /{senses}/"
    assert dictionary(tmp_path, line) == {"网红": ("Internet celebrity", "star person")}


def test_entries_of_one_word_are_put_together_and_each_meaning_said_once(tmp_path: Path) -> None:
    found = dictionary(tmp_path, "髮 发 [fa4] /hair/", "發 发 [fa1] /to send/hair/")
    assert found == {"发": ("hair", "send")}


def test_six_meanings_are_kept_and_none_of_more_than_seven_words(tmp_path: Path) -> None:
    long = "one two three four five six seven eight"
    found = dictionary(tmp_path, f"打 打 [da3] /{long}/a1/b2/c3/d4/e5/f6/g7/")
    assert found == {"打": ("a1", "b2", "c3", "d4", "e5", "f6")}


def test_the_trade_s_meaning_comes_before_the_dictionary_s() -> None:
    meant = dict(reversed(list(entries())))  # the first entry of a word is the last to be put in
    assert meant["粉丝"][0] in ("fans", "followers", "follower", "fan")
    assert meant["厨师"] == ("cook", "chef")


@given(st.text())
def test_any_question_can_be_read(question: str) -> None:
    concepts = GLOSSARY.read(question).concepts
    assert concepts is not None
    assert all(concepts)


@given(st.lists(st.text(st.characters(exclude_characters="\r\n"))))
def test_any_dictionary_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("dictionary")
    for word, meanings in dictionary(folder, *lines).items():
        assert word
        assert meanings
        assert all(meanings)


PIECE = st.text("测试词 abc[]()/;:.,", max_size=12)


@given(st.lists(PIECE, min_size=1, max_size=8))
def test_any_entry_s_meanings_are_short_english_of_no_brackets(
    tmp_path_factory: pytest.TempPathFactory, senses: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("dictionary")
    found = dictionary(folder, f"詞 词 [ci2] /{'/'.join(senses)}/")
    for meaning in found.get("词", ()):
        assert meaning == meaning.strip()
        assert len(meaning.split()) <= 7
        assert any(letter.isascii() and letter.isalpha() for letter in meaning)
