from collections.abc import Collection
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.base import KnowledgeBase
from knowledge.homophones import Homophones
from knowledge.lexical import Lexicon
from knowledge.store import read_homophones, write_homophones

TEXTS = (
    "小红书的粉丝怎么涨，直播带货的转化率怎么看",
    "私域流量怎么做，粉丝在抖音上看什么",
    "粉丝不涨，抖音的推荐为什么少",
    "抖音和小红书的完播率，视频号的直播",
    "带火了一个新品，好视频人人都看",
)
LISTED = frozenset(
    ["小红书", "粉丝", "直播带货", "直播", "转化率", "私域流量", "抖音", "完播率", "视频号", "视频"]
)
HOMOPHONES = Homophones.build(TEXTS, LISTED.__contains__)
CHANNELS = Lexicon.build("zh", TEXTS, np.arange(len(TEXTS), dtype=np.int32)).channels


def corrected(text: str, also: Collection[str] = ()) -> str:
    return HOMOPHONES.corrected(text, CHANNELS, (LISTED | set(also)).__contains__)


def test_words_of_three_texts_and_longer_ones_of_any_are_meant() -> None:
    assert sorted(set(HOMOPHONES.words.tolist())) == [
        *("完播率", "小红书", "抖音", "直播带货", "私域流量", "粉丝", "视频号", "转化率")
    ]


def test_sounds_are_in_ascending_order() -> None:
    assert np.all(np.diff(HOMOPHONES.sounds.astype(np.int64)) >= 0)
    assert len(HOMOPHONES.sounds) == len(HOMOPHONES.words)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("小红树怎么推", "小红书怎么推"),
        ("转化律太低", "转化率太低"),
        ("粉思不涨", "粉丝不涨"),
        ("抖因和斗音", "抖音和抖音"),
        ("直播带火", "直播带货"),  # though 带火 is a word of the texts
        ("私欲流量", "私域流量"),
        ("粉思在抖因", "粉丝在抖音"),
        ("my 粉思, 抖因2026", "my 粉丝, 抖音2026"),
    ],
)
def test_characters_that_only_sound_right_are_put_right(typed: str, meant: str) -> None:
    assert corrected(typed) == meant


def test_the_tone_does_not_count() -> None:
    assert corrected("逗音") == "抖音"  # dou4 for dou3


def test_a_listed_word_is_right_though_another_sounds_the_same() -> None:
    assert corrected("完播绿") == "完播率"
    assert corrected("完播绿", also=["完播绿"]) == "完播绿"
    assert corrected("分丝") == "粉丝"
    assert corrected("分丝", also=["分丝"]) == "分丝"


def test_a_character_of_another_word_stays_with_it() -> None:
    assert corrected("逗因素", also=["因素"]) == "逗因素"
    assert corrected("好抖因为什么", also=["因为"]) == "好抖因为什么"


def test_a_word_of_which_no_character_is_right_is_not_meant() -> None:
    assert corrected("逗因") == "逗因"


def test_a_particle_beside_a_word_stays() -> None:
    assert corrected("剪成视频好") == "剪成视频好"
    assert corrected("做视频毫") == "做视频号"


def test_a_text_without_homophones_stays() -> None:
    assert corrected("") == ""
    assert corrected("hello, 我家猫不吃饭") == "hello, 我家猫不吃饭"


def test_without_texts_nothing_is_corrected() -> None:
    nothing = Homophones.build((), LISTED.__contains__)
    assert nothing.corrected("小红树", CHANNELS, LISTED.__contains__) == "小红树"


@given(st.text(alphabet=st.sampled_from("小红书树粉丝思抖音因的好率律，a2 "), max_size=30))
def test_a_correction_sounds_the_same_and_is_itself_right(text: str) -> None:
    right = corrected(text)
    sounds = str.maketrans("树思因律", "书丝音率")
    assert right.translate(sounds) == text.translate(sounds)


def test_homophones_are_read_as_they_were_written(tmp_path: Path) -> None:
    write_homophones(HOMOPHONES, tmp_path)
    stored = read_homophones(tmp_path)
    assert stored.words.tolist() == HOMOPHONES.words.tolist()
    assert stored.corrected("小红树", CHANNELS, LISTED.__contains__) == "小红书"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("小红树笔记怎么写", "小红书笔记怎么写"),
        ("直播带火怎么开始", "直播带货怎么开始"),
        ("私欲流量是什么", "私域流量是什么"),
        ("转化律太低怎么办", "转化率太低怎么办"),
        ("粉思不涨怎么办", "粉丝不涨怎么办"),
        ("抖因怎么涨粉", "抖音怎么涨粉"),
        ("公中号怎么写标题", "公众号怎么写标题"),
    ],
)
def test_a_typing_error_finds_what_the_right_characters_find(
    base: KnowledgeBase, typed: str, meant: str
) -> None:
    assert base.search(typed) == base.search(meant)
    assert base.search(typed).answered


@pytest.mark.parametrize(
    ("typed", "other"),
    [("发生了差评怎么办", "发声了差评怎么办"), ("食品账号拍什么", "视频账号拍什么")],
)
def test_a_word_is_not_taken_for_another_that_sounds_the_same(
    base: KnowledgeBase, typed: str, other: str
) -> None:
    assert base.search(typed) != base.search(other)
