"""What the link of a post tells: its platform, its id, and the instant in it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from analytics import instants
from analytics.tables import Platform

_HOSTS = {
    "facebook.com": Platform.FACEBOOK,
    "fb.watch": Platform.FACEBOOK,
    "instagram.com": Platform.INSTAGRAM,
    "twitter.com": Platform.X,
    "x.com": Platform.X,
    "youtube.com": Platform.YOUTUBE,
    "youtu.be": Platform.YOUTUBE,
    "tiktok.com": Platform.TIKTOK,
    "linkedin.com": Platform.LINKEDIN,
}
_HOST = re.compile(r"\s*(?:https?://)?([a-z0-9.-]+)(?=[/?#:]|\s*$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Form:
    """How a platform writes its links: `id` is the first group that matched."""

    platform: Platform
    pattern: re.Pattern[str]
    instant: Callable[[str], datetime | None]


def _no_instant(_: str) -> None:
    return None


def _form(platform: Platform, pattern: str, instant: Callable[[str], datetime | None]) -> _Form:
    return _Form(platform, re.compile(pattern, re.ASCII | re.IGNORECASE), instant)


_FORMS = (
    _form(Platform.X, r"(?:twitter|x)\.com/\w{1,20}/status(?:es)?/([0-9]{1,19})", instants.of_x_id),
    _form(
        Platform.INSTAGRAM,
        r"instagram\.com/(?:[\w.]+/)?(?:p|reels?|tv)/([A-Za-z0-9_-]{5,40})",
        instants.of_instagram_shortcode,
    ),
    _form(
        Platform.TIKTOK,
        r"tiktok\.com/(?:@[^/\s]*/(?:video|photo)|v|embed(?:/v2)?)/([0-9]{15,20})",
        instants.of_tiktok_id,
    ),
    _form(
        Platform.LINKEDIN,
        r"linkedin\.com/\S*?(?:activity|share|ugcPost)(?::|%3A|-)([0-9]{10,20})",
        instants.of_linkedin_id,
    ),
    _form(
        Platform.YOUTUBE,
        r"(?:youtube\.com/(?:watch\?(?:\S*&)?v=|shorts/|live/|embed/)|youtu\.be/)([A-Za-z0-9_-]{11})",
        _no_instant,
    ),
    _form(
        Platform.FACEBOOK,
        r"facebook\.com/(?:[^/\s]+/(?:posts|videos)|reel)/([0-9]{5,20})",
        _no_instant,
    ),
)


@dataclass(frozen=True, slots=True)
class Linked:
    """A post as its link names it; `at` is None where its id carries no instant."""

    platform: Platform
    id: str
    at: datetime | None


def linked(link: str) -> Linked | None:
    """The post behind the link, None where its form is not known."""
    for form in _FORMS:
        if found := form.pattern.search(link):
            return Linked(form.platform, found[1], form.instant(found[1]))
    return None


def platform_of(link: str) -> Platform | None:
    """The platform whose site the link leads to."""
    found = _HOST.match(link)
    if found is None:
        return None
    host = found[1].casefold()
    return next(
        (platform for name, platform in _HOSTS.items() if f".{host}".endswith(f".{name}")), None
    )


def instant_of_id(platform: Platform, post_id: str) -> datetime | None:
    """The instant that an id without a link carries on that platform."""
    match platform:
        case Platform.X:
            return instants.of_x_id(post_id)
        case Platform.TIKTOK:
            return instants.of_tiktok_id(post_id)
        case Platform.LINKEDIN:
            return instants.of_linkedin_id(post_id)
        case _:
            return None
