"""The questions that could not be answered."""

import unicodedata
from datetime import datetime

from sqlmodel import Session, col, select

from bot.store.tables import Gap

LONGEST = 500  # characters of a question that are kept


def missed(session: Session, workspace: str, question: str, language: str, *, now: datetime) -> Gap:
    """Count the question among those that could not be answered."""
    return _counted(session, workspace, question, language, now=now, asked=1, wanted=0)


def leave(session: Session, workspace: str, question: str, language: str, *, now: datetime) -> Gap:
    """Note that somebody wants the team to answer the question."""
    return _counted(session, workspace, question, language, now=now, asked=0, wanted=1)


def open_gaps(session: Session, workspace: str) -> tuple[Gap, ...]:
    """The questions, most asked first."""
    query = (
        select(Gap)
        .where(Gap.workspace == workspace)
        .order_by(col(Gap.wanted).desc(), col(Gap.asked).desc(), col(Gap.last_at).desc())
    )
    return tuple(session.exec(query))


def close(session: Session, workspace: str, question: str) -> None:
    """Forget the question, now that it has an answer."""
    query = select(Gap).where(Gap.workspace == workspace, Gap.key == _key(question))
    for gap in session.exec(query):
        session.delete(gap)
    session.commit()


def _counted(
    session: Session,
    workspace: str,
    question: str,
    language: str,
    *,
    now: datetime,
    asked: int,
    wanted: int,
) -> Gap:
    query = select(Gap).where(Gap.workspace == workspace, Gap.key == _key(question))
    gap = session.exec(query).first() or Gap(
        workspace=workspace,
        key=_key(question),
        question=question[:LONGEST],
        language=language,
        asked=0,
        wanted=0,
        last_at=now,
    )
    gap.asked += asked
    gap.wanted += wanted
    gap.last_at = now
    session.add(gap)
    session.commit()
    session.refresh(gap)
    return gap


def _key(question: str) -> str:
    """The question without case, width, marks and blanks."""
    folded = unicodedata.normalize("NFKC", question).casefold()
    return "".join(character for character in folded if character.isalnum())[:LONGEST]
