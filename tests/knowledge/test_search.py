from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import search, unit_vectors
from knowledge.glossary import Glossary
from knowledge.reading import Reading
from knowledge.route import Route
from knowledge.runtime import Vectors
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
GLOSSARY = Glossary.build(
    [("预算", ("budget", "spending plan")), ("标签", ("hashtags",)), ("天气", ("weather",))]
)


class Listening(BagOfWords):
    """An encoder that remembers what it was asked, and takes the words it is told for right."""

    def __init__(self, *, reads_han: bool = False, words: Sequence[str] = ()) -> None:
        super().__init__(reads_han=reads_han)
        self.words = words
        self.asked: list[str] = []

    def is_word(self, word: str) -> bool:
        return word in self.words

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return super().encode_queries(texts)


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


def test_a_typing_error_is_put_right_before_the_search(searcher: Searcher) -> None:
    assert searcher.search("hashtgas per post?") == searcher.search("hashtags per post?")


def test_a_word_that_the_model_knows_is_no_typing_error() -> None:
    encoder = Listening(words=["haste", "hashtgas"])
    Searcher.build(UNITS, encoder).search("hashtgas now")
    assert encoder.asked[-1] == "hashtgas now"


def test_among_chinese_units_a_latin_word_is_looked_up_as_it_is_typed() -> None:
    units = [*UNITS, Unit("brand", "zh", "question", "hashtgas 是什么品牌")]
    english, chinese = Searcher.build(units, BagOfWords()).search_each("hashtgas", "zh")
    assert [english.hits[0].key, chinese.hits[0].key] == ["hashtags", "brand"]


def test_traditional_characters_find_what_simplified_ones_find(searcher: Searcher) -> None:
    assert searcher.search("廣告預算怎麼分").hits
    assert searcher.search("廣告預算怎麼分") == searcher.search("广告预算怎么分")


@pytest.mark.parametrize("question", ["hashtags per post", "hashtags 带几个"])
def test_full_width_forms_find_what_others_find(searcher: Searcher, question: str) -> None:
    wide = question.replace("hashtags", "ＨＡＳＨＴＡＧＳ")
    assert searcher.search(wide).hits
    assert searcher.search(wide) == searcher.search(question)


@pytest.fixture
def english() -> Searcher:
    """A search over English units alone, with a glossary."""
    return Searcher.build(UNITS[:9], Listening(), glossary=GLOSSARY)


def test_a_chinese_question_is_read_by_its_gloss_among_english_units(english: Searcher) -> None:
    best = english.search("预算怎么定").hits[0]
    assert (best.key, best.unit.language) == ("budget", "en")


def test_without_a_glossary_chinese_says_nothing_to_english_units() -> None:
    assert Searcher.build(UNITS[:9], BagOfWords()).search("预算怎么定") == NOTHING


def test_a_word_that_the_glossary_lacks_says_nothing(english: Searcher) -> None:
    assert english.search("直播间") == NOTHING


def test_a_model_of_english_is_given_the_gloss() -> None:
    encoder = Listening()
    Searcher.build(UNITS[:9], encoder, glossary=GLOSSARY).search("预算和标签")
    assert encoder.asked[-1] == "budget hashtags"


def test_a_model_that_reads_chinese_is_given_the_question_as_it_is() -> None:
    encoder = Listening(reads_han=True)
    searcher = Searcher.build(UNITS[:9], encoder, glossary=GLOSSARY)
    found = searcher.search("预算和标签")
    assert encoder.asked[-1] == "预算和标签"
    assert found.hits  # whose words are still matched by their gloss


def test_a_model_that_reads_chinese_never_sees_a_gloss_nor_a_traditional_character() -> None:
    encoder = Listening(reads_han=True)
    searcher = Searcher.build(UNITS, encoder, glossary=GLOSSARY)
    encoder.asked.clear()
    searcher.search("預算怎麼定")
    assert set(encoder.asked) == {"预算怎么定"}


def test_english_units_have_half_a_say_in_a_chinese_question() -> None:
    bridged = Searcher.build(UNITS, BagOfWords(), glossary=GLOSSARY)
    chinese = Searcher.build(UNITS[9:], BagOfWords()).search("预算和标签")
    english = Searcher.build(UNITS[:9], BagOfWords(), glossary=GLOSSARY).search("预算和标签")
    apart = {hit.key: hit.score for hit in english.hits}
    expected = {hit.key: (hit.score + 0.5 * apart[hit.key]) / 1.5 for hit in chinese.hits}
    found = {hit.key: hit.score for hit in bridged.search("预算和标签").hits}
    assert len(expected) == 2
    assert {key: found[key] for key in expected} == pytest.approx(expected)


def test_a_key_that_no_english_unit_has_keeps_its_score() -> None:
    only = Unit("live", "zh", "question", "预算")
    alone = Searcher.build([*UNITS[9:], only], BagOfWords()).search("预算").hits
    bridged = Searcher.build([*UNITS, only], BagOfWords(), glossary=GLOSSARY).search("预算").hits
    before, after = ({hit.key: hit.score for hit in hits} for hits in (alone, bridged))
    assert after["live"] == before["live"]
    assert after["budget"] != before["budget"]


def test_a_key_that_only_english_units_have_is_found_by_the_gloss() -> None:
    units = [*UNITS, Unit("weather", "en", "question", "weather and sales")]
    best = Searcher.build(units, BagOfWords(), glossary=GLOSSARY).search("天气怎么样").hits[0]
    assert (best.key, best.unit.language) == ("weather", "en")


def test_where_every_key_has_chinese_units_they_alone_answer() -> None:
    searcher = Searcher.build(UNITS, BagOfWords(), glossary=GLOSSARY)
    assert {hit.unit.language for hit in searcher.search("预算和标签").hits} == {"zh"}
    assert [len(result.hits) > 0 for result in searcher.search_each("预算")] == [True]


ONLY_CHINESE = Unit("refunds", "zh", "passage", "预算退款要七天")


def test_an_english_question_finds_a_key_that_only_chinese_units_have() -> None:
    searcher = Searcher.build([*UNITS, ONLY_CHINESE], BagOfWords(), glossary=GLOSSARY)
    _, chinese = searcher.search_each("spending")
    assert {hit.key for hit in chinese.hits} == {"refunds", "budget"}


def test_where_every_key_has_english_units_they_alone_answer_in_english() -> None:
    searcher = Searcher.build(UNITS, BagOfWords(), glossary=GLOSSARY)
    (result,) = searcher.search_each("budget")
    assert {hit.unit.language for hit in result.hits} == {"en"}


class Table:
    """Foretells the vector of any Chinese text: that of one and the same English one."""

    def __init__(self, english: str) -> None:
        self.vector = BagOfWords().encode_queries([english])[0]
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded += texts
        return np.tile(self.vector, (len(texts), 1))


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Table:
    found = Table("angry crowd")
    for module in (search, unit_vectors):
        monkeypatch.setattr(module, "han_encoder", lambda _checksum: found)
    return found


def test_only_chinese_units_whose_key_has_no_english_one_get_a_table_s_vectors(
    table: Table,
) -> None:
    searcher = Searcher.build([*UNITS, ONLY_CHINESE], BagOfWords(), glossary=GLOSSARY)
    index = searcher.routes["zh"].index
    assert index is not None
    assert index.ids.tolist() == [ONLY_CHINESE.id]
    assert index.vectors(index.ids)[0] == pytest.approx(table.vector, abs=1e-3)
    assert Searcher.build(UNITS, BagOfWords()).routes["zh"].index is None


def test_an_english_question_goes_by_the_table_s_vectors_for_a_third(table: Table) -> None:
    searcher = Searcher.build([ONLY_CHINESE], BagOfWords(), glossary=GLOSSARY)
    (hit,) = searcher.search("angry crowd").hits
    assert hit.score == pytest.approx(0.35, abs=1e-3)  # no word of it is there


def test_a_chinese_question_never_goes_by_the_vectors_of_chinese_units(table: Table) -> None:
    searcher = Searcher.build([ONLY_CHINESE], BagOfWords(), glossary=GLOSSARY)
    searcher.search("预算")
    assert table.encoded == [ONLY_CHINESE.text]


def test_among_english_units_the_foretold_vector_and_the_gloss_s_are_averaged(
    table: Table,
) -> None:
    units = [*UNITS[:9], Unit("crisis", "en", "question", "angry crowd")]
    searcher = Searcher.build(units, BagOfWords(), glossary=GLOSSARY)
    found = {hit.key: hit.score for hit in searcher.search("预算怎么定").hits}
    gloss = BagOfWords().encode_queries(["budget"])[0]
    both = (gloss + table.vector) / np.linalg.norm(gloss + table.vector)
    assert found["crisis"] == pytest.approx(0.65 * both @ table.vector, abs=1e-3)


def test_each_language_that_may_answer_can_be_heard() -> None:
    units = [*UNITS, Unit("weather", "en", "question", "budget for bad weather")]
    searcher = Searcher.build(units, BagOfWords(), glossary=GLOSSARY)
    results = searcher.search_each("预算")
    assert [result.hits[0].unit.language for result in results] == ["zh", "en"]
    assert searcher.search("预算") in results


def test_a_phrasing_s_own_score_is_that_of_a_search_without_it() -> None:
    texts = ("ads budget", "budget hours", "hours tags", "tags ads")  # of one length
    units = [Unit(text[:3], "en", "question", text) for text in texts]
    units += [Unit("ads", "en", "question", "ads costs")]
    whole = Searcher.build(units, BagOfWords())
    route = whole.routes["en"]
    for place, unit in enumerate(route.units):
        others = Searcher.build([each for each in units if each != unit], BagOfWords())
        best = others.search(unit.text).hits[0].score
        leaning = 0.02 * np.log(2)  # of a question of two content words
        assert whole.own_score(route, place, None) == pytest.approx(best + leaning, rel=1e-4)


def test_a_chinese_phrasing_is_judged_with_what_english_units_say_of_it() -> None:
    plain, bridged = (
        Searcher.build(UNITS, BagOfWords(), glossary=glossary) for glossary in (None, GLOSSARY)
    )
    place = [unit.text for unit in plain.routes["zh"].units].index("广告预算多少")
    scores = [each.own_score(each.routes["zh"], place, None) for each in (plain, bridged)]
    assert scores[0] is not None
    assert scores[1] is not None
    assert scores[1] > scores[0]


def test_a_phrasing_without_content_has_no_score() -> None:
    searcher = Searcher.build([Unit("a", "en", "question", "what is it")], BagOfWords())
    assert searcher.own_score(searcher.routes["en"], 0, None) is None
    assert len(searcher.routes["en"].calibration.scores) == 0


def test_what_another_search_holds_is_not_encoded_again() -> None:
    encoder = BagOfWords()
    known = [Searcher.build(UNITS[:4], encoder), Searcher.build(UNITS[2:7], encoder)]
    before = encoder.documents_encoded
    Searcher.build(UNITS, encoder, known=known)
    assert encoder.documents_encoded == before + 2


def test_a_search_that_is_not_calibrated_has_no_confidence() -> None:
    units = [Unit("a", "en", "question", f"hashtags {number}") for number in range(30)]
    plain = Searcher.build(units, BagOfWords(), calibrated=False)
    assert plain.search("hashtags").confidence is None
    assert Searcher.build(units, BagOfWords()).search("hashtags").confidence is not None
