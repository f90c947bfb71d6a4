"""Whatever was imported: undoing it leaves every table as it was."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, SQLModel, create_engine

from analytics import imports
from analytics.imports import Imported
from tests.analytics.exports import files
from tests.analytics.exports.files import read
from tests.analytics.test_imports import LATER, NOW, dump
from tests.analytics.test_imports import store as store_any

COMMENT_COLUMNS = ("comment_id", "post_id", "person", "published_at", "text")
PLATFORM = "instagram"
CELLS = st.sampled_from(["", "0", "7", "1,234", "3.юни"])
LINKS = st.sampled_from(["", "https://www.instagram.com/reel/DHWRIh_CLiR/"])
POSTS = st.lists(
    st.fixed_dictionaries(
        {
            "Post ID": st.sampled_from(["101", "102", "103"]),
            "Description": st.sampled_from(["", "one", "two"]),
            "Publish time": st.sampled_from(["", "03/18/2025 09:48"]),
            "Permalink": LINKS,
            "Views": CELLS,
            "Likes": CELLS,
            "Saves": CELLS,
        }
    ),
    min_size=1,
    max_size=4,
).map(lambda rows: files.instagram(*rows))
DAYS = st.dictionaries(
    st.sampled_from(["2025-01-01", "2025-01-02", "2025-01-03"]),
    st.sampled_from(["0", "5", "77"]),
    min_size=1,
).map(lambda values: files.daily("Instagram reach", values))
COMMENTS = st.lists(
    st.tuples(
        st.sampled_from(["c1", "c2"]),
        st.sampled_from(["101", "109"]),
        st.sampled_from(["", "mia", "harbour"]),
        st.sampled_from(["", "2025-05-01T10:00:00Z"]),
        st.sampled_from(["", "Hi"]),
    ),
    min_size=1,
    max_size=3,
).map(lambda rows: files.written([COMMENT_COLUMNS, *rows]))
EDGES = st.lists(
    st.tuples(st.sampled_from(["a", "b"]), st.sampled_from(["c", "d"])), min_size=1, max_size=3
).map(lambda rows: files.written([("source", "target"), *rows]))
EXPORTS = st.lists(st.one_of(POSTS, DAYS, COMMENTS, EDGES), min_size=1, max_size=4, unique=True)

ROUND_TRIPS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def database() -> Iterator[Session]:
    """A session on an empty database."""
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


def store(session: Session, text: str, now: datetime = NOW) -> Imported:
    """The file, stored; every database hashes people alike."""
    return store_any(session, text, now=now, platform=PLATFORM, secret=b"the same everywhere")


@ROUND_TRIPS
@given(EXPORTS)
def test_imports_undone_in_turn_give_back_every_state_on_the_way(exports: list[str]) -> None:
    with database() as session:
        states, numbers = [dump(session)], []
        for days, text in enumerate(exports):
            numbers.append(store(session, text, now=NOW + timedelta(days=days)).id)
            states.append(dump(session))
        for number, state in zip(reversed(numbers), states[-2::-1], strict=True):
            imports.undo(session, "T1", number)
            assert dump(session) == state


@ROUND_TRIPS
@given(EXPORTS, st.data())
def test_an_import_undone_later_is_as_if_it_had_never_been(
    exports: list[str], data: st.DataObject
) -> None:
    chosen = data.draw(st.integers(0, len(exports) - 1))
    with database() as session:
        numbers = [
            store(session, text, now=NOW + timedelta(days=days)).id
            for days, text in enumerate(exports)
        ]
        imports.undo(session, "T1", numbers[chosen])
        undone = _without_numbers(session)
    with database() as session:
        for days, text in enumerate(exports):
            if days != chosen:
                store(session, text, now=NOW + timedelta(days=days))
        assert _without_numbers(session) == undone


@ROUND_TRIPS
@given(EXPORTS)
def test_undone_and_imported_again_the_figures_are_the_same(exports: list[str]) -> None:
    with database() as session:
        for days, text in enumerate(exports):
            number = store(session, text, now=NOW + timedelta(days=days)).id
        before = _without_numbers(session)
        imports.undo(session, "T1", number)
        store(session, exports[-1], now=NOW + timedelta(days=len(exports) - 1))
        assert _without_numbers(session) == before


@ROUND_TRIPS
@given(EXPORTS)
def test_any_file_stored_twice_changes_nothing(exports: list[str]) -> None:
    with database() as session:
        done = [store(session, text) for text in exports]
        before = dump(session)
        again = [store(session, text, now=LATER) for text in exports]
        assert dump(session) == before
        assert [one.id for one in again] == [one.id for one in done]
        assert all(
            one.rows_stored <= one.rows_read == read(text, platform=PLATFORM).rows_read
            for one, text in zip(again, exports, strict=True)
        )


def _without_numbers(session: Session) -> dict[str, list[list[tuple[str, object]]]]:
    """The tables as sets of rows, without the numbers that the database gives."""
    numbers = {"id", "post_id", "import_id", "account_id", "created_at"}
    return {
        name: sorted(
            (
                sorted((key, value) for key, value in row.items() if key not in numbers)
                for row in rows
            ),
            key=repr,
        )
        for name, rows in dump(session).items()
    }
