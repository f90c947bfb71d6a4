"""The accounts of a workspace, by name."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from analytics.errors import AccountExists, BadAccountName, UnknownAccount
from analytics.tables import Account, AccountDay, Import, Platform, Post

LONGEST_NAME = 60
_SHOWN = 70
# Control and format characters (which can turn the line around), surrogates, line separators.
_UNPRINTED = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"  # hold emoji and Persian words together


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day that an account has figures of."""

    first: date
    last: date


def create(
    session: Session,
    workspace: str,
    name: str,
    *,
    platform: Platform,
    now: datetime,
    is_sample: bool = False,
) -> Account:
    """The new account, flushed; the caller commits. Raises BadAccountName and AccountExists."""
    name = checked_name(name)
    known = lookup(session, workspace, name)
    if known is not None:
        raise AccountExists(name=known.name)
    account = Account(
        workspace=workspace,
        name=name,
        name_key=_key(name),
        platform=platform,
        is_sample=is_sample,
        created_at=now,
    )
    session.add(account)
    session.flush()
    return account


def find(session: Session, workspace: str, name: str) -> Account:
    """The account of that name, whatever the case. Raises UnknownAccount."""
    account = lookup(session, workspace, name)
    if account is None:
        raise UnknownAccount(name=_shown(name))
    return account


def lookup(session: Session, workspace: str, name: str) -> Account | None:
    """The account of that name, whatever the case, or None."""
    statement = select(Account).where(
        Account.workspace == workspace, Account.name_key == _key(name)
    )
    return session.exec(statement).one_or_none()


def of_workspace(session: Session, workspace: str) -> tuple[Account, ...]:
    """The accounts of a workspace, by name."""
    statement = select(Account).where(Account.workspace == workspace)
    return tuple(session.exec(statement.order_by(Account.name_key)))


def imports_of(session: Session, account: Account) -> tuple[Import, ...]:
    """The imports of an account, newest first."""
    statement = select(Import).where(Import.account_id == account.id)
    return tuple(
        session.exec(statement.order_by(col(Import.created_at).desc(), col(Import.id).desc()))
    )


def of_import(session: Session, import_id: int) -> Account | None:
    """The account that the import went into, of whatever workspace; None for no such import."""
    statement = select(Account).join(Import, col(Import.account_id) == col(Account.id))
    return session.exec(statement.where(Import.id == import_id)).one_or_none()


def span(session: Session, account: Account, zone: ZoneInfo) -> Span | None:
    """The days from the first figure to the last, posts by their day in the zone; None for none."""
    first, last = session.exec(
        select(func.min(Post.published_at), func.max(Post.published_at)).where(
            Post.account_id == account.id
        )
    ).one()
    days = {day for day in _activity(session, account) if day is not None}
    days |= {instant.astimezone(zone).date() for instant in (first, last) if instant is not None}
    return Span(min(days), max(days)) if days else None


def checked_name(name: str) -> str:
    """The name without blanks around it. Raises BadAccountName."""
    name = unicodedata.normalize("NFC", name).strip()
    is_printed = all(
        unicodedata.category(character) not in _UNPRINTED or character in _JOINERS
        for character in name
    )
    if not 1 <= len(name) <= LONGEST_NAME or name.startswith("/") or not is_printed:
        raise BadAccountName(name=_shown(name))
    return name


def _activity(session: Session, account: Account) -> tuple[date | None, date | None]:
    statement = select(func.min(AccountDay.day), func.max(AccountDay.day))
    return session.exec(statement.where(AccountDay.account_id == account.id)).one()


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).strip().casefold())


def _shown(name: str) -> str:
    """The name as a sentence can show it: what is not printed becomes a sign, blanks are quoted."""
    printed = "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(character) in _UNPRINTED else character
        for character in name[:_SHOWN]
    )
    return printed if printed.strip() else repr(printed)
