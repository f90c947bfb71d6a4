"""Accounts whose rows a test states one by one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlmodel import Session

from analytics.tables import (
    Account,
    AccountDay,
    Certainty,
    Import,
    ImportKind,
    Platform,
    Post,
)

BERLIN = ZoneInfo("Europe/Berlin")
LOS_ANGELES = ZoneInfo("America/Los_Angeles")
LONDON = ZoneInfo("Europe/London")
Row = TypeVar("Row", Post, AccountDay)
NOW = datetime(2025, 6, 1, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Books:
    """Writes the rows of one account, as imports would."""

    session: Session
    account: Account
    account_id: int
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def file(self, created_at: datetime = NOW, kind: ImportKind = ImportKind.POSTS) -> int:
        """An import; its number."""
        made = Import(
            account_id=self.account_id,
            kind=kind,
            file_name="export.csv",
            sha256=str(next(self.numbers)),
            rows_read=1,
            created_at=created_at,
        )
        self.session.add(made)
        self.session.flush()
        assert made.id is not None
        return made.id

    def post(
        self,
        at: str | None,
        *,
        certainty: Certainty = Certainty.EXACT,
        kind: str = "image",
        text: str = "",
        **measures: float,
    ) -> Post:
        """One post, published at an instant written as in ISO 8601; UTC where it names no zone."""
        number = next(self.numbers)
        post = Post(
            account_id=self.account_id,
            platform_id=str(number),
            published_at=instant(at) if at else None,
            certainty=certainty,
            kind=kind,
            text=text,
            link=f"https://example.com/{number}",
        )
        return self._store(post, measures)

    def noons(self, *days: int, **measures: float) -> None:
        """A post at noon (UTC) on each of the days of May 2025."""
        for day in days:
            self._store(self.post(f"2025-05-{day:02}T12:00"), measures)

    def day(self, day: str, import_id: int, **measures: float) -> None:
        """What an import says of one day."""
        row = AccountDay(
            account_id=self.account_id, day=date.fromisoformat(day), import_id=import_id
        )
        self._store(row, measures)

    def _store(self, row: Row, measures: Mapping[str, float]) -> Row:
        for name, value in measures.items():
            setattr(row, name, value)
        self.session.add(row)
        self.session.flush()
        return row


def open_books(
    session: Session, name: str = "acme", platform: Platform = Platform.INSTAGRAM
) -> Books:
    """The books of a new account."""
    account = Account(workspace="team", name=name, name_key=name, platform=platform, created_at=NOW)
    session.add(account)
    session.flush()
    assert account.id is not None
    return Books(session, account, account.id)


def instant(text: str) -> datetime:
    """An aware instant, in UTC where the text names no zone."""
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
