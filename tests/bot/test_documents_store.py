"""What a team taught, as the database keeps it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot.errors import UnknownDocument
from bot.store import documents
from bot.store.engine import open_engine, upgrade
from bot.store.tables import Passage as Row
from knowledge.passages import Passage
from knowledge.shelf import Entry
from tests.fakes.conversation import NOW

ONE = (Passage("Returns", "Refunds take fourteen days."), Passage("", "Ask Lena."))
OTHER = (Passage("", "寄给达人的样品每周四发出。"),)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    engine = open_engine(f"sqlite:///{tmp_path / 'test.db'}")
    upgrade(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


def add(
    session: Session, name: str, said: tuple[Passage, ...], workspace: str = "team"
) -> documents.Added:
    return documents.add(session, workspace, name, name, said, now=NOW)


def names(session: Session, workspace: str = "team") -> list[str]:
    return [document.name for document in documents.listed(session, workspace)]


def test_a_document_is_kept_with_its_passages_in_order(session: Session) -> None:
    added = add(session, "rules.md", ONE)
    assert added == documents.Added(1, "rules.md", passages=2, is_new=True)
    assert documents.entry(session, 1) == Entry(ONE)
    stored = documents.passage(session, 1, 1)
    assert stored is not None
    assert (stored.document.name, stored.said) == ("rules.md", ONE[1])
    assert stored.document.added_at == NOW


def test_the_same_words_under_another_name_stay_what_they_were(session: Session) -> None:
    add(session, "rules.md", ONE)
    again = add(session, "copy.md", ONE)
    assert again == documents.Added(1, "rules.md", passages=2, is_new=False)
    assert names(session) == ["rules.md"]


def test_other_words_under_the_same_name_take_its_place(session: Session) -> None:
    add(session, "rules.md", ONE)
    assert add(session, "rules.md", OTHER).id == 2
    assert [document.id for document in documents.listed(session, "team")] == [2]
    assert [row.text for row in session.exec(select(Row))] == [OTHER[0].text]


def test_a_file_that_became_a_copy_of_another_leaves_nothing_of_its_old_words(
    session: Session,
) -> None:
    add(session, "rules.md", ONE)
    add(session, "samples.md", OTHER)
    assert not add(session, "samples.md", ONE).is_new
    assert names(session) == ["rules.md"]


def test_a_heading_that_moves_makes_another_document(session: Session) -> None:
    add(session, "rules.md", (Passage("Returns", "Ask Lena."),))
    assert add(session, "rules.md", (Passage("Budget", "Ask Lena."),)).is_new


def test_every_workspace_has_its_own(session: Session) -> None:
    add(session, "rules.md", ONE)
    assert add(session, "rules.md", ONE, "other").is_new
    assert [document.id for document in documents.listed(session, "team")] == [1]
    assert [document.id for document in documents.listed(session, "other")] == [2]


def test_the_shelf_knows_a_document_by_what_it_says(session: Session, tmp_path: Path) -> None:
    add(session, "other.md", OTHER)
    number = add(session, "rules.md", ONE).id
    key = next(key for key, id_ in documents.shelved(session, "team").items() if id_ == number)
    documents.remove(session, "team", number)
    again = add(session, "renamed.md", ONE).id
    assert documents.shelved(session, "team")[key] == again != number


def test_a_number_is_never_given_twice(session: Session) -> None:
    last = add(session, "rules.md", ONE).id
    documents.remove(session, "team", last)
    assert add(session, "rules.md", ONE).id == last + 1


def test_another_workspaces_document_cannot_be_removed(session: Session) -> None:
    number = add(session, "rules.md", ONE, "other").id
    with pytest.raises(UnknownDocument, match=f"no document {number} here"):
        documents.remove(session, "team", number)
    assert names(session, "other") == ["rules.md"]


def test_what_was_removed_has_nothing_to_say(session: Session) -> None:
    number = add(session, "rules.md", ONE).id
    assert documents.remove(session, "team", number).name == "rules.md"
    assert documents.entry(session, number) == Entry(())
    assert documents.passage(session, number, 0) is None
    assert session.exec(select(Row)).all() == []
