"""How far an account's figures reach, and how fresh they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, select

from analytics.errors import NoFigures
from analytics.period import WHOLE_WEEKS, Period
from analytics.sentence import Sentence
from analytics.tables import Account, AccountDay, Import, ImportKind, Platform, Post

_Time = TypeVar("_Time", date, datetime)

# How late a platform's own figures are at most, as it says of them itself; the others say nothing.
LATE_BY: Mapping[Platform, timedelta] = {
    Platform.FACEBOOK: timedelta(hours=48),
    Platform.INSTAGRAM: timedelta(hours=48),
    Platform.TIKTOK: timedelta(days=2),
}

FIGURES = (ImportKind.POSTS, ImportKind.DAYS)
"""The imports by which figures are as fresh as they are: comments bring none."""

# A post younger than this is still collecting: the latest figures are up to 48 hours late, and a
# day more lets the first one be whole.
YOUNG = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Freshness:
    """The span of an account's figures, its days in the zone that was asked for."""

    oldest_day: date
    newest_day: date
    complete_day: date  # the newest day that was over when its figures were read in
    newest_post: datetime | None
    as_of: datetime  # the latest instant that the figures speak of
    imported_at: datetime | None  # the newest import of figures; None where they came without one
    days_since: int  # from the newest day to today
    late_by: timedelta | None  # how late the platform's figures are at most; None: it says nothing

    def usual_period(self, zone: ZoneInfo) -> Period:
        """The 28 days that end with the newest complete day."""
        return Period.ending(self.complete_day, WHOLE_WEEKS, zone)

    def sentence(self) -> Sentence:
        """How old the newest figures are, in words."""
        return Sentence(
            "The newest figures are of {day}. Days since then: {days}.",
            day=self.newest_day.isoformat(),
            days=self.days_since,
        )


def freshness(session: Session, account: Account, zone: ZoneInfo, now: datetime) -> Freshness:
    """How far the account's figures reach. Raises NoFigures where none belongs to a day."""
    posts, days = col(Post.account_id) == account.id, col(AccountDay.account_id) == account.id
    oldest_post, newest_post = _ends(session, col(Post.published_at), posts)
    oldest_day, newest_day = _ends(session, col(AccountDay.day), days)
    imported_at = session.exec(
        select(func.max(Import.created_at)).where(
            col(Import.account_id) == account.id, col(Import.kind).in_(FIGURES)
        )
    ).one()
    ends = [instant.astimezone(zone).date() for instant in (oldest_post, newest_post) if instant]
    ends += [day for day in (oldest_day, newest_day) if day]
    if not ends:
        raise NoFigures(name=account.name)
    oldest, newest = min(ends), max(ends)
    return Freshness(
        oldest_day=oldest,
        newest_day=newest,
        complete_day=_complete_day(oldest, newest, (imported_at or now).astimezone(zone).date()),
        newest_post=newest_post,
        as_of=_as_of(newest_post, newest_day, zone, imported_at or now),
        imported_at=imported_at,
        days_since=(now.astimezone(zone).date() - newest).days,
        late_by=LATE_BY.get(account.platform),
    )


def usual_period(session: Session, account: Account, zone: ZoneInfo, now: datetime) -> Period:
    """The period of a report when none is asked for: four whole weeks of complete days.

    Raises NoFigures.
    """
    return freshness(session, account, zone, now).usual_period(zone)


def _ends(
    session: Session, column: Mapped[_Time] | Mapped[_Time | None], of_account: ColumnElement[bool]
) -> tuple[_Time | None, _Time | None]:
    """The least and the greatest value; two statements, for each is then one step in the index."""
    least = session.exec(select(func.min(column)).where(of_account)).one()
    greatest = session.exec(select(func.max(column)).where(of_account)).one()
    return least, greatest


def _complete_day(oldest: date, newest: date, read_on: date) -> date:
    """The newest day that was over when its figures were read in.

    Figures that are all of the day of reading are taken as they are.
    """
    complete = min(newest, read_on - timedelta(days=1))
    return complete if complete >= oldest else newest


def _as_of(
    newest_post: datetime | None, newest_day: date | None, zone: ZoneInfo, read_at: datetime
) -> datetime:
    instants = [newest_post] if newest_post else []
    if newest_day:
        instants.append(min(Period(newest_day, newest_day, zone).end, read_at))
    return max(instants)
