"""Runs the migrations on the engine that `store.engine.upgrade` hands over."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlmodel import AutoString, SQLModel

from analytics import tables as account_tables
from analytics.columns import EnumText, UtcDateTime
from bot.store import tables as own_tables

# The tables register themselves when their modules are imported.
TABLES = (account_tables, own_tables)

PLAIN_TYPES = {
    UtcDateTime: "sa.DateTime(timezone=True)",
    EnumText: "sa.String()",
    AutoString: "sa.String()",
}
"""What a script says for our own types, so that an old script never needs today's code."""


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:  # noqa: ANN401 - Alembic's own signature
    """The plain type of one of ours; False leaves the rest to Alembic."""
    return PLAIN_TYPES.get(type(item), False) if kind == "type" else False


def run() -> None:
    """Migrate in one transaction, so that a killed upgrade leaves the old schema.

    SQLite begins none by itself for a change of the schema. Begun at once, it also makes a second
    process wait here until the first is done, and then find nothing to do.
    """
    engine = context.config.attributes["engine"]
    with engine.begin() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        if is_sqlite:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        context.configure(
            connection=connection,
            target_metadata=SQLModel.metadata,
            render_as_batch=is_sqlite,
            render_item=render_item,
            transactional_ddl=True,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
