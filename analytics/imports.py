"""Imports: a platform's export is previewed, stored into an account, and can be undone.

`store` and `undo` are one transaction each, which they commit: a process that is killed leaves
nothing behind.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from analytics import accounts, comments, edges, import_rows
from analytics.errors import PlatformMismatch, SampleAccount, UnknownImport
from analytics.exports.preview import Preview, Progress, preview
from analytics.exports.rows import Skipped
from analytics.sentence import Sentence
from analytics.settling import settle
from analytics.tables import Account, AccountDay, Import, ImportKind, Platform, Post

__all__ = ["Imported", "Preview", "Undone", "check", "preview", "settle", "store", "undo"]


@dataclass(frozen=True, slots=True)
class Imported:
    """A file that is stored; days are in the workspace's zone."""

    id: int
    account: str
    platform: Platform
    kind: ImportKind
    rows_read: int
    rows_stored: int  # posts, days, comments or connections that are stored from this file
    rows_skipped: tuple[Skipped, ...]
    doubts: tuple[Sentence, ...]
    first_day: date | None
    last_day: date | None
    is_new: bool  # False where the same file had been stored before, and nothing was changed


@dataclass(frozen=True, slots=True)
class Undone:
    """An import that was taken back."""

    id: int
    file_name: str
    account: str
    posts_deleted: int
    days_deleted: int
    comments_deleted: int
    edges_deleted: int
    account_deleted: bool  # nothing was left of it


def check(
    session: Session, found: Preview, *, workspace: str, account: str
) -> tuple[Sentence, ...]:
    """What is to be doubted about storing the file in the account, beside the file's own doubts.

    Raises BadAccountName, SampleAccount, and PlatformMismatch for an account of another platform.
    """
    name = accounts.checked_name(account)
    known = accounts.lookup(session, workspace, name)
    if known is not None and known.is_sample:
        raise SampleAccount(name=known.name)
    if known is not None:
        _check_platform(known, found)
        name = known.name
    return (
        *_of_another_source(session, found, known),
        *comments.doubts(session, found.comments, known, name),
    )


def _of_another_source(
    session: Session, found: Preview, known: Account | None
) -> Iterator[Sentence]:
    """That the file names another page or profile than the last file of the account."""
    if known is None:
        return
    before = next((one.source for one in accounts.imports_of(session, known) if one.source), "")
    if found.sources and before and not set(found.sources) & set(before.split(",")):
        yield Sentence(
            "The file is of the page or profile {names}, "
            "and the last import into {account} was of {before}.",
            names=", ".join(found.sources),
            account=known.name,
            before=before,
        )


def store(
    session: Session,
    found: Preview,
    *,
    workspace: str,
    account: str,
    now: datetime,
    secret: bytes = b"",
    progress: Progress | None = None,
) -> Imported:
    """The stored import, its account made if it is missing; the same bytes are stored only once.

    `secret` keys the hashes of people's names (see `persons`), and `progress` is called with the
    rows stored so far. Raises BadAccountName and PlatformMismatch.
    """
    target = _Target(workspace, account, now, secret)
    try:
        return _store(session, found, target, progress)
    except IntegrityError:  # meanwhile another process stored this file, or made the account
        return _store(session, found, target, progress)


def undo(session: Session, workspace: str, import_id: int) -> Undone:
    """The import, taken back: everything is as it was before. Raises UnknownImport.

    Posts that no other import has are deleted, and so is an account with nothing left.
    """
    with _transaction(session):
        statement = select(Import, Account).join(Account, col(Import.account_id) == col(Account.id))
        row = session.execute(
            statement.where(col(Import.id) == import_id, col(Account.workspace) == workspace)
        ).one_or_none()
        if row is None:
            raise UnknownImport(number=str(import_id))
        done, account = row
        if account.is_sample:
            raise SampleAccount(name=account.name)
        posts_deleted, days_deleted = import_rows.erase(session, import_id)
        comments_deleted = comments.erase(session, import_id)
        edges_deleted = edges.erase(session, import_id)
        session.delete(done)
        session.flush()
        is_bare = _is_bare(session, account)
        if is_bare:
            session.delete(account)
        return Undone(
            id=import_id,
            file_name=done.file_name,
            account=account.name,
            posts_deleted=posts_deleted,
            days_deleted=days_deleted,
            comments_deleted=comments_deleted,
            edges_deleted=edges_deleted,
            account_deleted=is_bare,
        )


@contextmanager
def _transaction(session: Session) -> Iterator[None]:
    try:
        yield
        session.commit()
    except BaseException:
        session.rollback()
        raise


@dataclass(frozen=True, slots=True)
class _Target:
    """Where a file goes, and when."""

    workspace: str
    name: str
    now: datetime
    secret: bytes = field(repr=False)


def _store(
    session: Session, found: Preview, target: _Target, progress: Progress | None
) -> Imported:
    workspace, name = target.workspace, target.name
    with _transaction(session):
        doubts = (*found.doubts, *check(session, found, workspace=workspace, account=name))
        account = accounts.lookup(session, workspace, name) or accounts.create(
            session, workspace, name, platform=found.platform, now=target.now
        )
        done = _same_file(session, account, found)
        is_new = done is None
        if done is None:
            done = _new_import(session, account, found, target.now)
            import_rows.write(session, found, done, progress)
            comments.write(
                session, found.comments, done, account, secret=target.secret, progress=progress
            )
            edges.write(session, found.edges, done, progress)
        return _imported(session, found, done, account, doubts, is_new=is_new)


def _check_platform(account: Account, found: Preview) -> None:
    if account.platform not in found.platforms:
        raise PlatformMismatch(
            name=account.name, known=account.platform.label, found=found.platform.label
        )


def _same_file(session: Session, account: Account, found: Preview) -> Import | None:
    statement = select(Import).where(
        col(Import.account_id) == account.id, col(Import.sha256) == found.sha256
    )
    return session.execute(statement).scalar_one_or_none()


def _new_import(session: Session, account: Account, found: Preview, now: datetime) -> Import:
    done = Import(
        account_id=_id(account),
        kind=found.kind,
        file_name=found.file_name,
        sha256=found.sha256,
        source=",".join(found.sources),
        rows_read=found.rows_read,
        created_at=now,
    )
    session.add(done)
    session.flush()
    return done


def _imported(
    session: Session,
    found: Preview,
    done: Import,
    account: Account,
    doubts: tuple[Sentence, ...],
    *,
    is_new: bool,
) -> Imported:
    return Imported(
        id=_id(done),
        account=account.name,
        platform=account.platform,
        kind=found.kind,
        rows_read=found.rows_read,
        rows_stored=import_rows.count(session, _id(done)),
        rows_skipped=found.rows_skipped,
        doubts=doubts,
        first_day=found.first_day,
        last_day=found.last_day,
        is_new=is_new,
    )


def _is_bare(session: Session, account: Account) -> bool:
    holders = (col(Import.account_id), col(Post.account_id), col(AccountDay.account_id))
    return not any(
        session.execute(select(column).where(column == account.id).limit(1)).first()
        for column in holders
    )


def _id(row: Account | Import) -> int:
    """The number that the database gave the row."""
    if row.id is None:
        raise ValueError("the row has not been flushed")
    return row.id
