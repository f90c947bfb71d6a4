"""The metric that a report's posts are ranked by."""

import pytest

from analytics.headline import headline_total
from analytics.measure import Total, Totals
from analytics.metrics import BASE_BY_NAME, POSTS
from analytics.tables import Platform


def totals(rows: int, **n: int) -> Totals:
    """Sums of 1 over so many posts."""
    return Totals(rows, tuple(Total(BASE_BY_NAME[name], 1, own) for name, own in n.items()), ())


def chosen(platform: Platform, found: Totals) -> str | None:
    total = headline_total(platform, found)
    return total.metric.name if total else None


@pytest.mark.parametrize(
    ("platform", "name"),
    [
        (Platform.FACEBOOK, "reach"),
        (Platform.INSTAGRAM, "reach"),
        (Platform.X, "reach"),
        (Platform.LINKEDIN, "reach"),
        (Platform.YOUTUBE, "views"),
        (Platform.TIKTOK, "views"),
    ],
)
def test_each_platform_has_its_first_choice(platform: Platform, name: str) -> None:
    assert chosen(platform, totals(4, views=4, reach=4, impressions=4)) == name


def test_the_next_choice_is_taken_where_the_first_is_missing() -> None:
    assert chosen(Platform.X, totals(4, likes=4, impressions=4, views=4)) == "impressions"


def test_a_metric_that_less_than_half_of_the_posts_have_is_passed_over() -> None:
    assert chosen(Platform.INSTAGRAM, totals(4, reach=1, views=4)) == "views"
    assert chosen(Platform.INSTAGRAM, totals(4, reach=2, views=4)) == "reach"


def test_without_any_choice_the_metric_of_most_posts_is_taken() -> None:
    assert chosen(Platform.X, totals(9, likes=2, shares=3)) == "shares"


def test_the_number_of_posts_is_no_headline() -> None:
    assert headline_total(Platform.X, Totals(3, (Total(POSTS, 5, 3),), ())) is None
    assert headline_total(Platform.X, Totals(3, (), ())) is None
