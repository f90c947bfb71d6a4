"""Exports that were dropped in a talk and wait to be confirmed; a key names each, in its workspace.

They are kept in the database and not in a folder: whichever process gets the click has them.
"""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlmodel import Session, col, delete, select

from bot.core.model import Place
from bot.store.tables import Upload

KEPT = timedelta(days=1)
WAITING = 10  # files of one workspace: an eleventh takes the place of the oldest
KEY_BYTES = 12  # 96 bits, which nobody guesses; 16 characters


def keep(session: Session, place: Place, name: str, content: bytes, *, now: datetime) -> str:
    """The key of the file, which waits from now on."""
    upload = Upload(
        key=secrets.token_urlsafe(KEY_BYTES),
        platform=place.platform,
        workspace=place.workspace,
        name=name,
        content=content,
        at=now,
    )
    session.add(upload)
    session.flush()
    ours = select(Upload.key).where(
        Upload.platform == place.platform, Upload.workspace == place.workspace
    )
    over = session.exec(ours.order_by(col(Upload.at).desc()).offset(WAITING)).all()
    session.exec(delete(Upload).where(col(Upload.key).in_(over)))
    key = upload.key
    session.commit()
    return key


def find(session: Session, place: Place, key: str, *, now: datetime) -> Upload | None:
    """The file of that key; None where it waits no more, or waits for another workspace."""
    upload = session.get(Upload, key)
    if upload is None or upload.at <= now - KEPT:
        return None
    is_ours = (upload.platform, upload.workspace) == (place.platform, place.workspace)
    return upload if is_ours else None


def forget(engine: Engine, now: datetime) -> None:
    """Drop the files that waited for too long."""
    with Session(engine) as session:
        session.exec(delete(Upload).where(col(Upload.at) <= now - KEPT))
        session.commit()
