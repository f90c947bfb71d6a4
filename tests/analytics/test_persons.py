"""People without their names."""

import hashlib
import hmac

import pytest
from sqlmodel import Session, select

from analytics.persons import Pseudonyms, is_one_of
from analytics.tables import Salt

SECRET = bytes(range(32))


def test_a_person_is_the_keyed_hash_of_workspace_and_name() -> None:
    expected = hmac.new(SECRET, b"T1\0mia", hashlib.sha256).hexdigest()[:32]
    assert Pseudonyms("T1", SECRET).of_person(" @Mia") == expected


def test_the_salt_is_made_once_and_at_random(session: Session) -> None:
    first = Pseudonyms.of(session, "T1", b"")
    assert Pseudonyms.of(session, "T1", b"") == first
    (salt,) = session.exec(select(Salt)).all()
    assert (salt.value, len(salt.value)) == (first.key, 32)


@pytest.mark.parametrize(
    ("name", "is_known"),
    [
        ("Harbour Lane", True),
        ("@harbour_lane", True),
        ("ＨＡＲＢＯＵＲlane", True),
        ("harbour", False),
        ("harbourlanes", False),
        ("", False),
        ("@", False),
    ],
)
def test_a_name_is_known_by_its_letters_and_digits(name: str, is_known: bool) -> None:
    assert is_one_of(name, ["harbour.lane", ""]) is is_known
