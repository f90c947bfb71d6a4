from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading import Reading
from knowledge.route import Route
from knowledge.search import NOTHING, Searcher
from knowledge.unit import Unit, phrasing_units
from tests.knowledge.conftest import BagOfWords

ENGLISH = {
    "timing": ["best hour to publish", "which hour is best", "what day works"],
    "budget": ["how much money for ads", "ads budget", "spend on adverts"],
    "hashtags": ["how many hashtags", "hashtags per post", "do tags help"],
}
CHINESE = {
    "timing": ["几点发布", "发布时间"],
    "budget": ["广告预算多少", "投放费用"],
    "hashtags": ["话题标签", "标签带几个"],
}
UNITS = tuple(phrasing_units([*ENGLISH.items(), *CHINESE.items()]))
SMALL = Searcher.build(UNITS, BagOfWords())


@pytest.fixture
def searcher() -> Searcher:
    return SMALL


def keys(searcher: Searcher, question: str) -> list[str]:
    return [hit.key for hit in searcher.search(question).hits]


def test_an_english_question_finds_its_key_and_the_nearest_unit(searcher: Searcher) -> None:
    best = searcher.search("hashtags for each post").hits[0]
    assert best.key == "hashtags"
    assert best.unit == Unit("hashtags", "en", "question", "hashtags per post")


def test_a_chinese_question_finds_its_key_among_chinese_units(searcher: Searcher) -> None:
    best = searcher.search("广告预算怎么分").hits[0]
    assert (best.key, best.unit.language) == ("budget", "zh")


def test_hits_come_best_first_and_no_more_than_asked_for(searcher: Searcher) -> None:
    hits = searcher.search("which hour for ads", limit=2).hits
    assert len(hits) == 2
    assert hits[0].score >= hits[1].score


def test_a_model_of_english_never_sees_chinese() -> None:
    encoder = BagOfWords()
    searcher = Searcher.build(UNITS, encoder)
    assert encoder.documents_encoded == 9
    assert searcher.routes["zh"].index is None


def test_a_model_that_reads_chinese_takes_the_dense_part_there_too() -> None:
    searcher = Searcher.build(UNITS, BagOfWords(reads_han=True))
    index = searcher.routes["zh"].index
    assert index is not None
    assert len(index) == 6


def test_a_chinese_question_of_english_words_is_looked_up_by_them_too(searcher: Searcher) -> None:
    assert keys(searcher, "hashtags per post 呢")[0] == "hashtags"


def test_latin_letters_in_a_chinese_talk_are_looked_up_in_chinese_too() -> None:
    units = [
        Unit("roi", "zh", "question", "ROI 怎么算"),
        Unit("x", "en", "question", "hello there"),
    ]
    result = Searcher.build(units, BagOfWords()).search("ROI", "zh")
    assert result.hits[0].key == "roi"


@pytest.mark.parametrize("question", ["", "   ", "\x00\x01", "?!", "怎么做", "what is it"])
def test_a_question_about_nothing_finds_nothing(searcher: Searcher, question: str) -> None:
    assert searcher.search(question) == NOTHING


def test_a_base_without_units_finds_nothing() -> None:
    assert Searcher.build([], BagOfWords()).search("hashtags") == NOTHING


def test_units_without_a_word_are_left_out() -> None:
    units = [Unit("a", "en", "question", "?!"), Unit("b", "en", "question", "hashtags")]
    assert [unit.key for unit in Searcher.build(units, BagOfWords()).routes["en"].units] == ["b"]


def test_a_very_long_question_is_cut_and_answered(searcher: Searcher) -> None:
    assert keys(searcher, "hashtags " * 12_500)[0] == "hashtags"


def test_one_unit_alone_can_be_searched() -> None:
    searcher = Searcher.build([Unit("a", "en", "question", "hashtags")], BagOfWords())
    assert [hit.key for hit in searcher.search("hashtags").hits] == ["a"]


def test_an_update_encodes_only_what_is_new() -> None:
    encoder = BagOfWords()
    searcher = Searcher.build(UNITS, encoder)
    before = encoder.documents_encoded
    updated = searcher.updated([*UNITS[3:], Unit("crisis", "en", "question", "angry crowd")])
    assert encoder.documents_encoded == before + 1
    assert keys(updated, "angry crowd")[0] == "crisis"
    assert "timing" not in keys(updated, "best hour to publish")


def test_an_update_leaves_the_old_search_as_it_was(searcher: Searcher) -> None:
    searcher.updated([Unit("crisis", "en", "question", "angry crowd")])
    assert keys(searcher, "best hour to publish")[0] == "timing"


def test_several_threads_find_the_same(searcher: Searcher) -> None:
    questions = ["which hour", "ads budget", "广告预算", "hashtags"] * 25
    alone = [searcher.search(question) for question in questions]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(searcher.search, questions)) == alone


@given(st.text(max_size=300))
def test_any_text_can_be_asked(question: str) -> None:
    assert len(SMALL.search(question, "zh").hits) <= 5


def test_a_key_is_scored_by_the_log_mean_exp_of_its_units_and_its_coverage() -> None:
    units = [
        Unit("a", "zh", "question", "直播"),
        Unit("a", "zh", "question", "短剧"),
        Unit("b", "zh", "question", "会员"),
    ]
    route = Route.build("zh", units, None)
    scored = route.score(Reading("直播"), None)
    match = route.lexicon.match(Reading("直播"))
    assert scored is not None
    assert match is not None
    pooled = np.log(np.mean(np.exp(15 * match.texts[:2]))) / 15
    assert scored.keys[0] == pytest.approx(pooled + 0.5 * match.groups[0], rel=1e-5)
    assert scored.keys[1] == 0


def test_a_key_whose_only_unit_is_left_out_is_not_found() -> None:
    route = Route.build("zh", [Unit("a", "zh", "question", "直播")], None)
    scored = route.score(Reading("直播"), None, without=0)
    assert scored is not None
    assert scored.keys[0] == -np.inf
