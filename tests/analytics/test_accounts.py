"""Accounts by name."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session

from analytics import accounts
from analytics.errors import AccountExists, BadAccountName, UnknownAccount
from analytics.tables import Account, Platform
from tests.analytics.books import LOS_ANGELES, Books

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def create(session: Session, name: str, workspace: str = "T1") -> Account:
    """An X account."""
    return accounts.create(session, workspace, name, platform=Platform.X, now=NOW)


def test_an_account_is_found_whatever_the_case_and_the_blanks(session: Session) -> None:
    account = create(session, "  Straße No 1 ")
    assert account.name == "Straße No 1"
    assert accounts.find(session, "T1", "STRASSE no 1") is account


def test_an_account_of_another_workspace_is_not_found(session: Session) -> None:
    create(session, "harbour")
    with pytest.raises(UnknownAccount, match="no account named harbour"):
        accounts.find(session, "T2", "harbour")


def test_a_name_is_taken_once_in_a_workspace(session: Session) -> None:
    create(session, "Harbour")
    create(session, "harbour", workspace="T2")
    with pytest.raises(AccountExists, match="named Harbour already"):
        create(session, "HARBOUR")


@pytest.mark.parametrize(
    "name", ["", "  ", "x" * 61, "/report", "a\nb", "a\0b", "a\u202eb", "a\u2028b", "\ud800"]
)
def test_a_name_that_no_line_can_show_is_refused(session: Session, name: str) -> None:
    with pytest.raises(BadAccountName, match="cannot name an account"):
        create(session, name)


@pytest.mark.parametrize("name", ["x", "x" * 60, "港口咖啡", "👩‍🍳 kitchen", "a/b", "Café"])
def test_a_name_that_a_line_can_show_is_kept(session: Session, name: str) -> None:
    assert create(session, name).name == name


@given(st.text(max_size=70))
def test_any_name_is_refused_or_kept_as_one_line(name: str) -> None:
    with suppress(BadAccountName):
        checked = accounts.checked_name(name)
        assert accounts.checked_name(checked) == checked
        assert len(checked.splitlines()) == 1


def test_a_refused_name_is_shown_without_what_it_hides() -> None:
    with pytest.raises(BadAccountName, match=r"^a\ufffdb cannot name"):
        accounts.checked_name("a\u202eb")


def test_accounts_and_imports_are_listed_in_order(books: Books) -> None:
    for name in ("pier", "Anchor"):
        create(books.session, name, workspace=books.account.workspace)
    listed = accounts.of_workspace(books.session, books.account.workspace)
    assert [account.name for account in listed] == sorted(
        ["pier", "Anchor", books.account.name], key=str.casefold
    )
    first, second = books.file(NOW), books.file(NOW + timedelta(days=1))
    numbers = [one.id for one in accounts.imports_of(books.session, books.account)]
    assert numbers == [second, first]


def test_the_span_runs_over_posts_in_the_zone_and_days(books: Books) -> None:
    books.post("2025-03-10T03:00")  # the evening of the 9th in Los Angeles
    books.post(None)
    books.day("2025-03-12", books.file(), views=1)
    books.session.flush()
    span = accounts.span(books.session, books.account, LOS_ANGELES)
    assert span == accounts.Span(date(2025, 3, 9), date(2025, 3, 12))


def test_an_account_without_figures_has_no_span(books: Books) -> None:
    assert accounts.span(books.session, books.account, ZoneInfo("UTC")) is None
