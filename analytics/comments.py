"""The comments of one import in the database: doubted, written, erased. The caller commits."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import delete, insert
from sqlmodel import Session, SQLModel, col, select

from analytics.exports.preview import PROGRESS_ROWS, Progress
from analytics.exports.rows import CommentRow
from analytics.persons import Pseudonyms, is_one_of
from analytics.sentence import Sentence
from analytics.settling import chunks
from analytics.tables import Account, Import, Post

_COMMENT = SQLModel.metadata.tables["comment"]


def doubts(
    session: Session, rows: Sequence[CommentRow], account: Account | None, name: str
) -> Iterator[Sentence]:
    """What the file leaves open, as the account of that name stands; None: there is none yet."""
    if not rows:
        return
    posts = _known_posts(session, {row.post_id for row in rows}, account)
    unknown = sum(row.post_id not in posts for row in rows)
    if unknown:
        yield Sentence(
            "Comments on posts that {account} does not have: {count}. They are kept.",
            account=name,
            count=unknown,
        )
    if not _own_persons(session, rows, account, name):
        yield Sentence(
            "No comment is by {account} itself: answers of the team are known "
            "by the account's name where the file tells who wrote.",
            account=name,
        )


def write(
    session: Session,
    rows: Sequence[CommentRow],
    done: Import,
    account: Account,
    *,
    secret: bytes,
    progress: Progress | None,
) -> None:
    """Insert the comments of the file, their writers as keyed hashes."""
    if not rows:
        return
    own = _own_persons(session, rows, account, account.name)
    pseudonyms = Pseudonyms.of(session, account.workspace, secret)
    names = {row.person: pseudonyms.of_person(row.person) for row in rows}
    for start in range(0, len(rows), PROGRESS_ROWS):
        part = rows[start : start + PROGRESS_ROWS]
        values = [_values(row, done, names, is_own=row.person in own) for row in part]
        session.connection().execute(insert(_COMMENT), values)
        if progress is not None:
            progress(start + len(part))


def erase(session: Session, import_id: int) -> int:
    """Delete the comments of the import; how many."""
    statement = delete(_COMMENT).where(_COMMENT.c.import_id == import_id)
    return session.connection().execute(statement).rowcount


def _known_posts(session: Session, wanted: set[str], account: Account | None) -> set[str]:
    """Those of the platform's ids that the account has posts of."""
    if account is None:
        return set()
    known: set[str] = set()
    for part in chunks(sorted(wanted)):
        statement = select(Post.platform_id).where(
            Post.account_id == account.id, col(Post.platform_id).in_(part)
        )
        known.update(session.exec(statement))
    return known


def _own_persons(
    session: Session, rows: Sequence[CommentRow], account: Account | None, name: str
) -> set[str]:
    """Those of the persons who are the account: by its name, or a profile of its other files."""
    names = {name}
    if account is not None:
        sources = session.exec(select(Import.source).where(Import.account_id == account.id))
        names |= {each for source in sources for each in source.split(",")}
    return {person for person in {row.person for row in rows} if is_one_of(person, names)}


def _values(
    row: CommentRow, done: Import, names: Mapping[str, str], *, is_own: bool
) -> dict[str, object]:
    return {
        "account_id": done.account_id,
        "import_id": done.id,
        "platform_id": row.platform_id,
        "post_platform_id": row.post_id,
        "person": names[row.person],
        "is_own": is_own,
        "published_at": row.published_at,
        "certainty": row.certainty,
        "text": row.text,
        "reply_to": row.reply_to,
        "likes": row.likes,
    }
