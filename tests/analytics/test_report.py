"""The report: worked by hand on small accounts."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from analytics.errors import NoFigures, NothingToReport
from analytics.figures import Figure, Level, Rate
from analytics.groups import Dimension
from analytics.metrics import BASE_BY_NAME, RATIO_BY_NAME
from analytics.period import Basis, Period
from analytics.report import Report, report
from analytics.tables import Account, Platform
from tests.analytics.books import BERLIN, NOW, Books, open_books

WEEK = Period(date(2025, 5, 12), date(2025, 5, 18), BERLIN)


def asked(books: Books, period: Period = WEEK, by: Dimension | None = None) -> Report:
    return report(books.session, books.account, period, by=by, now=NOW)


def names(found: Report) -> list[str]:
    return [figure.metric.name for figure in found.figures]


def said(found: Report) -> list[str]:
    return [str(note) for note in found.notes]


def test_sums_and_rates_stand_beside_those_of_the_period_before(books: Books) -> None:
    books.noons(*range(5, 11), reach=128, engagements=4)
    books.noons(*range(12, 19), reach=128, engagements=8)
    found = asked(books)
    assert (found.basis, found.before) == (
        Basis.PUBLISHED,
        Period(date(2025, 5, 5), date(2025, 5, 11), BERLIN),
    )
    posts, reach, engagements = found.figures
    assert posts == found.posts
    assert (posts.value, posts.value_before) == (7, 6)
    assert (reach.value, reach.n, reach.value_before, reach.n_before) == (896, 7, 768, 6)
    assert posts.change == reach.change == pytest.approx(1 / 6)
    assert (engagements.value, engagements.value_before) == (56, 24)
    assert found.rates == (
        Rate(
            RATIO_BY_NAME["engagement_rate_by_reach"],
            value=0.0625,
            n=7,
            numerator=56,
            denominator=896,
            value_before=0.03125,
            n_before=6,
            change=1.0,
        ),
    )


def test_a_metric_that_no_post_of_the_period_has_is_left_out(books: Books) -> None:
    books.post("2025-05-06", saves=3, likes=1)
    books.post("2025-05-13", likes=2)
    assert names(asked(books)) == ["posts", "likes"]


def test_engagements_that_no_import_stored_are_not_made_up(books: Books) -> None:
    books.post("2025-05-13", likes=2, comments=1, reach=10)
    found = asked(books)
    assert "engagements" not in names(found)
    assert found.rates == ()


def test_posts_without_any_figure_are_still_counted(books: Books) -> None:
    books.post("2025-05-13")
    found = asked(books)
    assert names(found) == ["posts"]
    assert found.headline is None


def test_the_headline_is_shown_as_median_chart_and_ends(books: Books) -> None:
    books.noons(*range(5, 11), reach=10)
    for day, reach in enumerate((70, 10, 30, 20, 60, 40), start=12):
        books.post(f"2025-05-{day}T12:00", reach=reach)
    books.post("2025-05-30T12:00")
    headline = asked(books).headline
    assert headline is not None
    assert headline.metric.name == "reach"
    assert headline.median == Figure(BASE_BY_NAME["reach"], 35, 6, 10, 6, 2.5)
    assert headline.ranking is not None
    assert [post.value for post in headline.ranking.best] == [70, 60, 40]
    assert [post.value for post in headline.ranking.worst] == [10, 20, 30]
    assert headline.chart is not None
    assert headline.chart.series[0].values == (70, 10, 30, 20, 60, 40, None)


def test_posts_can_be_grouped(books: Books) -> None:
    books.post("2025-05-13", kind="reel", reach=5)
    books.post("2025-05-14", kind="image", reach=7)
    found = asked(books, by=Dimension.TYPE)
    assert found.headline is not None
    assert [group.name for group in found.headline.groups] == ["image", "reel"]
    assert found.by is Dimension.TYPE


def two_weeks_of_days(books: Books) -> None:
    """A quieter week from the 5th, a livelier one from the 12th."""
    file = books.file()
    for day in range(5, 12):
        books.day(f"2025-05-{day:02}", file, posts=1, views=20, engagements=1)
    for day in range(12, 19):
        books.day(f"2025-05-{day:02}", file, posts=1, views=30, engagements=3)


def test_an_account_of_days_alone_is_reported_by_activity(books: Books) -> None:
    two_weeks_of_days(books)
    found = asked(books)
    posts, views, engagements = found.figures
    assert (posts.metric.name, posts.value, posts.n) == ("posts", 7, 7)
    assert (views.value, views.n, views.value_before, views.change) == (210, 7, 140, 0.5)
    assert engagements.value == 21
    (rate,) = found.rates
    assert (rate.ratio.name, rate.value, rate.value_before) == (
        "engagement_rate_by_views",
        0.1,
        0.05,
    )
    assert found.basis is Basis.ACTIVITY
    assert "Figures are counted by the day of activity." in said(found)


def test_days_have_a_chart_and_groups_by_weekday_but_no_ends(books: Books) -> None:
    two_weeks_of_days(books)
    headline = asked(books, by=Dimension.WEEKDAY).headline
    assert headline is not None
    assert headline.chart is not None
    assert list(headline.chart.series[0].values) == [30] * 7
    assert [group.sum for group in headline.groups] == [30] * 7
    assert (headline.median, headline.ranking) == (None, None)


def test_days_without_a_count_of_posts_give_none(books: Books) -> None:
    books.day("2025-05-13", books.file(), views=5)
    found = asked(books)
    assert names(found) == ["views"]
    assert found.posts is None


def test_daily_figures_stand_beside_the_posts_where_these_lack_them(books: Books) -> None:
    file = books.file()
    books.post("2025-05-13", likes=2)
    for day in range(5, 19):
        books.day(f"2025-05-{day:02}", file, posts=1, likes=50, profile_views=10, followers=day)
    found = asked(books)
    assert found.basis is Basis.PUBLISHED
    assert names(found) == ["posts", "likes"]
    (visits,) = found.daily_figures
    assert (visits.metric.name, visits.value, visits.n, visits.change) == (
        "profile_views",
        70,
        7,
        0,
    )
    assert found.levels == (
        Level(BASE_BY_NAME["followers"], 18, date(2025, 5, 18), 7, since=date(2025, 5, 11), n=7),
    )
    assert "The account's daily figures are counted by the day of activity." in said(found)


def test_engagements_over_followers_take_those_of_the_day_of_publishing(books: Books) -> None:
    file = books.file()
    books.day("2025-05-13", file, followers=1_000)
    books.day("2025-05-14", file, followers=3_000)
    books.post("2025-05-13T22:30", engagements=60)  # the 14th in Berlin
    books.post("2025-05-13T10:00", engagements=20)
    books.post("2025-05-15T10:00", engagements=500)  # no followers known
    books.post("2025-05-14T10:00", reach=9)
    (rate,) = asked(books).rates
    assert (rate.ratio.name, rate.numerator, rate.denominator, rate.n) == (
        "engagement_rate_by_followers",
        80,
        4_000,
        2,
    )
    assert rate.value == 0.02


def test_a_period_with_days_but_no_posts_is_reported_by_activity(books: Books) -> None:
    books.post("2025-03-01", likes=1)
    books.day("2025-05-13", books.file(), views=5)
    found = asked(books, by=Dimension.HOUR)
    assert found.basis is Basis.ACTIVITY
    notes = said(found)
    assert notes[1].startswith("No post of this period is in the data")
    assert "Daily figures have neither type nor hour: they group by weekday alone." in notes


def test_an_empty_period_says_what_there_is(books: Books) -> None:
    books.post("2025-01-31T23:30")  # 1 February in Berlin
    books.post("2025-03-02T12:00")
    with pytest.raises(NothingToReport) as caught:
        asked(books)
    assert str(caught.value) == (
        "acme has no figures from 2025-05-12 to 2025-05-18. "
        "Its figures run from 2025-02-01 to 2025-03-02: ask for a period in there."
    )


def test_an_account_without_figures_says_that_instead(books: Books) -> None:
    with pytest.raises(NoFigures):
        asked(books)


def test_an_account_that_is_not_stored_is_a_mistake(books: Books) -> None:
    stray = Account(
        workspace="team", name="stray", name_key="stray", platform=Platform.X, created_at=NOW
    )
    with pytest.raises(ValueError, match="stray is not stored"):
        report(books.session, stray, WEEK, now=NOW)


def test_the_zone_decides_which_posts_are_in(books: Books) -> None:
    books.post("2025-05-18T23:00", reach=1)  # Monday 01:00 in Berlin
    books.post("2025-05-18T21:00", reach=2)
    in_berlin = asked(books)
    in_utc = asked(books, Period(WEEK.first, WEEK.last, ZoneInfo("UTC")))
    assert [in_berlin.figures[1].value, in_utc.figures[1].value] == [2, 3]


def test_a_report_names_its_account(books: Books) -> None:
    bird = open_books(books.session, "bird", Platform.X)
    bird.post("2025-05-13", impressions=5)
    found = asked(bird)
    assert (found.account, found.platform, found.is_sample) == ("bird", Platform.X, False)


def test_a_month_is_compared_with_the_month_before_by_the_day(books: Books) -> None:
    file = books.file()
    for day in range(1, 32):
        books.day(f"2025-01-{day:02}", file, views=20)
    for day in range(1, 29):
        books.day(f"2025-02-{day:02}", file, views=30)
    found = asked(books, Period(date(2025, 2, 1), date(2025, 2, 28), BERLIN))
    assert found.before == Period(date(2025, 1, 1), date(2025, 1, 31), BERLIN)
    (views,) = found.figures
    assert (views.value, views.value_before) == (840, 620)
    assert views.change == pytest.approx(0.5)
    told = "\n".join(said(found))
    assert "The period has 28 days and the one before it 31" in told
    assert "on fewer days" not in told


def test_of_months_as_long_nothing_is_said(books: Books) -> None:
    books.post("2025-07-05", likes=1)
    books.post("2025-08-05", likes=1)
    found = asked(books, Period(date(2025, 8, 1), date(2025, 8, 31), BERLIN))
    assert found.before.first == date(2025, 7, 1)
    assert not [note for note in said(found) if note.startswith("The period has")]
