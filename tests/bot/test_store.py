"""The database: its schema, its redeliveries, its links."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text
from sqlmodel import Session, SQLModel

from analytics.tables import Account, Platform
from bot.core.model import Place
from bot.store import engine as store
from bot.store.deliveries import KEPT, Deliveries
from bot.store.links import link, visible
from tests.fakes.conversation import NOW, request


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    engine = store.open_engine(f"sqlite:///{tmp_path / 'home' / 'test.db'}")
    store.upgrade(engine)
    return engine


def test_the_migrations_lead_to_the_tables(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_the_newest_revision_is_the_one_the_code_expects() -> None:
    config = Config()
    config.set_main_option("script_location", str(store.MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == store.HEAD


def test_upgrading_twice_changes_nothing(engine: Engine) -> None:
    store.upgrade(engine)
    assert store.revision(engine) == store.HEAD


def test_sqlite_keeps_references_and_writes_ahead(engine: Engine) -> None:
    with engine.connect() as connection:
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"


def test_a_delivery_is_taken_once_even_after_a_restart(engine: Engine) -> None:
    assert Deliveries(engine).claim(request("hi", id="7"))
    assert not Deliveries(engine).claim(request("hi", id="7"))
    engine.dispose()
    assert not Deliveries(engine).claim(request("hi", id="7"))


def test_old_deliveries_are_forgotten(engine: Engine) -> None:
    deliveries = Deliveries(engine)
    deliveries.claim(request("hi", id="7"))
    deliveries.forget(NOW + KEPT - timedelta(minutes=1))
    assert not deliveries.claim(request("hi", id="7"))
    deliveries.forget(NOW + KEPT + timedelta(minutes=1))
    assert deliveries.claim(request("hi", id="7"))


def test_a_place_sees_only_the_accounts_linked_to_it(engine: Engine) -> None:
    group, other = Place("fake", "team", "general"), Place("fake", "team", "random")
    with Session(engine) as session:
        account = Account(
            workspace="local",
            name="acme",
            name_key="acme",
            platform=Platform.X,
            created_at=datetime(2026, 1, 1, tzinfo=UTC),
        )
        session.add(account)
        session.commit()
        assert visible(session, group) == ()
        link(session, group, account)
        link(session, group, account)
        assert [found.name for found in visible(session, group)] == ["acme"]
        assert visible(session, other) == ()


def test_the_terminal_sees_the_accounts_of_its_own_workspace(engine: Engine) -> None:
    with Session(engine) as session:
        for workspace in ("local", "elsewhere"):
            session.add(
                Account(
                    workspace=workspace,
                    name="acme",
                    name_key="acme",
                    platform=Platform.X,
                    created_at=NOW,
                )
            )
        session.commit()
        (account,) = visible(session, Place("terminal", "local", "chat"))
        assert account.workspace == "local"
