"""The metrics as a person names them: by our name, or by the label in either language."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from bot.commands.services import BotContext, BotParam
from bot.core.language import catalogue, phrase
from bot.core.model import Arguments
from bot.core.registry import Kind

if TYPE_CHECKING:
    from analytics.post_frame import Measure

FURTHER: Mapping[str, str] = {
    "engagement": "engagements",
    "engagement rate": "engagement_rate_by_reach",
    "bookmarks": "saves",
    "retweets": "reposts",
    "粉丝": "followers",
    "互动": "engagements",
    "互动率": "engagement_rate_by_reach",
    "曝光": "impressions",
    "播放量": "views",
    "观看": "views",
    "点赞": "likes",
    "评论": "comments",
    "收藏": "saves",
    "转发": "shares",
    "分享": "shares",
}
"""What people say beside the labels."""


@cache
def measures() -> Mapping[str, "Measure"]:
    """Every metric and ratio that a post can have, by each word for it, case-folded."""
    from analytics.metrics import LEVELS, RATIOS, SUMMED

    chinese = catalogue("zh")
    every: tuple[Measure, ...] = (*SUMMED, *LEVELS, *RATIOS)
    found: dict[str, Measure] = {}
    for measure in every:
        for word in (measure.name, measure.label, chinese.get(measure.label)):
            if word:
                found.setdefault(word.casefold(), measure)
    return {**{word: found[name] for word, name in FURTHER.items()}, **found}


def measure_words(_: BotContext) -> tuple[str, ...]:
    """Every word for a metric."""
    return tuple(measures())


def measure_of(arguments: Arguments) -> "Measure | None":
    """The metric that the arguments name."""
    word = arguments.text("metric")
    return measures()[word] if word else None


METRIC = BotParam(
    "metric",
    Kind.NAME,
    phrase("a metric, such as reach, saves, engagement_rate_by_reach, 触达"),
    in_talk=True,
    names=measure_words,
)
