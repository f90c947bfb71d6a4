"""The semantic layer: the one place that says what a metric is.

A base metric is counted by a platform and kept as it came (`tables.Measures` has a column each).
A ratio is a sum of base metrics over a sum of base metrics, never a mean of ratios; its denominator
is in its name. Impressions and views are different things and are never added or spliced: Meta
replaced impressions by views in April 2025 (Instagram) and November 2025 (Facebook Pages).
"""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a value counts, which decides how a person sees it."""

    COUNT = "count"
    HOURS = "hours"
    SHARE = "share"  # 0 to 1


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric counted by the platform; summed over posts or days."""

    name: str
    label: str
    unit: Unit = Unit.COUNT
    is_level: bool = False  # a state at a day (followers): the last value counts, never the sum


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio of sums over the posts (or days) that have both sides."""

    name: str
    label: str
    numerator: str
    denominator: str
    unit: Unit = Unit.SHARE


BASE: tuple[Metric, ...] = (
    Metric("reach", "Reach"),
    Metric("organic_reach", "Organic reach"),
    Metric("boosted_reach", "Boosted reach"),
    Metric("impressions", "Impressions"),
    Metric("views", "Views"),
    Metric("engagements", "Engagements"),
    Metric("likes", "Likes"),
    Metric("reactions", "Reactions"),
    Metric("comments", "Comments"),
    Metric("replies", "Replies"),
    Metric("shares", "Shares"),
    Metric("reposts", "Reposts"),
    Metric("saves", "Saves"),
    Metric("follows", "New follows"),
    Metric("unfollows", "Unfollows"),
    Metric("clicks", "Clicks"),
    Metric("link_clicks", "Link clicks"),
    Metric("photo_clicks", "Photo clicks"),
    Metric("other_clicks", "Other clicks"),
    Metric("profile_clicks", "Profile clicks"),
    Metric("hashtag_clicks", "Hashtag clicks"),
    Metric("permalink_clicks", "Permalink clicks"),
    Metric("detail_expands", "Detail expands"),
    Metric("profile_views", "Profile views"),
    Metric("app_opens", "App opens"),
    Metric("app_installs", "App installs"),
    Metric("media_views", "Media views"),
    Metric("media_engagements", "Media engagements"),
    Metric("engaged_views", "Engaged views"),
    Metric("video_views", "Video views"),
    Metric("video_views_3s", "Video views of 3 seconds"),
    Metric("video_views_60s", "Video views of 1 minute"),
    Metric("unique_viewers", "Unique viewers"),
    Metric("watch_hours", "Watch time", Unit.HOURS),
    Metric("subscribers", "Net new subscribers"),
    Metric("subscribers_gained", "Subscribers gained"),
    Metric("subscribers_lost", "Subscribers lost"),
    Metric("dislikes", "Dislikes"),
    Metric("negative_feedback", "Negative feedback"),
    Metric("followers", "Followers", is_level=True),
)

RATIOS: tuple[Ratio, ...] = (
    Ratio("engagement_rate_by_reach", "Engagement rate by reach", "engagements", "reach"),
    Ratio(
        "engagement_rate_by_impressions",
        "Engagement rate by impressions",
        "engagements",
        "impressions",
    ),
    Ratio("engagement_rate_by_views", "Engagement rate by views", "engagements", "views"),
    Ratio(
        "engagement_rate_by_followers", "Engagement rate by followers", "engagements", "followers"
    ),
)

# Engagements where the platform states no total of its own: reactions + comments + shares + saves,
# each under whichever name the platform gives it. Clicks are in only where the platform's own total
# has them (X).
ENGAGEMENT_PARTS: tuple[str, ...] = (
    "likes",
    "reactions",
    "comments",
    "replies",
    "shares",
    "reposts",
    "saves",
)

# How many posts there are; no column of its own: posts are rows, and days have `AccountDay.posts`.
POSTS = Metric("posts", "Posts")

SUMMED = tuple(metric for metric in BASE if not metric.is_level)
LEVELS = tuple(metric for metric in BASE if metric.is_level)

BASE_BY_NAME = {metric.name: metric for metric in BASE}
RATIO_BY_NAME = {ratio.name: ratio for ratio in RATIOS}
