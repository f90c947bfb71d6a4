"""Questions for a figure: one that the base does not hold is not answered with another."""

import re

from knowledge.article import Article
from knowledge.constants import FIGURE_WORDS_MISSING
from knowledge.tokens import chinese_words, english_words, has_han, is_content

FIGURE_WANTED = re.compile(
    r"\b(?:average|avg|mean|median|typical|benchmarks?|percentage|percent|per cent|number is"
    r"|(?:fraction|share|proportion|ratio|number|count|total|tally|price) of|how many|market size"
    r"|(?:what|which) (?:share|fraction|proportion|number)|how (?:big|large) (?:is|was) the"
    r"|how much (?:did|do|does|is|are|was|were)|minutes a day|going rate|fee for|cost per"
    r"|(?:click|click-through|open|order|bounce|return|conversion|redemption|churn) rate"
    r"|statistics?|stats?|(?:monthly|daily|weekly|active) users|(?:exact|precise) figure)\b"
    r"|多少|百分之|平均|均值|中位数|占比|几成|几家|几块|几百万|报价|价位|价钱|市场规模|份额|精确"
    r"|总数|渗透率|核销率|退货率|成交额",
    re.IGNORECASE,
)
ADVICE_WANTED = re.compile(
    r"\b(?:should|shall|ideal|best|better|recommend\w*|good|enough|worth|too|right|normal|minimum"
    r"|we|our|us|i'm|why|calculate|compute|formula|mean by|what is an?)\b(?<!number is enough)"
    r"|应该|该|合适|合理|要不要|我|咱|怎么|如何|最好|建议|算|够|值得|正常|是什么|为什么|为啥"
    r"|(\w)不\1|[要放投花留]多少|占多少才",
    re.IGNORECASE,
)
"""Words of those who ask how much to do, or how it is reckoned."""

SAID_OF_FIGURES = re.compile(
    r"(?:averag|mean|median|typical|benchmark|percent|percentag|share|proportion|number|figur|exact"
    r"|precise|stat|statistic|last|past|current|currently|today|year|month|quarter|now|per|cost"
    r"|rate|time|tim|many|much|give|tell|need|want|know)\w{0,2}"
)
PLURAL = re.compile(r"(?<=[a-z]{3})(?:es|s)$")


def wants_figure(question: str) -> bool:
    """Whether a figure as it stands somewhere is asked for, not advice on how many or how much."""
    return bool(FIGURE_WANTED.search(question)) and not ADVICE_WANTED.search(question)


def speaks_of(article: Article, question: str) -> bool:
    """Whether the article has what the question for a figure names: the place, the trade, the year.

    One word may be missing, for people use others than we do.
    """
    return len(_named(question) - _said(article)) < FIGURE_WORDS_MISSING


def _named(question: str) -> frozenset[str]:
    """What the question is about, without the words that any question for a figure has."""
    if has_han(question):
        found = (word for word in chinese_words(question) if is_content(word, "zh"))
        return frozenset(word for word in found if not FIGURE_WANTED.search(word))
    words = (word for word in english_words(question) if is_content(word, "en"))
    return frozenset(PLURAL.sub("", word) for word in words if not SAID_OF_FIGURES.fullmatch(word))


def _said(article: Article) -> frozenset[str]:
    """The words of the article."""
    items = (item for part in article.parts for item in part.items)
    text = "\n".join((article.title, *article.ask, *items))
    if article.language == "zh":
        return frozenset(chinese_words(text))
    return frozenset(PLURAL.sub("", word) for word in english_words(text))
