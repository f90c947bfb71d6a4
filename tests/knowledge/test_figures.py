import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.article import Language
from knowledge.base import KnowledgeBase
from knowledge.figures import speaks_of, wants_figure

FIGURES = [
    *("what is the average click rate of pharma ads", "how many users does threads have"),
    *("median cost per click on pinterest", "what percentage of brands use tiktok"),
    *("reviews that were taken down last year, a number is enough", "the total of b2b podcasts"),
    *("抖音广告的平均点击率是多少", "快手有多少用户", "小红书投放的报价"),
]
ADVICE = [
    *("how many posts a week should we publish", "how many hashtags are best"),
    *("is 3 percent a good engagement rate", "how do I calculate the average engagement rate"),
    *("how do I choose a platform", "一周发多少条合适", "互动率多少算好", "怎么选平台"),
    *(
        "how many days did they wait and why",
        "样本量大概要多少，能不能提前看",
        "预算各占多少才不慌",
    ),
]


@pytest.mark.parametrize("question", FIGURES)
def test_a_question_for_a_figure_as_it_stands_wants_one(question: str) -> None:
    assert wants_figure(question)


@pytest.mark.parametrize("question", ADVICE)
def test_a_question_of_how_much_to_do_wants_advice(question: str) -> None:
    assert not wants_figure(question)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "what is the average engagement rate on instagram"),
        ("en", "average engagement rates by industries"),
        ("zh", "抖音的平均互动率是多少"),
    ],
)
def test_an_article_speaks_of_what_it_names(
    base: KnowledgeBase, language: Language, question: str
) -> None:
    assert speaks_of(base.article("benchmarks-platform", language), question)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "average engagement rate of dentists in Portugal"),
        ("en", "how many parrots and giraffes follow nike"),
        ("zh", "葡萄牙牙医账号的平均互动率是多少"),
    ],
)
def test_an_article_that_lacks_two_of_the_words_does_not_speak_of_it(
    base: KnowledgeBase, language: Language, question: str
) -> None:
    assert not speaks_of(base.article("benchmarks-platform", language), question)


def test_one_word_may_be_missing(base: KnowledgeBase) -> None:
    article = base.article("benchmarks-platform", "en")
    assert speaks_of(article, "average engagement rate on instagram in Portugal")
    assert not speaks_of(article, "average engagement rate on instagram of dentists in Portugal")


@given(st.text(max_size=300))
def test_any_text_is_told(text: str) -> None:
    assert wants_figure(text) in {True, False}
