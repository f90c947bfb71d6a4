"""The sample account: believable, the same every time, and reported as pandas would count it."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from sqlmodel import Session, col, select

from analytics.accounts import create
from analytics.errors import AccountExists
from analytics.figures import Figure
from analytics.groups import Dimension
from analytics.instants import of_instagram_link
from analytics.metrics import BASE
from analytics.period import Period
from analytics.report import Report, report
from analytics.sample import NAME, plant, posts
from analytics.sample_history import SamplePost, history
from analytics.tables import Account, AccountDay, Import, Platform, Post, PostSnapshot
from tests.analytics.books import BERLIN, LOS_ANGELES

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
UNTIL = date(2026, 11, 23)


@pytest.fixture(scope="module")
def made() -> tuple[SamplePost, ...]:
    return posts(UNTIL)


def test_it_is_the_same_every_time_and_another_with_another_seed(
    made: tuple[SamplePost, ...],
) -> None:
    assert posts(UNTIL) == made
    assert posts(UNTIL, seed=1) != made
    assert posts(UNTIL + timedelta(days=1)) != made


def test_it_is_eighteen_months_of_about_260_posts(made: tuple[SamplePost, ...]) -> None:
    assert 235 <= len(made) <= 285
    assert made[0].published_at.date() - date(2025, 5, 24) < timedelta(days=10)
    assert UNTIL - made[-1].published_at.date() < timedelta(days=10)
    assert list(made) == sorted(made, key=lambda post: post.published_at)


def test_every_link_carries_the_instant_of_publishing(made: tuple[SamplePost, ...]) -> None:
    assert all(of_instagram_link(post.link) == post.published_at for post in made)
    assert len({post.link for post in made}) == len(made)
    assert len({post.platform_id for post in made}) == len(made)


def test_nobody_does_more_than_those_who_saw_the_post(made: tuple[SamplePost, ...]) -> None:
    for post in made:
        assert 0 < post.reach <= post.views
        doings = (post.likes, post.comments, post.shares, post.saves or 0, post.follows or 0)
        assert all(0 <= doing <= post.reach for doing in doings)


def test_some_cells_are_empty(made: tuple[SamplePost, ...]) -> None:
    assert 3 <= sum(post.saves is None for post in made) <= 25
    assert made[0].follows is None
    assert made[-1].follows is not None


def typical(made: tuple[SamplePost, ...], kind: str, name: str) -> float:
    return median(getattr(post, name) or 0 for post in made if post.kind == kind)


def test_the_types_of_content_differ(made: tuple[SamplePost, ...]) -> None:
    assert set(Counter(post.kind for post in made)) == {"reel", "carousel", "image"}
    assert typical(made, "reel", "reach") > 1.5 * typical(made, "image", "reach")
    assert typical(made, "carousel", "saves") > 1.5 * typical(made, "reel", "saves")


def test_one_post_went_around(made: tuple[SamplePost, ...]) -> None:
    first, second = sorted((post.reach for post in made), reverse=True)[:2]
    assert first > 3 * second


def test_the_account_grows(made: tuple[SamplePost, ...]) -> None:
    days = history(UNTIL).days
    assert (len(days), days[-1].day) == (548, UNTIL)
    assert days[-1].followers > 1.5 * days[0].followers


def test_captions_are_words_not_placeholders(made: tuple[SamplePost, ...]) -> None:
    assert all("{" not in post.text and "#harbourlanecoffee" in post.text for post in made)
    assert len({post.text for post in made}) > 0.9 * len(made)


def test_planting_stores_the_rows_as_an_import_would(session: Session) -> None:
    account = plant(session, "team", NOW)
    assert (account.name, account.is_sample, account.platform) == (NAME, True, Platform.INSTAGRAM)
    stored = session.exec(select(Post).order_by(col(Post.published_at))).all()
    expected = posts(UNTIL)
    assert [(post.platform_id, post.published_at, post.saves) for post in stored] == [
        (post.platform_id, post.published_at, post.saves) for post in expected
    ]
    assert len(session.exec(select(PostSnapshot.id)).all()) == len(expected)
    assert len(session.exec(select(AccountDay.id)).all()) == 548
    assert {found.file_name for found in session.exec(select(Import))} == {"sample data"}


def test_planting_twice_changes_nothing(session: Session) -> None:
    account = plant(session, "team", NOW)
    assert plant(session, "team", NOW + timedelta(days=90)) == account
    assert len(session.exec(select(Account)).all()) == 1
    assert plant(session, "another team", NOW).id != account.id


def test_an_account_that_a_team_named_sample_is_left_alone(session: Session) -> None:
    create(session, "team", NAME, platform=Platform.X, now=NOW)
    with pytest.raises(AccountExists):
        plant(session, "team", NOW)


PERIODS = [
    Period(date(2026, 10, 27), date(2026, 11, 23), BERLIN),
    Period(date(2026, 10, 20), date(2026, 10, 26), BERLIN),  # the clock goes back on the 25th
    Period(date(2026, 3, 1), date(2026, 3, 31), LOS_ANGELES),  # forward on the 8th
    Period(date(2025, 1, 1), date(2026, 12, 31), ZoneInfo("Asia/Shanghai")),
]


@pytest.fixture(params=PERIODS, ids=["four weeks", "clock back", "clock forward", "all"])
def period(request: pytest.FixtureRequest) -> Period:
    found: Period = request.param
    return found


@pytest.fixture
def found(session: Session, period: Period) -> Report:
    account = plant(session, "team", NOW)
    return report(session, account, period, by=Dimension.WEEKDAY, now=NOW)


@pytest.fixture
def frame(session: Session, found: Report) -> pd.DataFrame:
    """The raw rows of all posts, with the day of publishing in the report's zone."""
    rows = [post.model_dump() for post in session.exec(select(Post))]
    frame = pd.DataFrame(rows).sort_values("published_at")
    local = pd.to_datetime(frame["published_at"], utc=True).dt.tz_convert(str(found.period.zone))
    return frame.assign(day=local.dt.date, weekday=local.dt.day_name())


def within(frame: pd.DataFrame, period: Period) -> pd.DataFrame:
    return frame[(frame["day"] >= period.first) & (frame["day"] <= period.last)]


def test_the_sums_are_those_of_pandas(found: Report, frame: pd.DataFrame) -> None:
    now, before = within(frame, found.period), within(frame, found.before)
    expected: dict[str, tuple[float, int, float]] = {"posts": (len(now), len(now), len(before))}
    for metric in BASE:
        values = now[metric.name].dropna().astype(float)
        if len(values):
            expected[metric.name] = (
                values.sum(),
                len(values),
                before[metric.name].dropna().astype(float).sum(),
            )
    assert {figure.metric.name: _sums(figure) for figure in found.figures} == expected


def _sums(figure: Figure) -> tuple[float, int, float]:
    return figure.value, figure.n, figure.value_before or 0


def test_the_rates_are_those_of_pandas(found: Report, frame: pd.DataFrame) -> None:
    now = within(frame, found.period)
    rates = {rate.ratio.name: rate for rate in found.rates}
    assert set(rates) == {
        "engagement_rate_by_reach",
        "engagement_rate_by_views",
        "engagement_rate_by_followers",
    }
    for name in ("reach", "views"):
        both = now.dropna(subset=["engagements", name])
        rate = rates[f"engagement_rate_by_{name}"]
        assert rate.n == len(both)
        assert rate.value == pytest.approx(both["engagements"].sum() / both[name].sum())


def test_the_rate_over_followers_is_that_of_pandas(
    session: Session, found: Report, frame: pd.DataFrame
) -> None:
    days = pd.DataFrame([day.model_dump() for day in session.exec(select(AccountDay))])
    both = within(frame, found.period).merge(days[["day", "followers"]], on="day")
    (rate,) = (rate for rate in found.rates if rate.ratio.denominator == "followers")
    assert rate.n == len(both)
    assert rate.value == pytest.approx(both["engagements"].sum() / both["followers_y"].sum())


def test_the_headline_is_that_of_pandas(found: Report, frame: pd.DataFrame) -> None:
    now = within(frame, found.period)
    headline = found.headline
    assert headline is not None
    assert headline.metric.name == "reach"
    assert headline.median is not None
    assert headline.median.value == now["reach"].median()
    by_weekday = now.groupby("weekday")["reach"].agg(["count", "sum", "median"])
    assert {group.name: (group.n, group.sum, group.median) for group in headline.groups} == {
        str(name): tuple(row) for name, row in zip(by_weekday.index, by_weekday.values, strict=True)
    }


def test_the_best_posts_are_those_of_pandas(found: Report, frame: pd.DataFrame) -> None:
    now = within(frame, found.period)
    headline = found.headline
    assert headline is not None
    if len(now) < 6:
        assert headline.ranking is None
        return
    assert headline.ranking is not None
    best = now.nlargest(3, "reach")
    assert [post.platform_id for post in headline.ranking.best] == list(best["platform_id"])
    assert [post.multiple for post in headline.ranking.best] == list(
        best["reach"] / now["reach"].median()
    )
