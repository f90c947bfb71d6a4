import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from knowledge.tokens import (
    chinese_characters,
    chinese_words,
    english_words,
    has_han,
    is_content,
    latin_words,
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
