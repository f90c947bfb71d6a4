"""The instants that the platforms' own ids carry, and the clock of Meta's exports.

All are aware and in UTC. None where the id is none of that platform's or too old to carry a time.
"""

import re
import string
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

# Meta Business Suite writes "Publish time" in US Pacific time without saying so, wherever the
# account is: 78 of 78 posts of a South African account and 57 of 57 of a Bulgarian one agree with
# the instants inside their shortcodes only under this zone.
META_ZONE = ZoneInfo("America/Los_Angeles")

# https://github.com/twitter-archive/snowflake (tag snowflake-2010): milliseconds since this epoch
# above 10 bits of machine and 12 of sequence. Ids were plain counters before 4 November 2010.
_X_EPOCH_MS = 1_288_834_974_657
_X_FIRST_SNOWFLAKE = 29_700_859_247

# Instagram Engineering, "Sharding & IDs at Instagram" (2012): milliseconds since this epoch above
# 13 bits of shard and 10 of sequence. A shortcode is the id in URL-safe base64 without padding; a
# private post's is longer, and its first 11 characters are the id. Older ids are under 2^40, which
# would be the epoch's first two minutes.
_INSTAGRAM_EPOCH_MS = 1_314_220_021_721
_INSTAGRAM_FIRST_SHARDED = 1 << 40
_SHORTCODE_LENGTH = 11
_BASE64 = {
    character: value
    for value, character in enumerate(
        string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"
    )
}
_INSTAGRAM_LINK = re.compile(
    r"instagram\.com/(?:[\w.]+/)?(?:p|reels?|tv)/([A-Za-z0-9_-]+)", re.ASCII | re.IGNORECASE
)

# TikTok: seconds of Unix time above 32 bits (Ryan Benson, "Tinkering with TikTok Timestamps",
# 2020). The first videos of the app's forerunner are of 2014.
_TIKTOK_FIRST = 1_388_534_400 << 32

# Stories name the whole id in their link, where posts have the shortcode.
_INSTAGRAM_STORY = re.compile(
    r"instagram\.com/stories/[\w.]+/([0-9]{10,19})", re.ASCII | re.IGNORECASE
)

# LinkedIn: milliseconds of Unix time above 22 bits, in the number of an activity, a share or a
# ugcPost alike (Ollie Boyd, "LinkedIn post timestamp extractor", 2021). The site began in May 2003.
_LINKEDIN_FIRST = 1_052_092_800_000 << 22

_ID_BITS = 63  # the largest signed 64-bit number: more is no id of any platform
_DIGITS = re.compile(r"[0-9]{1,19}", re.ASCII)
_UNIX = datetime(1970, 1, 1, tzinfo=UTC)


def of_x_id(post_id: str) -> datetime | None:
    """When the X post of this id was published, to the millisecond."""
    number = _number(post_id)
    if number is None or number < _X_FIRST_SNOWFLAKE:
        return None
    return _at_ms((number >> 22) + _X_EPOCH_MS)


def of_instagram_shortcode(shortcode: str) -> datetime | None:
    """When the Instagram media of this shortcode was made, to the millisecond.

    A reel is made while it is being uploaded: up to ten minutes before it shows.
    """
    code = shortcode[:_SHORTCODE_LENGTH]
    number = 0
    for character in code:
        if character not in _BASE64:
            return None
        number = number * 64 + _BASE64[character]
    return _of_instagram_id(number)


def of_instagram_link(link: str) -> datetime | None:
    """When the Instagram post or story behind this permalink was made."""
    found = _INSTAGRAM_LINK.search(link)
    if found:
        return of_instagram_shortcode(found[1])
    story = _INSTAGRAM_STORY.search(link)
    return _of_instagram_id(int(story[1])) if story else None


def of_tiktok_id(video_id: str) -> datetime | None:
    """When the TikTok video of this id was published, to the second."""
    number = _number(video_id)
    if number is None or number < _TIKTOK_FIRST:
        return None
    return _at_ms((number >> 32) * 1000)


def of_linkedin_id(post_id: str) -> datetime | None:
    """When the LinkedIn activity, share or ugcPost of this number was made, to the millisecond."""
    number = _number(post_id)
    if number is None or number < _LINKEDIN_FIRST:
        return None
    return _at_ms(number >> 22)


def _of_instagram_id(number: int) -> datetime | None:
    if not _INSTAGRAM_FIRST_SHARDED <= number < 1 << _ID_BITS:
        return None
    return _at_ms((number >> 23) + _INSTAGRAM_EPOCH_MS)


def _number(text: str) -> int | None:
    if not _DIGITS.fullmatch(text):
        return None
    number = int(text)
    return number if number < 1 << _ID_BITS else None


def _at_ms(unix_ms: int) -> datetime:
    return _UNIX + timedelta(milliseconds=unix_ms)
