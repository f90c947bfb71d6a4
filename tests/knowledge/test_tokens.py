import hashlib
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.manuscript import ARTICLES, read_all
from knowledge.reading import clean
from knowledge.tokens import (
    chinese_characters,
    chinese_words,
    cut,
    english_words,
    has_han,
    hashes,
    is_content,
    is_mostly_han,
    latin_words,
    simplified,
)


def test_english_words_lose_case_width_and_punctuation() -> None:
    assert english_words("Ｈow OFTEN, per-week?") == ["how", "often", "per", "week"]


def test_chinese_is_told_by_its_script() -> None:
    assert has_han("KPI 怎么选")
    assert not has_han("How? カタカナ")


def test_words_of_the_trade_stay_whole() -> None:
    assert {"私域", "完播率", "视频号"} <= set(chinese_words("私域和视频号的完播率"))


def test_long_words_are_cut_into_the_words_in_them_too() -> None:
    assert {"社交", "媒体"} <= set(chinese_words("社交媒体"))


def test_latin_words_inside_chinese_are_kept() -> None:
    assert "tiktok" in chinese_words("TikTok和抖音")
    assert "tiktok" in chinese_characters("TikTok和抖音")
    assert latin_words("boost 和 Ads Manager 选哪个") == ["boost", "ads", "manager"]


def test_characters_come_alone_and_in_pairs_within_a_run() -> None:
    assert chinese_characters("小红书,号") == ["小", "红", "书", "小红", "红书", "号"]


def test_question_words_are_no_content() -> None:
    assert not is_content("怎么做", "zh")
    assert not is_content("么做", "zh")  # a pair across two of them
    assert not is_content("what", "en")


def test_words_of_a_subject_are_content() -> None:
    assert is_content("红烧肉", "zh")
    assert is_content("hashtags", "en")


def test_the_word_cutter_is_not_loaded_for_english() -> None:
    check = (
        "import sys; from knowledge.tokens import english_words, has_han;"
        "english_words('hello'); has_han('hello'); sys.exit('rjieba' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


@given(st.text())
def test_any_text_can_be_cut(text: str) -> None:
    english_words(text)
    chinese_words(text)
    chinese_characters(text)


@pytest.mark.parametrize(
    ("traditional", "mainland"),
    [
        ("廣告預算怎麼分", "广告预算怎么分"),
        ("軟體", "软件"),  # OpenCC's words
        ("社群行銷", "社媒营销"),  # ours
        ("臉書的貼文", "Facebook的帖子"),
    ],
)
def test_traditional_text_is_put_into_the_words_of_the_mainland(
    traditional: str, mainland: str
) -> None:
    assert simplified(traditional) == mainland


def test_no_word_of_a_simplified_article_changes() -> None:
    for article in read_all(ARTICLES):
        text = "\n".join([article.title, *article.ask, article.short])
        assert simplified(text) == text


def test_the_mainland_s_own_words_are_not_taken_for_taiwan_s() -> None:
    assert simplified("小程序的文件") == "小程序的文件"


@given(st.text(st.characters(max_codepoint=0x2FF)))
def test_text_without_chinese_stays_as_it_is(text: str) -> None:
    assert simplified(clean(text)) == clean(text)


def test_a_hash_is_the_first_64_bits_of_the_word_s_checksum() -> None:
    (hashed,) = hashes(["私域"])
    digest = hashlib.blake2b("私域".encode(), digest_size=8).hexdigest()
    assert int(hashed) == int(digest, 16)


def test_words_have_hashes_in_their_own_order() -> None:
    hashed = hashes(["reach", "roi", "reach"])
    assert hashed.dtype == np.uint64
    assert hashed[0] == hashed[2] != hashed[1]
    assert hashes([]).shape == (0,)


def test_half_a_character_has_a_hash_too() -> None:
    assert hashes(["\ud83d"]) == hashes(["?"])


def test_a_run_is_cut_into_words_that_do_not_overlap() -> None:
    assert cut("社交媒体的私域流量") == ["社交", "媒体", "的", "私域流量"]


@given(st.text("社交媒体的私域流量怎么做龘"))
def test_the_words_of_a_run_are_the_run(han: str) -> None:
    assert "".join(cut(han)) == han


def test_a_text_is_chinese_by_more_characters_than_latin_words() -> None:
    assert is_mostly_han("用 Ads Manager 投放广告")
    assert not is_mostly_han("what 私域 means to a small brand")
    assert not is_mostly_han("")
