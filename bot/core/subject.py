"""Whose figures free text asks for: ours, those of others, or those of a name that nobody has."""

import re

from bot.core.language import HAN

OURS = re.compile(r"\b(?:we|our|ours|us|my|mine|i)\b|我|咱", re.IGNORECASE)
OTHERS = re.compile(
    r"\b(?:(?:our|my|the)\s+)?(?:competitors?|competition|rivals?|peers)\b"
    r"|\bother\s+(?:compan\w+|businesse?s?|brands?|people|accounts?|teams?|shops?|firms?)\b"
    r"|\bothers\b|\b(?:everyone|everybody|anyone)\s+else\b"
    r"|(?:我们的?|咱们?的?)?(?:竞争对手|竞品|对手|同行|友商)|(?:其他|其它|别的)(?:公司|品牌|账号|人)"
    r"|别人|别家",
    re.IGNORECASE,
)

NAME = r"[^\W_][\w&.+-]*(?:\s[\w&.+-]+){0,2}?"
NAMED = re.compile(
    rf"""
      \bhow\s(?:did|is|was|were|are|has|have|does)\s(?P<doer>{NAME})
        \s+(?:do|done|doing|perform\w*|going)\b
    | \b(?:report|numbers|stats|statistics|results|figures|performance|data|summary)
        \s(?:for|of|on|about)\s(?P<owner>{NAME})(?:\s+(?:in|for|of|over|during|from|on))?\s*(?:[?.!,]|$)
    | (?<![\w'’])(?P<possessor>[^\W\d_][\w&.+-]*)['’]s\s
        (?:report|numbers|stats|results|figures|performance|data|account)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
LATIN = re.compile(r"(?<![\w&.+-])[A-Za-z][\w&.+-]*[A-Za-z0-9]", re.ASCII)
"""A name among Chinese words."""

HAN_NAME = re.compile(
    r"(?:^|[\s，,])(?:请|帮我|给我|看看|看下|看一下|查一下|查查)*(?P<name>[\u4e00-\u9fff]{2,8}?)(?:账号)?的"
    r"(?:数据|表现|报告|业绩|成绩)"
)
HAN_COMMON = re.compile(
    r"[看查给请我咱你他她它这那哪号帖文粉图月周天年季日最近每各上下]|笔记|视频|直播|互动|内容|整体|全部|所有|广告"
    r"|投放|活动|触达|曝光|抖音|小红书|微博|微信|快手|平台|渠道|官方|公司|品牌|团队|老板|类型|话题|标签"
)
"""What none of the names of an account has that we know; with it the words are of the trade."""

_COMMON = """
    a account accounts ad ads all an and any anybody anyone app audience b2b b2c best bilibili blog
    bluesky boss brand brands business campaign campaigns captions carousel carousels channel
    channels clicks client clients comments community company content cpc cpm ctr customers data
    day days douyin each email emails engagement er everybody everyone everything facebook fb feed
    followers gmv growth hashtags he her his hour hours ig images impressions influencer
    influencers ins insights instagram it its january february march april may june july august
    september october november december kol koc kpi last latest likes link links linkedin live
    livestream livestreams long marketing me metric metrics month monthly months much my new
    newsletter next now numbers of on one ones organic our ours page pages paid past people photos
    pinterest platform platforms post posts previous product products profile quarter reach reddit
    reel reels report results roi roas sales saves she shares shop site snapchat social spend store
    stories story team text that the their them these they thing things this those threads tiktok
    time to today top traffic tweets twitter type ugc up us video videos views we website wechat
    week weekday weekly weeks weibo well x year years yesterday you your youtube
"""
COMMON = frozenset(_COMMON.split())
"""Words that stand where a name may, and are none."""


def is_of_others(text: str) -> bool:
    """Whether the text asks how others do, and not how we do beside them."""
    without, found = OTHERS.subn(" ", text)
    return found > 0 and not OURS.search(without)


def stranger(text: str) -> str | None:
    """What stands in the text where the name of an account would; its period is out already."""
    if HAN.search(text):
        found = LATIN.findall(text)
        found += [name for name in HAN_NAME.findall(text) if not HAN_COMMON.search(name)]
    else:
        found = [name for match in NAMED.finditer(text) for name in match.groups() if name]
    return next((name for name in found if _is_name(name)), None)


def _is_name(words: str) -> bool:
    return not any(word in COMMON or word.isdigit() for word in words.casefold().split())
