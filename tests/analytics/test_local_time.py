"""Local days and hours in SQL, held against those of zoneinfo."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlmodel import Session, SQLModel, col, create_engine, select

from analytics.local_time import FIRST_DAY, Offset, local_day, local_hour, offsets
from analytics.period import Period
from analytics.tables import Certainty, Post
from tests.analytics.books import BERLIN, LOS_ANGELES, instant, open_books

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31), BERLIN)
ZONES = [
    ZoneInfo(name)
    for name in (
        "UTC",
        "Europe/Berlin",
        "America/Los_Angeles",
        "Asia/Kolkata",
        "Australia/Lord_Howe",  # changes by half an hour
        "Africa/Casablanca",  # changes at Ramadan
    )
]


def test_a_year_in_berlin_has_three_offsets() -> None:
    assert offsets(YEAR) == (
        Offset(3_600, instant("2025-03-30T01:00")),
        Offset(7_200, instant("2025-10-26T01:00")),
        Offset(3_600, YEAR.end),
    )


def test_a_change_at_the_very_end_belongs_to_the_next_period() -> None:
    before = Period(date(2026, 4, 20), date(2026, 4, 23), ZoneInfo("Africa/Cairo"))
    assert offsets(before) == (Offset(7_200, before.end),)


def test_a_period_without_a_change_has_one_offset() -> None:
    winter = Period(date(2025, 1, 1), date(2025, 1, 31), LOS_ANGELES)
    assert offsets(winter) == (Offset(-28_800, winter.end),)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """An empty database for many examples, each of which is rolled back."""
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    yield engine
    engine.dispose()


@settings(deadline=None, max_examples=50)
@given(
    instants=st.lists(
        st.datetimes(
            datetime(1969, 12, 3),  # noqa: DTZ001  hypothesis wants bounds without a zone
            datetime(2015, 12, 30),  # noqa: DTZ001
            timezones=st.just(UTC),
        ),
        min_size=1,
        max_size=40,
    ),
    zone=st.sampled_from(ZONES),
)
def test_sql_agrees_with_zoneinfo(engine: Engine, instants: list[datetime], zone: ZoneInfo) -> None:
    period = Period(date(1969, 12, 1), date(2015, 12, 31), zone)
    with Session(engine) as session:
        account_id = open_books(session).account_id
        session.add_all(
            Post(
                account_id=account_id,
                platform_id=str(number),
                published_at=at,
                certainty=Certainty.EXACT,
            )
            for number, at in enumerate(instants)
        )
        at = col(Post.published_at)
        rows = session.exec(
            select(at, local_day(at, period), local_hour(at, period)).where(
                col(Post.account_id) == account_id
            )
        ).all()
    for published_at, day, hour in rows:
        assert published_at is not None
        local = published_at.astimezone(zone)
        assert FIRST_DAY + timedelta(days=day) == local.date()
        assert hour == local.hour


def test_postgresql_rounds_seconds_down_before_it_counts_days() -> None:
    statement = select(local_day(col(Post.published_at), YEAR))
    sql = str(statement.compile(dialect=registry.load("postgresql")()))
    assert "CAST(FLOOR(EXTRACT(EPOCH FROM post.published_at)) AS BIGINT)" in sql
